"""What a person put on articles, on disk: a journal of operations and a readable copy."""
