"""What the README promises is what there is."""

from __future__ import annotations

import re

import pytest

from reader.catalog.catalog import Catalog
from reader.cli import COMMAND_MODULES, main
from reader.cli.parser import OVERVIEW
from reader.cli.reading import QUERY_HELP
from reader.model.article import ArticleId
from reader.paths import bundled_library
from reader.session import Session
from reader.store.library import LibraryStore
from reader.text.cells import cell_len
from reader.tui.keys import BY_ID
from reader.tui.widgets.article_rows import BOOKMARK_SIGN, NOTE_SIGN, UNREAD_SIGN
from tests.readme_keys import markdown_table
from tests.support import PROJECT, InMemoryMarks

TRIED = [
    "카카오",
    "카카ㅇ",
    "ㅋㅋㅇ",
    "zkzkdh",
    "netflix",
    "jaetaek",
    "카가오",
    "유료가입",
    "인수했다",
    "38,000달러",
]
"""What README and help say the search understands, in words of the bundled library."""
README = (PROJECT / "README.md").read_text("utf-8")


def between(name: str) -> str:
    """What stands between two markers."""
    found = re.search(f"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.DOTALL)
    assert found, name
    return found[1]


def named(expression: str) -> list[str]:
    """What the README names in some way, which it does."""
    found: list[str] = re.findall(expression, README, re.MULTILINE)
    assert found, expression
    return found


def test_the_table_of_keys_is_the_programs_own() -> None:
    """Made by `python -m tests.readme_keys`."""
    assert markdown_table() == between("keys")


def test_the_example_config_names_commands_there_are() -> None:
    """A reader copies it."""
    for command_id in named(r"^  ([a-z]+\.[a-z-]+): "):
        assert command_id in BY_ID


@pytest.mark.parametrize("name", COMMAND_MODULES)
def test_every_command_is_told_of(name: str) -> None:
    """In the README and in the overview."""
    assert f"reader {name}" in README
    assert f"\n  {name} " in OVERVIEW


@pytest.fixture(scope="module")
def bundled() -> Session:
    """What the first start opens."""
    session = Session(LibraryStore(bundled_library()).open(), InMemoryMarks, Catalog(None))
    session.refresh()
    session.load_marks()
    return session


@pytest.mark.parametrize("word", TRIED)
def test_every_example_of_a_search_finds_something_at_the_first_start(
    bundled: Session, word: str
) -> None:
    """Who tries it sees what is meant."""
    assert f"`{word}`" in README
    assert word in QUERY_HELP or word == "카카오"
    assert bundled.search(word).articles


@pytest.mark.parametrize("name", COMMAND_MODULES)
def test_the_help_of_a_command_fits_and_has_an_example_that_runs_at_the_first_start(
    bundled: Session, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal of 80 columns no line is broken; an article it names is there."""
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main([name, "--help"])
    told = capsys.readouterr().out

    assert max(map(cell_len, told.splitlines())) < 80
    assert re.search(r"^examples?:\n  ", told, re.MULTILINE)
    for named in re.findall(r"reader (?:show|mark|remove|restore) (\w{10})\b", told, re.MULTILINE):
        assert bundled.article(ArticleId(named))


def test_every_picture_and_file_it_points_to_is_there() -> None:
    """No dead link."""
    for target in named(r"\]\(([^)#]+)\)"):
        assert (PROJECT / target).exists(), target


def test_every_module_it_names_is_there() -> None:
    """`python -m tests.…` and paths inside the package."""
    for module in named(r"python -m (tests\.[a-z_.]+)"):
        assert (PROJECT / (module.replace(".", "/") + ".py")).exists(), module
    for path in named(r"`((?:cli|ingest|store|tui|session)/[a-z_/]+\.py)`"):
        assert (PROJECT / "reader" / path).exists(), path


def test_every_sign_of_a_row_is_told() -> None:
    """Nothing on the screen says what they mean."""
    for sign in (UNREAD_SIGN, BOOKMARK_SIGN, NOTE_SIGN):
        assert f"`{sign}" in README


def test_the_test_command_is_a_fresh_environment_and_pytest() -> None:
    """`.ci/run` runs it as it stands."""
    command = between("test-command")
    assert "python3 -m venv .venv" in command and ".venv/bin/pytest" in command
