"""This is where fields between two lines of dashes are read, as they stand above a saved page.

They are a little YAML: values may be quoted, stand on lines of their own as a list, or be folded.
Between lines of plus signs they are a little TOML. Each becomes one line, "title: …", as other
programs write it; the stage that labels fields reads them all.
"""

from __future__ import annotations

import re
from typing import Final

from reader.ingest.field_names import Field, field_of, says_whose, settled
from reader.ingest.markdown.links import NOTE_LINK
from reader.text.lazy import lazily

_BLOCK = lazily(
    r"^---[ \t]*\n"
    r"((?:[A-Za-z가-힣][\w -]{0,40}:(?:[ \t].*)?\n|[ \t]+\S.*\n|- .*\n){1,200}?)"
    r"(?:(?:---|\.\.\.)[ \t]*$|---(?=#))|"
    r"^\+\+\+[ \t]*\n((?:(?!\+\+\+).*\n){1,100}?)\+\+\+[ \t]*$",
    re.MULTILINE,
)
"""A line that begins with anything but a name, a space or a dash ends it."""
_FIELD = lazily(r"(?P<name>[^\s:-][^:]*):\s*(?P<value>.*)$")
_TOML = lazily(r"(?P<name>[A-Za-z_][\w-]*)\s*=\s*(?P<value>.*)$")
_FOLDED: Final = frozenset({"|", "|-", "|+", ">", ">-", ">+"})
_TITLE = lazily(r"^title(?=:|\s*=)", re.MULTILINE)
_HEADING = lazily(r"#{1,3}[ \t]+(?P<text>\S.*)$")
_LINES_BELOW: Final = 14
_SHORT_CHARS: Final = 40
"""A longer line is text, unless there are links in it."""


def has_front_matter(text: str) -> bool:
    """Whether such fields stand in a piece of a dump, and say what a text is called or whose."""
    return _may_have(text) and any(map(_fields, _BLOCK.finditer(text)))


def with_plain_fields(text: str) -> str:
    """A piece of a dump with each such field on one line, and with as many lines as before.

    They stand one under the other, so that they are a header; what says nothing about the article
    is left out, and so are the lines of dashes.

    Example:
        >>> with_plain_fields('---\\ntitle: "A"\\nauthor:\\n  - "[[B]]"\\n---')
        '\\ntitle: A\\nauthor: B\\n\\n'
    """
    return _BLOCK.sub(_plain, text) if _may_have(text) else text


def _may_have(text: str) -> bool:
    return "---\n" in text or "+++\n" in text


def _plain(match: re.Match[str]) -> str:
    found = _fields(match)
    if not found:
        return match[0]
    plain = [str(field) for field in settled(found) if field.name]
    above = [] if found[0].name == "title" and not _TITLE.search(match[0]) else [""]
    lines = [*above, *plain]
    return "\n".join(lines + [""] * (match[0].count("\n") + 1 - len(lines)))


def _fields(match: re.Match[str]) -> list[Field]:
    """The fields of a block; none if it says nothing of a text.

    Where none is the title, the heading under them is; without one only the address is a field.
    """
    if match[1] is None:
        found = [_of_toml(row) for row in match[2].split("\n") if _TOML.match(row)]
    else:
        found = _of_yaml(match[1].removesuffix("\n").split("\n"))
    if _TITLE.search(match[1] or match[2]) is not None:
        return found
    if not says_whose(found):
        return []
    heading = _heading_below(match.string, match.end())
    if not heading:
        return [field for field in found if field.name == "url"]
    return [Field("title", heading), *found]


def _heading_below(text: str, start: int) -> str:
    """The first heading from a place on, if above it are only links and short lines; else ""."""
    for _ in range(_LINES_BELOW):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)].strip()
        heading = _HEADING.match(line)
        if heading is not None:
            return heading["text"]
        if end < 0 or (len(line) > _SHORT_CHARS and "](" not in line):
            break
        start = end + 1
    return ""


def _of_toml(row: str) -> Field:
    match = _TOML.match(row)
    assert match is not None
    values = match["value"].strip().strip("[]").split('", "')
    return field_of(match["name"], ", ".join(_unquoted(value.strip('" ')) for value in values))


def _of_yaml(rows: list[str]) -> list[Field]:
    found: list[Field] = []
    index = 0
    while index < len(rows):
        end = index + 1
        while end < len(rows) and rows[end][0] in " \t-":
            end += 1
        found.append(_one_field(rows[index], rows[index + 1 : end]))
        index = end
    return found


def _one_field(first: str, others: list[str]) -> Field:
    """A field with all that belongs to it."""
    match = _FIELD.match(first)
    if match is None:
        return Field("", "")
    value = match["value"].strip()
    if value in _FOLDED:
        value = NOTE_LINK.sub(r"\1", " ".join(map(str.strip, others)))
    elif any(line.lstrip().startswith("- ") for line in others):
        items = [_unquoted(line.strip().removeprefix("- ")) for line in others]
        value = ", ".join([*filter(None, [_unquoted(value)]), *items])
    else:  # what is too long for a line goes on below
        value = _unquoted(" ".join([value, *map(str.strip, others)]))
    return field_of(match["name"], value)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    elif len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    return NOTE_LINK.sub(r"\1", value)
