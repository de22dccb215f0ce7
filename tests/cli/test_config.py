"""The person's settings: read if they are there, and never in the way of the screen."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import paths
from reader.cli.screen import CONFIG_NAME, read_config


@pytest.fixture
def config(home: Path) -> Path:
    """Where the config file is looked for; its folder is there."""
    folder = paths.config_folder()
    assert folder is not None
    folder.mkdir(parents=True)
    return folder / CONFIG_NAME


def test_no_file_is_no_problem(config: Path) -> None:
    """Nor is a folder that is not there."""
    assert ({}, "") == read_config()
    config.parent.rmdir()
    assert ({}, "") == read_config()


def test_settings_are_read(config: Path) -> None:
    """As text; the screen says what cannot be."""
    config.write_text("# mine\ntheme: reader-sepia\nkeys:\n  article.flip: [t, Tab]\n", "utf-8")
    assert ({"theme": "reader-sepia", "keys": {"article.flip": ["t", "Tab"]}}, "") == read_config()


@pytest.mark.parametrize(
    "data",
    [b"", b"\n  \n", b"# theme: reader-sepia\r\n   # keys:\n", BOM_UTF8 + b"# a\n", BOM_UTF8],
)
def test_a_file_that_says_nothing_is_no_problem(config: Path, data: bytes) -> None:
    """A person comments things out."""
    config.write_bytes(data)
    assert ({}, "") == read_config()


@pytest.mark.parametrize("data", [b"- theme\n", b"theme: [\n", b"text\n", b"\xff\xff", b"''\n"])
def test_a_file_that_is_something_else_is_said_with_its_line(config: Path, data: bytes) -> None:
    """And the defaults stay."""
    config.write_bytes(data)
    settings, problem = read_config()
    assert {} == settings
    assert problem.startswith(f"{config}:")


def test_a_file_that_cannot_be_read_is_said(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a sentence."""
    config.touch()

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert ({}, f"{config}: permission denied") == read_config()


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_is_said_and_not_waited_for(
    config: Path, make: Callable[[Path], object]
) -> None:
    """A folder, a pipe, or a link of one's dotfiles that has lost its file."""
    make(config)
    assert ({}, f"{config}: is no file, or a link to none") == read_config()
