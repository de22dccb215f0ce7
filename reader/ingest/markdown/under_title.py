"""This is where fields are read that stand under the title of a saved page.

Translators and read-later services write them as a list or a quotation, "- Author: …", and
note-taking programs one under the other. They become lines as those between dashes do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reader.ingest.field_names import Field, field_of, says_whose, settled
from reader.ingest.shapes import ends_with_full_stop
from reader.text.lazy import lazily

_FIELD = lazily(
    r"(?P<sign>(?:[>\s]|[-*+]\s)*+)(?P<bold>\*\*)?(?P<name>[A-Za-z가-힣][\w가-힣 -]{0,24}?)\s?"
    r"(?:\*\*\s?[:：]|[:：]\*\*|[:：](?!//))\s*(?P<value>.*)$"
)
_NEXT = lazily(r"\s[|·]\s+(?=\*\*)")
"""Between two fields on one line."""
_HEADED = lazily(
    r"#{2,3}\s+(?P<name>Metadata|메타데이터|Highlights|Full Document|Excerpt|원본|하이라이트)\s*$"
)
"""Headings that are a program's and not the page's."""
_PICTURE = lazily(r"!\[[^\[\]]*\]\([^()\s]*\)\s*$")
_FEWEST: Final = 2
_FEWEST_BARE: Final = 3
"""So many are fields if nothing sets them off."""
_OTHER_CHARS: Final = 60
"""A longer line that names nothing known is text."""
_SAME_CHARS: Final = 20
_MOST_LINES: Final = 40


@dataclass(slots=True)
class _Header:
    """What stands under a title until the text begins."""

    fields: dict[int, list[Field]] = field(default_factory=dict)
    """By the indexes of their lines."""
    set_off: int = 0
    """How many fields stand in a list, a quotation or behind a name in bold."""
    last: int = -1
    """The last line that belongs to it."""
    headings: list[int] = field(default_factory=list)
    """Titles among them: that of the page again, or of the other edition."""
    excerpt: bool = False

    def __bool__(self) -> bool:
        """Whether it is one, where it stands under a heading."""
        found = [each for fields in self.fields.values() for each in fields if each.name]
        enough = self.set_off >= _FEWEST or len(found) >= _FEWEST_BARE
        return enough and says_whose(found)


def has_fields_under_title(text: str) -> bool:
    """Whether such fields stand in a piece of a dump."""
    if not text.startswith("# ") and "\n# " not in text:
        return False
    lines = text.split("\n")
    headed = (index for index, line in enumerate(lines) if line.startswith("# "))
    return any(_header_under(lines, index) for index in headed)


def put_fields_plainly(lines: list[str]) -> None:
    """Write such fields, in place, as others are written, and so the heading over them.

    Where fields stand above already these are put under them, and a heading between is left out,
    since the title is told.
    """
    for index, line in enumerate(lines):
        if line.startswith("title: "):
            header = _header_under(lines, index)
            if header.set_off:
                _rewrite(lines, index, line.removeprefix("title: "), header)
        elif line.startswith("# "):
            header = _header_under(lines, index)
            if header:
                _rewrite(lines, index, line.removeprefix("# ").strip(), header)


def _header_under(lines: list[str], title: int) -> _Header:
    header = _Header()
    told = not lines[title].startswith("#")
    for index in range(title + 1, min(len(lines), title + _MOST_LINES)):
        line = lines[index]
        headed = _HEADED.match(line)
        if not line.strip("> \t") or _PICTURE.match(line) is not None:
            continue
        if headed is not None:
            header.excerpt = headed["name"] == "Excerpt"
            header.last = index
        elif line.startswith("# ") and len(header.headings) <= told:
            header.headings.append(index)
        elif line.startswith("title: ") or not _take(header, index, line):
            break
    return header


def _take(header: _Header, index: int, line: str) -> bool:
    """Whether a line belongs to a header; then it is taken into it."""
    if header.excerpt and line.startswith(">"):
        header.fields[index] = [Field("description", line.lstrip("> "))]
        header.excerpt = False
        header.set_off += 1
    else:
        matches = [_FIELD.match(part) for part in _NEXT.split(line)]
        match = matches[0]
        if match is None:
            return False
        fields = list(_known(line))
        if not any(each.name for each in fields):
            if not header.fields or len(line) > _OTHER_CHARS or ends_with_full_stop(line):
                return False
        elif match["sign"] or match["bold"]:
            header.set_off += 1
        header.fields[index] = fields
    header.last = index
    return True


def _known(line: str) -> Iterator[Field]:
    for part in _NEXT.split(line):
        match = _FIELD.match(part)
        if match is not None:
            name = match["name"].strip()
            whole = name.casefold() == "full title"
            yield Field("title", match["value"]) if whole else field_of(name, match["value"])


def _rewrite(lines: list[str], title: int, called: str, header: _Header) -> None:
    """Put the fields one under the other, the title first and that of the other edition last."""
    others = [
        lines[index]
        for index in header.headings
        if index < header.last
        and lines[index].removeprefix("# ").strip()[:_SAME_CHARS] != called[:_SAME_CHARS]
    ]
    told = [each for found in header.fields.values() for each in found]
    fields = filter(None, map(str, settled([Field("title", called), *told])))
    rows = [*fields, *others][: header.last + 1 - title]
    lines[title : header.last + 1] = rows + [""] * (header.last + 1 - title - len(rows))
