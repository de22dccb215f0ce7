"""Where the program keeps things, on every platform and with or without a home folder."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import platformdirs

from reader.errors import UsageError

APP: Final = "reader"
LIBRARY_VARIABLE: Final = "READER_LIBRARY"
_NOWHERE: Final = Path(os.devnull)
"""No folder can be in it."""
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


def library_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """The library to open.

    Args:
        option: What `--library` says; None if it was not given.
        environment: Of the process, for `$READER_LIBRARY`.

    Raises:
        UsageError: If the option is empty, as from a script whose variable is not set, or if
            there is no home folder for the person's own library or for a "~".
    """
    if option == "":
        raise UsageError("--library names no folder", remedy="name one, or leave the option out")
    named = option or environment.get(LIBRARY_VARIABLE)
    if not named:
        return own_library()
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"there is no home folder for {named!r}", remedy="write the whole path"
        ) from error


def own_library() -> Path:
    """The person's own library, there or not.

    Raises:
        UsageError: If there is no home folder.
    """
    folder = _platform(platformdirs.user_data_path)
    if folder is None:
        raise UsageError(
            "there is no home folder to keep a library in",
            remedy=f"set HOME, or name a folder with --library DIR or ${LIBRARY_VARIABLE}",
        )
    return folder / "library"


def bundled_library() -> Path:
    """The library that comes with the program; in a checkout, the one of the repository."""
    package = Path(__file__).parent
    installed = package / "bundled"
    return installed if installed.is_dir() else package.parent / "library"


class Caches(NamedTuple):
    """The files of what can be made again from a library; None where such must live in memory."""

    catalog: Path | None = None
    identities: Path | None = None
    """What articles are recognised by."""
    built: Path | None = None
    """What came of dumps."""


def caches(library: Path, library_id: str) -> Caches:
    """The caches of a library; their folder is made if need be.

    Args:
        library: The library's folder; a copied library gets a folder of its own.
        library_id: The id in its record.
    """
    place = hashlib.sha256(os.fsencode(library.resolve())).hexdigest()[:8]
    cache = _platform(platformdirs.user_cache_path)
    folder = _first_writable(cache, "cache", f"{library_id}-{place}")
    if folder is None:
        return Caches()
    return Caches(folder / "catalog.sqlite", folder / "identities.bin", folder / "built.jsonl")


def state_folder(library_id: str) -> Path:
    """The folder for marks that cannot be kept in the library and for rescued ones.

    It is made if need be; if nothing can be written anywhere it is not there.
    """
    state = _platform(platformdirs.user_state_path)
    found = _first_writable(state, "state", library_id)
    return found or (state or _NOWHERE) / library_id


def log_folder() -> Path | None:
    """The folder of the log; None if no log can be written."""
    log = _platform(platformdirs.user_log_path)
    return _first_writable(log, "log", "")


def config_folder() -> Path | None:
    """The folder of the person's settings, there or not; None without a home folder."""
    return _platform(platformdirs.user_config_path)


def profiles_folder() -> Path | None:
    """The folder of the person's own site profiles, there or not; None without a home folder."""
    config = config_folder()
    return config / "profiles" if config else None


def _platform(path: Callable[..., Path]) -> Path | None:
    """One of the platform's folders without symbolic links; None if there is no home folder."""
    try:
        folder = path(APP, appauthor=False)
    except RuntimeError:  # newer versions of platformdirs say so, older ones return "~/…"
        return None
    return folder.resolve() if folder.is_absolute() else None


def _temporary() -> Path | None:
    """Our folder among the temporary files; made if need be.

    None if it is a link or a folder of somebody else's, or others may write into it: they would
    choose then where we write, and what we read.
    """
    import tempfile  # nearly everybody has a home folder

    folder = Path(tempfile.gettempdir()) / f"{APP}-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    ours = found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE
    return folder if ours and stat.S_ISDIR(found.st_mode) else None


def _first_writable(folder: Path | None, purpose: str, name: str) -> Path | None:
    """The folder of this name in the platform's, else in a temporary one; made if need be."""
    if folder is not None and _made(folder / name):
        return folder / name
    temporary = _temporary()
    if temporary is not None and _made(temporary / purpose / name):
        return temporary / purpose / name
    return None


def _made(folder: Path) -> bool:
    """Make a folder nobody else can write; whether it is there and ours."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except OSError:
        return False
    ours = found.st_uid == os.getuid() and not found.st_mode & stat.S_IWOTH
    return ours and os.access(folder, os.W_OK | os.X_OK)
