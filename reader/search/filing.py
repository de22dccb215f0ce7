"""Under what a text is filed: its grams, for candidates, and its words, for the vocabulary.

A library has millions of grams, so nothing here looks at characters one by one. A text is laid
out as rows of bytes, a byte for each UTF-16 unit, and every question ("is it a syllable, and the
next one too?") is asked of the whole row at once: tables by `bytes.translate`, conditions as
bitwise operations on the row as one large integer. The byte of unit `i` is bits `8 i` to `8 i + 7`,
so `row >> 8` brings each unit's right neighbour to its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from reader.search.folding import SEAM, squeeze
from reader.search.grams import (
    IDEOGRAPHS,
    INITIALS_START,
    LATIN_START,
    STAND_INS,
    SYLLABLE_START,
    opened,
)
from reader.search.lexicon import words_of
from reader.text.hangul import FIRST_SYLLABLE, INITIALS, SYLLABLES_PER_INITIAL

_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_BLANK, _SEAM, _LETTER, _DIGIT, _OTHER, _WALL, _ABOVE, _SYLLABLE, _CONSONANT, _VOWEL = range(1, 11)
"""Kinds of units; `_ABOVE` are ideographs and all else from U+3000 on."""
_BEGINS: Final = 0x10
"""Added to the kind of a unit at which a word, a script or a capital begins."""
_LATIN_KINDS: Final = (_LETTER, _DIGIT, _OTHER)
_HANGUL_KINDS: Final = (_SYLLABLE, _CONSONANT, _VOWEL)
_JAMO_PAGE: Final = 0x31
_NUL: Final = b"\0"
_YES: Final = 0xFF
_RECIPROCAL: Final = -(-(1 << 24) // SYLLABLES_PER_INITIAL)
"""Times this, the top byte of a syllable's 32 bits is the syllable divided by 588: its initial."""


def _table(value_of: Callable[[int], int]) -> bytes:
    return bytes(map(value_of, range(256)))


def _kind_below(code: int) -> int:
    char = chr(code)
    if "a" <= char <= "z":
        return _LETTER
    if "0" <= char <= "9" or char == ".":  # a full stop that is left belongs to a number
        return _DIGIT
    return {" ": _BLANK, SEAM: _SEAM}.get(char, _WALL if char.isspace() else _OTHER)


def _kind_of_page(page: int) -> int:
    if page == 0:
        return 0
    if page < 0x30:
        return _OTHER
    return _SYLLABLE if FIRST_SYLLABLE >> 8 <= page <= 0xD7 else _ABOVE


def _kind_of_jamo(low: int) -> int:
    return _CONSONANT if 0x31 <= low <= 0x4E else _VOWEL if 0x4F <= low <= 0x63 else _ABOVE


def _script(kind: int) -> int:
    if kind in _HANGUL_KINDS:
        return 1
    return {_LETTER: 2, _DIGIT: 3, _ABOVE: 5, _BLANK: 0, _SEAM: 0}.get(kind, 4)


def _of_kinds(*kinds: int) -> bytes:
    """A table that says yes to units of these kinds."""
    return _table(lambda kind: _YES if kind & ~_BEGINS in kinds else 0)


_KINDS_BELOW: Final = _table(_kind_below)
_KINDS_BY_PAGE: Final = _table(_kind_of_page)
_KINDS_OF_JAMO: Final = _table(_kind_of_jamo)
_FIRST_PAGE: Final = _table(lambda page: 0 if page else _YES)
_PAGE_OF_JAMO: Final = _table(lambda page: _YES if page == _JAMO_PAGE else 0)
_SCRIPTS: Final = _table(_script)
_DIFFERENT: Final = _table(lambda difference: _BEGINS if difference else 0)
_NO_UNITS: Final = bytes((_BLANK, _SEAM, _BLANK | _BEGINS, _SEAM | _BEGINS))
"""Blanks and seams are gone when words are squeezed together."""
_BEGUN: Final = _table(lambda kind: _YES if kind & _BEGINS else 0)
_SYLLABLES: Final = _of_kinds(_SYLLABLE)
_LATIN: Final = _of_kinds(*_LATIN_KINDS)
_CONSONANTS: Final = _of_kinds(_CONSONANT)
_LATIN_RUNS: Final = _table(
    lambda kind: ord(" ") if kind & ~_BEGINS not in _LATIN_KINDS else ord("Aa"[not kind & _BEGINS])
)
_RUN_BEGUN: Final = _table(lambda mark: _YES if mark == ord("A") else 0)
_RUN_UNITS: Final = _table(lambda mark: 0 if mark == ord(" ") else _YES)
_SYLLABLE_PAGES: Final = _table(lambda page: max(0, page - (FIRST_SYLLABLE >> 8)))
_INITIALS: Final = _table(lambda i: ord(INITIALS[min(i, len(INITIALS) - 1)]) & 0xFF)
"""The page of the last syllables ends with code points that are none; they count as the last."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What a text is filed under."""

    grams: bytes
    """UTF-8, divided by blanks; a gram may stand there more than once."""
    shortest: bytes
    """Of a head, what only the index of heads is told; in the same form, empty for bodies."""
    words: set[str]


@dataclass(frozen=True, slots=True)
class _Units:
    """UTF-16 units: a row of their low and one of their high bytes."""

    count: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Latin:
    """Runs of letters and digits, with a blank between two."""

    units: _Units
    there: int
    """Marks what is no blank."""
    begun: int
    """Marks where a word begins."""


class _Starts(dict[str, str]):
    """Syllable to the gram of a word that begins with it, made when it is first met."""

    def __missing__(self, syllable: str) -> str:
        self[syllable] = start = SYLLABLE_START + opened(syllable)
        return start


_STARTS: Final = _Starts()


def file_text(spaced_text: str, *, head: bool = False) -> Filing:
    """Work out what a text is filed under.

    Args:
        spaced_text: What `spaced` made, perhaps of several lines.
        head: Whether it belongs to the head, where one and two initials can be asked for, and
            initials of several words.
    """
    low, high = _bytes_of(spaced_text)
    kinds = _with_beginnings(_kinds(low, high))
    squeezed = squeeze(spaced_text)
    low, high = _bytes_of(squeezed)
    initials = list(_grams_of_initials(low, high, kinds, head=head))
    letters = _latin_of(_units(low, high), kinds)
    grams = [*_grams_of_syllables(_units(low, high), kinds), initials.pop()]
    if letters is not None:
        grams += _grams_of_letters(letters)
    if any(kind in kinds for kind in (_ABOVE, _ABOVE | _BEGINS)):
        grams.append(" ".join(_IDEOGRAPH.findall(squeezed)))
    if head and letters is not None:
        initials.append(_emit(letters.units, letters.begun, 1, LATIN_START))
    return Filing(_joined(grams), _joined(initials), words_of(spaced_text))


def _joined(grams: Iterable[str]) -> bytes:
    return " ".join(grams).encode().translate(None, _NUL)


def _bytes_of(text: str) -> tuple[bytes, bytes]:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[0::2], units[1::2]


def _units(low: bytes, high: bytes) -> _Units:
    return _Units(len(low), _row(low), _row(high))


def _row(units: bytes | bytearray) -> int:
    return int.from_bytes(units, "little")


def _kinds(low: bytes, high: bytes) -> bytes:
    kinds = _row(low.translate(_KINDS_BELOW)) & _row(high.translate(_FIRST_PAGE))
    kinds |= _row(high.translate(_KINDS_BY_PAGE))
    if _JAMO_PAGE in high:
        jamo = _row(high.translate(_PAGE_OF_JAMO))
        kinds = kinds & ~jamo | _row(low.translate(_KINDS_OF_JAMO)) & jamo
    return kinds.to_bytes(len(low), "little")


def _with_beginnings(kinds: bytes) -> bytes:
    """The kinds of the squeezed text's units, with the beginnings marked."""
    count = len(kinds)
    scripts = _row(kinds.translate(_SCRIPTS))
    changes = (scripts ^ scripts << 8).to_bytes(count + 1, "little")[:count]
    marked = _row(kinds) | _row(changes.translate(_DIFFERENT))
    return marked.to_bytes(count, "little").translate(None, _NO_UNITS)


def _emit(units: _Units, where: int, length: int, prefix: str = "") -> str:
    """So many units from each place that is marked, each with a blank, NULs in between."""
    count = units.count
    width = len(prefix) + length + 1
    out = bytearray(2 * width * count)
    for at, char in ((0, prefix), (width - 1, " ")):
        if char:
            marked = _row(char.encode("latin-1") * count) & where
            out[2 * at :: 2 * width] = marked.to_bytes(count, "little")
    for place in range(length):
        at = 2 * (len(prefix) + place)
        for offset, row in enumerate((units.low, units.high)):
            unit = row >> 8 * place & where
            out[at + offset :: 2 * width] = unit.to_bytes(count, "little")
    return out.decode("utf-16-le")


def _grams_of_syllables(units: _Units, kinds: bytes) -> Iterable[str]:
    syllables = _row(kinds.translate(_SYLLABLES))
    if syllables:
        yield _emit(units, syllables & syllables >> 8, 2)
        begun = _only(units, syllables & _row(kinds.translate(_BEGUN))).replace(" ", "")
        yield " ".join(set(map(_STARTS.__getitem__, set(begun))))


def _grams_of_initials(low: bytes, high: bytes, kinds: bytes, *, head: bool) -> Iterable[str]:
    count = len(low)
    syllables = _row(kinds.translate(_SYLLABLES))
    lanes = bytearray(4 * count)
    lanes[0::4] = (_row(low) & syllables).to_bytes(count, "little")
    lanes[1::4] = high.translate(_SYLLABLE_PAGES)
    product = (_row(lanes) * _RECIPROCAL).to_bytes(4 * count, "little")
    found = _row(product[3::4].translate(_INITIALS)) & syllables
    consonants = _row(kinds.translate(_CONSONANTS))
    found |= _row(low) & consonants
    there = syllables | consonants
    begun = _row(kinds.translate(_BEGUN))
    where = there & begun
    # In bodies, initials of several words are no match.
    goes_on = there if head else there & ~begun
    for length in (1, 2, 3):
        if head or length == 3:
            yield _initials_from(found, where, length, count)
        where &= goes_on >> 8 * length


def _initials_from(found: int, where: int, length: int, count: int) -> str:
    """So many initials from each place that is marked; no initial's low byte is 0."""
    rows = [
        (found >> 8 * place & where).to_bytes(count, "little").translate(None, _NUL)
        for place in range(length)
    ]
    start = bytes((ord(INITIALS_START), 0))
    out = bytearray((start + bytes((0, _JAMO_PAGE)) * length + b" \0") * len(rows[0]))
    for place, row in enumerate(rows, 1):
        out[2 * place :: 2 * (length + 2)] = row
    return out.decode("utf-16-le")


def _latin_of(units: _Units, kinds: bytes) -> _Latin | None:
    """The runs of letters and digits by themselves; None if there are none."""
    runs = " ".join(_only(units, _row(kinds.translate(_LATIN))).split())
    if not runs:
        return None
    for code, stand_in in STAND_INS.items():
        runs = runs.replace(chr(code), chr(stand_in))
    marks = b" ".join(kinds.translate(_LATIN_RUNS).split())
    there, begun = _row(marks.translate(_RUN_UNITS)), _row(marks.translate(_RUN_BEGUN))
    return _Latin(_units(*_bytes_of(runs)), there, begun)


def _grams_of_letters(letters: _Latin) -> Iterable[str]:
    there, begun = letters.there, letters.begun
    two = there & there >> 8
    yield _emit(letters.units, two & there >> 16, 3)
    yield _emit(letters.units, begun & two, 2, LATIN_START)
    alone = begun & ~two
    if alone:
        yield _emit(letters.units, alone, 1, LATIN_START).replace(" ", LATIN_START + " ")


def _only(units: _Units, where: int) -> str:
    """The text with blanks for every unit that is not marked."""
    blanks = _row(b" " * units.count) & ~where
    out = bytearray(2 * units.count)
    out[0::2] = (units.low & where | blanks).to_bytes(units.count, "little")
    out[1::2] = (units.high & where).to_bytes(units.count, "little")
    return out.decode("utf-16-le")
