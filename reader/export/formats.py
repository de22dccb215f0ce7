"""The formats there are, by the names the command line and the export menu use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reader.export.anki import cards, makes_card
from reader.export.managed import Merged, merge
from reader.export.markdown import markdown
from reader.export.plain import plain_text
from reader.export.table import table
from reader.export.values import AnnotatedArticle, ExportOptions
from reader.export.web_annotation import web_annotations
from reader.model.marks import Annotation

Render = Callable[[Sequence[AnnotatedArticle], ExportOptions], str]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to export."""

    name: str
    suffix: str
    """Of its files, with the dot."""
    description: str
    """One line for a menu."""
    render: Render
    """Makes the whole content of a new file; encode it as UTF-8, translate no line ends."""
    keeps_edits: bool = False
    """Whether a file that is there is brought up to date instead of replaced."""
    takes: Callable[[Annotation], bool] = lambda _: True
    """Whether an annotation has a place in it."""
    leaves_out: str = ""
    """Which have none, as a clause."""

    def update(self, existing: str | None, fresh: str, *, prune: bool = False) -> Merged:
        """What to write where a file may be already; `prune` drops items that are gone."""
        return merge(existing, fresh, prune=prune) if self.keeps_edits else Merged(fresh)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("markdown", ".md", "Markdown note (Obsidian, Logseq)", markdown, True),
            Format("jsonld", ".jsonld", "W3C Web Annotations, can be imported", web_annotations),
            Format("csv", ".csv", "Table (Excel, Numbers)", table),
            Format(
                "anki",
                ".txt",
                "Anki cards, Korean ⇄ English",
                cards,
                takes=makes_card,
                leaves_out="bookmarks and notes on whole articles make no cards",
            ),
            Format("text", ".txt", "Plain text", plain_text),
        )
    }
)
