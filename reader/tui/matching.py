"""Whether a short text answers a query, for the filters of small lists.

The library's search is the catalog's; this is its literal part for texts that are on the
screen anyway: half-typed syllables, initials, spacing, width and the wrong keyboard layout.
"""

from __future__ import annotations


def matches(query: str, *texts: str) -> bool:
    """Whether every word of a query is found in one of the texts; "" is always found."""
    from reader.search.folding import fold_token
    from reader.text.hangul import initials, keystrokes

    whole = fold_token(" ".join(texts))
    keys, first = keystrokes(whole), initials(whole)
    return all(_found(word, keys, first) for word in query.split())


def _found(word: str, keys: str, first: str) -> bool:
    from reader.search.folding import fold_token
    from reader.text.hangul import is_consonant, keystrokes
    from reader.text.keyboard import to_hangul

    folded = fold_token(word)
    if folded and all(is_consonant(char) for char in folded) and folded in first:
        return True
    typed = {keystrokes(folded), keystrokes(fold_token(to_hangul(word)))}
    return any(one in keys for one in typed)
