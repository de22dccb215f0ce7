"""A disposable SQLite cache of the library: list rows and full text."""
