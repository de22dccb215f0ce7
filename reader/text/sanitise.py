"""This is where text of others loses whatever could act on a terminal or hide from a reader.

The doors: `clean` for the lines of a dump, which says what it removed; `line_text` for what stands
on one line; `note_text` and `one_line` for what was typed; `guard` for the edge of the screen. The
last replaces instead of removing, so that offsets into the text stay valid.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from reader.text.lazy import lazily

MAX_BODY_CHARS: Final = 1 << 20
MAX_BODY_LINES: Final = 20_000
MAX_LINE_CHARS: Final = 1 << 16
MAX_TITLE_CHARS: Final = 300
MAX_NOTE_CHARS: Final = 1 << 16
MAX_TAGS: Final = 64
"""Of one annotation."""
MAX_TAG_CHARS: Final = 64
MAX_MARKS_IN_A_ROW: Final = 3
"""What stays on one letter, after composing; taller stacks are drawn over the lines around them."""
REPLACEMENT: Final = "\ufffd"
CUT: Final = "…"

CONTROL_SEQUENCES: Final = "control sequences"
CONTROL_CHARACTERS: Final = "control characters"
DIRECTION_MARKS: Final = "direction marks"
INVISIBLE: Final = "invisible characters"
BROKEN: Final = "broken characters"
STACKED: Final = "stacked marks"
SPACES: Final = "unusual spaces"
DECOMPOSED: Final = "decomposed letters"

# A string control (OSC, DCS, SOS, PM, APC) goes only when it is closed on its line and short:
# an open one loses its introducer, never the article behind it.
_STOPS = "\x07\x1b\x90\x98\x9c-\x9f\n\r\x85\u2028\u2029"
_STRING = (
    f"\x1b[\\]PX^_][^{_STOPS}]{{0,4096}}(?:\x07|\x1b\\\\|\x9c)"
    f"|[\x9d\x90\x98\x9e\x9f][^{_STOPS}]{{0,4096}}(?:\x07|\x1b\\\\|\x9c)"
)
_CSI = "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
_ESCAPE = "\x1b[ -/]{0,4}[0-~]"
_CONTROL_SEQUENCE = lazily(f"{_STRING}|{_CSI}|{_ESCAPE}")
_LINE_END = lazily("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")

_C_CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000effff"
)
_NONCHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF) if plane != 14
)
_CONTROL = lazily(f"[{_C_CONTROLS}]")
_DIRECTION = lazily(f"[{_DIRECTIONS}]")
_NONCHARACTER = lazily(f"[{_NONCHARACTERS}]")
_SPACE = lazily("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

_PICTOGRAPHS = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_TONES = "\U0001f3fb-\U0001f3ff"
_STRAY_JOINER = f"(?<![{_PICTOGRAPHS}\ufe0f{_TONES}])\u200d|\u200d(?![{_PICTOGRAPHS}])"
_STRAY_SELECTOR = f"(?<![{_PICTOGRAPHS}#*0-9])[\ufe00-\ufe0f]"
_INVISIBLE = lazily(f"[{_HIDDEN}]|{_STRAY_JOINER}|{_STRAY_SELECTOR}")

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ua66f-\ua67d\ufe20-\ufe2f"
)
_STACK = lazily(f"([{_MARKS}]{{{MAX_MARKS_IN_A_ROW}}})[{_MARKS}]+")

# What `str.isprintable` lets through although it may need work: marks, fillers, conjoining
# letters, selectors. Everything else that needs work is not printable.
_NOTHING_ODD = lazily(
    f"[^{_MARKS}\u034f\u115f\u1160\u1100-\u11ff\ud7b0-\ud7ff\u17b4\u17b5\u180b-\u180f\u3164"
    "\ufe00-\ufe0f\uffa0\ufff0-\uffff\U000e0000-\U000effff]*"
)

# Letters and signs of which a Korean or English page consists; each is printable, its own NFC, and
# joins with none of the others.
_COMMON = lazily(
    "[\n\t -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2460-\u25ff"
    "\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u3165-\u318e\u3200-\u321e\u3300-\u33ff\u4e00-\u9ffc"
    "\uac00-\ud7a3\uff01-\uff5e]*"
)

FORBIDDEN: Final = lazily(
    f"[\x0b-\x0d\x1c-\x1e\x85\u2028\u2029{_C_CONTROLS}{_DIRECTIONS}{_HIDDEN}{_NONCHARACTERS}]"
    f"|{_STRAY_JOINER}|{_STRAY_SELECTOR}"
)
"""One character that may never reach a screen or a file of the library. LF and TAB may."""


class _Plain(dict[str, bool]):
    """Whether a character is one of those of which most lines on the screen consist.

    A line has few; to compile an expression over the eleven thousand syllables there are takes as
    long as to draw twenty lines.
    """

    def __missing__(self, char: str) -> bool:
        self[char] = known = " " <= char <= "~" or "가" <= char <= "힣" or char in "·…‘’“”"
        return known


_PLAIN: Final = _Plain()


def is_clean(text: str) -> bool:
    """Whether nothing in the text needs sanitising (line feeds and tabs do not).

    A quick test that may say no to text that turns out to need nothing.
    """
    if _COMMON.fullmatch(text) is not None:
        return True
    flat = text.replace("\n", "").replace("\t", "")
    if not flat.isprintable():
        return False
    return flat.isascii() or (
        _NOTHING_ODD.fullmatch(flat) is not None and unicodedata.is_normalized("NFC", flat)
    )


def clean(text: str, counts: dict[str, int]) -> str:
    """Remove what is forbidden and bring the rest to NFC.

    Lines, indents and empty lines stay as they are, apart from unusual line ends becoming LF.

    Args:
        text: Anything, lone surrogates too.
        counts: What was removed is added here, by kind.
    """
    if is_clean(text):
        return text
    text = _removed(_CONTROL_SEQUENCE, "", text, CONTROL_SEQUENCES, counts)
    text = _LINE_END.sub("\n", text)
    text = _removed(_NONCHARACTER, REPLACEMENT, text, BROKEN, counts)
    before = ""
    while before != text:  # dropping one thing may join two others
        before = text
        text = _removed(_CONTROL, "", text, CONTROL_CHARACTERS, counts)
        text = _removed(_DIRECTION, "", text, DIRECTION_MARKS, counts)
        text = _removed(_INVISIBLE, "", text, INVISIBLE, counts)
        text = _removed(_SPACE, " ", text, SPACES, counts)
        if not unicodedata.is_normalized("NFC", text):
            composed = unicodedata.normalize("NFC", text)
            lost = len(text) - len(composed)
            counts[DECOMPOSED] = counts.get(DECOMPOSED, 0) + max(1, lost)
            text = composed
        text = _removed(_STACK, r"\1", text, STACKED, counts)
    return text


def line_text(raw: str, limit_chars: int = MAX_TITLE_CHARS) -> str:
    """Clean what stands on one line: titles, names, sources.

    All runs of white space become one space; over `limit_chars` it is cut and ends in "…".
    """
    text = " ".join(clean(raw[: limit_chars * 8], {}).split())
    return text if len(text) <= limit_chars else text[: limit_chars - 1].rstrip() + CUT


def one_line(raw: str) -> str:
    """Clean what was typed or pasted into a field of one line; its spaces stay."""
    return clean(raw, {}).replace("\n", " ").replace("\t", " ")


def note_text(raw: str) -> str:
    """Clean what was typed or pasted into a note: LF and TAB stay.

    Nothing of it is cut: whoever takes it refuses what is over `MAX_NOTE_CHARS`.
    """
    return clean(raw, {})


def guard(text: str) -> str:
    """Replace each forbidden character by U+FFFD, so that the length stays the same."""
    if all(map(_PLAIN.__getitem__, text)) or is_clean(text):
        return text
    while FORBIDDEN.search(text) is not None:  # a selector may lean on what just went
        text = FORBIDDEN.sub(REPLACEMENT, text)
    return text


def _removed(
    pattern: re.Pattern[str], by: str, text: str, kind: str, counts: dict[str, int]
) -> str:
    text, number = pattern.subn(by, text)
    if number:
        counts[kind] = counts.get(kind, 0) + number
    return text
