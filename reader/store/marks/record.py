"""One line of a journal: a checksum, a space, a JSON object in ASCII, a line feed.

ASCII has no line separators inside a text, no half character where a write was torn, and can
carry lone surrogates. Keys of an operation:

    v     format of the record, 1
    n     Lamport number: one more than the largest its writer had ever seen
    op    put, del, draft, or copy: what a readable copy held when we wrote it;
          in snapshots also meta, gone, step, kept
    g     the session it was written by (snapshots only; in a segment it is the file's name)
    id    the item, art its article
    sup   the revisions it replaces: those its author had on the screen, as [n, session]
    at    the wall clock, for people; nothing is ever decided by it
    q     1 for what a person did not do himself: reading positions, resolutions
    was   content digest of the version it was made from
    s     the step it belongs to: [id, label, kind, of, index]
    d     the whole item; for a del the item as it was
    b     the item before, for undo
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

Json = str | int | float | bool | None | Sequence["Json"] | dict[str, "Json"]
Doc = dict[str, Json]
Revision = tuple[int, str]
"""Lamport number and session: names one operation for ever."""

FORMAT: Final = 1
CRC_DIGITS: Final = 8
OPERATIONS: Final = frozenset({"put", "del", "draft", "copy"})
_START_OF_RECORD: Final = re.compile(rb'[0-9a-f]{8} \{"')


class Op(NamedTuple):
    """One operation. A tuple, because a hundred thousand are made at start-up.

    The item stays packed in `raw` until somebody asks for it.
    """

    n: int
    session: str
    verb: str
    id: str
    article: str
    """"" for drafts."""
    sup: tuple[Revision, ...]
    raw: bytes
    """The JSON as it stands on disk."""
    parsed: Doc | None = None
    """The same as an object, where it had to be parsed; never to be changed."""

    @property
    def revision(self) -> Revision:
        """Its name."""
        return (self.n, self.session)

    @property
    def fields(self) -> Doc:
        """Everything the record says."""
        return self.parsed if self.parsed is not None else parse(self.raw) or {}

    @property
    def doc(self) -> Doc:
        """The item; {} when the record has none."""
        doc = self.fields.get("d")
        return doc if isinstance(doc, dict) else {}


def pack(record: Doc) -> bytes:
    """A record as the line that goes to disk."""
    return seal(json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii"))


def seal(raw: bytes) -> bytes:
    """JSON as the line that goes to disk."""
    return b"%08x %s\n" % (zlib.crc32(raw), raw)


def unseal(line: bytes) -> bytes | None:
    """The JSON of a line without its line feed; None if the checksum does not fit.

    A carriage return before the line feed is of git, which may give every text file those of
    Windows.
    """
    try:
        crc = int(line[:CRC_DIGITS], 16)
    except ValueError:
        return None
    raw = line[CRC_DIGITS + 1 :].removesuffix(b"\r")
    return raw if line[CRC_DIGITS : CRC_DIGITS + 1] == b" " and crc == zlib.crc32(raw) else None


def parse(raw: bytes) -> Doc | None:
    """The object in a record; None if it is no object."""
    try:
        value = json.loads(raw)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def salvage(line: bytes) -> Iterator[bytes]:
    """Whole records inside a damaged line, as when the line feed between two was hit."""
    starts = [match.start() for match in _START_OF_RECORD.finditer(line)]
    for start, stop in pairwise([*starts, len(line)]):
        for end in (stop, stop - 1):
            raw = unseal(line[start:end])
            if raw is not None:
                yield raw
                break


def operation(raw: bytes, session: str) -> Op | None:
    """A record as an operation.

    Args:
        raw: The JSON.
        session: Who wrote it, for records that do not say so themselves.

    Returns:
        None if this version does not understand it: the caller keeps it as it is.
    """
    fields = parse(raw)
    if fields is None or fields.get("v") != FORMAT or fields.get("op") not in OPERATIONS:
        return None
    n, verb, item_id = number(raw, fields), fields["op"], fields.get("id")
    article, sup = fields.get("art", ""), revisions(fields.get("sup", []))
    author = fields.get("g", session)
    if not (n and isinstance(item_id, str) and isinstance(article, str) and sup is not None):
        return None
    if not (isinstance(verb, str) and isinstance(author, str)):
        return None
    return Op(n, author, verb, item_id, article, sup, raw, fields)


def number(raw: bytes, fields: Doc | None = None) -> int:
    """The Lamport number of a record, also of one that is not understood; 0 if it has none."""
    n = (fields if fields is not None else parse(raw) or {}).get("n")
    return n if isinstance(n, int) and not isinstance(n, bool) and n > 0 else 0


def revisions(value: Json) -> tuple[Revision, ...] | None:
    """A list of [n, session] as revisions; None if it is something else."""
    if not isinstance(value, list):
        return None
    found: list[Revision] = []
    for entry in value:
        match entry:
            case [int(n), str(session)]:
                found.append((n, session))
            case _:
                return None
    return tuple(found)


def listed(found: Sequence[Revision]) -> Json:
    """Revisions as JSON."""
    return [[n, session] for n, session in found]
