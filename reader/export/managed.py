"""The part of a Markdown file that belongs to the program, and how it is brought up to date.

What stands outside `%% reader:begin %%` and `%% reader:end %%` is a person's and never touched.
Inside, a stored hash tells whether a person edited it: if so it is kept as it is too, and what
is new is added at its end. Nothing here depends on the clock, so the same input makes the same
bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

BEGIN: Final = "%% reader:begin %%"
END: Final = "%% reader:end %%"
RULE: Final = "***"
"""Between two items; escaped text never has such a line."""

_MARKER: Final = re.compile(f"^({re.escape(BEGIN)}|{re.escape(END)})[ \t\r]*$", re.MULTILINE)
_NO_REGION: Final = "it had no part of reader's; that was added at its end"
_STATE: Final = re.compile(
    r"%% reader:state hash=([0-9a-f]{16}) newest=([0-9T:.+Z-]+) items=([0-9a-f,]*) %%"
)
_KEY: Final = re.compile(r"(?:^|(?<= ))\^([ar]-[A-Za-z0-9-]+)$", re.MULTILINE)
_TIME: Final = re.compile(r"[0-9T:.+Z-]{10,40}")
_UNKNOWN_TIME: Final = "-"


@dataclass(frozen=True, slots=True)
class Chunk:
    """One item, or the heading over the items of one article."""

    key: str
    """`r-<annotation>` or `a-<article>`: its block id."""
    text: str
    """Markdown that has the block id, `^key`, at the end of exactly one line."""

    @property
    def heads(self) -> bool:
        """Whether it is a heading."""
        return self.key.startswith("a-")


@dataclass(frozen=True, slots=True)
class Merged:
    """The new content of a file."""

    text: str
    warnings: tuple[str, ...] = ()
    """What a person should know, one line each."""


@dataclass(frozen=True, slots=True)
class _Region:
    start: int
    """Where BEGIN begins."""
    end: int
    """Where END ends."""
    body: str
    edited: bool
    newest: str
    known: frozenset[str]
    """Digests of the keys of the items it was written with."""


def region(chunks: Sequence[Chunk], created: Iterable[str]) -> str:
    """The managed part with its markers, without a last line feed.

    Args:
        chunks: In the order they are to stand in.
        created: When the items were made, ISO 8601; the newest is kept, so that a later
            export can say since when something is new.
    """
    return _written(chunks, _newest(created))


def merge(existing: str | None, fresh: str, *, prune: bool = False) -> Merged:
    """Bring a file up to date with what an export would write into a new one.

    Args:
        existing: The file as it is; None if there is none.
        fresh: A new export, with its region.
        prune: Drop items that are gone; otherwise they stay, struck through.
    """
    if existing is None or not existing.strip():
        return Merged(fresh)
    new = _found(fresh)
    if new is None:
        raise ValueError("an export without its region")
    old = _found(existing)
    if old is None and _MARKER.search(existing):
        return _appended(existing, new, _unmarked(existing))
    if old is None:
        part = fresh[new.start : new.end] + "\n"
        return Merged(_followed(existing, part), (_NO_REGION,))
    if old.edited:
        return _appended(existing, new, old)
    return _replaced(existing, old, new, prune)


def _replaced(existing: str, old: _Region, new: _Region, prune: bool) -> Merged:
    fresh = list(_split(new.body))
    kept = {chunk.key for chunk in fresh}
    behind: dict[str, list[Chunk]] = {}
    gone, anchor = 0, ""
    for chunk in _split(old.body):
        if chunk.key in kept:
            anchor = chunk.key
            continue
        gone += not chunk.heads
        text = chunk.text if chunk.heads else _struck(chunk.text)
        behind.setdefault(anchor, []).append(Chunk(chunk.key, text))
    if prune:
        behind.clear()
    chunks = behind.get("", [])
    for chunk in fresh:
        chunks += [chunk, *behind.get(chunk.key, [])]
    part = _written(chunks, new.newest)
    text = existing[: old.start] + _line_ends(part, existing) + existing[old.end :]
    if not gone or text == existing:
        return Merged(text)
    what = "removed" if prune else "struck through"
    return Merged(text, (f"items that are no longer in the export were {what}: {gone}",))


def _appended(existing: str, new: _Region, old: _Region) -> Merged:
    """The file with what is new added at the end of its edited region."""
    added = _unknown(existing, new, old)
    warning = f"the part between {BEGIN} and {END} was edited and is kept as it is"
    gone = len(old.known - {_digest(chunk.key) for chunk in _split(new.body)})
    warning += f"; items in it that are no longer in the export: {gone}" if gone else ""
    if not added:
        return Merged(existing, (warning,))
    since = "" if old.newest == _UNKNOWN_TIME else f" since {old.newest}"
    more = f"### New{since}\n\n{_joined(added)}\n"
    known = [*sorted(old.known), *(_digest(c.key) for c in added if c.key)]
    inside = existing[old.start : old.end]
    ending = END if inside.endswith(END) else ""
    inside = inside[: len(inside) - len(ending)]
    inside = _STATE.sub(lambda match: _state(match[1], new.newest, known), inside, count=1)
    text = _followed(inside, more + ending)
    count = sum(bool(chunk.key) for chunk in added)
    return Merged(
        existing[: old.start] + text + existing[old.end :],
        (f"{warning}; new items were added at its end: {count}",),
    )


def _unknown(existing: str, new: _Region, old: _Region) -> list[Chunk]:
    """The items an edited file never had, each article's under its heading."""
    there = set(_KEY.findall(existing.replace("\r\n", "\n")))
    added: list[Chunk] = []
    heading: Chunk | None = None
    for chunk in _split(new.body):
        if chunk.heads:
            heading = Chunk("", _KEY.sub("", chunk.text).rstrip())
        elif chunk.key not in there and _digest(chunk.key) not in old.known:
            added += [heading, chunk] if heading else [chunk]
            heading = None
    return added


def _followed(text: str, more: str) -> str:
    """A text and, after an empty line, more of it with the same line ends."""
    ends = len(text) - len(text.rstrip("\r\n"))
    gap = "\n" * (2 - min(2, text[len(text) - ends :].count("\n")))
    return text + _line_ends(gap + more, text)


def _found(text: str) -> _Region | None:
    """The first region that begins and ends; None if there is none."""
    begin = next((m for m in _MARKER.finditer(text) if m[1] == BEGIN), None)
    end = _MARKER.search(text, begin.end()) if begin else None
    if begin is None or end is None or end[1] != END:
        return None
    inside = text[begin.end(1) : end.start()].replace("\r\n", "\n")
    state = _STATE.search(inside)
    body = inside[: state.start()] + inside[state.end() :] if state else inside
    edited = state is None or state[1] != _hash(body)
    return _Region(begin.start(), end.end(1), body.strip("\n"), edited, *_stated(state))


def _unmarked(text: str) -> _Region:
    """A file whose region lost a marker: all of it counts as edited."""
    return _Region(0, len(text), text, True, *_stated(_STATE.search(text)))


def _stated(state: re.Match[str] | None) -> tuple[str, frozenset[str]]:
    """The newest change and the known items of a region, as far as it says."""
    if state is None:
        return _UNKNOWN_TIME, frozenset()
    return state[2], frozenset(filter(None, state[3].split(",")))


def _split(body: str) -> Iterable[Chunk]:
    """The chunks of a body nobody edited."""
    lines: list[str] = []
    for line in [*body.split("\n"), RULE]:
        if line != RULE:
            lines.append(line)
        key = _KEY.search(line)
        if line == RULE or (key and key[1].startswith("a-")):
            text = "\n".join(lines).strip("\n")
            own = _KEY.search(text)
            if own:
                yield Chunk(own[1], text)
            lines = []


def _joined(chunks: Sequence[Chunk]) -> str:
    parts = []
    for number, chunk in enumerate(chunks):
        if number and not (chunks[number - 1].heads or not chunks[number - 1].key):
            parts.append(RULE)
        parts.append(chunk.text)
    return "\n\n".join(parts)


def _written(chunks: Sequence[Chunk], newest: str) -> str:
    inner = f"\n{_joined(chunks)}\n\n" if chunks else "\n"
    known = (_digest(chunk.key) for chunk in chunks if not chunk.heads)
    return f"{BEGIN}\n{_state(_hash(inner), newest, known)}\n{inner}{END}"


def _state(digest: str, newest: str, known: Iterable[str]) -> str:
    return f"%% reader:state hash={digest} newest={newest} items={','.join(known)} %%"


def _hash(body: str) -> str:
    """Of a body's words: white space at the ends of lines is no edit, editors trim it."""
    lines = "\n".join(line.rstrip() for line in body.split("\n")).strip("\n")
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _newest(created: Iterable[str]) -> str:
    times = [time for time in created if _TIME.fullmatch(time)]
    return max(times, key=lambda time: (_moment(time), time), default=_UNKNOWN_TIME)


def _moment(time: str) -> float:
    try:
        return datetime.fromisoformat(time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def _struck(text: str) -> str:
    return "\n".join(_struck_line(line) for line in text.split("\n"))


def _struck_line(line: str) -> str:
    key = _KEY.search(line)
    tail = line[key.start() - 1 if key.start() else 0 :] if key else ""
    body = line[: len(line) - len(tail)]
    start = len(body) - len(body.lstrip("> \u00a0"))
    words = body[start:]
    slashes = len(words) - len(words.rstrip("\\"))
    if slashes % 2:
        words, tail = words[:-1], "\\" + tail
    if not words or words.startswith("~~"):
        return line
    return f"{body[:start]}~~{words}~~{tail}"


def _line_ends(text: str, like: str) -> str:
    """The text with the line ends of another one."""
    plain = text.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in like else plain
