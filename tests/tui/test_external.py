"""The person's own programs: what they are given, and what is said about it."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path
from typing import NoReturn

import pytest

from reader.errors import ReaderError
from reader.model.article import ArticleId
from reader.text.sanitise import MAX_NOTE_CHARS
from reader.tui.external import checked_url, copy, edited, open_in_browser
from tests.tui.driving import driven, press, status


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.com/news?id=1", "example.com"),
        ("http://한국.example/", "xn--3e0b707e.example"),
        ("https://user@evil.example/https://bank.example", "evil.example"),
        ("http://[2001:db8::1]/x", "2001:db8::1"),
    ],
)
def test_the_host_is_shown_as_it_is(url: str, host: str) -> None:
    assert checked_url(url) == (url, host)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "-x",
        "https://",
        "https://a b.example",
        "https://a.example/\x1b[31m",
        "https://a.example/\n",
        "https://[broken",
        "ftp://a.example",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_other_addresses_are_refused_with_a_reason(url: str) -> None:
    with pytest.raises(ReaderError):
        checked_url(url)


def a_program(folder: Path, name: str, script: str) -> None:
    """A shell script on the path."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def own_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that goes before all others."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    for variable in ("WSL_DISTRO_NAME", "WAYLAND_DISPLAY", "DISPLAY", "TMUX", "VISUAL"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def own_editor(own_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the person's editor, in which its files are made."""
    monkeypatch.setenv("EDITOR", "my-editor")
    monkeypatch.setattr("tempfile.tempdir", str(own_path))
    a_program(own_path, "my-editor", "true")
    return own_path


def test_a_clipboard_program_is_named(own_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(own_path, "wl-copy", f"cat > {own_path}/copied")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")

    said = copy("카카오\x1b]52;c;x\x07\n\n", lambda _: None)

    assert said == "Copied (wl-copy)"
    assert (own_path / "copied").read_text("utf-8") == "카카오\ufffd]52;c;x\ufffd"


def test_without_one_the_terminal_is_asked_and_that_is_said(own_path: Path) -> None:
    asked: list[str] = []

    said = copy("카카오\n", asked.append)

    assert asked == ["카카오"]
    assert "some terminals ignore it" in said


def test_too_much_for_a_terminal_is_not_called_copied(own_path: Path) -> None:
    asked: list[str] = []

    assert "not copied" in copy("가" * 50_000, asked.append)
    assert not asked


def test_the_editor_gets_a_file_and_gives_it_back_clean(
    own_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "my-editor --flag 'two words'")
    a_program(own_path, "my-editor", "true")
    given: list[list[str]] = []

    def run(command: list[str]) -> int:
        given.append(command)
        path = Path(command[-1])
        assert path.read_text("utf-8") == "first"
        assert path.stat().st_mode & 0o077 == 0
        path.write_text("second\x1b[31m\n", encoding="utf-8")
        return 0

    assert edited("first", run) == "second"
    assert given[0][:3] == ["my-editor", "--flag", "two words"]
    assert not Path(given[0][-1]).exists()


def test_a_failed_editor_keeps_the_text(own_editor: Path) -> None:
    with pytest.raises(ReaderError, match="the text is in"):
        edited("precious", lambda _: 1)

    (kept,) = own_editor.glob("reader-note-*")
    assert kept.read_text("utf-8") == "precious"


@pytest.mark.parametrize("editor", ["no-such-editor-anywhere", "'unbalanced"])
def test_an_editor_that_is_none_is_named(editor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)

    with pytest.raises(ReaderError):
        edited("x", lambda _: 0)


def test_a_text_in_another_encoding_is_kept_and_named(own_editor: Path) -> None:
    written = "카카오".encode("cp949")

    def run(command: list[str]) -> int:
        Path(command[-1]).write_bytes(written)
        return 0

    with pytest.raises(ReaderError, match=r"did not save UTF-8.*what you wrote is in"):
        edited("first", run)

    (kept,) = own_editor.glob("reader-note-*")
    assert kept.read_bytes() == written


def test_a_text_too_long_for_a_note_is_kept_and_named(own_editor: Path) -> None:
    def run(command: list[str]) -> int:
        Path(command[-1]).write_text("글" * (MAX_NOTE_CHARS + 1), encoding="utf-8")
        return 0

    with pytest.raises(ReaderError, match=r"at most 65,536 characters.*what you wrote is in"):
        edited("first", run)

    (kept,) = own_editor.glob("reader-note-*")
    assert len(kept.read_text("utf-8")) == MAX_NOTE_CHARS + 1


def test_a_file_the_editor_took_away_is_an_error_to_be_read(own_editor: Path) -> None:
    def run(command: list[str]) -> int:
        Path(command[-1]).unlink()
        return 0

    with pytest.raises(ReaderError, match="No such file"):
        edited("first", run)


def test_an_editor_that_cannot_be_started_keeps_the_text(own_editor: Path) -> None:
    def run(command: list[str]) -> int:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(ReaderError, match="Permission denied"):
        edited("precious", run)

    (kept,) = own_editor.glob("reader-note-*")
    assert kept.read_text("utf-8") == "precious"


def test_without_room_for_its_file_the_editor_is_not_started(
    own_editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(own_editor / "missing"))

    with pytest.raises(ReaderError, match="no file could be made for the editor"):
        edited("first", lambda _: pytest.fail("started"))


def test_a_disk_that_is_full_leaves_no_half_a_file(
    own_editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, *args: object, **rest: object) -> NoReturn:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fdopen", full)
    with pytest.raises(ReaderError, match="No space left"):
        edited("first", lambda _: pytest.fail("started"))

    assert not list(own_editor.glob("reader-note-*"))


def a_window(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser with a window of its own has opened."""
    opened: list[str] = []

    class Window(webbrowser.BaseBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            opened.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", Window)
    return opened


def test_a_browser_in_the_terminal_is_lent_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both would draw on one screen and take each other's keys."""
    given: list[list[str]] = []
    browser = webbrowser.GenericBrowser(["links", "-g", "%s"])
    monkeypatch.setattr(webbrowser, "get", lambda: browser)

    def ended(command: list[str]) -> int:
        given.append(command)
        return len(given) - 1

    open_in_browser("https://example.com/", ended)
    assert given == [["links", "-g", "https://example.com/"]]
    with pytest.raises(ReaderError, match="links ended with 1"):
        open_in_browser("https://example.com/", ended)


async def test_a_terminal_that_cannot_be_lent_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a pipe; the browser is not started beside the screen."""
    browser = webbrowser.GenericBrowser(["no-such-browser-anywhere", "%s"])
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    async with driven() as pilot:
        await press(pilot, "enter", "d")

        assert status(pilot.app) == "This terminal cannot be given to another program"


async def test_where_there_is_no_browser_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> NoReturn:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    async with driven() as pilot:
        await press(pilot, "enter", "d")

        assert "o browser was found" in status(pilot.app)


@pytest.mark.parametrize(
    ("keys", "word", "said"),
    [
        (("d",), "%EB%B6%80%EC%82%B0%ED%95%AD", "부산항"),
        (("v", "w", "w", "w", "d"), "%EA%B8%B8%EB%8B%A4", "길다"),
        (("ㅇ",), "%EB%B6%80%EC%82%B0%ED%95%AD", "부산항"),
        (("t", "d"), "Nights", "Nights"),
    ],
)
async def test_d_looks_the_word_at_the_cursor_up(
    keys: tuple[str, ...], word: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its particle; the address of the dictionary is a setting."""
    opened = a_window(monkeypatch)
    async with driven(config={"dictionary": "https://words.example/{word}?to=en"}) as pilot:
        await press(pilot, "enter", *keys)

        assert opened == [f"https://words.example/{word}?to=en"]
        assert status(pilot.app) == f"Opened {said} at words.example in the browser"


async def test_where_there_is_no_word_nothing_is_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on the head of an article."""
    opened = a_window(monkeypatch)
    async with driven(start=ArticleId("article000"), size=(40, 7)) as pilot:
        await press(pilot, "d")
        said = status(pilot.app)

    assert not opened
    assert said == "No word here; v and w select one"
