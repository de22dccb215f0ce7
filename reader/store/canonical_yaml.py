"""YAML in the form this program writes itself, read without a YAML library.

Most files are exactly as `emit` left them, and those are read here several times as quickly, and
without loading PyYAML. Only what means the same to every YAML reader is taken: keys of small
letters, texts that end on their line, lists and mappings by the indent `emit` gives them. At
anything else, a comment, an escape, a literal block, one blank too many, the answer is None and
the strict loader reads the file from its beginning; so this module never refuses a file.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from reader.store.yaml_emitter import Plain, may_be_retyped

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Document: TypeAlias = "dict[str, Value]"
"""What a file holds. A scalar that stood without quotes and that another program would read as a
number, a date or the like is a `Plain`, so that `emit` writes it without quotes again."""

DEEPEST: Final = 8
"""Columns that a line may be indented by: at most ten levels, and four within a line."""

_KEY: Final = r"[a-z_][a-z0-9_]{0,62}"
_ENTRY: Final = re.compile(rf"({_KEY}):(?: (.+))?")
_QUOTED: Final = re.compile(r'"([^"\\]*)"')
_SINGLE: Final = re.compile(r"'((?:[^']|'')*)'")
_NOT_FIRST: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=~<\\. ")
_FLOW_PLAIN: Final = re.compile(
    r"[^-?:,\[\]{}#&*!|>'\"%@`=~<\\. ](?:[^,\[\]{}:?#]*[^,\[\]{}:?# ])?"
)
_FLOW_KEY: Final = re.compile(rf"({_KEY}): ")
_LINK: Final = re.compile(
    r"\{ko: \[([0-9]+(?:, [0-9]+)*)?\], en: \[([0-9]+(?:, [0-9]+)*)?\],"
    r" confidence: ([01]\.[0-9]+)\}"
)
"""What most flow mappings are; the general way is ten times as long."""


class _Other(Exception):
    """Not the canonical form; the strict loader says what it is."""


def read(data: bytes) -> Document | None:
    """Read a file in canonical form.

    Args:
        data: The bytes of the file.

    Returns:
        The document as the strict loader gives it, a scalar's kind included; None if the file is
        in any other form, be it right or wrong.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lines = text.split("\n")
    if lines.pop() or not "".join(lines).isprintable():
        return None
    try:
        document, end = _mapping(lines, 0, "")
    except _Other:
        return None
    return document if document and end == len(lines) else None


def _mapping(lines: list[str], at: int, indent: str) -> tuple[Document, int]:
    """The mapping whose keys stand after an indent, from a line on; and the line after it."""
    found: Document = {}
    column = len(indent)
    if column > DEEPEST:
        raise _Other
    while at < len(lines) and lines[at].startswith(indent):
        entry = _ENTRY.fullmatch(lines[at], column)
        if entry is None:
            raise _Other
        key, rest = entry.groups()
        if key in found:
            raise _Other
        at += 1
        if rest is not None:
            found[key] = _value(rest)
        elif at < len(lines) and lines[at].startswith(f"{indent}- "):
            found[key], at = _sequence(lines, at, indent)
        elif at < len(lines) and lines[at].startswith(f"{indent}  "):
            found[key], at = _mapping(lines, at, f"{indent}  ")
        else:
            raise _Other
    return found, at


def _sequence(lines: list[str], at: int, indent: str) -> tuple[list[Value], int]:
    """The list whose dashes stand after an indent, from a line on; and the line after it."""
    found: list[Value] = []
    dash, inner = f"{indent}- ", f"{indent}  "
    while at < len(lines) and lines[at].startswith(dash):
        line = lines[at]
        entry = _ENTRY.fullmatch(line, len(dash))
        if entry is None:
            found.append(_value(line[len(dash) :]))
            at += 1
        elif entry[2] and not (at + 1 < len(lines) and lines[at + 1].startswith(inner)):
            found.append({entry[1]: _value(entry[2])})
            at += 1
        else:
            lines[at] = inner + line[len(dash) :]
            mapping, at = _mapping(lines, at, inner)
            found.append(mapping)
    return found, at


def _value(text: str) -> Value:
    """What stands after a key or a dash, to the end of its line."""
    first = text[:1]
    if first == '"' or first == "'":
        return _quoted(text, 0, len(text))[0]
    if first == "{" or first == "[":
        if link := _LINK.fullmatch(text):
            ko, en, confidence = link.groups()
            return {"ko": _numbers(ko), "en": _numbers(en), "confidence": Plain(confidence)}
        value, end = _flow(text, 0, 0)
        if end != len(text):
            raise _Other
        return value
    if not first or first in _NOT_FIRST or text[-1] in ": " or ": " in text or " #" in text:
        raise _Other
    return Plain(text) if may_be_retyped(text) else text


def _numbers(written: str | None) -> list[Value]:
    return [Plain(number) for number in written.split(", ")] if written else []


def _quoted(text: str, at: int, end: int | None = None) -> tuple[str, int]:
    """A text in quotes and the place after it, which is `end` if that is given."""
    form = _QUOTED if text[at] == '"' else _SINGLE
    quoted = form.match(text, at)
    if quoted is None or end not in (None, quoted.end()):
        raise _Other
    inside = quoted[1]
    return (inside if form is _QUOTED else inside.replace("''", "'")), quoted.end()


def _flow(text: str, at: int, depth: int) -> tuple[Value, int]:
    """A value within a line, and the place after it."""
    first = text[at : at + 1]
    if depth > 3 or not first:
        raise _Other
    if first in "\"'":
        return _quoted(text, at)
    if first in "[{":
        return _flow_collection(text, at, depth)
    plain = _FLOW_PLAIN.match(text, at)
    if plain is None or " #" in plain[0]:
        raise _Other
    return (Plain(plain[0]) if may_be_retyped(plain[0]) else plain[0]), plain.end()


def _flow_collection(text: str, at: int, depth: int) -> tuple[Value, int]:
    close = "]" if text[at] == "[" else "}"
    items: list[Value] = []
    entries: Document = {}
    at += 1
    while text[at : at + 1] != close:
        if items or entries:
            if text[at : at + 2] != ", ":
                raise _Other
            at += 2
        if close == "]":
            item, at = _flow(text, at, depth + 1)
            items.append(item)
        else:
            key = _FLOW_KEY.match(text, at)
            if key is None or key[1] in entries:
                raise _Other
            entries[key[1]], at = _flow(text, key.end(), depth + 1)
    return (items if close == "]" else entries), at + 1
