"""This is where fields between two lines of dashes are read, as they stand above a saved page.

They are a little YAML: values may be quoted, stand on lines of their own as a list, or be folded.
Each becomes one line, "title: …", as other programs write it; the stage that labels fields reads
them all.
"""

from __future__ import annotations

import re
from typing import Final

from reader.ingest.fields import is_field_name
from reader.text.lazy import lazily

_BLOCK = lazily(
    r"^---[ \t]*\n"
    r"((?:[A-Za-z가-힣][\w -]{0,40}:(?:[ \t].*)?\n|[ \t]+\S.*\n|- .*\n){1,60}?)"
    r"---[ \t]*$",
    re.MULTILINE,
)
"""A line that begins with anything but a name, a space or a dash ends it."""
_FIELD = lazily(r"(?P<name>[^\s:-][^:]*):\s*(?P<value>.*)$")
_FOLDED: Final = frozenset({"|", "|-", "|+", ">", ">-", ">+"})
_NOTE = lazily(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_TITLE = lazily(r"^title:", re.MULTILINE)


def has_front_matter(text: str) -> bool:
    """Whether such fields, a title among them, stand in a piece of a dump."""
    return any(_TITLE.search(match[1]) for match in _BLOCK.finditer(text))


def with_plain_fields(text: str) -> str:
    """A piece of a dump with each such field on one line, and with as many lines as before.

    Fields that say nothing about the article are left empty, and so are the lines of dashes.

    Example:
        >>> with_plain_fields('---\\ntitle: "A"\\nauthor:\\n  - "[[B]]"\\n---')
        '\\ntitle: A\\nauthor: B\\n\\n'
    """
    return _BLOCK.sub(_plain, text) if "---\n" in text else text


def _plain(match: re.Match[str]) -> str:
    if _TITLE.search(match[1]) is None:
        return match[0]
    lines = match[1].removesuffix("\n").split("\n")
    plain = [""] * len(lines)
    index = 0
    while index < len(lines):
        end = index + 1
        while end < len(lines) and lines[end][0] in " \t-":
            end += 1
        plain[index] = _one_line(lines[index], lines[index + 1 : end])
        index = end
    return "\n".join(["", *plain, ""])


def _one_line(first: str, others: list[str]) -> str:
    """A field on one line; "" if it is none that says something about an article."""
    match = _FIELD.match(first)
    name = match["name"].strip().replace("_", " ") if match is not None else ""
    if match is None or not is_field_name(name):
        return ""
    items = [_unquoted(line.strip().removeprefix("- ")) for line in others]
    if match["value"] in _FOLDED:
        return f"{name}: {' '.join(items)}"
    return f"{name}: {', '.join([_unquoted(match['value']), *items]).removeprefix(', ')}"


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    elif len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    return _NOTE.sub(r"\1", value)
