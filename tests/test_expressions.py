"""Expressions kept from an earlier run do what freshly compiled ones do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.cli import main as run
from reader.expressions import kept_expressions
from reader.text.lazy import lazily

SAMPLES = (
    (r"(?P<word>\w+)-(?P=word)|(\d+)", 0, "tick tick-tick 12"),
    (r"[가-힣]+(?=는|은)", 0, "사람은 나무는"),
    (r"^x.*?y$", re.MULTILINE | re.DOTALL, "x1\ny\nxy"),
    (r"(?i)STRASSE|[à-ž]", 0, "Straße STRASSE é"),
    ("a b # c", re.VERBOSE, "ab"),
)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Where the cache is; to write there is allowed."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return {"XDG_CACHE_HOME": str(tmp_path)}


def kept(environment: dict[str, str]) -> Path:
    """The one file there."""
    (path,) = (Path(environment["XDG_CACHE_HOME"]) / "reader" / "expressions").iterdir()
    return path


def plainly() -> list[object]:
    """Everything the samples find."""
    found: list[object] = []
    for expression, flags, text in SAMPLES:
        pattern = lazily(expression, flags)
        matches = [*map(repr, pattern.finditer(text))]
        found += [pattern.pattern, pattern.flags, pattern.groupindex, matches]
    return [*found, repr(lazily(rb"\s*<html", re.IGNORECASE).match(b"  <HTML"))]


def look(environment: dict[str, str]) -> list[object]:
    """The same, compiled as in a command."""
    with kept_expressions(environment):
        return plainly()


def test_what_was_kept_finds_the_same(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time nothing is worked out, and the groups and their names are there."""
    assert plainly() == look(environment)
    monkeypatch.setattr("reader.expressions._worked_out", lambda *_: pytest.fail("compiled again"))
    assert plainly() == look(environment)


def test_what_nobody_asks_for_any_more_makes_room(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or after some versions of the program the file would be full, and take nothing new."""
    look(environment)
    monkeypatch.setattr("reader.expressions._MOST_BYTES", kept(environment).stat().st_size + 100)
    words = "|".join(f"word{number}" for number in range(40))
    for _ in range(2):
        with kept_expressions(environment), pytest.MonkeyPatch.context() as patch:
            if words.encode() in kept(environment).read_bytes():
                patch.setattr("reader.expressions._worked_out", pytest.fail)
            assert lazily(words).fullmatch("word7")
    data = kept(environment).read_bytes()
    assert words.encode() in data and b"STRASSE" not in data


def test_after_an_error_nothing_is_kept(environment: dict[str, str]) -> None:
    """And what is compiled then is compiled as ever."""
    with pytest.raises(re.error), kept_expressions(environment):
        lazily("(").match("")
    assert lazily("[)]").match(")")
    assert not (Path(environment["XDG_CACHE_HOME"]) / "reader" / "expressions").exists()


def test_what_a_person_asks_for_is_not_kept(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A search keeps its own expressions alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", environment["XDG_CACHE_HOME"])
    dump = tmp_path / "dump.txt"
    dump.write_text("제목 하나\n\n본문은 한 문장이다. 그리고 또 한 문장이다.\n", "utf-8")
    library = ["--library", str(tmp_path / "library")]
    run(["build", str(dump), *library])
    for query in ("re:/nobody else knows/", "나만아는말"):
        run(["search", query, *library])
    data = kept(environment).read_bytes()
    assert b"nobody" not in data and "나만아는말".encode() not in data


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "link", "anybody's"])
def test_a_file_that_is_not_right_is_as_good_as_none(
    environment: dict[str, str], damage: str, tmp_path: Path
) -> None:
    """And a good one takes its place."""
    look(environment)
    path = kept(environment)
    data = path.read_bytes()
    if damage == "cut":
        path.write_bytes(data[:-10])
    elif damage == "changed":
        path.write_bytes(data[:-10] + bytes([data[-10] ^ 1]) + data[-9:])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "link":
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        path.chmod(0o666)
    assert plainly() == look(environment)
    assert data == path.read_bytes()
    assert not path.is_symlink()
    assert 0o600 == path.stat().st_mode & 0o777


def test_a_place_where_nothing_can_be_kept_costs_nothing_else(tmp_path: Path) -> None:
    """As where a file is in the way of the folder."""
    (tmp_path / "reader").write_bytes(b"")
    assert plainly() == look({"XDG_CACHE_HOME": str(tmp_path)})
    assert [tmp_path / "reader"] == [*tmp_path.iterdir()]
