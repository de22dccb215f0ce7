"""Pure functions on text: str in, str or plain values out."""
