"""The answers to a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from reader.model.names import ArticleId
from reader.search.results import Field, Found, Hit, Tier
from reader.text.cells import cell_len
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Line, Piece, Role, fitted, highlighted, in_sight

TIER_NAMES: Final = {
    Tier.LITERAL: "",
    Tier.PARTICLE: "",
    Tier.ALIAS: "alias",
    Tier.INITIALS: "initials",
    Tier.KEYBOARD: "keyboard",
    Tier.TRANSLITERATION: "sounds alike",
    Tier.TYPO: "similar",
}
"""How a hit was found, where that is not plain to see."""


class HitList(LineList):
    """Two lines a hit: the title, and the place with what was found in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "screen.open", "open", show=False, id="hits.open")
    ]
    ROW_LINES = 2
    LEADS = True

    def __init__(self) -> None:
        super().__init__()
        self._found = Found("")
        self._beginnings: Mapping[ArticleId, str] = {}

    def show(self, found: Found, beginnings: Mapping[ArticleId, str]) -> None:
        """Show an answer; the cursor stays on its article when the query is the same.

        But who has not left the first row wants to see what is on top.

        Args:
            found: The answer.
            beginnings: What to say of articles that were found by no words.
        """
        same_query = found.query == self._found.query
        before, known = self._found.hits, self._beginnings
        self._found, self._beginnings = found, beginnings
        if same_query and known == beginnings and found.hits[: len(before)] == before:
            self.grow(len(found.hits))  # as often as not only the count became known
        else:
            wanted = before[self.cursor].article_id if same_query and self.cursor else None
            rows = (row for row, hit in enumerate(found.hits) if hit.article_id == wanted)
            self.show_rows(len(found.hits), next(rows, self.cursor if same_query else 0))

    def are_all_in(self, found: Found) -> bool:
        """Whether another answer has as many hits, with the one under the cursor among them."""
        kept = self.current.article_id if self.current and self.cursor else None
        return len(found.hits) >= self.row_count and (not kept or kept in found.article_ids)

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor; None when there is none."""
        return self._found.hits[self.cursor] if self._found.hits else None

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        hit = self._found.hits[row]
        tags = _tags(hit, width_cells // 3)
        in_title = hit.field is Field.TITLE and hit.snippet == hit.title
        spans = hit.snippet_spans if in_title else ()
        room = width_cells - cell_len(tags) - 4  # blanks: two before, one after, one between
        title = highlighted(*in_sight(hit.title, spans, room), Role.TITLE)
        first = fitted([Piece("  "), *title], [Piece(f"{tags} ", Role.TAG)], width_cells)
        if in_title:
            beginning = self._beginnings.get(hit.article_id, "")
            facts = "  ".join(one for one in (hit.facts, beginning) if one)
            return first, fitted([Piece(f"    {facts}", Role.MUTED)], [], width_cells)
        cut, cut_spans = two_dots(hit.snippet, hit.snippet_spans)
        snippet = highlighted(*in_sight(cut, cut_spans, width_cells - 6), Role.MUTED)
        return first, fitted([Piece("    "), *snippet], [Piece(" ")], width_cells)


def _tags(hit: Hit, room_cells: int) -> str:
    """What fits of how it was found, in which language and where; where is seen anyway."""
    where = "" if hit.field is Field.BODY or wordless(hit) else hit.field.value
    tags = [TIER_NAMES[hit.tier], where, hit.language.upper() if hit.language else ""]
    for least in (1, 2):
        if sum(len(tag) + 2 for tag in tags if tag) - 1 > room_cells:
            tags[least] = ""
    return "  ".join(tag for tag in tags if tag)


def wordless(hit: Hit) -> bool:
    """Whether an article was found, but no words in it."""
    return hit.field is Field.TITLE and not hit.snippet_spans


def two_dots(
    snippet: str, spans: Sequence[tuple[int, int]]
) -> tuple[str, Sequence[tuple[int, int]]]:
    """A snippet cut with two dots like everything in columns, and the spans in it.

    An ellipsis is two cells wide in some terminals; one inside the text is the author's.
    """
    if snippet.endswith("…"):
        snippet = snippet[:-1].rstrip() + ".."
    if snippet.startswith("…"):
        return ".." + snippet[1:], [(start + 1, end + 1) for start, end in spans]
    return snippet, spans
