"""Which parts of the two editions of an article say the same."""
