"""Understanding what was typed, and finding it."""
