"""Numbers of things, in words for people."""

from __future__ import annotations


def counted(count: int, word: str) -> str:
    """So many of something whose plural ends in s.

    Example:
        >>> counted(1, "article"), counted(0, "article")
        ('1 article', '0 articles')
    """
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
