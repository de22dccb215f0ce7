"""A long bilingual article of our own, and an app with nothing but an article pane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.strip import Strip

import reader.tui
from reader.model.article import (
    AlignedPair,
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
)
from reader.model.marks import Layout, Marks, ReadingPosition
from reader.tui.reading.content import PaneContent
from reader.tui.themes import NIGHT, THEMES, with_our_variables
from reader.tui.widgets.article_pane import ArticlePane

SHEET = Path(reader.tui.__file__).parent / "styles" / "article_pane.tcss"

SENTENCES = (
    (
        "시립도서관은 지난겨울부터 열람실 문을 새벽 두 시까지 열어 두었다.",
        "Since last winter the city library has kept its reading room open until two.",
    ),
    (
        "“밤에 갈 곳이 생겼다”는 학생이 하루 평균 1,240명에 이른다.",
        "An average of 1,240 students a day now have “somewhere to go at night”.",
    ),
    (
        "사서 열두 명이 돌아가며 자리를 지키고, 막차가 끊기면 마을버스 한 대가 더 다닌다.",
        "Twelve librarians take turns, and one more village bus runs after the last train.",
    ),
    (
        "예산은 3억 2,000만 원으로, 처음 계획보다 17.3% 적게 들었다.",
        "It cost 320 million won, 17.3% less than planned.",
    ),
    (
        "옆 도시의 하드웨어시스템및인프라연구원(HSI)도 이 방식을 들여오기로 했다.",
        "An institute for hardware systems and infrastructure (HSI) in the next city will copy it.",
    ),
    (
        "문제는 겨울이 아니라 여름이다.",
        "The problem is not winter but summer.",
    ),
    (
        "냉방비가 난방비의 두 배에 가깝고, 모기는 책보다 불빛을 좋아한다.",
        "Cooling costs nearly twice as much as heating, and mosquitoes prefer lamps to books.",
    ),
    (
        "그래도 도서관은 닫지 않겠다고 했다.",
        "Even so, the library says it will not close.",
    ),
)


def paragraph(number: int, sentences: int) -> tuple[str, str]:
    """A paragraph in both languages, another one for each number."""
    chosen = [SENTENCES[(number * 3 + step * 5) % len(SENTENCES)] for step in range(sentences)]
    return (
        f"{number}번째 문단이다. " + " ".join(ko for ko, _ in chosen),
        f"This is paragraph {number}. " + " ".join(en for _, en in chosen),
    )


def long_article(paragraphs: int = 24) -> Article:
    """Merged, missing, unpaired and crossing paragraphs, headings, a list, captions and a note."""
    ko: list[Block] = []
    en: list[Block] = []
    pairs: list[AlignedPair] = []
    for number in range(paragraphs):
        korean, english = paragraph(number, 1 + number % 4)
        here = (len(ko), len(en))
        match number % 8:
            case 2:
                ko += [_block("밤의 열람실", BlockKind.HEADING), _block(korean)]
                en += [_block("Reading at night", BlockKind.HEADING), _block(english)]
                pairs += [_pair((here[0],), (here[1],)), _pair((here[0] + 1,), (here[1] + 1,))]
            case 3:
                first, second = english.split(". ", 1)
                ko.append(_block(korean))
                en += [_block(f"{first}."), _block(second)]
                pairs.append(_pair((here[0],), (here[1], here[1] + 1)))
            case 4:
                ko.append(_block(korean))
                pairs.append(_pair((here[0],), ()))
            case 5:
                en.append(_block(english))
                pairs.append(_pair((), (here[1],)))
            case 6:
                ko += [_block("사진=시립도서관", BlockKind.CAPTION), _block(korean)]
                en += [_block("Photo: city library", BlockKind.CAPTION), _block(english)]
                pairs.append(_pair((here[0] + 1,), (here[1] + 1,)))
            case 7:
                ko += [_block(text, BlockKind.LIST_ITEM) for text in ("새벽 두 시", "마을버스")]
                en += [_block(text, BlockKind.LIST_ITEM) for text in ("Two o'clock", "The bus")]
                pairs += [_pair((here[0] + at,), (here[1] + at,)) for at in range(2)]
            case _:
                ko.append(_block(korean))
                en.append(_block(english))
                pairs.append(_pair((here[0],), (here[1],)))
    ko.append(_block("이 기사는 연재 가운데 두 번째다.", BlockKind.NOTE))
    en.append(_block("The second story of a series.", BlockKind.NOTE))
    return Article(
        ArticleId("nightnight"),
        {
            Language.KO: Edition(
                "새벽 두 시의 도서관, 학생은 늘고 전기료는 줄었다",
                ("냉방비가 남은 숙제… 이웃 도시도 따라 한다", "막차 뒤에는 마을버스"),
                tuple(ko),
            ),
            Language.EN: Edition(
                "A library at two in the morning: more students, smaller bills, and a bus that "
                "waits for the last reader",
                ("Cooling remains the homework",),
                tuple(en),
            ),
        },
        publisher="리더 다이제스트",
        section="사회",
        published="2024-02-11T09:00:00+09:00",
        author=Author("편집부", "편집"),
        alignment=tuple(pairs),
    )


def _block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text)


def _pair(ko: tuple[int, ...], en: tuple[int, ...]) -> AlignedPair:
    return AlignedPair(ko, en, 0.9 if ko and en else 0.0)


def korean_only(*texts: str) -> Article:
    """An article without an English edition."""
    body = tuple(_block(text) for text in texts)
    return replace(long_article(1), editions={Language.KO: Edition("제목", (), body)}, alignment=())


def content(
    article: Article,
    language: Language = Language.KO,
    layout: Layout = Layout.ONE,
    *,
    marks: Marks | None = None,
    position: ReadingPosition | None = None,
) -> PaneContent:
    """What a pane is shown."""
    return PaneContent(
        article, article.alignment, marks or Marks(article.id), language, layout, position
    )


class PaneApp(App[None]):
    """Nothing but an article pane, in the colours of the program."""

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [("g", "end(-1)"), ("G", "end(1)")]
    """In the program these are keys of the screen."""

    def __init__(self, shown: PaneContent, theme: str = NIGHT.name) -> None:
        super().__init__()
        self._shown = shown
        self._wanted_theme = theme
        self.messages: list[object] = []
        self.peeks: list[ArticlePane.PeekChanged] = []

    def get_css_variables(self) -> dict[str, str]:
        return with_our_variables(super().get_css_variables())

    def compose(self) -> ComposeResult:
        yield ArticlePane()

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._wanted_theme
        self.pane.show(self._shown)
        self.pane.focus()

    def action_end(self, direction: int) -> None:
        self.pane.action_end(direction)

    @property
    def pane(self) -> ArticlePane:
        """The pane."""
        return self.query_one(ArticlePane)

    def on_pane_core_no_other_edition(self, event: ArticlePane.NoOtherEdition) -> None:
        self.messages.append(event)

    def on_pane_core_layout_fell_back(self, event: ArticlePane.LayoutFellBack) -> None:
        self.messages.append(event)

    def on_pane_core_both_in_sight(self, event: ArticlePane.BothInSight) -> None:
        self.messages.append(event)

    def on_pane_core_peek_changed(self, event: ArticlePane.PeekChanged) -> None:
        self.peeks.append(event)

    def on_pane_core_annotation_pressed(self, event: ArticlePane.AnnotationPressed) -> None:
        self.messages.append(event)

    def on_pane_core_selection_changed(self, event: ArticlePane.SelectionChanged) -> None:
        self.messages.append(event)

    def on_pane_core_position_changed(self, event: ArticlePane.PositionChanged) -> None:
        self.messages.append(event)


def strips(pane: ArticlePane) -> list[Strip]:
    """The rows of the pane as they are drawn now."""
    return [pane.render_line(row) for row in range(pane.size.height)]


def rows(pane: ArticlePane) -> list[str]:
    """The text of the rows of the pane."""
    return [strip.text for strip in strips(pane)]


def row_of(pane: ArticlePane, text: str) -> int | None:
    """The row a text begins on; None if it is not in sight."""
    return next((number for number, row in enumerate(rows(pane)) if text in row), None)


def widths(pane: ArticlePane) -> set[int]:
    """How wide the rows of the pane are: one number if all is well."""
    return {sum(segment.cell_length for segment in strip) for strip in strips(pane)}


def texts(blocks: Sequence[Block]) -> list[str]:
    """The texts of blocks."""
    return [block.text for block in blocks]
