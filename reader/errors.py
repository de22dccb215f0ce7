"""Every error a person may meet, with what to do about it.

ReaderError
├── UsageError            the command line does not fit            exit 2
├── NothingDone           no input could be used                   exit 2
├── NoTerminal            the screen needs a terminal              exit 2
├── Incomplete            a part of Python is missing              exit 2
├── LibraryBusy           another build is running                 exit 2
├── StoreError
│   ├── Unreadable        a file is not what it should be          exit 2
│   ├── NewerSchema       written by a later version               exit 2
│   ├── WriteFailed       a file could not be replaced             exit 2
│   └── NotSaved          a mark could not be made durable         exit 2
├── ArticleMissing        no article has this id                   exit 2
└── QueryError            a query cannot be understood             exit 2
"""

from __future__ import annotations

from pathlib import Path


class ReaderError(Exception):
    """Something went wrong that a person can do something about.

    Args:
        problem: What happened, one clause without a full stop.
        remedy: What to do about it, one clause; "" if nothing can be done.
    """

    exit_status = 1

    def __init__(self, problem: str, *, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem} — {self.remedy}" if self.remedy else self.problem


class UsageError(ReaderError):
    """The command line does not fit."""

    exit_status = 2


class NothingDone(ReaderError):
    """Nothing that was given could be used."""

    exit_status = 2


class NoTerminal(ReaderError):
    """The screen needs a terminal and there is none."""

    exit_status = 2


class Incomplete(ReaderError):
    """Python, or a library of it, was built without something that is needed.

    Args:
        part: What is missing.
    """

    exit_status = 2

    def __init__(self, part: str) -> None:
        super().__init__(
            f"this Python lacks {part}", remedy="install reader again with one that has it"
        )


class LibraryBusy(ReaderError):
    """Another process is building this library."""

    exit_status = 2


class StoreError(ReaderError):
    """The library on disk could not be read or written."""


class Unreadable(StoreError):
    """A file of the library is not what it should be.

    Args:
        path: The file.
        line: The line where it goes wrong, from 1; 0 if it is not about a line.
        reason: What is wrong, one clause.
    """

    exit_status = 2

    def __init__(self, path: Path, line: int, reason: str, *, remedy: str = "") -> None:
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {reason}", remedy=remedy or "mend the file or remove it")
        self.line = line
        self.reason = reason


class NewerSchema(StoreError):
    """A file was written by a later version of the program; nothing was touched."""

    exit_status = 2


class WriteFailed(StoreError):
    """A library file could not be replaced; the old one is untouched."""

    exit_status = 2

    def __init__(self, path: Path, reason: str, *, remedy: str = "") -> None:
        super().__init__(
            f"{path} could not be written: {reason}",
            remedy=remedy or "the old file is untouched; free space or fix the folder, then retry",
        )


class NotSaved(StoreError):
    """A mark could not be made durable; it is kept in memory and tried again."""

    exit_status = 2

    def __init__(self, reason: str, *, remedy: str = "") -> None:
        super().__init__(
            f"not saved: {reason}",
            remedy=remedy or "it is kept in memory and tried again by itself",
        )
        self.reason = reason


class ArticleMissing(ReaderError):
    """No article of the library, or of its trash, has this id.

    Args:
        in_trash: Whether it was looked for in the trash.
        removed: Whether it was looked for in the library and is in the trash.
    """

    exit_status = 2

    def __init__(self, article_id: str, *, in_trash: bool = False, removed: bool = False) -> None:
        where, command = ("the trash", "list --removed") if in_trash else ("this library", "list")
        remedy = f"`reader {command}` shows the ids"
        if removed:
            remedy = f"it is in the trash; `reader restore {article_id}` brings it back"
        super().__init__(f"no article {article_id!r} in {where}", remedy=remedy)


class QueryError(ReaderError):
    """A query cannot be understood."""

    exit_status = 2
