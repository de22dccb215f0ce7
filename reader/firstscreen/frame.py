"""A whole screen as plain lines, in a small file of the person's cache folder."""

from __future__ import annotations

import os
import sys
from _collections_abc import Mapping, Sequence  # `collections` is a tenth of the way to a screen

Run = tuple[str, str]
"""How it looks, the inside of a CSI … m sequence ("38;2;1;2;3"), and some text on one line."""
Lines = Sequence[Sequence[Run]]

_HEAD = "reader first screen 1"
_END = "end"
_MOST_BYTES = 1 << 20
_LOOK = frozenset("0123456789;")
_JOINS = frozenset("\u200d\ufe0e\ufe0f")
"""Not printable by themselves, but parts of what is drawn as one character."""


class Frame:
    """What the next start shows first."""

    __slots__ = ("key", "lines", "watched")

    def __init__(self, key: Sequence[str], watched: Sequence[str], lines: Lines) -> None:
        """Take a screen as it is.

        Args:
            key: What it is right for, see `key_of`.
            watched: Paths of files; it is right as long as they are not touched.
            lines: As many as the terminal has, each as wide as it.
        """
        self.key = tuple(key)
        self.watched = tuple(watched)
        self.lines = lines


def key_of(named: str, size: tuple[int, int], environment: Mapping[str, str]) -> tuple[str, ...]:
    """All that a screen depends on: library, size, kind of terminal."""
    variables = ("TERM", "COLORTERM", "TERM_PROGRAM", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME")
    told = [environment.get(name, "") for name in variables]
    fields = [_whole(named), str(size[0]), str(size[1]), *told]
    return tuple(" ".join(field.split()) for field in fields)


def frame_path(named: str, environment: Mapping[str, str]) -> str | None:
    """The file for a library.

    Args:
        named: What `--library` or the environment says; "" for the person's own library.
        environment: Of the process.

    Returns:
        None if there is no home folder.
    """
    folder = cache_folder(environment)
    return f"{folder}/first/{name_of(_whole(named)) if named else 'own'}" if folder else None


def cache_folder(environment: Mapping[str, str]) -> str | None:
    """Where the program keeps what it can do without, there or not; None without a home folder."""
    home = environment.get("XDG_CACHE_HOME", "")
    if not home.startswith("/"):
        home = os.path.expanduser(  # noqa: PTH111 - pathlib takes as long as all of this
            "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
        )
    return f"{home}/reader" if home.startswith("/") else None


def name_of(text: str) -> str:
    """A short name for a file that is about a text; another text has hardly ever the same."""
    number = 0x811C9DC5
    for byte in os.fsencode(text):  # FNV-1a; a check sum of the library has to be loaded first
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{number:08x}"


def load(path: str, key: Sequence[str]) -> Frame | None:
    """The frame in a file; None if there is none, or it is of others, damaged or not right."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    with open(descriptor, "rb") as stream:  # noqa: PTH123
        about = os.fstat(descriptor)
        if about.st_uid != os.getuid() or about.st_mode & 0o022 or about.st_size > _MOST_BYTES:
            return None
        text = stream.read(_MOST_BYTES).decode("utf-8", "replace")
    head, _, rest = text.partition("\n")
    found, _, rest = rest.partition("\n")
    stamps, _, rest = rest.partition("\n")
    *lines, end, last = rest.split("\n") if rest.count("\n") else ("", "", "")
    if (head, end, last) != (_HEAD, _END, "") or tuple(found.split("\t")) != tuple(key):
        return None
    watched = stamps.split("\t")[1::2]
    if stamps != _stamps(watched):
        return None
    return Frame(key, watched, [_runs(line) for line in lines])


def keep(path: str, frame: Frame) -> None:
    """Write a frame; if that is not possible there is none, and nothing else is lost."""
    lines = ["\t".join(piece for run in line for piece in run) for line in frame.lines]
    text = "\n".join((_HEAD, "\t".join(frame.key), _stamps(frame.watched), *lines, _END, ""))
    draft = f"{path}.{os.getpid()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        with open(os.open(draft, flags, 0o600), "wb") as stream:  # noqa: PTH123
            stream.write(text.encode("utf-8", "replace"))
        os.replace(draft, path)  # noqa: PTH105
    except OSError:
        forget(draft)
        forget(path)


def forget(path: str) -> None:
    """Have no frame."""
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return


def shown(frame: Frame) -> str:
    """The frame as a terminal takes it; only looks that are numbers, only harmless text."""
    pieces = []
    for number, line in enumerate(frame.lines, 1):
        pieces.append(f"\x1b[{number};1H")
        pieces += [f"\x1b[{look}m{_harmless(text)}\x1b[0m" for look, text in line]
    return "".join(pieces)


def _runs(line: str) -> list[Run]:
    pieces = line.split("\t")
    looks = [look if _LOOK.issuperset(look) else "0" for look in pieces[0::2]]
    return list(zip(looks, pieces[1::2], strict=False))


def _harmless(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _JOINS else "\ufffd" for char in text)


def _stamps(paths: Sequence[str]) -> str:
    """Each path with when it was last written; "0" where there is nothing."""
    pieces = []
    for path in paths:
        try:
            pieces += [str(os.stat(path).st_mtime_ns), path]  # noqa: PTH116
        except OSError:
            pieces += ["0", path]
    return "\t".join(pieces)


def _whole(named: str) -> str:
    return os.path.realpath(os.path.expanduser(named)) if named else ""  # noqa: PTH111
