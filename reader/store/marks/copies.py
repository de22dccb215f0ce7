"""The readable copy of one article's marks: `marks/<article>.yaml`, as text and back.

Its last line is `revision:`, a digest of everything above it. So a copy says by itself whether
somebody has edited it, which version of it he started from, and whether its end is missing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.errors import Unreadable
from reader.model.names import (
    ALIGNMENT_SUFFIX,
    OWN_SUFFIXES,
    READING_SUFFIX,
    REST_SUFFIX,
    id_of_bits,
)
from reader.store.canonical_yaml import Document, Value
from reader.store.marks.documents import digest
from reader.store.marks.record import Doc, Json
from reader.store.marks.values import plain
from reader.store.strict_yaml import line_of, load, places
from reader.store.yaml_emitter import FlowList, FlowMap, emit

SCHEMA: Final = 1
LATER: Final = "written by a later version of the program"
ARTICLE_ID: Final = re.compile(r"[a-z0-9]{1,64}")
"""Checked before every path is built."""
_COMMENTED: Final = re.compile(r"[ -]*body: *(?:[^ \"'|>].* )?#")
_REVISION: Final = re.compile(rb"(?:^|\n)revision: (r[0-9a-f]{15})\r?\n?$")
_ONE_LINE: Final = frozenset({"start", "end", "tags", "ko", "en", "ko_hashes", "en_hashes"})
_SINGLES: Final = {"reading": READING_SUFFIX, "alignment": ALIGNMENT_SUFFIX}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a copy shows it."""

    item_id: str
    doc: Doc


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy holds."""

    article: str
    items: tuple[Entry, ...]
    """Annotations in order of creation, then the items an article has at most one of."""
    versions: tuple[Entry, ...]
    """Other versions of items."""
    trash: tuple[Entry, ...]
    """Deleted items."""
    revision: str = ""
    """The version it was made from; "" if it does not say, as when its end is missing."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say, nor ever was."""
        return not (self.items or self.trash)

    @property
    def told(self) -> dict[str, list[str]]:
        """The digests of everything it says about each item; none for what is in the trash."""
        told: dict[str, list[str]] = {entry.item_id: [] for entry in self.trash}
        for entry in (*self.items, *self.versions):
            said = digest(entry.doc, entry.item_id, self.article)
            told.setdefault(entry.item_id, []).append(said)
        return told

    @property
    def standing(self) -> dict[str, set[str]]:
        """The same of what is not in the trash, in no order."""
        return {item_id: set(said) for item_id, said in self.told.items() if said}


@dataclass(frozen=True, slots=True)
class Shelved:
    """A copy as it was written."""

    contents: Contents
    revision: str
    heads: int
    """Fingerprint of the heads it was written from."""


def copy_bytes(contents: Contents) -> bytes:
    """A copy as it goes to disk; its own `revision` is computed anew."""
    article = contents.article
    document: dict[str, object] = {"schema": SCHEMA, "article": article}
    singles = {article + suffix: key for key, suffix in _SINGLES.items()}
    documents = {e.item_id: e.doc for e in contents.items if e.item_id in singles}
    document["items"] = [
        _styled(entry.doc)
        for entry in contents.items
        if entry.item_id not in singles and entry.item_id != article + REST_SUFFIX
    ]
    for item_id, key in singles.items():
        if item_id in documents:
            document[key] = _styled(documents[item_id])
    for key, entries in (("versions", contents.versions), ("trash", contents.trash)):
        if entries:
            document[key] = [_styled({"id": e.item_id} | e.doc) for e in entries]
    for entry in contents.items:
        if entry.item_id == article + REST_SUFFIX:
            document |= {k: v for k, v in entry.doc.items() if k not in document}
    body = emit(document).encode("utf-8")
    return body + b"revision: " + _digest(body).encode("ascii") + b"\n"


def revision_of(data: bytes) -> str:
    """The version a copy says to have been made from; "" if its last line does not say."""
    match = _REVISION.search(data)
    return match.group(1).decode("ascii") if match else ""


def is_ours(data: bytes) -> bool:
    """Whether a copy is as a program wrote it, edited by nobody."""
    match = _REVISION.search(data)
    if match is None or not data.endswith(b"\n") or data.endswith(b"\r\n"):
        return False
    return _digest(data[: match.start() + 1]).encode("ascii") == match.group(1)


def read_copy(data: bytes, path: Path) -> Contents:
    """Read a copy, strictly: what is not understood is refused as a whole.

    Raises:
        Unreadable: With the line, if it is not what a copy has to be.
    """
    document = load(data, path)
    _refuse_comments(data, path)
    schema = document.pop("schema", "")
    if not (isinstance(schema, str) and schema.isdecimal()):
        raise _unreadable(data, path, ["schema"], "`schema: 1` is missing")
    if int(schema[:9]) > SCHEMA:
        raise _unreadable(data, path, ["schema"], LATER)
    article = document.pop("article", "")
    if not (isinstance(article, str) and ARTICLE_ID.fullmatch(article)):
        raise _unreadable(data, path, ["article"], "`article:` must name one article")
    if "items" not in document:
        raise _unreadable(data, path, [], "`items:` is missing")
    revision = document.pop("revision", "")
    items = list(_new_ids(_entries(document, "items", data, path), article))
    for key, suffix in _SINGLES.items():
        if key in document:
            single = document.pop(key)
            if not isinstance(single, dict):
                raise _unreadable(data, path, [key], f"`{key}:` must be a mapping")
            items.append(Entry(article + suffix, _doc(single)))
    versions = _entries(document, "versions", data, path)
    trash = _entries(document, "trash", data, path)
    if document:
        items.append(Entry(article + REST_SUFFIX, _doc(document)))
    return Contents(
        article,
        tuple(items),
        tuple(_single_free(versions, article)),
        tuple(_single_free(trash, article)),
        revision if isinstance(revision, str) else "",
    )


def _refuse_comments(data: bytes, path: Path) -> None:
    """A note whose words end at a `#`: in YAML a comment begins there, and nobody writes one
    there. The next copy would be without it.

    Raises:
        Unreadable: With the line.
    """
    if b"#" not in data or is_ours(data):
        return
    lines = data.decode("utf-8", "replace").splitlines()
    for keys, line in places(data):
        if keys[-1] == "body" and line <= len(lines) and _COMMENTED.match(lines[line - 1]):
            reason = "what follows # is a comment in YAML: put the note in quotes"
            raise Unreadable(path, line, reason)


def reads(data: bytes) -> bool:
    """Whether data is a copy that can be read."""
    try:
        read_copy(data, Path())
    except Unreadable:
        return False
    return True


def _entries(document: Document, key: str, data: bytes, path: Path) -> list[Entry]:
    values = document.pop(key, [])
    if values == "":  # `items:` with nothing behind it
        values = []
    if not isinstance(values, list):
        raise _unreadable(data, path, [key], f"`{key}:` must be a list")
    entries = []
    for index, value in enumerate(values):
        if not isinstance(value, dict):
            raise _unreadable(data, path, [key, index], f"an entry of `{key}:` must be a mapping")
        item_id = value.get("id", "")
        if not isinstance(item_id, str):
            raise _unreadable(data, path, [key, index], "an id must be text")
        entries.append(Entry(str(item_id), _doc(value)))
    return entries


def _new_ids(entries: Iterable[Entry], article: str) -> Iterable[Entry]:
    """Give entries without an id, or with one taken above, an id of their own.

    It follows from what they say, so that two readers who see the same entry give it the same.
    """
    taken: dict[str, str] = {}
    for entry in entries:
        item_id, said = entry.item_id, digest(entry.doc, entry.item_id, article)
        if taken.get(item_id) == said:
            continue
        if not item_id or item_id in taken:
            nameless = {key: value for key, value in entry.doc.items() if key != "id"}
            seed = f"{article} {item_id} {digest(nameless, '', article)}"
            item_id = derived_id(seed)
            while item_id in taken:
                item_id = derived_id(item_id)
            entry = Entry(item_id, {"id": item_id} | nameless)
        taken[item_id] = digest(entry.doc, item_id, article)
        yield entry


def derived_id(seed: str) -> str:
    """An id that follows from a text, for whoever comes by it."""
    return id_of_bits(hashlib.sha256(seed.encode("utf-8", "replace")).digest()[:16])


def _single_free(entries: Iterable[Entry], article: str) -> Iterable[Entry]:
    """Entries of lists; the items an article has one of carry no id in their document."""
    for entry in entries:
        if entry.item_id in {article + suffix for suffix in OWN_SUFFIXES}:
            yield Entry(entry.item_id, {k: v for k, v in entry.doc.items() if k != "id"})
        elif entry.item_id:
            yield entry


def _doc(mapping: Mapping[str, Value]) -> Doc:
    return {key: _json(value) for key, value in mapping.items()}


def _json(value: Value) -> Json:
    if isinstance(value, dict):
        return _doc(value)
    if isinstance(value, list):
        return [_json(item) for item in value]
    return plain(value)


def _styled(doc: Doc) -> dict[str, object]:
    """A document with its small parts on one line."""
    return {key: _style(key, value) for key, value in doc.items() if value not in (None, "")}


def _style(key: str, value: Json) -> object:
    if isinstance(value, dict):
        styled = _styled(value)
        return FlowMap(styled) if key in _ONE_LINE else styled
    if isinstance(value, (list, tuple)):
        if key in _ONE_LINE:
            return FlowList(_style(key, item) for item in value)
        if key == "pairs":
            return [_pair(pair) for pair in value]
        return [_style("", item) for item in value]
    return value


def _pair(pair: Json) -> object:
    return FlowMap(_styled(pair)) if isinstance(pair, dict) else _style("", pair)


def _digest(body: bytes) -> str:
    return "r" + hashlib.sha256(body).hexdigest()[:15]


def _unreadable(data: bytes, path: Path, keys: list[str | int], reason: str) -> Unreadable:
    return Unreadable(path, line_of(data, keys), reason)
