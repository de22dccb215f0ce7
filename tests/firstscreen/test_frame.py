"""The file of the first screen: only a good one of one's own is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.first_screen import keep
from reader.firstscreen import (
    frame_path,
    key_of,
    library_named,
    load,
    shown,
    whole_path,
    written,
)

KEY = key_of("/srv/library", (80, 24), {"TERM": "xterm-256color"})
LINES = [[("38;2;1;2;3;48;2;4;5;6", " ▪ 부산항의 밤"), ("0", "")], [("0", "1/11")]]


def kept(tmp_path: Path, lines: list[list[tuple[str, str]]] = LINES) -> str:
    path = str(tmp_path / "first" / "own")
    keep(path, written(KEY, [str(tmp_path / "config.yaml")], lines))
    return path


def test_what_is_kept_is_loaded(tmp_path: Path) -> None:
    """Looks and text as they were."""
    frame = load(kept(tmp_path), KEY)

    assert frame is not None
    look = "\x1b[0;38;2;1;2;3;48;2;4;5;6m"
    assert f"\x1b[1H{look} ▪ 부산항의 밤\x1b[0;0m\x1b[2H1/11\x1b[0m" == shown(frame)


def test_what_stays_on_its_ground_is_told_its_ink_alone(tmp_path: Path) -> None:
    """It is half of what would be written; a look without ink or ground is told as a whole."""
    looks = ["38;2;1;1;1;48;2;9;9;9", "38;2;2;2;2;48;2;9;9;9", "48;2;9;9;9", "38;2;1;1;1", "0"]
    frame = load(kept(tmp_path, [[(look, "x") for look in looks]]), KEY)

    assert frame is not None
    first, _, *others = looks
    told = [f"0;{first}", "38;2;2;2;2", *(f"0;{look}" for look in others), "0"]
    assert "\x1b[1H" + "x".join(f"\x1b[{one}m" for one in told) == shown(frame)


@pytest.mark.parametrize(
    "text", ["\x1b]52;c;Zm9v\x07", "a\x9bb", "abc\u202edef", "a\u0085b", "\x07", "a\u200bb"]
)
def test_a_frame_cannot_command_the_terminal(tmp_path: Path, text: str) -> None:
    """Whatever is in the file, no character of it is obeyed."""
    path = kept(tmp_path)
    data = Path(path).read_text("utf-8").replace("부산항의 밤", text)
    Path(path).write_text(data, "utf-8", newline="\n")

    frame = load(path, KEY)

    assert frame is None or "\ufffd" in shown(frame)
    assert frame is None or text not in shown(frame)


def test_blanks_of_any_width_are_shown_as_they_are(tmp_path: Path) -> None:
    """The program draws them, too, and what stands behind them would be moved."""
    title = "\u3000부산항의\u00a0밤\u2003"
    frame = load(kept(tmp_path, [[("0", title)]]), KEY)

    assert frame is not None
    assert title in shown(frame)


def test_a_look_is_only_numbers(tmp_path: Path) -> None:
    """Anything else is the terminal's own look."""
    frame = load(kept(tmp_path, [[("0mBAD\x1b[5", "x")]]), KEY)

    assert frame is not None
    assert "\x1b[1H\x1b[0;0mx\x1b[0m" == shown(frame)


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_half_a_file_is_none(tmp_path: Path, cut: int) -> None:
    """A frame that was not written to its end is not shown."""
    path = kept(tmp_path)
    data = Path(path).read_bytes()
    Path(path).write_bytes(data[: min(cut, len(data) - 1)])

    assert load(path, KEY) is None


def test_a_file_that_others_may_write_is_none(tmp_path: Path) -> None:
    """It would be text of anybody."""
    path = kept(tmp_path)
    Path(path).chmod(0o666)

    assert load(path, KEY) is None


def test_a_link_is_none(tmp_path: Path) -> None:
    """A symbolic link could lead anywhere."""
    path = kept(tmp_path)
    Path(path + "2").symlink_to(path)

    assert load(path + "2", KEY) is None


def test_a_watched_file_that_changed_makes_it_wrong(tmp_path: Path) -> None:
    """As the config file, which may name another theme."""
    path = kept(tmp_path)
    (tmp_path / "config.yaml").write_text("theme: reader-day\n", "utf-8")

    assert load(path, KEY) is None


@pytest.mark.parametrize(
    "key",
    [
        key_of("/srv/other", (80, 24), {"TERM": "xterm-256color"}),
        key_of("/srv/library", (81, 24), {"TERM": "xterm-256color"}),
        key_of("/srv/library", (80, 24), {"TERM": "linux"}),
        (),
    ],
)
def test_it_is_right_for_one_library_size_and_terminal(
    tmp_path: Path, key: tuple[str, ...]
) -> None:
    """Anything else starts without."""
    assert load(kept(tmp_path), key) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    """And nothing is raised."""
    (tmp_path / "first").write_text("a file", "utf-8")

    assert load(kept(tmp_path), KEY) is None


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        ([], "/from/environment"),
        (["--library", "x"], "x"),
        (["--library=x"], "x"),
        (["--library"], None),
        (["list"], None),
        (["aaaaaaaaaa"], None),
        (["--library", "x", "aaaaaaaaaa"], None),
        (["--help"], None),
    ],
)
def test_it_is_only_for_the_list(argv: list[str], named: str | None) -> None:
    """Commands, articles and help begin without it."""
    assert named == library_named(argv, {"READER_LIBRARY": "/from/environment"})


def test_each_library_has_its_own_file() -> None:
    """In the cache folder of the person."""
    environment = {"XDG_CACHE_HOME": "/cache"}

    assert "/cache/reader/first/own" == frame_path("", environment)
    assert frame_path("/a", environment) != frame_path("/b", environment)
    assert frame_path("/a", environment) == frame_path(whole_path("/x/../a"), environment)
