"""From the bytes of a dump to the text that was meant."""
