"""Folding: what two spellings of the same text have in common, and the way back to the text.

Text is folded in three steps that the fast way (whole texts at the speed of C) and the exact way
(one block, with a map back to its code points) share, so that they cannot disagree:

1. each character by itself: NFC, own tables for jamo (never NFKC on them), NFKD without accents
   for the rest;
2. characters in their surroundings, one for one: separators become blanks, ends of sentences a
   wall that no match crosses, commas inside numbers and apostrophes inside words nothing;
3. upper case disappears; where a lower-case letter met an upper-case one a seam is left.

The result is *spaced* text: words divided by single blanks, every wall glued to the end of the
word before it. Without its blanks it is the *squeezed* text that matching runs over.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from reader.text.hangul import CONJOINING, HALF_WIDTH, is_hangul

BLOCK_END: Final = "\n"
"""The wall between two blocks or lines."""
SENTENCE_END: Final = "\x1e"
"""The wall between two sentences."""
WALLS: Final = BLOCK_END + SENTENCE_END
SEAM: Final = "\x1f"
"""Where upper case began inside a word: chat|gpt."""
_NOTHING: Final = "\0"
KEPT_SYMBOLS: Final = "+%&#"
"""Punctuation that is content: 디즈니+, Q&A, C#."""

_SINGLE_QUOTES: Final = "\u2018\u2019\u02bc\uff07"
_EXPANDING_LETTERS: Final = {"ß": "ss", "ẞ": "SS"}


class _Characters(dict[int, str]):
    """The first step for each character, worked out when the character is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if is_hangul(char) or char == BLOCK_END:
        return char
    jamo = CONJOINING.get(ord(char)) or HALF_WIDTH.get(ord(char))
    if jamo:
        return jamo
    if char in _SINGLE_QUOTES:
        return "'"
    if char in _EXPANDING_LETTERS:
        return _EXPANDING_LETTERS[char]
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn", "Co") and not char.isspace():
        return ""
    plain = unicodedata.normalize("NFKD", char)
    kept = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    return "".join(CONJOINING.get(ord(c), " " if c.isspace() else c) for c in kept)


_CHARACTERS: Final = _Characters()
_UNUSUAL = re.compile("[^\n -~가-힣ㄱ-ㅣ]")
"""What the first step may change; nearly all of a Korean or English text passes it by."""

# Each of these begins with a character or a plain set of them, which is what `re` looks for
# fastest; what must stand before it is looked at afterwards.
_THOUSANDS = re.compile(r",(?=[0-9])(?<=[0-9],)")
_APOSTROPHE = re.compile(r"'(?=[A-Za-z])(?<=[A-Za-z]')")
_SENTENCE = re.compile(r"[.!?][.!?]*[\"'”’)\]」』]*(?=\s|\Z)")
_FULL_STOP = re.compile(r"\.(?:(?![0-9])|(?<![0-9]\.))")
_DOUBTFUL = re.compile(f"[^\n 0-9A-Za-z.{KEPT_SYMBOLS}가-힣ㄱ-ㅣ\0\x1e]")
_CAMEL = re.compile(r"[A-Z](?<=[a-z][A-Z])")
_GAP = re.compile(r"(?:\n(?! [^ \n\x1e])|\x1e(?! [^ \n\x1e])| (?=[ \n\x1e]))[ \n\x1e]*")
"""What stands between two words and is not as it should be: one blank, or a wall and one blank."""


def spaced(raw: str) -> str:
    """Fold a whole text, fast and without a map back.

    Example:
        >>> spaced("ChatGPT, 카카오의 1,544억원!")
        'chat\\x1fgpt 카카오의 1544억원'
    """
    text = _UNUSUAL.sub(_fold_match, unicodedata.normalize("NFC", raw))
    return _join(_in_surroundings(text))


def squeeze(spaced_text: str) -> str:
    """Spaced text without its blanks and seams: what matching runs over."""
    return spaced_text.replace(" ", "").replace(SEAM, "")


def fold_token(raw: str) -> str:
    """A query token, squeezed, without walls."""
    text = squeeze(spaced(raw))
    return text.replace(BLOCK_END, "").replace(SENTENCE_END, "")


def _fold_match(match: re.Match[str]) -> str:
    return _CHARACTERS[ord(match[0])]


def _in_surroundings(text: str) -> str:
    """The second step; the result is as long as the text."""
    if "," in text:
        text = _THOUSANDS.sub(_NOTHING, text)
    if "'" in text:
        text = _APOSTROPHE.sub(_NOTHING, text)
    text = text.replace(". ", f"{SENTENCE_END} ").replace(".\n", f"{SENTENCE_END}\n")
    text = _SENTENCE.sub(_wall, text)
    if "." in text:
        text = _FULL_STOP.sub(" ", text)
    return _DOUBTFUL.sub(_separate, text)


class _Separators(dict[str, str]):
    """What the second step makes of a character that is not plainly a letter."""

    def __missing__(self, char: str) -> str:
        kept = char.isalnum() or char in KEPT_SYMBOLS
        made = self[char] = char if kept else " "
        return made


_SEPARATORS: Final = _Separators()


def _separate(match: re.Match[str]) -> str:
    return _SEPARATORS[match[0]]


def _wall(match: re.Match[str]) -> str:
    return SENTENCE_END + " " * (len(match[0]) - 1)


def _join(text: str) -> str:
    """The third step, and blanks put in order."""
    text = _CAMEL.sub(SEAM + r"\g<0>", text.replace(_NOTHING, "")).casefold()
    text = text.replace(SENTENCE_END + BLOCK_END, BLOCK_END).replace(BLOCK_END, BLOCK_END + " ")
    text = _GAP.sub(_gap, text.replace("  ", " "))
    # Walls at the front stay: blocks are counted by them.
    return text.lstrip(" " + SENTENCE_END).rstrip(" " + WALLS)


def _gap(match: re.Match[str]) -> str:
    return _walls(match[0]) + " "


def _walls(gap: str) -> str:
    """The walls that stay of what stands between two words."""
    if BLOCK_END in gap:
        return BLOCK_END * gap.count(BLOCK_END)
    return SENTENCE_END if SENTENCE_END in gap else ""


@dataclass(frozen=True, slots=True)
class Trace:
    """A squeezed text with the way back to the raw one."""

    text: str
    source: tuple[int, ...]
    """For each squeezed character the raw offset its cluster starts at."""
    raw: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw code points behind a squeezed stretch, half open, whole clusters."""
        last = self.source[end - 1] + 1
        while last < len(self.raw) and _continues(self.raw[last]):
            last += 1
        return self.source[start], last


def trace(raw: str) -> Trace:
    """Fold one block exactly: `trace(raw).text == squeeze(spaced(raw))`."""
    characters, places = _characters(raw)
    text: list[str] = []
    source: list[int] = []
    gap, gap_place = "", 0
    for char, place in zip(_in_surroundings(characters), places, strict=True):
        if char == " " or char in WALLS:
            gap_place = gap_place if gap else place
            gap += char
        elif char != _NOTHING:
            walls = _walls(gap) if text or BLOCK_END in gap else ""
            text += [*walls, char.casefold()]
            source += [gap_place] * len(walls) + [place]
            gap = ""
    return Trace("".join(text), tuple(source), raw)


def _characters(raw: str) -> tuple[str, list[int]]:
    """The first step, with the raw offset of the cluster each character came from."""
    if unicodedata.is_normalized("NFC", raw):
        clusters = list(enumerate(raw))
    else:
        edges = [0, *(i for i in range(1, len(raw)) if not _continues(raw[i])), len(raw)]
        clusters = [
            (start, unicodedata.normalize("NFC", raw[start:end])) for start, end in pairwise(edges)
        ]
    pieces = [cluster.translate(_CHARACTERS) for _, cluster in clusters]
    places = [start for (start, _), piece in zip(clusters, pieces, strict=True) for _ in piece]
    return "".join(pieces), places


def _continues(char: str) -> bool:
    """Whether a raw character belongs to the cluster before it."""
    return (
        "\u1160" <= char <= "\u11ff"
        or char == "\u200d"
        or unicodedata.category(char).startswith("M")
    )
