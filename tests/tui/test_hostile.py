"""Text of others on every screen: shown as it is, obeyed by nobody."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.model.article import ArticleId, Author, Language, Source
from reader.model.marks import Point, Span
from reader.session import Session
from tests.support import PROJECT, a_session, an_article
from tests.tui.driving import SMALL, WIDE, driven, screen_text, settled, strips_of

HOSTILE = (
    "[/b] [/] [해외 DS] [email protected]",
    "[@click=app.quit]종료[/] [link=file:///etc/passwd]x[/link]",
    "\x1b]52;c;YQ==\x07 \x1b[31m \x9b2J \x1bP1$r\x1b\\",
    "bidi \u202e\u2066abc\u2069 zero\u200b\ufeff tag\U000e0041 nul\x00 del\x7f",
    "nel\x85ls\u2028ps\u2029 lone \ud800 [b",
)
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]")

TOUR = (
    ("list", ()),
    ("titles", ("t",)),
    ("rows", ("j", "j", "v")),
    ("help", ("question_mark", "escape")),
    ("palette", ("colon", "escape")),
    ("order", ("backslash", "escape")),
    ("information", ("i", "escape")),
    ("source", ("o",)),
    ("filter", ("f", "b", "escape")),
    ("search", ("slash", "b", "i", "d", "i", "enter", "escape", "escape")),
    ("bookmarks", ("apostrophe", "escape")),
    ("annotations", ("semicolon", "escape")),
    ("tags", ("number_sign", "escape")),
    ("note", ("a", "x", "escape")),
    ("article", ("g", "enter")),
    ("flip", ("t", "l", "l", "p")),
    ("find", ("slash", "b", "i", "d", "i", "enter", "n", "escape")),
    ("marks", ("h", "semicolon", "escape", "b", "a", "y", "escape")),
    ("concordance", ("asterisk", "slash", *"bidi", "enter", "j", "y", "escape")),
    ("align", ("c", "j", "m", "s", "enter", "x", "l", "j", "l", "u", "n", "c", "escape")),
    ("back", ("escape", "escape")),
    ("saved", ("f", "b", "ctrl+s", "enter", "escape", "s", "a", "[", "enter", "escape", "6")),
)


def a_hostile_session() -> Session:
    """Articles whose every field is hostile, with marks on them."""
    articles = [
        replace(
            an_article(f"hostile00{n}", ko=text, en=text, ko_body=HOSTILE, en_body=HOSTILE),
            publisher=text,
            section=text,
            author=Author(text, text, text, text),
            source=Source(text, "", (1, 2), "javascript:alert(1)", text),
            warnings=HOSTILE,
        )
        for n, text in enumerate(HOSTILE)
    ]
    session = a_session(*articles)
    first = ArticleId("hostile000")
    session.annotate(first, Language.KO, Span(Point(0), Point(2, 5)), "\n".join(HOSTILE))
    session.annotate(first, None, None, HOSTILE[1])
    session.toggle_bookmark(first)
    session.highlight(first, Language.EN, Span(Point(3), Point(3, 9)))
    return session


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_no_screen_obeys(size: tuple[int, int]) -> None:
    """Every screen is walked through; no control character and no click reaches a strip."""
    async with driven(a_hostile_session(), size=size) as pilot:
        for name, keys in TOUR:
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
                check(pilot, f"{name}: {key}")
        assert pilot.app.is_running


def check(pilot: Pilot[None], where: str) -> None:
    """Nothing on the screen is a command to the terminal or to the app."""
    for line in strips_of(pilot.app):
        for strip in line:
            for text, style, control in strip:
                assert control is None, where
                assert not FORBIDDEN.search(text), (where, text)
                assert not (style and style.meta.get("@click")), where
                assert not (style and style.link), where


async def test_markup_is_shown_letter_by_letter() -> None:
    async with driven(a_hostile_session()) as pilot:
        text = screen_text(pilot.app)

    assert "[/b] [/] [해외 DS] [email protected]" in text
    assert "[@click=app.quit]종료[/]" in text


BANNED_CALLS = {"from_markup", "from_text", "highlight_regex", "Markdown"}
PARSED_SINKS = {"notify", "Static", "Label", "Option", "Button", "Tab", "TabPane", "Collapsible"}


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "reader" / "tui").rglob("*.py")), ids=lambda path: path.name
)
def test_no_module_parses_markup(path: Path) -> None:
    """`Content(text)` is the only way in; what Textual would parse is not used at all."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            assert name not in BANNED_CALLS, f"{path}:{node.lineno}: {name}"
            assert name not in PARSED_SINKS, f"{path}:{node.lineno}: {name} parses markup"
            for keyword in node.keywords:
                allowed = keyword.arg != "markup" or ast.unparse(keyword.value) == "False"
                assert allowed, f"{path}:{node.lineno}: markup"
                assert keyword.arg not in ("border_title", "border_subtitle", "tooltip_text")
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            parsed = node.attr in ("border_title", "border_subtitle", "tooltip")
            assert not parsed, f"{path}:{node.lineno}: {node.attr} parses markup"
