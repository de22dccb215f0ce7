"""This is where a page that a program saved as Markdown is read as it was shown.

Web clippers, and services that fetch pages for programs, write links as "[text](address)",
pictures as "![text](address)" and words in bold between stars. All of that is taken off; the signs
of headings and of lists stay, since they tell what a line is. The syntax is CommonMark's
(https://spec.commonmark.org/0.31.2/) with what note-taking programs add, as far as pages need it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.ingest.bylines import byline_of
from reader.ingest.dates import is_date_line
from reader.ingest.front_matter import has_front_matter, with_plain_fields
from reader.ingest.labelled import Label, Mark
from reader.text.lazy import lazily

_TEXT: Final = r"(?<!\\)\[((?:[^\[\]\n\\]++|\\.|\[(?:[^\[\]\n\\]++|\\.)*+\])*+)\]"
_ADDRESS: Final = (
    r"\(\s*+(?:<[^<>\n]*+>|(?:https?:|mailto:|tel:|javascript:|data:|[/#.?])"
    r"(?:[^()\s]++|\([^()\s]*+\))*+)?(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?\s*+\)"
)
"""With or without a title behind it; it may have parentheses of its own."""
_LINK = lazily(_TEXT + _ADDRESS)
_PICTURE = lazily(rf"!{_TEXT}{_ADDRESS}|!\[\[[^\[\]\n]*+\]\]")
_NOTE = lazily(r"\[\[(?:[^\[\]\n|]*+\|)?([^\[\]\n|]++)\]\]")
"""A link to another note, by its name or by what is shown for it."""
_PERSON = lazily(r"\]\([^()\s]*/(?:authors?|by|people|profile|staff|contributors?|reporters?)/")
_BOLD = lazily(r"(\*\*|__|~~|==)(?=[^\s*_~=])((?:(?!\1)[^\n])*?[^\s*_~=])\1")
_ITALIC = lazily(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*?[^\s*\\])\*(?![0-9A-Za-z_*])|"
    r"(?<![\w\\])_(?=[^\s_])([^_\n]*?[^\s_\\])_(?!\w)"
)
_CODE = lazily(r"`([^`\n]++)`")
_ESCAPED = lazily(r"\\([!-/:-@\[-`{-~])")
_QUOTED = lazily(r"^\s{0,3}(?:>\s?)+")
_BULLET = lazily(r"^\s*[*+-]\s+(?:\[[ xX]\]\s+)?(?=[^\s*+-])")
_FENCE = lazily(r"\s{0,3}(?:```|~~~)[\w-]*\s*$")
_LINE_SIGNS = lazily(r"(?:[>\s]|#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\[[ xX]\]\s)*+")
_UNDER_TITLE = lazily(r"={3,}\s*$")
_UNDER_HEADING = lazily(r"-{4,}\s*$")
_HEADING_CHARS: Final = 160
_CAPTION_CHARS: Final = 160
_TITLE_CHARS: Final = 20
"""A shorter link that stands alone is a button."""
_PARAGRAPH_CHARS: Final = 80
"""A link so long that ends in a full stop is a paragraph."""


LINK: Final = Mark(Label.FURNITURE, "a link and nothing else")
CAPTION: Final = Mark(Label.CAPTION, "stands right under a picture")


class Shown(NamedTuple):
    """A piece of a dump without the signs of Markdown."""

    lines: list[str]
    """As many as before."""
    told: dict[int, Mark]
    """What the signs told of lines, by their indexes."""
    changed: list[int]
    """Indexes of the lines that had any."""


def is_markdown(text: str) -> bool:
    """Whether a piece of a dump has links, words in bold or fields above it as Markdown has."""
    return (
        ("](" in text and _LINK.search(text) is not None)
        or ("**" in text and _BOLD.search(text) is not None)
        or ("---\n" in text and has_front_matter(text))
    )


def as_shown(text: str) -> Shown:
    """A piece of a dump as its pages were shown.

    Example:
        >>> as_shown("See **[the plan](https://example.com)**.").lines
        ['See the plan.']
    """
    written = text.split("\n")
    lines = with_plain_fields(text).split("\n")
    told = _captions(lines)
    for index, line in enumerate(lines):
        if "![" in line:
            lines[index] = _PICTURE.sub("", line)
    _mark_underlined(lines)
    with_links = [index for index, line in enumerate(lines) if "](" in line]
    told |= dict.fromkeys((index for index in with_links if _is_furniture(lines, index)), LINK)
    for index in with_links:
        lines[index] = _LINK.sub(r"\1", lines[index].replace(")[", ") ["))
    lines = list(map(_without_signs, lines))
    pairs = enumerate(zip(written, lines, strict=True))
    return Shown(lines, told, [index for index, (old, new) in pairs if old != new])


def _captions(lines: list[str]) -> dict[int, Mark]:
    """A short line with a picture and nothing else right above, and nothing right below."""
    return {
        index: CAPTION
        for index, line in enumerate(lines)
        if index
        and 0 < len(line.strip()) <= _CAPTION_CHARS
        and lines[index - 1].startswith(("![", "[!["))
        and "![" not in line
        and not any(map(str.isalnum, _LINK.sub("", _PICTURE.sub("", lines[index - 1]))))
        and not "".join(lines[index + 1 : index + 2]).strip()
    }


def _is_furniture(lines: list[str], index: int) -> bool:
    """Whether a line is links and nothing else: a menu, or among other articles.

    A link that stands alone may be a title or part of the text.
    """
    line = lines[index]
    if not _is_link(line):
        return False
    above = next((each for each in reversed(lines[max(0, index - 3) : index]) if each.strip()), "")
    below = next((each for each in lines[index + 1 : index + 4] if each.strip()), "")
    if line.lstrip().startswith("#"):
        return not below or _is_link(below)
    shown = _LINK.sub(r"\1", line)
    listed = _after_signs(line) != line or len(_LINK.findall(line)) > 1
    return listed or len(shown) < _TITLE_CHARS or _is_link(above) or _is_link(below)


def _is_link(line: str) -> bool:
    """Whether nothing but links stands in it, which are no paragraph and not who wrote the text."""
    if "](" not in line or any(map(str.isalnum, _after_signs(_LINK.sub("", line)))):
        return False
    shown = _after_signs(_LINK.sub(r"\1", line)).rstrip()
    is_paragraph = len(shown) >= _PARAGRAPH_CHARS and shown.endswith(".")
    return bool(shown) and not is_paragraph and _PERSON.search(line) is None


def _after_signs(line: str) -> str:
    match = _LINE_SIGNS.match(line)
    return line[match.end() :] if match is not None else line


def _mark_underlined(lines: list[str]) -> None:
    """Give titles and headings that are underlined the sign that others have."""
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1].strip()
        if not line or line[0] not in "=-" or not above or above[0] in "#>|-*+=":
            continue
        over = lines[index - 2].rstrip() if index > 1 else ""
        if (over and over[-1] != ":") or len(_LINK.sub(r"\1", above)) > _HEADING_CHARS:
            continue  # the end of a paragraph
        sign = "#" if _UNDER_TITLE.match(line) else "##" if _UNDER_HEADING.match(line) else ""
        if sign:
            lines[index - 1 : index + 1] = [f"{sign} {above}", ""]


def _without_signs(line: str) -> str:
    """A line without what sets its words off, and without the sign that it is quoted."""
    if not line.strip() or _FENCE.match(line):
        return ""
    if ">" in line[:4]:
        line = _QUOTED.sub("", line, count=1)
    if "[[" in line:
        line = _NOTE.sub(r"\1", line)
    line = _BOLD.sub(r"\2", _BULLET.sub("- ", line))
    if line.startswith("- ") and (byline_of(line[2:]) is not None or is_date_line(line[2:])):
        line = line[2:]
    if "*" in line or "_" in line:
        line = _ITALIC.sub(r"\1\2", line)
    if "`" in line:
        line = _CODE.sub(r"\1", line)
    if "\\" in line:
        line = _ESCAPED.sub(r"\1", line.removesuffix("\\"))
    return line
