"""The pictures of the README: `python -m tests.screenshots` writes screenshots/*.svg."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final

from rich.color import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.app import App

from reader.text.cells import cell_len

CELL: Final = 10
LINE: Final = 22
FONT: Final = 20
MARGIN: Final = 14
"""In user units. A Korean fixed-width font is half as wide as high, twice that for Hangul."""
FONTS: Final = "D2Coding, NanumGothicCoding, 'Noto Sans Mono CJK KR', 'Sarasa Mono K', monospace"
_WORD: Final = re.compile(r"\S+")


def picture(app: App[object]) -> str:
    """What an app shows now, as SVG.

    Rich's own pictures measure text in characters and squeeze Hangul, which takes two cells a
    syllable. Here every word has its cell and its width in cells.
    """
    update = app.screen._compositor.render_update(
        full=True, screen_stack=app._background_screens, simplify=True
    )
    lines = [[s for strip in line for s in strip] for line in getattr(update, "strips", [])]
    columns, rows = app.size
    ground = app.theme_variables["background"]
    width, height = columns * CELL + 2 * MARGIN, rows * LINE + 2 * MARGIN
    body = "\n".join(_drawn(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="{FONTS}" font-size="{FONT}">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="{ground}"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN})">\n{body}\n</g>\n</svg>\n'
    )


def _drawn(lines: Iterable[Iterable[Segment]]) -> Iterator[str]:
    for number, line in enumerate(lines):
        cell = 0
        for text, style, control in line:
            if control is None:
                yield from _run(text, style or Style(), cell, number)
                cell += cell_len(text)


def _run(text: str, style: Style, cell: int, row: int) -> Iterator[str]:
    ink, ground = _colors(style)
    x, y, width = cell * CELL, row * LINE, cell_len(text) * CELL
    if ground:
        yield f'<rect x="{x}" y="{y}" width="{width}" height="{LINE}" fill="{ground}"/>'
    looks = ' font-weight="bold"' if style.bold else ""
    looks += ' font-style="italic"' if style.italic else ""
    looks += ' text-decoration="underline"' if style.underline else ""
    for word in _WORD.finditer(text):
        at = x + cell_len(text[: word.start()]) * CELL
        length = cell_len(word[0]) * CELL
        yield (
            f'<text x="{at}" y="{y + FONT - 4}" fill="{ink}"{looks} textLength="{length}">'
            f"{html.escape(word[0], quote=False)}</text>"
        )


def _colors(style: Style) -> tuple[str, str]:
    ink = style.color.triplet if style.color else None
    ground = style.bgcolor.triplet if style.bgcolor else None
    if style.reverse:
        ink, ground = ground, ink
    if ink and ground and style.dim:
        ink = ColorTriplet(*((a + b) // 2 for a, b in zip(ink, ground, strict=True)))
    return (ink.hex if ink else "#888888"), (ground.hex if ground else "")
