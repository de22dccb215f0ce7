"""Selecting text in the article pane with keys and with the mouse."""

from __future__ import annotations

import unicodedata

import pytest

from reader.model.article import Language
from reader.model.marks import Layout, Point, Span
from reader.text.cells import cell_len
from reader.tui.widgets.article_pane import ArticlePane
from tests.tui.reading.support import PaneApp, content, korean_only, long_article, row_of, rows

KO, EN = Language.KO, Language.EN
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
TEXTS = (
    "첫 문장이다. 둘째 문장은 조금 더 길다.",
    f"가족{FAMILY}과 {unicodedata.normalize('NFD', '각시')} 그리고 English words.",
    "끝 문단이다.",
)


def selected(app: PaneApp, texts: tuple[str, ...] = TEXTS) -> str:
    """The text of the current target, blocks joined by a bar."""
    span = app.pane.current_target()[1]
    parts = []
    for block in range(span.start.block, span.end.block + 1):
        within = span.within(block, len(texts[block]))
        assert within is not None
        parts.append(texts[block][slice(*within)])
    return "|".join(parts)


def an_app() -> PaneApp:
    """A short Korean article."""
    return PaneApp(content(korean_only(*TEXTS)))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("v", "첫"),
        ("v right", "첫 "),
        ("v right right", "첫 문"),
        ("v w", "첫 문장이다."),
        ("v right w", "첫 문장이다."),
        ("v right_parenthesis", "첫 문장이다."),
        ("v right_parenthesis right_parenthesis", TEXTS[0]),
        ("v right_curly_bracket", TEXTS[0]),
        ("v right_curly_bracket right_curly_bracket", f"{TEXTS[0]}|{TEXTS[1]}"),
        ("right_curly_bracket v right right", f"가족{FAMILY}"),
        ("right_curly_bracket v w left", f"가족{FAMILY}"),
        ("right_curly_bracket right_curly_bracket v left", f"{TEXTS[1][-1]}|끝"),
        ("right_curly_bracket v left_curly_bracket", f"{TEXTS[0]}|가"),
        ("right_curly_bracket v w o left", f"{TEXTS[0][-1]}|가족{FAMILY}과"),
        ("v right right right right b", "첫 문"),
        ("v G", "첫"),
    ],
)
async def test_keys_grow_and_shrink_a_selection(keys: str, expected: str) -> None:
    """By grapheme, word, sentence, paragraph; at either end; across paragraphs."""
    app = an_app()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press(*keys.split())
        assert app.pane.selecting
        assert selected(app) == expected


async def test_lines_grow_a_selection_straight_down() -> None:
    """To the same cell of the next line, over shorter ones, and back."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.press("right_curly_bracket", "v", "right", "right", "right")
        start = app.pane.current_target()[1]
        _, row = place_of(app, "1번째")
        await pilot.press("j", "j", "j", "j", "j")
        assert app.pane.current_target()[1].end.block > 1
        await pilot.press("k", "k", "k", "k")
        below = app.pane.current_target()[1].end
        text = long_article().editions[KO].body[1].text
        line = rows(app.pane)[row + 1].strip(" ▐")
        assert text[: below.offset_chars].endswith(line[:3])
        await pilot.press("k")
        assert app.pane.current_target()[1] == start


async def test_escape_selects_nothing_and_is_ours_only_while_selecting() -> None:
    """The same for the other keys that mean something else otherwise."""
    app = an_app()
    async with app.run_test(size=(100, 24)) as pilot:
        for action in ("grow", "swap_ends", "stop_selecting"):
            assert not app.pane.check_action(action, ())
        await pilot.press("v", "right")
        assert app.pane.check_action("stop_selecting", ())
        await pilot.press("escape")
        assert not app.pane.selecting
        told = [each for each in app.messages if isinstance(each, ArticlePane.SelectionChanged)]
        assert 2 == len(told)


async def test_without_a_selection_the_target_is_the_current_sentence() -> None:
    """One key is enough to highlight it."""
    app = an_app()
    async with app.run_test(size=(100, 24)) as pilot:
        assert selected(app) == "첫 문장이다."
        await pilot.press("right_parenthesis", "right_parenthesis")
        assert selected(app) == "둘째 문장은 조금 더 길다."
        await pilot.press("v")
        assert selected(app) == "둘"


def place_of(app: PaneApp, text: str) -> tuple[int, int]:
    """Column and row a text begins at in the pane."""
    row = row_of(app.pane, text)
    assert row is not None
    return cell_len(rows(app.pane)[row].split(text)[0]), row


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (0, 3, "문장"),
        (1, 3, "문장"),
        (1, 2, "문장"),
        (0, 1, "문"),
        (5, 0, "문장이"),
        (4, 1, "문장이"),
    ],
)
async def test_a_drag_takes_whole_syllables_at_both_ends(
    first: int, last: int, expected: str
) -> None:
    """Beginning on the right half of one includes it."""
    app = an_app()
    async with app.run_test(size=(100, 24)) as pilot:
        column, row = place_of(app, "문장이다.")
        await pilot.mouse_down(ArticlePane, offset=(column + first, row))
        await pilot.hover(ArticlePane, offset=(column + (first + last) // 2, row))
        await pilot.hover(ArticlePane, offset=(column + last, row))
        await pilot.mouse_up(ArticlePane, offset=(column + last, row))
        await pilot.pause()
        if first // 2 == last // 2:
            assert not app.pane.selecting
        else:
            assert selected(app) == expected


async def test_a_drag_across_paragraphs_and_to_the_margin() -> None:
    """The nearest character of the line is meant."""
    app = an_app()
    async with app.run_test(size=(100, 24)) as pilot:
        column, row = place_of(app, "둘째")
        _, last_row = place_of(app, "끝 문단")
        await pilot.mouse_down(ArticlePane, offset=(column, row))
        await pilot.hover(ArticlePane, offset=(column, row + 1))
        await pilot.hover(ArticlePane, offset=(95, last_row))
        await pilot.mouse_up(ArticlePane, offset=(95, last_row))
        await pilot.pause()
        assert selected(app) == f"둘째 문장은 조금 더 길다.|{TEXTS[1]}|{TEXTS[2]}"


async def test_a_drag_stays_in_the_language_it_began_in() -> None:
    """Side by side the other column is not touched."""
    app = PaneApp(content(long_article(), layout=Layout.SIDE_BY_SIDE))
    async with app.run_test(size=(120, 40)) as pilot:
        column, row = place_of(app, "0번째")
        other, _ = place_of(app, "This is paragraph 0.")
        await pilot.mouse_down(ArticlePane, offset=(column, row))
        await pilot.hover(ArticlePane, offset=(column + 6, row))
        await pilot.hover(ArticlePane, offset=(other + 5, row))
        await pilot.mouse_up(ArticlePane, offset=(other + 5, row))
        await pilot.pause()
        assert app.pane.current_target() == (KO, Span(Point(0, 0), Point(0, 5)))


async def test_a_click_moves_the_cursor_two_select_a_word_three_a_sentence() -> None:
    """And a click elsewhere selects nothing again."""
    app = an_app()
    async with app.run_test(size=(100, 24)) as pilot:
        column, row = place_of(app, "끝 문단이다.")
        await pilot.click(ArticlePane, offset=(column, row))
        assert app.pane.current_block() == (KO, 2)
        column, row = place_of(app, "문장은")
        await pilot.click(ArticlePane, offset=(column + 1, row), times=2)
        assert selected(app) == "문장은"
        await pilot.click(ArticlePane, offset=(column + 1, row), times=3)
        assert selected(app) == "둘째 문장은 조금 더 길다."
        _, row = place_of(app, "끝 문단이다.")
        await pilot.click(ArticlePane, offset=(column, row))
        assert not app.pane.selecting


async def test_the_word_under_the_cursor_is_bare() -> None:
    """Of the selection's moving end, of a click, else of the current sentence."""
    app = an_app()
    async with app.run_test(size=(100, 24)) as pilot:
        assert app.pane.word_at_cursor() == "첫"
        column, row = place_of(app, "길다.")
        await pilot.click(ArticlePane, offset=(column, row))
        assert app.pane.word_at_cursor() == "길다"
        await pilot.press("right_curly_bracket", "v", "w", "w", "w", "w", "w")
        assert app.pane.word_at_cursor() == "words"


async def test_a_selection_scrolls_along() -> None:
    """Its moving end is always in sight."""
    app = PaneApp(content(long_article()))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("v", *["right_curly_bracket"] * 12)
        language, span = app.pane.current_target()
        assert span.end.block == 11
        text = long_article().editions[language].body[11].text
        assert row_of(app.pane, text[-4:]) is not None
