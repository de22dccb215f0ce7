"""The values everything else is about: articles, marks and rows of the list."""
