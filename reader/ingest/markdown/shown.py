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
from reader.ingest.labelled import LINK_ALONE, Mark
from reader.ingest.markdown.callouts import CODE, FOOTNOTE, take_off_notes, take_out_code
from reader.ingest.markdown.front_matter import has_front_matter, with_plain_fields
from reader.ingest.markdown.links import (
    LINK,
    NOTE_LINK,
    PICTURE,
    boxes_in,
    footnotes_in,
    has_definitions,
    has_links,
    with_plain_links,
    with_whole_links,
)
from reader.ingest.markdown.places import heads_of_links, told_by_places
from reader.ingest.markdown.soft_breaks import join_soft_breaks
from reader.ingest.markdown.under_title import has_fields_under_title, put_fields_plainly
from reader.text.lazy import lazily

_BOLD = lazily(
    r"(?P<sign>\*\*\*|\*\*|__|~~|==)(?=[^\s*~=])(?P<text>(?:(?!(?P=sign))[^\n])*?[^\s*~=])(?P=sign)"
)
_BLANK_BEFORE = lazily(r"(?<=[‘“(「『《〈])\s(?=\[)")
_BLANK_BEHIND = lazily(
    rf"({LINK.pattern})\s(?=[’”)」』》〉,.;:](?:\W|$)|[’”)」』》〉]|"
    r"(?:을|를|은|는|의|에|와|과|로|으로|에서|에게|까지|부터|라는|이라는|라고|이라고)[\s,.])"
)
"""Before what closes a bracket, and before a Korean particle, which is no word of its own."""
_BOLD_OVER_LINES = lazily(r"\*\*(?=[^\s*])([^*\n]++\n[^*\n]*+(?<=[^\s*]))\*\*")
_TIME = lazily(r"^\s*\*\*\d{1,2}:\d\d(?::\d\d)?\*\*\s*[·:-]?\s+")
"""When something was said, before what was said."""
_DASHED_HEADING = lazily(r"(?<=#\s)\\?[-*+•]\s+(?=\S)")
_BARE_ADDRESS = lazily(r"<(https?://[^\s<>]++)>")
_HIGHLIGHT = lazily(r"\s?\(View (?:Highlight|Tweet)\)\s*$")
_ITALIC = lazily(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*?[^\s*\\])\*(?![0-9A-Za-z_*])|"
    r"(?<![\w\\])_(?=[^\s_])([^_\n]*?[^\s_\\])_(?!\w)"
)
_CODE = lazily(r"`([^`\n]++)`")
_HELD: Final = "\ue000"
"""Stands for code while the rest of its line is read; no letter of any writing."""
_ESCAPED = lazily(r"\\([!-/:-@\[-`{-~])")
_QUOTED = lazily(r"^\s{0,3}(?:>\s?)+")
_BULLET = lazily(r"^\s*[*+-]\s+(?:\[[ xX]\]\s+|#{1,6}\s+)?(?=[^\s*+-])")
_FENCE = lazily(r"\s{0,3}(?:```|~~~)[\w-]*\s*$")
_UNDER_TITLE = lazily(r"={3,}\s*$")
_UNDER_HEADING = lazily(r"-{4,}\s*$")
_HEADING_CHARS: Final = 160


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
        has_links(text)
        or ("**" in text and _BOLD.search(text) is not None)
        or has_front_matter(text)
        or has_definitions(text)
        or has_fields_under_title(text)
    )


def as_shown(text: str) -> Shown:
    """A piece of a dump as its pages were shown.

    Example:
        >>> as_shown("See **[the plan](https://example.com)**.").lines
        ['See the plan.']
    """
    written = text.split("\n")
    lines = with_plain_links(with_plain_fields(text)).split("\n")
    put_fields_plainly(lines)
    told = take_off_notes(lines) | dict.fromkeys(footnotes_in(text), FOOTNOTE)
    code = take_out_code(lines)
    join_soft_breaks(lines)
    _mark_underlined(lines)
    told = told_by_places(lines) | told
    for index, line in enumerate(lines):
        if "![" in line:
            lines[index] = line = PICTURE.sub("", line)
        if "](" in line:
            beside = LINK.sub("", line).strip()
            dated = bool(beside) and is_date_line(beside)
            lines[index] = beside if dated else LINK.sub(r"\1", _without_blanks(line))
    if any("](" in line for line in lines):
        whole = "\n".join(lines)
        for first, last in boxes_in(whole):
            told |= dict.fromkeys(range(first, last + 1), LINK_ALONE)
        lines = with_whole_links(whole).split("\n")
    lines = list(map(_without_signs, lines))
    if any("**" in line for line in lines):
        lines = _BOLD_OVER_LINES.sub(r"\1", "\n".join(lines)).split("\n")
    told |= heads_of_links(lines, told)
    for index in code:
        lines[index] = written[index]
        told[index] = CODE
    told = {index: mark for index, mark in told.items() if lines[index].strip()}
    pairs = enumerate(zip(written, lines, strict=True))
    return Shown(lines, told, [index for index, (old, new) in pairs if old != new])


def _without_blanks(line: str) -> str:
    """A line without the blanks that a program puts around a link; one parts links."""
    line = line.replace(")[", ") [")
    return _BLANK_BEHIND.sub(r"\1", _BLANK_BEFORE.sub("", line)) if " [" in line else line


def _mark_underlined(lines: list[str]) -> None:
    """Give titles and headings that are underlined the sign that others have."""
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1].strip()
        if not line or line[0] not in "=-" or not above or above[0] in "#>|-*+=":
            continue
        over = lines[index - 2].rstrip() if index > 1 else ""
        if (over and over[-1] != ":") or len(LINK.sub(r"\1", above)) > _HEADING_CHARS:
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
        line = NOTE_LINK.sub(r"\1", line)
    if "<http" in line:
        line = _BARE_ADDRESS.sub(r"\1", line)
    if "(View " in line:
        line = _HIGHLIGHT.sub("", line)
    if line.startswith("#"):
        line = _DASHED_HEADING.sub("", line)
    if "**" in line:
        line = _TIME.sub("", line)
    code = _CODE.findall(line) if "`" in line else ()
    if code:
        line = _CODE.sub(_HELD, line)
    line = _BOLD.sub(r"\g<text>", _BULLET.sub("- ", line))
    if line.startswith("- ") and (byline_of(line[2:]) is not None or is_date_line(line[2:])):
        line = line[2:]
    if "*" in line or "_" in line:
        line = _ITALIC.sub(r"\1\2", line)
    if "\\" in line:
        line = _ESCAPED.sub(r"\1", line.removesuffix("\\"))
    for each in code:
        line = line.replace(_HELD, each, 1)
    return line
