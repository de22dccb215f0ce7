"""How many terminal cells a text takes, and where its graphemes begin and end.

The table is ours and small: `unicodedata` says most of it, `_EXCEPTIONS` the rest (what
terminals draw differently, and what later versions of Unicode added). A test holds it equal
to what the screen library measures for every character a sanitised text can contain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from reader.text.lazy import lazily

_EXCEPTIONS: Final = {
    0: "897 cf3 ece 1acf-1add 1ae0-1aeb 2065 3164 ffa0 fff0-fff8 10d69-10d6d 10efa-10eff 11241 "
    "113b8-113c0 113c2 113c5 113c7-113ca 113cc-113d0 113d2 113e1-113e2 11b60-11b67 11f00-11f01 "
    "11f03 11f34-11f3a 11f3e-11f42 11f5a 13439-13440 13447-13455 1611e-1612f 1e08f 1e4ec-1e4ef "
    "1e5ee-1e5ef 1e6e3 1e6e6 1e6ee-1e6ef 1e6f5 1f3fb-1f3ff e0000 e0002-e001f e0080-e00ff "
    "e01f0-e0fff",
    1: "ad 600-605 6dd 70f 890-891 8e2 110bd 110cd",
    2: "2630-2637 268a-268f 2ffc-2fff 31e4-31e5 31ef 4dc0-4dff fa6e-fa6f fada-faff 16ff2-16ff6 "
    "187f8-187ff 18cff 18d09-18d1e 18d80-18df2 1b132 1b155 1d300-1d356 1d360-1d376 1f6d8 1f6dc "
    "1fa75-1fa77 1fa87-1fa8a 1fa8e-1fa8f 1faad-1faaf 1fabb-1fabf 1fac6 1fac8 1facd-1facf "
    "1fada-1fadc 1fadf 1fae8-1faea 1faef 1faf7-1faf8 20000-2fffd 30000-3fffd",
}
"""Ranges of code points in hexadecimal, by width."""

_WIDENED: Final = (
    "23 2a 30-39 a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 2328 23cf 23ed-23ef 23f1-23f2 "
    "23f8-23fa 24c2 25aa-25ab 25b6 25c0 25fb-25fc 2600-2604 260e 2611 2618 261d 2620 2622-2623 "
    "2626 262a 262e-262f 2638-263a 2640 2642 265f-2660 2663 2665-2666 2668 267b 267e 2692 "
    "2694-2697 2699 269b-269c 26a0 26a7 26b0-26b1 26c8 26cf 26d1 26d3 26e9 26f0-26f1 26f4 "
    "26f7-26f9 2702 2708-2709 270c-270d 270f 2712 2714 2716 271d 2721 2733-2734 2744 2747 "
    "2763-2764 27a1 2934-2935 2b05-2b07 1f170-1f171 1f17e-1f17f 1f321 1f324-1f32c 1f336 1f37d "
    "1f396-1f397 1f399-1f39b 1f39e-1f39f 1f3cb-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 1f43f 1f441 "
    "1f4fd 1f549-1f54a 1f56f-1f570 1f573-1f579 1f587 1f58a-1f58d 1f590 1f5a5 1f5a8 1f5b1-1f5b2 "
    "1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa 1f6cb "
    "1f6cd-1f6cf 1f6e0-1f6e5 1f6e9 1f6f0 1f6f3"
)
"""What variation selector 16 turns from one cell into two: keycaps and old symbols."""

_JOINER: Final = "\u200d"
_EMOJI_SELECTOR: Final = "\ufe0f"
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Zl", "Zp"})
_MEDIAL_AND_FINAL: Final = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF))
"""Conjoining vowels and finals are drawn into the syllable before them."""


def _ranges(written: str) -> Iterator[range]:
    for part in written.split():
        first, _, last = part.partition("-")
        yield range(int(first, 16), int(last or first, 16) + 1)


def _by_rule(char: str) -> int:
    code = ord(char)
    if any(first <= code <= last for first, last in _MEDIAL_AND_FINAL):
        return 0
    category = unicodedata.category(char)
    if category in _NO_WIDTH:
        return 0
    return 2 if category != "Cn" and unicodedata.east_asian_width(char) in "WF" else 1


class _Widths(dict[str, int]):
    """Width of each character, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._exceptions = [
            (codes, width) for width, written in _EXCEPTIONS.items() for codes in _ranges(written)
        ]

    def __missing__(self, char: str) -> int:
        code = ord(char)
        width = next((w for codes, w in self._exceptions if code in codes), None)
        self[char] = _by_rule(char) if width is None else width
        return self[char]


_WIDTHS: Final = _Widths()
_widened: Final = frozenset(chr(code) for codes in _ranges(_WIDENED) for code in codes)
_SIMPLE: Final = lazily("[ -~가-힣ㄱ-ㆎ\u00a1-\u00ac\u2010-\u2027\u3001-\u3029]*")
"""Text whose every character is a grapheme of its own; nearly all there is."""


def cell_len(text: str) -> int:
    """How many cells a text takes on the screen; control characters take none.

    Example:
        >>> cell_len("카카오 AI")
        9
    """
    if text.isascii() and text.isprintable():
        return len(text)
    if _JOINER in text or _EMOJI_SELECTOR in text:
        return sum(cells for _, _, cells in grapheme_spans(text))
    return sum(map(_WIDTHS.__getitem__, text))


def grapheme_spans(text: str) -> list[tuple[int, int, int]]:
    """Every grapheme as (start, end, cells), offsets in code points, without gaps.

    Families, flags, keycaps, skin tones and decomposed syllables stay whole.
    """
    widths = map(_WIDTHS.__getitem__, text)
    if _SIMPLE.fullmatch(text):
        return [(at, at + 1, width) for at, width in enumerate(widths)]
    return _composed_spans(text)


def _composed_spans(text: str) -> list[tuple[int, int, int]]:
    spans: list[tuple[int, int, int]] = []
    widenable = joined = False
    flag_open = False
    for at, char in enumerate(text):
        width = _WIDTHS[char]
        is_flag = "\U0001f1e6" <= char <= "\U0001f1ff"
        if spans and (joined or not width or (is_flag and flag_open)):
            start, _, cells = spans[-1]
            if char == _EMOJI_SELECTOR:
                cells, widenable = cells + widenable, False
            elif not joined:
                cells += width
            spans[-1] = (start, at + 1, cells)
            flag_open = False
        else:
            spans.append((at, at + 1, width))
            flag_open = is_flag
            widenable = char in _widened
        joined = char == _JOINER and not joined
    return spans


def graphemes(text: str) -> list[str]:
    """A text in pieces a person takes for one character; joined they are the text.

    Example:
        >>> graphemes("각시")
        ['각', '시']
    """
    return [text[start:end] for start, end, _ in grapheme_spans(text)]


def truncate(text: str, cells: int, ending: str = "..") -> str:
    """A text cut to fit, never through a character.

    Args:
        cells: The most it may take.
        ending: What marks a cut; left out where there is no room for it. Two full stops,
            because the ellipsis takes two cells in some terminals.

    Returns:
        The text itself if it fits; may be one cell narrower than asked.
    """
    if cell_len(text) <= cells:
        return text
    mark = ending if cell_len(ending) < cells else ""
    room = cells - cell_len(mark)
    if _SIMPLE.fullmatch(text):
        ends = accumulate(map(_WIDTHS.__getitem__, text))
        return text[: sum(map(room.__ge__, ends))] + mark
    kept = 0
    for _, end, width in grapheme_spans(text):
        if width > room:
            break
        room -= width
        kept = end
    return text[:kept] + mark


def cell_to_offset(text: str, cell: int) -> int:
    """The offset of the grapheme drawn at a cell, its right half included.

    Returns:
        An offset in code points; `len(text)` right of the end, 0 left of the start.
    """
    if cell < 0:
        return 0
    at = 0
    for start, _, width in grapheme_spans(text):
        at += width
        if cell < at:
            return start
    return len(text)
