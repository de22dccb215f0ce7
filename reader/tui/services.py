"""What the program lends to the screen although the screen may not import it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from reader.model.names import ArticleId

Exporter = Callable[[str, Sequence[ArticleId]], tuple[Path, bool]]
"""Writes the annotations of some articles (none: all) in a format; says where, and whether an
earlier export of the same ones was there and is replaced.

Raises ReaderError if it cannot. Called on a worker thread.
"""


class Trash(Protocol):
    """The way out of the library and back; the marks of what is moved stay.

    Both raise ReaderError if they cannot, and may be called on a worker thread.
    """

    def remove(self, article_ids: Iterable[ArticleId]) -> None:
        """Move articles into the trash."""
        ...

    def restore(self, article_ids: Iterable[ArticleId]) -> None:
        """Move them back."""
        ...


FirstLines = Sequence[Sequence[tuple[str, str]]]
"""The lines of a screen: looks as in a CSI … m sequence, and text."""


class Services(NamedTuple):
    """Everything but the session that `run` is given."""

    export: Exporter
    export_formats: Callable[[], Mapping[str, str]]
    """The names of what `export` can make, and a few words on each."""
    trash: Trash
    remember: Callable[[Mapping[str, object]], None]
    """Keeps entries until the next start; those not named stay as they are.

    Raises ReaderError if it cannot. Called on a worker thread.
    """
    recall: Callable[[], Mapping[str, object] | None]
    """What is remembered now, if it may be other than at the last look; else None.

    Called on a worker thread.
    """
    keep_first: Callable[[FirstLines], None]
    """Keeps what the next start shows first."""
    take_over: Callable[[], bool] | None = None
    """Gives up the terminal, on the alternate screen, where a first screen is shown already.

    False if none is shown any more. None if none was.
    """
    config: Mapping[str, object] = MappingProxyType({})
    """The parsed config file; {} if there is none."""
    config_problem: str = ""
    """Why the config file could not be read, with file and line; "" if it could."""
    log_path: Path | None = None
    """Where the log is; None if there is none."""
    remembered: Mapping[str, object] = MappingProxyType({})
    """What the screen asked to be remembered the last time; {} at the first start."""
    poll_seconds: float = 1.0
    """How often marks of others are looked for; 0 for never."""
    refresh_seconds: float = 15.0
    """How often, at the least, articles that others built or edited are looked for; 0 for never."""
