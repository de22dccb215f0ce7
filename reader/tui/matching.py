"""Whether a short text answers a query, for the filters of small lists.

The library's search is the catalog's; this is its literal part for texts that are on the
screen anyway: half-typed syllables, initials, spacing, width and the wrong keyboard layout.
"""

from __future__ import annotations


class Haystack:
    """Short texts, made ready to be asked one query after the other."""

    __slots__ = ("_initials", "_keys")

    def __init__(self, *texts: str) -> None:
        from reader.search.folding import fold_token
        from reader.text.hangul import initials, keystrokes

        whole = fold_token(" ".join(texts))
        self._keys, self._initials = keystrokes(whole), initials(whole)

    def answers(self, query: str) -> bool:
        """Whether every word of a query is found in one of the texts; "" is always found."""
        return all(_found(word, self._keys, self._initials) for word in query.split())


def matches(query: str, *texts: str) -> bool:
    """Whether every word of a query is found in one of the texts; "" is always found."""
    return Haystack(*texts).answers(query)


def _found(word: str, keys: str, first: str) -> bool:
    from reader.search.folding import fold_token
    from reader.text.hangul import is_consonant, keystrokes
    from reader.text.keyboard import to_hangul

    folded = fold_token(word)
    if folded and all(is_consonant(char) for char in folded) and folded in first:
        return True
    typed = {keystrokes(folded), keystrokes(fold_token(to_hangul(word)))}
    return any(one in keys for one in typed)
