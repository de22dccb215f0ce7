"""The library on disk: YAML, atomic writes, the journal of marks."""
