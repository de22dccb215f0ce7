"""The pictures of the README: `python -m tests.screenshots` writes screenshots/*.svg."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.app import App

from reader.catalog.catalog import Catalog
from reader.model.article import ArticleId, BlockKind, Language
from reader.model.listing import ListQuery
from reader.model.marks import Color, ItemId, Layout, Point, ReadingPosition, Span
from reader.paths import bundled_library
from reader.session import Session
from reader.store.library import LibraryStore
from reader.text.cells import cell_len
from reader.text.sentences import sentences
from reader.tui.widgets.status_line import StatusLine
from tests.support import PROJECT, InMemoryMarks
from tests.tui.driving import NARROW, SMALL, WIDE, driven, press, settled, strips_of

CELL: Final = 10
LINE: Final = 22
FONT: Final = 20
MARGIN: Final = 14
"""In user units. A Korean fixed-width font is half as wide as high, twice that for Hangul."""
FONTS: Final = "D2Coding, NanumGothicCoding, 'Noto Sans Mono CJK KR', 'Sarasa Mono K', monospace"
_WORD: Final = re.compile(r"\S+")


def picture(app: App[None]) -> str:
    """What an app shows now, as SVG.

    Rich's own pictures measure text in characters and squeeze Hangul, which takes two cells a
    syllable. Here every word has its cell and its width in cells.
    """
    lines = [[s for strip in line for s in strip] for line in strips_of(app)]
    columns, rows = app.size
    ground = app.theme_variables["background"]
    width, height = columns * CELL + 2 * MARGIN, rows * LINE + 2 * MARGIN
    body = "\n".join(_drawn(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="{FONTS}" font-size="{FONT}">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="{ground}"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN})" shape-rendering="crispEdges">\n'
        f"{body}\n</g>\n</svg>\n"
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


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: which keys lead to it, at which size."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    theme: str = "reader-night"


SCENES: Final = (
    Scene("list", ("j", "j")),
    Scene("korean", ("enter",)),
    Scene("english", ("enter", "g", "t")),
    Scene("side-by-side", ("enter", "l", "l")),
    Scene("interleaved", ("enter", "l")),
    Scene("peek", ("enter", "p")),
    Scene("search", ("slash", *"투자")),
    Scene("search-initials", ("slash", *"ㄴㅍㄹㅅ")),
    Scene("concordance", ("asterisk", *"투자", "enter", "j")),
    Scene("align", ("enter", "c", "j", "j", "m", "j")),
    Scene("annotations", ("semicolon",)),
    Scene("note", ("semicolon", "a")),
    Scene("help", ("question_mark",)),
    Scene("light", ("enter",), theme="reader-day"),
    Scene("sepia", ("enter", "g", "t"), theme="reader-sepia"),
    Scene("narrow-80x24", ("j",), NARROW),
    Scene("narrow-80x24-article", ("enter",), NARROW),
    Scene("narrow-40x10", ("enter",), SMALL),
    Scene("narrow-80x24-align", ("enter", "c"), NARROW),
)


def main() -> None:
    """Write every picture into screenshots/."""
    folder = PROJECT / "screenshots"
    folder.mkdir(exist_ok=True)
    for scene in SCENES:
        (folder / f"{scene.name}.svg").write_text(asyncio.run(taken(scene)), encoding="utf-8")


async def taken(scene: Scene) -> str:
    """The picture of a scene, the same on every day and every machine."""
    session = a_read_session(bundled_library())
    async with driven(session, size=scene.size, config={"theme": scene.theme}) as pilot:
        await press(pilot, *scene.keys)
        for line in pilot.app.screen.query(StatusLine):
            line.say("")
        await settled(pilot)
        return picture(pilot.app)


def a_read_session(folder: Path) -> Session:
    """The bundled library as somebody has it who has been reading for a while."""
    marks = InMemoryMarks()
    session = Session(LibraryStore(folder).open(), lambda: marks, Catalog(None))
    session.refresh()
    session.load_marks()
    ids = [row.id for row in session.rows(ListQuery(), 0, 20)]
    _read_some(session, ids)
    session.save()
    for article_id, kept in marks.state.items():
        ordered = sorted(kept.annotations, key=lambda one: (one.kind, str(one.target)))
        dated = [
            replace(one, id=ItemId(f"{article_id}{n:016d}"), created="2024-01-15T21:04:00+09:00")
            for n, one in enumerate(ordered)
        ]
        marks.state[article_id] = replace(kept, annotations=tuple(dated))
    session.load_marks()
    return session


def _read_some(session: Session, ids: list[ArticleId]) -> None:
    first, second, third, *_, last = ids
    session.set_read([third, ids[4]], True)
    session.toggle_bookmark(last)
    session.toggle_bookmark(first, Language.KO, 2)
    session.highlight(first, Language.KO, _sentence(session, first, Language.KO, 0))
    note = "Compare with the Korean. #translation"
    session.annotate(first, Language.EN, _sentence(session, first, Language.EN, 1), note)
    note = "직접 만든 칩이라도 생산은 남의 손에 달렸다. #반도체 #공급망"
    passage = _sentence(session, second, Language.KO, 1)
    session.annotate(second, Language.KO, passage, note, color=Color.GREEN)
    session.highlight(last, Language.KO, _sentence(session, last, Language.KO, 1), Color.BLUE)
    place = ReadingPosition(Language.KO, Point(2), layout=Layout.ONE, progress=0.42)
    session.save_position(first, place)


def _sentence(session: Session, article_id: ArticleId, language: Language, number: int) -> Span:
    """The first sentence of a paragraph; captions and headings do not count."""
    body = session.article(article_id).editions[language].body
    block = [n for n, b in enumerate(body) if b.kind is BlockKind.PARAGRAPH][number]
    start, end = sentences(body[block].text)[0]
    return Span(Point(block, start), Point(block, end))


if __name__ == "__main__":
    main()
