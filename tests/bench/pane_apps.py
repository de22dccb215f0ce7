"""The programs `pane_speed` times, each a process of its own on a pseudo-terminal."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from reader.model.article import AlignedPair, Article, Block, BlockKind, Language
from tests.tui.reading.support import PaneApp, content, korean_only, long_article, paragraph


class Echo(App[None]):
    """Textual's floor: one key, one number on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [("x", "count")]  # type: ignore[list-item]
    count = 0

    def compose(self) -> ComposeResult:
        yield Static("0")

    def action_count(self) -> None:
        """Show the next number."""
        self.count += 1
        self.query_one(Static).update(Content(f"{self.count} " * 12))


class Plain(App[None]):
    """`x` shows a text in a Static or a Markdown widget."""

    BINDINGS: ClassVar[list[BindingType]] = [("x", "fill")]  # type: ignore[list-item]

    def __init__(self, text: str, kind: str) -> None:
        super().__init__()
        self._text, self._kind = text, kind

    def compose(self) -> ComposeResult:
        yield VerticalScroll()

    async def action_fill(self) -> None:
        """Show the text anew."""
        box = self.query_one(VerticalScroll)
        await box.remove_children()
        await box.mount(
            Static(Content(self._text)) if self._kind == "static" else Markdown(self._text)
        )


class Pane(PaneApp):
    """`x` opens the article anew."""

    BINDINGS: ClassVar[list[BindingType]] = [("x", "open")]  # type: ignore[list-item]

    def action_open(self) -> None:
        """Open it at the top."""
        self.pane.show(self._shown)


def article_of(characters: int) -> Article:
    """A bilingual article with so many Korean characters, in paragraphs of about 270."""
    ko: list[str] = []
    en: list[str] = []
    while sum(map(len, ko)) < characters:
        korean, english = paragraph(len(ko), 7)
        ko.append(korean)
        en.append(english)
    body = {Language.KO: ko, Language.EN: en}
    editions = {
        language: replace(
            edition, body=tuple(Block(BlockKind.PARAGRAPH, x) for x in body[language])
        )
        for language, edition in long_article(1).editions.items()
    }
    pairs = tuple(AlignedPair((number,), (number,), 0.9) for number in range(len(ko)))
    return replace(long_article(1), editions=editions, alignment=pairs)


def korean_text(characters: int) -> str:
    """Its Korean text."""
    body = article_of(characters).editions[Language.KO].body
    return "\n\n".join(block.text for block in body)


def app_named(name: str) -> App[None]:
    """One of the programs."""
    match name:
        case "echo":
            return Echo()
        case "static" | "markdown":
            return Plain(korean_text(50_000), name)
        case "line":
            return Pane(content(korean_only("가나다라 마바사 " * 116_000)))
        case "blocks":
            text = "짧은 문단이다. 그래도 한 줄은 넘는다. " * 3
            return Pane(content(korean_only(*[text] * 20_000)))
        case _:
            return Pane(content(article_of(50_000)))


if __name__ == "__main__":
    gc.disable()
    app = app_named(sys.argv[1])
    gc.collect()
    gc.freeze()
    gc.enable()
    app.run()
