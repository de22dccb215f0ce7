"""Highlights, notes, bookmarks and hits in the article pane: as colours and as signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.color import Color as DrawnColor
from textual.strip import Strip

from reader.model.anchors import make_target
from reader.model.article import Block, BlockKind, Edition, Language
from reader.model.marks import (
    AnchorStatus,
    Annotation,
    Color,
    ItemId,
    Layout,
    MarkKind,
    Marks,
    Point,
    Resolution,
    Span,
)
from reader.search.results import Occurrence
from reader.tui.widgets.article_pane import ArticlePane
from tests.tui.reading.support import (
    PaneApp,
    content,
    korean_only,
    long_article,
    row_of,
    rows,
    strips,
)

KO, EN = Language.KO, Language.EN
ARTICLE = long_article()


def mark(
    kind: MarkKind,
    start: tuple[int, int],
    end: tuple[int, int],
    *,
    language: Language = KO,
    color: Color = Color.YELLOW,
    body: str = "",
    number: int = 0,
) -> Annotation:
    """An annotation on the long article."""
    span = Span(Point(*start), Point(*end))
    target = make_target(ARTICLE.editions[language], language, span)
    item_id = ItemId(f"{kind}{number}".ljust(26, "a"))
    return Annotation(item_id, ARTICLE.id, kind, target, color=color, body=body)


def marks(*annotations: Annotation) -> Marks:
    """All that was put on the long article."""
    return Marks(ARTICLE.id, annotations)


def background(pane: ArticlePane, part: str) -> DrawnColor | None:
    """The background of a part of the style sheet."""
    return pane.get_component_rich_style(f"article-pane--{part}", partial=True).bgcolor


def drawn_in(pane: ArticlePane, part: str) -> str:
    """All text in sight that has the background of a part."""
    wanted = background(pane, part)
    return "".join(
        segment.text
        for strip in strips(pane)
        for segment in strip
        if segment.style and segment.style.bgcolor == wanted
    )


def signs_beside(pane: ArticlePane, text: str) -> str:
    """The signs of the gutter on the row of a text."""
    row = row_of(pane, text)
    assert row is not None
    return rows(pane)[row].split(text)[0].replace("▐", "").strip()


async def test_a_highlight_has_its_colour_and_a_sign() -> None:
    """Each of the five colours is another one; the sign is there without any."""
    for color in Color:
        one = mark(MarkKind.HIGHLIGHT, (0, 0), (0, 9), color=color)
        app = PaneApp(content(ARTICLE, marks=marks(one)))
        async with app.run_test(size=(100, 30)):
            assert drawn_in(app.pane, f"mark-{color}") == "0번째 문단이다."
            assert signs_beside(app.pane, "0번째") == "="
    app = PaneApp(content(ARTICLE))
    async with app.run_test():
        assert len({background(app.pane, f"mark-{color}") for color in Color}) == len(Color)


async def test_overlapping_highlights_both_show_the_latest_on_top() -> None:
    """And the gutter counts them."""
    first = mark(MarkKind.HIGHLIGHT, (0, 0), (0, 10), number=1)
    second = mark(MarkKind.HIGHLIGHT, (0, 4), (0, 14), number=2, color=Color.GREEN)
    app = PaneApp(content(ARTICLE, marks=marks(first, second)))
    async with app.run_test(size=(100, 30)):
        assert drawn_in(app.pane, "mark-yellow") == "0번째 "
        assert drawn_in(app.pane, "mark-green").startswith("문단이다. ")
        assert signs_beside(app.pane, "0번째") == "2"


async def test_a_highlight_across_paragraphs_is_drawn_in_all_of_them() -> None:
    """From the middle of one to the middle of the next but one."""
    one = mark(MarkKind.HIGHLIGHT, (0, 4), (3, 5))
    app = PaneApp(content(ARTICLE, marks=marks(one)))
    async with app.run_test(size=(100, 40)):
        shown = drawn_in(app.pane, "mark-yellow")
        assert shown.startswith("문단이다.")
        assert "1번째 문단이다." in shown
        assert "밤의 열람실" in shown
        assert shown.endswith("2번째 문")


async def test_notes_bookmarks_and_unsure_places_have_signs_of_their_own() -> None:
    """Plus, star and question mark; the article's own beside the title."""
    unsure = replace(
        mark(MarkKind.HIGHLIGHT, (3, 0), (3, 6), number=3),
        resolved=Resolution("", AnchorStatus.FUZZY, Span(Point(3, 0), Point(3, 6))),
    )
    lost = replace(
        mark(MarkKind.HIGHLIGHT, (5, 0), (5, 6), number=4),
        resolved=Resolution("", AnchorStatus.ORPHANED, None),
    )
    on_article = Annotation(ItemId("z" * 26), ARTICLE.id, MarkKind.BOOKMARK)
    given = marks(
        mark(MarkKind.BOOKMARK, (0, 0), (0, 0)),
        mark(MarkKind.NOTE, (1, 0), (1, 6), body="확인할 것"),
        unsure,
        lost,
        on_article,
    )
    app = PaneApp(content(ARTICLE, marks=given))
    async with app.run_test(size=(100, 40)):
        assert signs_beside(app.pane, "0번째") == "*"
        assert signs_beside(app.pane, "1번째") == "+="
        assert signs_beside(app.pane, "2번째") == "?="
        assert signs_beside(app.pane, "4번째") == ""
        assert signs_beside(app.pane, "새벽 두 시의") == "*"


async def test_the_counterpart_of_a_marked_paragraph_carries_a_sign() -> None:
    """In the other language there is nothing to colour, but something to know."""
    given = marks(mark(MarkKind.HIGHLIGHT, (0, 0), (0, 5)))
    app = PaneApp(content(ARTICLE, EN, marks=given))
    async with app.run_test(size=(100, 30)):
        assert signs_beside(app.pane, "This is paragraph 0.") == ":"
        assert signs_beside(app.pane, "This is paragraph 1.") == ""
        assert drawn_in(app.pane, "mark-yellow") == ""


async def test_marks_change_without_moving_the_text() -> None:
    """An update draws anew and nothing else."""
    app = PaneApp(content(ARTICLE))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("space")
        before = [row[30:] for row in rows(app.pane)]
        block = app.pane.current_block()[1]
        app.pane.update_marks(marks(mark(MarkKind.HIGHLIGHT, (block, 0), (block, 8))))
        assert drawn_in(app.pane, "mark-yellow")
        assert [row[30:] for row in rows(app.pane)] == before
        app.pane.update_marks(marks())
        assert drawn_in(app.pane, "mark-yellow") == ""


async def test_marks_draw_only_what_they_are_on() -> None:
    """A mark on the article is beside its title; one on a paragraph, on that paragraph."""
    app = PaneApp(content(ARTICLE))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        first = strips(app.pane)
        app.pane.update_marks(marks())
        assert changed(first, strips(app.pane)) == []

        app.pane.update_marks(replace(marks(), annotations=(whole_bookmark(),)))
        title = changed(first, strips(app.pane))
        assert 0 in title
        assert len(title) < 4

        app.pane.update_marks(marks(mark(MarkKind.HIGHLIGHT, (1, 0), (1, 8))))
        marked = changed(first, strips(app.pane))
        assert drawn_in(app.pane, "mark-yellow")
        assert len(marked) < 15

        app.pane.action_flip()
        app.pane.update_marks(marks())
        app.pane.action_flip()
        assert drawn_in(app.pane, "mark-yellow") == ""


def whole_bookmark() -> Annotation:
    """A bookmark on the article."""
    return Annotation(ItemId("whole".ljust(26, "a")), ARTICLE.id, MarkKind.BOOKMARK, None)


def changed(before: Sequence[Strip], after: Sequence[Strip]) -> list[int]:
    """The rows that were drawn anew."""
    return [row for row, strip in enumerate(after) if strip is not before[row]]


async def test_hits_are_drawn_and_the_current_one_is_stronger() -> None:
    """Over highlights, in the language they are in."""
    places = [Occurrence(KO, 0, (0, 3)), Occurrence(KO, 1, (0, 3)), Occurrence(EN, 0, (0, 4))]
    app = PaneApp(content(ARTICLE, marks=marks(mark(MarkKind.HIGHLIGHT, (0, 0), (0, 10)))))
    async with app.run_test(size=(100, 30)) as pilot:
        app.pane.set_hits(places, 1)
        assert drawn_in(app.pane, "hit") == "0번째"
        assert drawn_in(app.pane, "hit-current") == "1번째"
        await pilot.press("t")
        assert drawn_in(app.pane, "hit") == "This"
        app.pane.set_hits((), None)
        assert drawn_in(app.pane, "hit") == ""


async def test_the_chosen_sentence_is_drawn_until_another_movement() -> None:
    """It is where h and a would act."""
    app = PaneApp(content(ARTICLE))
    async with app.run_test(size=(100, 30)) as pilot:
        assert drawn_in(app.pane, "sentence") == ""
        await pilot.press("right_parenthesis", "right_parenthesis")
        shown = drawn_in(app.pane, "sentence").replace(" ", "")
        assert shown == "시립도서관은지난겨울부터열람실문을새벽두시까지열어두었다."
        language, span = app.pane.current_target()
        assert (language, span) == (KO, Span(Point(0, 10), Point(0, 47)))
        await pilot.press("j")
        assert drawn_in(app.pane, "sentence") == ""


async def test_a_double_click_on_an_annotation_says_which() -> None:
    """So that the screen can open it."""
    one = mark(MarkKind.NOTE, (0, 0), (0, 10), body="노트")
    app = PaneApp(content(ARTICLE, marks=marks(one)))
    async with app.run_test(size=(100, 30)) as pilot:
        row = row_of(app.pane, "0번째")
        assert row is not None
        column = 13 + 4
        await pilot.click(ArticlePane, offset=(column, row), times=2)
        await pilot.pause()
        said = [each for each in app.messages if isinstance(each, ArticlePane.AnnotationPressed)]
        assert [each.annotation_id for each in said] == [one.id]

        app.messages.clear()
        sign = rows(app.pane)[row].index("=")
        await pilot.click(ArticlePane, offset=(sign, row))
        await pilot.click(ArticlePane, offset=(sign, row + 1))
        await pilot.pause()
        said = [each for each in app.messages if isinstance(each, ArticlePane.AnnotationPressed)]
        assert [each.annotation_id for each in said] == [one.id]


async def test_marks_are_in_place_in_all_layouts() -> None:
    """Beside both columns, beside both languages."""
    given = marks(
        mark(MarkKind.HIGHLIGHT, (0, 0), (0, 9)),
        mark(MarkKind.HIGHLIGHT, (0, 0), (0, 4), language=EN, color=Color.BLUE, number=1),
    )
    for layout in (Layout.INTERLEAVED, Layout.SIDE_BY_SIDE):
        app = PaneApp(content(ARTICLE, layout=layout, marks=given))
        async with app.run_test(size=(120, 30)):
            assert drawn_in(app.pane, "mark-yellow") == "0번째 문단이다."
            assert drawn_in(app.pane, "mark-blue") == "This"


async def test_a_printed_bullet_is_drawn_once_and_keeps_its_place() -> None:
    """The dump's own bullet is part of the text; the pane draws one sign for both."""
    items = tuple(Block(BlockKind.LIST_ITEM, text) for text in ("• 첫째 항목이다.", "둘째다."))
    article = replace(
        korean_only(), editions={Language.KO: Edition("목록", (), items)}, alignment=()
    )
    app = PaneApp(content(article))
    async with app.run_test(size=(60, 20)) as pilot:
        drawn = [row.strip(" ▐") for row in rows(app.pane)]
        assert "- 첫째 항목이다." in drawn and "- 둘째다." in drawn

        app.pane.go_to(Language.KO, 0, 0)
        await pilot.pause()
        language, span = app.pane.current_target()
        assert app.pane.current_block() == (Language.KO, 0)

    text = items[0].text
    assert text[span.start.offset_chars : span.end.offset_chars].endswith("첫째 항목이다.")
    assert language is Language.KO
