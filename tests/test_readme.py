"""What the README promises is what there is."""

from __future__ import annotations

import re

import pytest

from reader.cli import COMMAND_MODULES
from reader.cli.parser import OVERVIEW
from reader.tui.keys import BY_ID
from tests.readme_keys import markdown_table
from tests.support import PROJECT

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


def test_the_test_command_is_a_fresh_environment_and_pytest() -> None:
    """`.ci/run` runs it as it stands."""
    command = between("test-command")
    assert "python3 -m venv .venv" in command and ".venv/bin/pytest" in command
