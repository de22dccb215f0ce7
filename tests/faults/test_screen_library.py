"""The screen over libraries that change, that mean harm, and in odd environments."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.bench.terminal import NotShown
from tests.faults.hostile import evil_article
from tests.faults.terminal import ALEXA, Place, Screen, a_place
from tests.faults.wire import commands

TOUR = (
    *("j", "t", "?", "\x1b", ":", "\x1b", "\\", "\x1b", "i", "\x1b", "o", "f", "b", "\x1b"),
    *("/", "클릭", "\r", "\x1b", "\x1b", "'", "\x1b", ";", "\x1b", "#", "\x1b", "a", "x", "\x1b"),
    *("g", "\r", "t", "l", "l", "p", "/", "클릭", "\r", "n", "\x1b", "h", ";", "\x1b", "e", "\x1b"),
    *("b", "i", "\x1b", "v", "y", "\x1b", "q"),
)
"""Every screen and panel once."""


def tour(screen: Screen) -> None:
    """Walk through every screen and leave."""
    screen.until("b bookmark")
    for keys in TOUR:
        screen.send(keys)
        screen.settle(0.03, 1)
    screen.signal(signal.SIGTERM)
    assert 143 == screen.wait(5)


def test_a_hostile_library_commands_nothing_new(place: Place, tmp_path: Path) -> None:
    """Rows 31 and 33: on the wire is nothing that a clean library does not bring."""
    with place.screen() as screen:
        tour(screen)
        clean = without_clipboard(commands(screen.output))
    hostile = a_place(tmp_path / "hostile")
    for path in sorted((hostile.library / "articles").iterdir())[1:]:
        path.unlink()
    for name in ("aaaaaaaaa2", "bbbbbbbbb3"):
        path = hostile.library / "articles" / f"{name}.yaml"
        path.write_text(evil_article(name).text, "utf-8")
    config = hostile.home / "config" / "reader"
    config.mkdir(parents=True)
    (config / "config.yaml").write_text('theme: "\\e]0;x\\a[/b]"\n"[@click=app.quit]x": y\n')
    with hostile.screen() as screen:
        tour(screen)
        assert frozenset() == without_clipboard(commands(screen.output)) - clean

    assert 0 == hostile.run("list").status


def without_clipboard(found: frozenset[str]) -> frozenset[str]:
    """Copying with `y` asks the terminal, with whatever stands there."""
    return frozenset(name for name in found if not name.startswith("'\\x1b]52;c;"))


def test_an_article_that_changes_keeps_its_marks(place: Place) -> None:
    """Row 8: marked before and after its file was replaced; the new text comes by itself."""
    article = place.library / "articles" / f"{ALEXA}.yaml"
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        screen.type("}b", "Bookmarked, saved")
        text = article.read_text("utf-8")
        new = article.with_name(".new")
        new.write_text(text.replace("아마존의 음성 비서", "아마존이 만든 음성 비서"), "utf-8")
        new.replace(article)
        screen.until("아마존이 만든 음성 비서", patience=3)  # two seconds, and a busy machine
        screen.type("}}h", "Highlighted yellow, saved")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    told = place.run("marks").out
    assert (1, 1) == (told.count("bookmark"), told.count("highlight"))
    assert "orphaned" not in told


def test_an_article_that_goes_leaves_its_text_and_marks(place: Place) -> None:
    """Row 8: what is open is still read and marked, and that it is gone is said."""
    article = place.library / "articles" / f"{ALEXA}.yaml"
    text = article.read_bytes()
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        article.unlink()
        screen.until("no longer in the library", patience=3)
        screen.type("}b", "*")
        screen.type("}h", "Highlighted yellow, saved")
        screen.until(lambda shown: "알렉사" in shown and "t flip" in shown)
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    article.write_bytes(text)
    told = place.run("marks").out
    assert "bookmark" in told and "highlight" in told


@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": "nonsense"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"COLUMNS": "nonsense", "LINES": "-3", "TZ": "No/Where", "LC_ALL": "xx_YY.nope"},
    ],
    ids=["terminal", "ascii", "numbers"],
)
def test_the_screen_in_odd_environments(tmp_path: Path, variables: dict[str, str]) -> None:
    """Row 30: it works, and files are UTF-8."""
    place = a_place(tmp_path, **variables)
    with place.screen(ALEXA) as screen:
        screen.until("t flip")
        screen.type("}a", "Esc keep")
        screen.send("한글 메모")
        screen.settle(0.1)
        screen.type("\x1b", "Note kept, saved")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    assert 0 == place.run("marks").status  # on its way out it brings the copies up to date
    (copy,) = (place.library / "marks").glob("*.yaml")
    assert "한글 메모" in copy.read_text("utf-8")


@pytest.mark.parametrize("name", ["", "dumb"])
def test_a_terminal_that_cannot_be_drawn_on_is_told(tmp_path: Path, name: str) -> None:
    """Row 30: exit 2, one line, no escapes."""
    place = a_place(tmp_path, TERM=name)
    with place.screen() as screen, pytest.raises(NotShown):
        screen.until("never shown")
    assert 2 == screen.wait(5)
    assert (1, b"") == (screen.output.count(b"\n"), screen.output[:0])
    assert b"\x1b" not in screen.output


def test_a_cache_that_breaks_under_the_screen(place: Place) -> None:
    """Row 46: the person does not notice."""
    with place.screen() as screen:
        screen.until("1/11")
        (catalog,) = place.home.rglob("catalog.sqlite")
        catalog.write_bytes(b"no database" * 1000)
        screen.type("t", "KO EN")
        screen.send("/")
        screen.type("카카오", lambda shown: "카카오" in shown)
        screen.send("\x1b\x1b")
        screen.settle(0.2)
        screen.type("b", "saved")
        screen.signal(signal.SIGTERM)
        assert 143 == screen.wait(5)

    assert (0, 11) == (place.run("list").status, len(place.run("list").out.splitlines()))
