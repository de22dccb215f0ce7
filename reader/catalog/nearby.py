"""Words a slip away, looked up in a vocabulary too large to compare one by one.

One slip: every way it can be undone is looked up, a few hundred steps down the table whatever its
size. More slips: only among the words that begin with the same four keys.
"""

from __future__ import annotations

import json
import sqlite3
from string import ascii_lowercase
from sys import maxunicode
from typing import Final

from reader.catalog.words import LATIN, SKELETON_LETTERS, word_of_keys
from reader.search.lexicon import Word
from reader.text.keyboard import LETTER_OF

_KOREAN_KEYS: Final = "".join(LETTER_OF)
_FIRST_KEYS: Final = 4
_MOST_BEGINNING_SO: Final = 3000
_FIRST_BEGINNING_SO: Final = f"""
SELECT keys, documents FROM words WHERE keys IN (
    SELECT (
        SELECT keys FROM words
        WHERE keys >= begun.value AND keys < begun.value || char({maxunicode})
        ORDER BY keys LIMIT 1
    ) FROM json_each(?) AS begun
)
"""
"""The first word that begins so, for each beginning, in one go; few have any."""
_SHORTEST_SKELETON: Final = 4
"""One consonant of three is too much to be wrong about."""


def near_words(connection: sqlite3.Connection, keys: str, distance: int) -> list[Word]:
    """Words with nearly these keys, and words that begin so.

    Args:
        connection: To the catalog.
        keys: As `keys_of_word` makes them.
        distance: How many may be wrong.
    """
    mark = LATIN if keys.startswith(LATIN) else ""
    alphabet = ascii_lowercase if mark else _KOREAN_KEYS
    meant = [mark + one for one in one_slip(keys.removeprefix(LATIN), alphabet)]
    rows = connection.execute(_FIRST_BEGINNING_SO, (json.dumps(meant),))
    found = {word_of_keys(one): documents for one, documents in rows}
    if distance > 1:
        begun = mark + keys.removeprefix(LATIN)[:_FIRST_KEYS]
        found.update(words_beginning(connection, begun, _MOST_BEGINNING_SO))
    return list(map(Word._make, found.items()))


def words_beginning(connection: sqlite3.Connection, keys: str, most: int) -> list[Word]:
    """So many of the words that begin with these keys, in the order of their keys."""
    rows = connection.execute(
        "SELECT keys, documents FROM words WHERE keys >= ? AND keys < ? LIMIT ?",
        (keys, keys + "~", most),
    )
    return [Word(word_of_keys(one), documents) for one, documents in rows]


def one_slip(keys: str, alphabet: str) -> set[str]:
    """Everything that becomes these keys by one slip: the keys that were meant.

    A key too many, two keys the wrong way round, a wrong key, a key too few.

    Example:
        >>> sorted(one_slip("ab", "ab"))
        ['a', 'aa', 'aab', 'aba', 'abb', 'b', 'ba', 'bab', 'bb']
    """
    meant = set()
    for place in range(len(keys) + 1):
        before, after = keys[:place], keys[place:]
        meant.update([before + key + after for key in alphabet])
        if after:
            rest = after[1:]
            meant.add(before + rest)
            meant.add(before + rest[:1] + after[0] + rest[1:])
            meant.update([before + key + rest for key in alphabet])
    meant.discard(keys)
    return meant


def near_skeletons(skeleton: str) -> set[str]:
    """Skeletons one letter away; none for a short one."""
    if len(skeleton) < _SHORTEST_SKELETON:
        return set()
    return one_slip(skeleton, SKELETON_LETTERS)
