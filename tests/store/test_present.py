"""Nothing is there only where the system says so."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.store.library import LibraryStore
from reader.store.present import is_there
from tests.store.stories import a_story, build


def test_a_link_to_itself_leads_to_nothing(tmp_path: Path) -> None:
    """It is no reason to give up."""
    (tmp_path / "a").symlink_to("a")

    assert not is_there(tmp_path / "a")
    assert not is_there(tmp_path / "a" / "b")


def test_a_library_nobody_may_look_into_is_not_taken_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor for one that is damaged, whatever the paths of this version of Python say."""
    build(LibraryStore(tmp_path), a_story())
    for name in ("stat", "lstat", "open"):
        monkeypatch.setattr(f"os.{name}", _refusing(getattr(os, name), tmp_path))
    for name, told in (("exists", "exists"), ("is_file", "isfile"), ("is_dir", "isdir")):
        monkeypatch.setattr(Path, name, getattr(os.path, told))  # as from Python 3.14 on
    monkeypatch.setattr(Path, "is_symlink", os.path.islink)

    with pytest.raises(PermissionError):
        LibraryStore.exists(tmp_path)
    with pytest.raises(PermissionError):
        LibraryStore(tmp_path).open()


def _refusing(real: Callable[..., object], folder: Path) -> Callable[..., object]:
    def ask(path: object, *rest: object, **named: object) -> object:
        if str(path).startswith(f"{folder}/"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *rest, **named)

    return ask
