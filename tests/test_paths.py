"""Folders are found with and without a home, and never inside the working folder by accident."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from reader import paths
from reader.errors import UsageError

XDG = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in XDG:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No home folder anywhere; the folder for temporary files is what is returned."""
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    for name in ("HOME", *XDG):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_option_goes_before_the_variable_and_that_before_the_own_library(home: Path) -> None:
    """As the help says."""
    assert Path("/a") == paths.library_folder("/a", {"READER_LIBRARY": "/b"})
    assert Path("/b") == paths.library_folder(None, {"READER_LIBRARY": "/b"})
    assert paths.own_library() == paths.library_folder(None, {"READER_LIBRARY": ""})
    assert paths.own_library().is_relative_to(home)


def test_a_link_planted_among_temporary_files_is_not_followed(no_home: Path) -> None:
    """Whoever may write there must not choose where we do."""
    elsewhere = no_home / "elsewhere"
    elsewhere.mkdir()
    (no_home / f"reader-{os.getuid()}").symlink_to(elsewhere)

    assert paths.log_folder() is None
    assert paths.caches(no_home, "id").catalog is None
    assert not list(elsewhere.iterdir())


def test_a_folder_others_may_write_into_is_not_used(no_home: Path) -> None:
    """They could put a link there between our look at it and our writing."""
    ours = no_home / f"reader-{os.getuid()}"
    for mode in (0o777, 0o770):
        ours.mkdir(exist_ok=True)
        ours.chmod(mode)

        assert paths.log_folder() is None
        assert paths.caches(no_home, "id").catalog is None
        assert not paths.state_folder("id").is_relative_to(no_home)
        assert not list(ours.iterdir())


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_a_folder_somebody_else_made_under_our_name_is_not_used(no_home: Path) -> None:
    """With what is ready in it, which may even be ours."""
    theirs = no_home / f"reader-{os.getuid()}"
    (theirs / "state" / "id").mkdir(parents=True)
    os.chown(theirs, 4242, 4242)

    assert paths.log_folder() is None
    assert paths.caches(no_home, "id").catalog is None
    assert not paths.state_folder("id").exists()


def test_temporary_folders_are_ours_alone(no_home: Path) -> None:
    """Whatever the umask."""
    before = os.umask(0)
    try:
        folder = paths.state_folder("id")
    finally:
        os.umask(before)

    assert folder == no_home / f"reader-{os.getuid()}" / "state" / "id"
    assert 0o700 == (no_home / f"reader-{os.getuid()}").stat().st_mode & 0o777


def test_two_libraries_never_share_a_cache(home: Path) -> None:
    """Not even a library and its copy."""
    caches = {
        paths.caches(home / "one", "id").catalog,
        paths.caches(home / "two", "id").catalog,
        paths.caches(home / "one", "other").catalog,
    }

    assert 3 == len(caches)
    assert all(path and path.parent.is_dir() and path.is_relative_to(home) for path in caches)


def test_folders_are_private(home: Path) -> None:
    """What somebody reads is nobody else's business."""
    folder = paths.state_folder("id")

    assert folder.is_relative_to(home)
    assert 0o700 == folder.stat().st_mode & 0o777
    log = paths.log_folder()
    assert log is not None
    assert log.is_dir()


def test_without_a_home_the_library_has_to_be_named(no_home: Path) -> None:
    """One clear error for the library; the rest falls back to temporary files."""
    with pytest.raises(UsageError, match="--library"):
        paths.library_folder(None, {})

    with pytest.raises(UsageError, match="whole path"):
        paths.library_folder("~nobody-of-this-name/x", {})

    assert paths.config_folder() is None
    assert paths.profiles_folder() is None
    for folder in (
        paths.caches(no_home, "id").catalog,
        paths.log_folder(),
        paths.state_folder("id"),
    ):
        assert folder is not None
        assert folder.is_relative_to(no_home)


def test_where_nothing_can_be_written_caches_are_none(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the home folder should be, and another where temporary files go."""
    blocked = home / "blocked"
    blocked.touch()
    monkeypatch.setenv("HOME", str(blocked))
    monkeypatch.setattr(tempfile, "tempdir", str(blocked))

    assert paths.caches(home, "id").catalog is None
    assert paths.log_folder() is None
    assert paths.state_folder("id").is_absolute()


def test_the_bundled_library_is_beside_the_program() -> None:
    """In a checkout, the one of the repository."""
    assert paths.bundled_library().name in ("library", "bundled")
    assert paths.bundled_library().is_absolute()


def test_an_empty_name_is_not_the_persons_own_library() -> None:
    """`reader --library "$UNSET" remove …` touches nothing."""
    with pytest.raises(UsageError, match="names no folder"):
        paths.library_folder("", {"READER_LIBRARY": "/b"})
