"""The answers to a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from reader.model.names import ArticleId
from reader.search.results import Field, Found, Hit, Tier
from reader.text.cells import cell_len
from reader.tui.widgets.lines import Line, Piece, Role, fitted, highlighted, in_sight
from reader.tui.widgets.row_list import RowList

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


class HitList(RowList[Hit]):
    """Two lines a hit: the title, and the place with what was found in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "screen.open", "open", show=False, id="hits.open")
    ]
    ROW_LINES = 2
    LEADS = True

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self._beginnings: Mapping[ArticleId, str] = {}

    def answer(self, found: Found, beginnings: Mapping[ArticleId, str]) -> None:
        """Show an answer; the cursor stays on its article when the query is the same.

        Args:
            found: The answer.
            beginnings: What to say of articles that were found by no words.
        """
        same_query, before, hits = found.query == self._query, self.rows, found.hits
        same_facts = self._beginnings == beginnings
        self._query, self._beginnings = found.query, beginnings
        if same_query and same_facts and hits[: len(before)] == before:
            self.rows = hits  # as often as not only the count became known
            self.grow(len(hits))
        elif same_query:
            self.follow(hits)
        else:
            self.show(hits, 0)

    def known_by(self, row: Hit) -> ArticleId:
        return row.article_id

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        hit = self.rows[row]
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
