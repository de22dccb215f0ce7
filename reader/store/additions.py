"""When each article came into a library: added.yaml, with a line for each build that added some.

It stands beside the articles and not in them: an article is what its dump says, and is the same
whenever it is built.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from reader.errors import NewerSchema, StoreError, Unreadable
from reader.model.moments import in_korea, now_after
from reader.model.names import ArticleId, Stamp
from reader.store.article_files import Places
from reader.store.atomic import read_file, replace_file
from reader.store.fields import SCHEMA, Fields, converted
from reader.store.file_stat import TIME_BITS
from reader.store.yaml_emitter import FlowList, FlowMap, Quoted, emit

log = logging.getLogger(__name__)

MOST_BYTES: Final = 64 << 20
_FILE: Final = frozenset(["schema", "builds"])
_BUILD: Final = frozenset(["at", "articles"])


class Addition(NamedTuple):
    """What one build added."""

    at: str
    """When it ended, in Korean time, ISO 8601 with zone; not before the build above it."""
    articles: tuple[ArticleId, ...]
    extra: Mapping[str, object] = MappingProxyType({})


class Additions(NamedTuple):
    """What added.yaml says."""

    builds: tuple[Addition, ...] = ()
    """In their order."""
    extra: Mapping[str, object] = MappingProxyType({})

    def moments(self) -> Mapping[ArticleId, str]:
        """When each article was added."""
        return {article_id: build.at for build in self.builds for article_id in build.articles}


def read_additions(data: bytes, path: Path) -> Additions:
    """What a file says.

    Raises:
        Unreadable: If it says no such thing; with the line.
        NewerSchema: If a later version of the program wrote it.
    """
    return converted(data, path, _additions)


def additions_text(additions: Additions) -> str:
    """The file, a line for each build."""
    builds = [
        FlowMap(
            {
                "at": Quoted(build.at),
                "articles": FlowList([Quoted(one) for one in build.articles]),
                **build.extra,
            }
        )
        for build in additions.builds
    ]
    return emit({"schema": SCHEMA, "builds": builds, **additions.extra})


def additions_of(places: Places) -> Additions:
    """What the library says; nothing if it has no such file. Raises what `read_additions` does."""
    try:
        return read_additions(read_file(places.additions, MOST_BYTES), places.additions)
    except FileNotFoundError:
        return Additions()


def additions_since(places: Places, seen: Stamp) -> tuple[Stamp, Mapping[ArticleId, str]] | None:
    """When each article was added, as far as it is known; a file that cannot be read says of none.

    Args:
        places: The library.
        seen: The stamp of the answer before, zeros for none.

    Returns:
        With the stamp of this answer; None if it would be the same.
    """
    stamp = _stamp(places.additions)
    if stamp == seen:
        return None
    try:
        return stamp, additions_of(places).moments()
    except StoreError as error:
        log.warning("when articles were added is not known: %s", error)
        return stamp, {}


def note_additions(places: Places, articles: Iterable[ArticleId]) -> None:
    """Note that these were added just now, but for those that were noted before: whoever empties
    the folder and builds all again has no news. A file that cannot be read is set aside.

    Raises:
        WriteFailed: If the disk refuses; the old file is untouched.
    """
    try:
        before = additions_of(places)
    except NewerSchema as error:
        log.warning("%s; what this build added is not noted", error)
        return
    except Unreadable as error:
        log.warning("%s; it is now %s", error, places.set_aside(places.additions))
        before = Additions()
    known = before.moments()
    if fresh := tuple(one for one in articles if one not in known):
        at = in_korea(now_after(before.builds[-1].at if before.builds else ""))
        builds = (*before.builds, Addition(at, fresh))
        replace_file(places.additions, additions_text(before._replace(builds=builds)).encode())


def _stamp(path: Path) -> Stamp:
    """Size and time of the file; zeros if there is none."""
    try:
        stat = path.lstat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns & TIME_BITS


def _additions(fields: Fields) -> Additions:
    return Additions(
        tuple(
            Addition(
                build.text("at"),
                tuple(ArticleId(one) for one in build.texts("articles")),
                build.rest(_BUILD),
            )
            for build in fields.inners("builds")
        ),
        fields.rest(_FILE),
    )
