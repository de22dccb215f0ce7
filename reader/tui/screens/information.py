"""Where an article came from and what the extractor thought of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.model.article import AlignedPair, Article, Language
from reader.model.listing import ArticleRow
from reader.text.linebreak import break_lines
from reader.tui.backdrop import Backdrop
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList

NAME_CELLS = 12
LEAST_CELLS = 16
MOST_CELLS = 80
"""Of the whole, as its style sheet has it."""
_MINUTE_CHARS = len("2024-03-11T09:30")


def facts(
    article: Article, alignment: Sequence[AlignedPair], row: ArticleRow | None = None
) -> list[tuple[str, str]]:
    """Name and value of everything known about an article; a value may be long.

    Args:
        article: As its file has it.
        alignment: Its pairs.
        row: What the list knows of it besides; None if nothing.
    """
    author, source = article.author, article.source
    person = " ".join(part for part in (author.name, author.position, author.email) if part)
    listed = [
        ("Korean", article.editions[Language.KO].title if Language.KO in article.editions else ""),
        ("English", article.editions[Language.EN].title if Language.EN in article.editions else ""),
        ("Author", person),
        ("About", author.bio),
        ("Publisher", article.publisher),
        ("Section", article.section),
        ("Published", article.published),
        ("Added", row.added[:_MINUTE_CHARS].replace("T", " ") if row else ""),
        ("Dump", source.dump),
        ("Lines", f"{source.lines[0]} to {source.lines[1]}" if any(source.lines) else ""),
        ("Encoding", source.encoding),
        ("Address", source.url),
        ("Id", article.id),
        ("Pairs", _pairs(alignment)),
        *(("Warning", warning) for warning in article.warnings),
    ]
    return [(name, value) for name, value in listed if value]


def facts_of_damage(row: ArticleRow | None, problem: str, remedy: str) -> list[tuple[str, str]]:
    """What to say of an article whose file cannot be read.

    Args:
        row: What the list knows of it; None if nothing.
        problem: With the file and the line.
        remedy: "" if there is none.
    """
    listed = [
        ("Article", row.title(Language.KO) if row else ""),
        ("Warning", problem),
        ("What to do", remedy[:1].upper() + remedy[1:]),
        ("", "A file that was built from a dump can also be moved away and built anew."),
        ("Your marks", "They are kept, and are there again when the file can be read."),
    ]
    return [(name, value) for name, value in listed if value]


def _pairs(alignment: Sequence[AlignedPair]) -> str:
    paired = [pair for pair in alignment if pair.complete]
    if not paired:
        return ""
    sure = sum(pair.confidence for pair in paired) / len(paired)
    alone = len(alignment) - len(paired)
    text = f"{len(paired)} aligned, {round(sure * 100)}% sure"
    return f"{text}, {alone} without a counterpart" if alone else text


class FactList(RowList[tuple[str, str]]):
    """Names on the left, values broken into lines on the right."""

    ROW_LINES = 1

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._facts = list(listed)

    def on_resize(self) -> None:
        self.wrap(self.scrollable_content_region.width)

    def wrap(self, width_cells: int) -> None:
        """Break the values for a width; the list is as high as it has to be for that."""
        room = max(LEAST_CELLS, width_cells - NAME_CELLS - 4)
        rows = []
        for name, value in self._facts:
            for number, line in enumerate(break_lines(value, room)):
                rows.append(("" if number else name, value[line.start : line.end]))
        self.styles.height = len(rows)
        self.show(rows)

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        name, value = self.rows[row]
        role = Role.WARNING if name.startswith(("Warning", "Problem")) else Role.MUTED
        return [fitted([Piece(f"  {name:<{NAME_CELLS}}", role), Piece(value)], [], width_cells)]


class InformationScreen(Backdrop[None]):
    """Names and values over the screen below: all about an article, or what is wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i,enter,left", "dismiss(None)", "back", show=False)
    ]

    def __init__(self, listed: Sequence[tuple[str, str]]) -> None:
        """Names, which may repeat, and values, which may be long."""
        super().__init__()
        self._facts = listed

    def compose(self) -> ComposeResult:
        with Vertical():
            yield FactList(self._facts)

    def on_mount(self) -> None:
        facts = self.query_one(FactList)
        facts.wrap(min(self.app.size.width, MOST_CELLS))
        self.set_focus(facts)
