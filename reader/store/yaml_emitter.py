"""YAML as this program writes it: one canonical form, for people and for diffs.

Text stands without quotes wherever YAML 1.1, YAML 1.2 and every reader between them take it for
the same text; otherwise in quotes, single ones if it holds double ones. A long text is one long
line, a text of several lines a literal block. Written by hand because PyYAML's emitter wraps,
retypes by YAML 1.1 alone and takes twice the time; the tests hold every form equal to what is
read back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from reader.text.lazy import lazily
from reader.text.sanitise import is_clean


class FlowMap(dict[str, object]):
    """A mapping to be written on one line: `{name: value}`."""


class FlowList(list[object]):
    """A list to be written on one line: `[first, second]`."""


class Quoted(str):
    """A text to be written in quotes even if nobody could mistake it."""

    __slots__ = ()


class Plain(str):
    """A text to be written without quotes although it reads as a number, a date or the like."""

    __slots__ = ()


_RETYPED: Final = lazily(
    r"[-+]?\.?[0-9][0-9a-fA-FxXoO_.,:+\-TtZz ]*|[-+]?\.(?:inf|nan)|~|=|<<"
    r"|y|n|yes|no|on|off|true|false|null",
    re.IGNORECASE,
)
"""Wider than any YAML version: numbers in every base, 1:30, dates, times, switches."""
RETYPED_FIRST: Final = frozenset("-+.0123456789~=<ynotfYNOTF")
"""What such a text begins with."""
_LONGEST_RETYPED_CHARS: Final = 80

_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=~<\\./ \t")
"""No plain text begins with one; some of them only for a quieter eye."""
_NEVER_RAW: Final = lazily(
    r"[^\t\x20-\x7e\xa0-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f\u2070-\ud7ff"
    r"\ue000-\ufdcf\ufdf0-\ufefe\uff00-\uffef\ufffd\U00010000-\U000dffff]"
)
"""What is never written as itself: controls, line breaks, what is invisible or reorders text."""
_FLOW_MARKS: Final = lazily(r"[,\[\]{}:?]")
_SHORT_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def emit(document: Mapping[str, object]) -> str:
    """Write a document in the canonical form, ending with a line feed.

    Args:
        document: Dictionaries with text as keys, lists, tuples, text, integers, floats and
            booleans, at most `MAX_DEPTH` deep. `FlowMap` and `FlowList` stand on one line with
            all within them.

    Returns:
        Text that `load` reads back as the same document, numbers as text. A lone surrogate, which
        no file can hold, is written as U+FFFD.

    Raises:
        TypeError: If a value is of another type.
    """
    lines: list[str] = [] if document else ["{}"]
    _mapping(document, "", lines)
    lines.append("")
    return "\n".join(lines)


def may_be_retyped(text: str) -> bool:
    """Whether some YAML reader takes this text, without quotes, for something but text."""
    return (
        text[:1] in RETYPED_FIRST
        and len(text) <= _LONGEST_RETYPED_CHARS
        and _RETYPED.fullmatch(text) is not None
    )


def _mapping(mapping: Mapping[str, object], indent: str, lines: list[str]) -> None:
    for key, value in mapping.items():
        _node(f"{indent}{_key(key)}:", value, indent, lines, list_indent=indent)


def _sequence(sequence: Sequence[object], indent: str, lines: list[str]) -> None:
    for value in sequence:
        if _stands_below(value):
            first = len(lines)
            _block(value, indent + "  ", lines, list_indent=indent + "  ")
            lines[first] = f"{indent}- {lines[first][len(indent) + 2 :]}"
        else:
            _node(f"{indent}-", value, indent, lines, list_indent=indent)


def _node(head: str, value: object, indent: str, lines: list[str], *, list_indent: str) -> None:
    """Write `key:` or `-` and what follows it."""
    if isinstance(value, str):
        if "\n" in value and (block := _literal(value, indent + "  ")):
            lines.append(f"{head} {block}")
        else:
            lines.append(f"{head} {_scalar(value)}")
    elif _stands_below(value):
        lines.append(head)
        _block(value, indent + "  ", lines, list_indent=list_indent)
    else:
        lines.append(f"{head} {_flow(value)}")


def _block(value: object, indent: str, lines: list[str], *, list_indent: str) -> None:
    if isinstance(value, dict):
        _mapping(value, indent, lines)
    elif isinstance(value, (list, tuple)):
        _sequence(value, list_indent, lines)


def _stands_below(value: object) -> bool:
    """Whether a value is a mapping or list that takes lines of its own."""
    kind = type(value)
    return bool(value) and (
        kind is dict
        or kind is list
        or (isinstance(value, (dict, list, tuple)) and not isinstance(value, (FlowMap, FlowList)))
    )


def _flow(value: object) -> str:
    if isinstance(value, str):
        return _scalar(value, flow=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_key(key)}: {_flow(value[key])}" for key in value]) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join([_flow(item) for item in value]) + "]"
    raise TypeError(f"{type(value).__name__} cannot be written as YAML")


@lru_cache(maxsize=256, typed=True)
def _key(key: str) -> str:
    """A key; there are few, and each is written for every article."""
    return _scalar(key, flow=True)


def _scalar(text: str, *, flow: bool = False) -> str:
    if type(text) is Plain and _stays_plain(text, flow=flow):
        return text
    if type(text) is not Quoted and _is_plain(text, flow=flow):
        return text
    is_raw = _stands_raw(text)
    if ('"' in text or "\\" in text) and is_raw and "\t" not in text:
        return "'" + text.replace("'", "''") + "'"
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{text if is_raw else _NEVER_RAW.sub(_escaped, text)}"'


def _stands_raw(text: str) -> bool:
    """Whether every character can be written as itself; nearly always a quick test says so."""
    return (is_clean(text) and "\n" not in text) or _NEVER_RAW.search(text) is None


def _stays_plain(text: str, *, flow: bool) -> bool:
    """Whether a text that stood without quotes can stand without them here."""
    if flow and _FLOW_MARKS.search(text):
        return False
    return may_be_retyped(text) and ": " not in text and text[-1] not in ": "


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether the text, without quotes, is this text to every YAML reader."""
    if not text or text[0] in _INDICATORS or text[-1] in ": \t" or may_be_retyped(text):
        return False
    if ": " in text or " #" in text or (flow and _FLOW_MARKS.search(text)):
        return False
    if text.isprintable():
        return True
    return "\t" not in text and text == text.strip() and _stands_raw(text)


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _literal(text: str, indent: str) -> str:
    """A text of several lines as a literal block without its head; "" if it needs quotes."""
    rows = text.split("\n")
    if not all(map(_stands_raw, rows)) or not text.strip():
        return ""
    keep = "-" if rows[-1] else "+" if text.endswith("\n\n") else ""
    if not rows[-1]:
        rows.pop()
    size = "2" if text[0] in " \t\n" else ""
    body = "\n".join(indent + row if row else "" for row in rows)
    return f"|{size}{keep}\n{body}"
