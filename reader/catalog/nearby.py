"""Words a slip away, looked up in a vocabulary too large to compare one by one.

One slip: every way it can be undone is looked up, some hundred steps down the table whatever its
size, and where the slip is not at the beginning among the words that begin alike. More slips: only
among the words that begin with the same four keys.
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
_FEW: Final = 100
"""More words that begin alike take longer to read than to ask for the likely ones."""
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
    typed, alphabet = keys.removeprefix(LATIN), ascii_lowercase if mark else _KOREAN_KEYS
    alike, most = mark + typed[:_FIRST_KEYS], _MOST_BEGINNING_SO if distance > 1 else _FEW
    near = _rows_beginning(connection, alike, most)
    found = near if distance > 1 else [row for row in near if _begins_nearly(row[0], keys)]
    is_all = len(near) < most  # that begin alike, so a slip further behind is none to ask for
    meant = one_slip(typed, alphabet, _FIRST_KEYS if is_all else None)
    asked = json.dumps([mark + one for one in meant])
    found += connection.execute(_FIRST_BEGINNING_SO, (asked,))
    return [Word(word_of_keys(one), documents) for one, documents in sorted({*found})]


def _begins_nearly(word: str, keys: str) -> bool:
    """Whether a word begins with these keys, or with what becomes them by one slip."""
    pairs = enumerate(zip(word, keys, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(word), len(keys)))
    meant, typed = word[same:], keys[same:]
    return (
        meant.startswith(typed[1:])  # a key too many
        or meant[1:].startswith((typed, typed[1:]))  # too few, a wrong one
        or (meant[1::-1] == typed[:2] and meant[2:].startswith(typed[2:]))
    )


def words_beginning(connection: sqlite3.Connection, keys: str, most: int) -> list[Word]:
    """So many of the words that begin with these keys, in the order of their keys."""
    rows = _rows_beginning(connection, keys, most)
    return [Word(word_of_keys(one), documents) for one, documents in rows]


def _rows_beginning(connection: sqlite3.Connection, keys: str, most: int) -> list[tuple[str, int]]:
    """The same as they stand in the table: their keys, and how many articles have them."""
    return connection.execute(
        "SELECT keys, documents FROM words WHERE keys >= ? AND keys < ? LIMIT ?",
        (keys, keys + "~", most),
    ).fetchall()


def one_slip(keys: str, alphabet: str, before_place: int | None = None) -> set[str]:
    """Everything that becomes these keys by one slip: the keys that were meant.

    A key too many, two keys the wrong way round, a wrong key, a key too few.

    Args:
        keys: What was typed.
        alphabet: The keys there are.
        before_place: Slips from the key of this index on are left out; None for all.

    Example:
        >>> sorted(one_slip("ab", "ab"))
        ['a', 'aa', 'aab', 'aba', 'abb', 'b', 'ba', 'bab', 'bb']
    """
    meant = set()
    for place in range(len(keys) + 1)[:before_place]:
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
