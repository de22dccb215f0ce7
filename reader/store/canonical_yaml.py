"""YAML in the form this program writes itself, read without a YAML library.

Most files are exactly as `emit` left them, and those are read here several times as quickly, and
without loading PyYAML. Only what means the same to every YAML reader is taken: keys of plain
words, texts that end on their line, lists and mappings by the indent `emit` gives them, and beside
what `emit` writes only empty lines and comments on lines of their own. At anything else, an
escape, a literal block, one blank too many, the answer is None and the strict loader reads the
file from its beginning; so this module never refuses a file.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from reader.store.yaml_emitter import RETYPED_FIRST, Plain, may_be_retyped
from reader.text.lazy import lazily
from reader.text.sanitise import is_clean

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Document: TypeAlias = "dict[str, Value]"
"""What a file holds. A scalar that stood without quotes and that another program would read as a
number, a date or the like is a `Plain`, so that `emit` writes it without quotes again."""

DEEPEST: Final = 8
"""Columns that a line may be indented by: at most ten levels, and four within a line."""

_KEY: Final = r"[A-Za-z_][A-Za-z0-9_ ]{0,62}(?<! )"
_LINE: Final = lazily(rf"( *)((?:- )?)(?:({_KEY}):(?: (.+))?|(.+))\n")
"""A line as its indent, its dash, its key with the text behind it, or its text without a key."""
_ASIDE: Final = lazily(r"^(?:#.*)?\n", re.MULTILINE)
"""A comment that has its line to itself, and an empty line."""
_QUOTED: Final = lazily(r'"([^"\\]*)"')
_SINGLE: Final = lazily(r"'((?:[^']|'')*)'")
_NOT_FIRST: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=~<\\. ")
_PLAIN: Final = r"[^-?:,\[\]{}#&*!|>'\"%@`=~<\\. ](?:[^,\[\]{}:?#]*[^,\[\]{}:?# ])?"
_FLOW_PLAIN: Final = lazily(_PLAIN)
_FLOW_KEY: Final = lazily(rf"({_KEY}): ")
_NUMBERS: Final = r"[0-9]+(?:, [0-9]+)*"
_PAIR_END: Final = r"(?:, (?!$)|\}$)"
_ITEM_END: Final = r"(?:, (?!$)|\]$)"
_FLOW_PAIR: Final = lazily(rf'({_KEY}): (?:"([^"\\]*)"|({_PLAIN})|\[({_NUMBERS})\]){_PAIR_END}')
_FLOW_ITEM: Final = lazily(rf'(?:"([^"\\]*)"|({_PLAIN})){_ITEM_END}')
"""What most collections on a line consist of; the general way is several times as long."""
_FLOW_PAIRS: Final = lazily(rf'\{{(?:{_KEY}: (?:"[^"\\]*"|{_PLAIN}|\[{_NUMBERS}\]){_PAIR_END})++')
_FLOW_ITEMS: Final = lazily(rf'\[(?:(?:"[^"\\]*"|{_PLAIN}){_ITEM_END})++')
"""The same over a whole line, which comes first: an endless one is walked over once and no more."""
_LINK: Final = lazily(
    rf"\{{ko: \[({_NUMBERS})?\], en: \[({_NUMBERS})?\], confidence: ([01]\.[0-9]+)\}}"
)
"""What most flow mappings of a translated article are."""

_Line: TypeAlias = tuple[str, str, str, str, str]
_END: Final[_Line] = ("", "", "", "", "")


class _Other(Exception):
    """Not the canonical form; the strict loader says what it is."""


def read_told(data: bytes) -> tuple[Document | None, bool]:
    """Read a file in canonical form.

    Args:
        data: The bytes of the file.

    Returns:
        The document as the strict loader gives it, a scalar's kind included; None if the file is
        in any other form, be it right or wrong. And whether it is known that no text in it needs
        sanitising.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, False
    is_known_clean = is_clean(text)
    if "\t" in text or not (is_known_clean or text.replace("\n", "").isprintable()):
        return None, False
    document = _document(text)
    if document is None and (without := _ASIDE.sub("", text)) != text:
        document = _document(without)  # a person's file; none of our own has comments
    return document, is_known_clean


def _document(text: str) -> Document | None:
    if text[-1:] != "\n":
        return None  # and nothing is looked for in an endless line
    lines: list[_Line] = _LINE.findall(text)
    if len(lines) != text.count("\n"):
        return None
    lines.append(_END)
    try:
        document, end = _mapping(lines, 0, 0)
    except _Other:
        return None
    return document if document and lines[end] is _END else None


def _mapping(lines: list[_Line], at: int, column: int) -> tuple[Document, int]:
    """The mapping whose keys stand in a column, from a line on; and the line after it."""
    found: Document = {}
    if column > DEEPEST:
        raise _Other
    while True:
        line = indent, dash, key, rest, _ = lines[at]
        if len(indent) != column or line is _END:
            if len(indent) > column:
                raise _Other
            return found, at
        if dash or not key or key in found:
            raise _Other
        at += 1
        if rest:
            found[key] = _value(rest)
            continue
        below = len(lines[at][0])
        if below == column and lines[at][1]:
            found[key], at = _sequence(lines, at, column)
        elif below > column + 1:
            found[key], at = _mapping(lines, at, column + 2)
        else:
            raise _Other


def _sequence(lines: list[_Line], at: int, column: int) -> tuple[list[Value], int]:
    """The list whose dashes stand in a column, from a line on; and the line after it."""
    found: list[Value] = []
    inner = column + 2
    while True:
        indent, dash, key, rest, other = lines[at]
        if not dash or len(indent) != column:
            return found, at
        at += 1
        if not key:
            found.append(_value(other))
        elif rest and len(lines[at][0]) < inner:
            found.append({key: _value(rest)})
        else:
            at -= 1
            lines[at] = (" " * inner, "", key, rest, "")
            mapping, at = _mapping(lines, at, inner)
            found.append(mapping)


def _value(text: str) -> Value:
    """What stands after a key or a dash, to the end of its line."""
    first = text[0]
    if first not in _NOT_FIRST:
        if ": " in text or " #" in text or text[-1] in ": ":
            raise _Other
        return Plain(text) if first in RETYPED_FIRST and may_be_retyped(text) else text
    if first == '"' or first == "'":
        return _quoted(text, 0, len(text))[0]
    if first == "{":
        return _flow_mapping(text)
    if first == "[":
        return _flow_list(text)
    raise _Other


def _flow_mapping(text: str) -> Value:
    if link := _LINK.fullmatch(text):
        ko, en, confidence = link.groups()
        return {"ko": _numbers(ko), "en": _numbers(en), "confidence": Plain(confidence)}
    if _FLOW_PAIRS.fullmatch(text):
        pairs = _FLOW_PAIR.findall(text, 1)
        found: Document = {
            key: _plain(plain) if plain else _numbers(numbers) if numbers else quoted
            for key, quoted, plain, numbers in pairs
        }
        if len(found) == len(pairs):
            return found
    return _flow_to_the_end(text)


def _flow_list(text: str) -> Value:
    if _FLOW_ITEMS.fullmatch(text):
        items = _FLOW_ITEM.findall(text, 1)
        return [_plain(plain) if plain else quoted for quoted, plain in items]
    return _flow_to_the_end(text)


def _flow_to_the_end(text: str) -> Value:
    value, end = _flow(text, 0, 0)
    if end != len(text):
        raise _Other
    return value


def _plain(text: str) -> str:
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
    return _plain(plain[0]), plain.end()


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
