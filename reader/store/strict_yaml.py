"""YAML as this program reads it: mappings, lists and text, and nothing else.

Every file comes from strangers or from a person's editor, so nothing is typed, nothing is
expanded and nothing is guessed: `no`, `3.10` and `2024-01-05` stay the text they are, and the
schema (documents.py) converts. Tags, anchors, aliases, merge keys, keys given twice, keys that
are not plain text, a second document, more than 16 levels and more than 16 MiB are refused
with the file and the line. The work is done on libyaml's events: its own loader follows a deep
nesting off the C stack and keeps the last of two equal keys without a word. A file that is
as this program writes it is read without libyaml (canonical_yaml.py), with the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.errors import Incomplete, Unreadable
from reader.store import canonical_yaml
from reader.store.canonical_yaml import Document, Value
from reader.store.yaml_emitter import Plain, may_be_retyped
from reader.text.lazy import lazily

if TYPE_CHECKING:  # loaded when a file needs it: no such file is read before the list is shown
    from yaml import events

MAX_DEPTH: Final = 16
MAX_BYTES: Final = 16 << 20
NO_TAGS: Final = "tags and anchors are not used here: put text that begins with ! or & in quotes"
MAX_KEY_CHARS: Final = 128
"""Longer ones would need YAML's `? key` form (from 1,024) to be written again."""

_CONFLICT: Final = lazily(rb"^<{7} ", re.MULTILINE)
_IN_QUOTES: Final = ": put text that begins with {} in quotes"
_HINTS: Final = {
    "block sequence entries are not allowed in this context": _IN_QUOTES.format("-"),
    "did not find expected alphabetic or numeric character": _IN_QUOTES.format("* or &"),
    "did not find expected key": (
        ": look at the indentation; put text that begins with [, { or a quote in quotes"
    ),
    "did not find expected whitespace or line break": _IN_QUOTES.format("!"),
    "found character that cannot start any token": (
        ": indent with blanks, not tabs; put text that begins with @, % or ` in quotes"
    ),
    "mapping values are not allowed in this context": ": put text that has a colon in quotes",
}
"""What a person most likely wrote where libyaml says this."""


class _Refused(Exception):
    """Why the data cannot be taken, and at which line from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def load(data: bytes, path: Path) -> Document:
    """Read one file.

    Args:
        data: The bytes of the file: UTF-8, or UTF-16 with a byte order mark.
        path: Where they are from, for the error message.

    Raises:
        Unreadable: If the data is anything but one mapping of text, lists and mappings.
    """
    return load_told(data, path)[0]


def load_told(data: bytes, path: Path) -> tuple[Document, bool]:
    """`load`, and whether it is known that no text in the document needs sanitising."""
    try:
        if len(data) > MAX_BYTES:
            raise _Refused(1, f"larger than {MAX_BYTES >> 20} MiB")
        document, is_known_clean = canonical_yaml.read_told(data)
        if document is not None:
            return document, is_known_clean
        root = _Builder().build(data)
        if root is None:
            raise _Refused(1, "the file is empty")
        if not isinstance(root, dict):
            raise _Refused(1, "the file must hold `key: value` lines")
    except _Refused as refusal:
        raise Unreadable(path, refusal.line, refusal.reason) from None
    return root, False


def line_of(data: bytes, keys: Sequence[str | int]) -> int:
    """The line, from 1, where a value stands that `load` has read.

    Made for error messages: the file is parsed again, so that loading pays nothing for it.

    Args:
        data: What was given to `load`.
        keys: The way down from the root: keys of mappings and indexes into lists.

    Returns:
        The line of the key or list entry; the nearest one on the way if it is not there.
    """
    line = 1
    for found, at in places(data):
        if found == list(keys):
            return at
        if found and found == list(keys[: len(found)]):
            line = at
    return line


def _events(data: bytes) -> Iterator[events.Event]:
    """The events of the data; whatever libyaml has against it becomes a `_Refused`."""
    import yaml
    from yaml.reader import ReaderError as BadBytes

    if not yaml.__with_libyaml__:  # its own parser reads other things, and not all of ours
        raise Incomplete("libyaml, which PyYAML was to be built with")
    try:
        yield from yaml.parse(data, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        if conflict := _CONFLICT.search(data):
            line = data.count(b"\n", 0, conflict.start()) + 1
            raise _Refused(line, "a merge left two versions here (<<<<<<<)") from None
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or "not YAML"
        raise _Refused(line, problem + _HINTS.get(problem, "")) from None
    except BadBytes as error:
        position = error.position if isinstance(error.position, int) else 0
        raise _Refused(data.count(b"\n", 0, position) + 1, error.reason) from None


class _Builder:
    """Puts the events of one document together."""

    __slots__ = ("_current", "_key", "_root", "_stack")

    def __init__(self) -> None:
        self._root: Value | None = None
        self._current: list[Value] | dict[str, Value] | None = None
        self._key: str | None = None
        self._stack: list[list[Value] | dict[str, Value] | None] = []

    def build(self, data: bytes) -> Value | None:
        """The root of the document; None if there is none."""
        from yaml import events

        documents = 0
        for event in _events(data):
            if isinstance(event, events.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, events.CollectionStartEvent):
                self._open(event, {} if isinstance(event, events.MappingStartEvent) else [])
            elif isinstance(event, events.CollectionEndEvent):
                self._current = self._stack.pop()
            elif isinstance(event, events.AliasEvent):
                raise _refusal(
                    event, "aliases are not used here: put text that begins with * in quotes"
                )
            elif isinstance(event, events.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _refusal(event, "more than one document in the file")
        return self._root

    def _scalar(self, event: events.ScalarEvent) -> None:
        if event.anchor or event.tag:
            raise _refusal(event, NO_TAGS)
        text: str = event.value
        if isinstance(self._current, dict) and self._key is None:
            self._take_key(event, text)
        else:
            # implicit[0] is true of a scalar without quotes only
            self._put(Plain(text) if event.implicit[0] and may_be_retyped(text) else text)

    def _take_key(self, event: events.ScalarEvent, key: str) -> None:
        assert isinstance(self._current, dict)
        if key in self._current:
            raise _refusal(event, f"{key[:40]!r} is given twice")
        if key == "<<" and event.implicit[0]:
            raise _refusal(event, "merge keys (<<) are not used here")
        if len(key) > MAX_KEY_CHARS:
            raise _refusal(event, f"a key is longer than {MAX_KEY_CHARS} characters")
        self._key = key

    def _open(
        self, event: events.CollectionStartEvent, new: list[Value] | dict[str, Value]
    ) -> None:
        if event.anchor or event.tag:
            raise _refusal(event, NO_TAGS)
        if len(self._stack) >= MAX_DEPTH:
            raise _refusal(event, f"more than {MAX_DEPTH} levels deep")
        if isinstance(self._current, dict) and self._key is None:
            raise _refusal(event, "a key must be plain text")
        self._put(new)
        self._stack.append(self._current)
        self._current = new

    def _put(self, value: Value) -> None:
        if isinstance(self._current, list):
            self._current.append(value)
        elif self._current is None:
            self._root = value
        elif self._key is not None:
            self._current[self._key] = value
            self._key = None


def _refusal(event: events.Event, reason: str) -> _Refused:
    return _Refused(_line(event), reason)


def _line(event: events.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


def places(data: bytes) -> Iterator[tuple[list[str | int], int]]:
    """Every key and list entry of data that loads, in order, with its line from 1."""
    from yaml import events

    way: list[str | int] = []
    mappings: list[bool] = []
    at_value = False
    for event in _events(data):
        if isinstance(event, events.CollectionEndEvent):
            way.pop()
            mappings.pop()
            at_value = False
        elif isinstance(event, events.NodeEvent):
            line = _line(event)
            if mappings and mappings[-1] and not at_value:
                way[-1] = event.value if isinstance(event, events.ScalarEvent) else ""
                at_value = True
                yield list(way), line
                continue
            if mappings and not mappings[-1]:
                way[-1] = int(way[-1]) + 1
                yield list(way), line
            at_value = False
            if isinstance(event, events.CollectionStartEvent):
                mappings.append(isinstance(event, events.MappingStartEvent))
                way.append("" if mappings[-1] else -1)
