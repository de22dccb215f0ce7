"""This is where what is left of HTML in a dump becomes plain text again.

A dump is only touched where it really carries HTML: a character written as an entity that HTML
knows, or a tag of those in which text comes, with a slash, an attribute or as a line break. What
looks like a tag but is none (`<표>`, `<저작권자…>`) stays.
"""

from __future__ import annotations

import re
from typing import Final

from reader.text.lazy import lazily

_BLOCKS: Final = (
    "p|br|div|h[1-6]|ul|ol|li|table|tr|blockquote|figure|figcaption|hr|section|article|"
    "header|footer|aside|main|details|summary"
)
_INLINE: Final = (
    "span|b|i|em|strong|a|u|s|font|td|th|tbody|thead|img|sup|sub|small|big|center|mark|ins|del|"
    "iframe|picture|source|video|audio|button|label|nav|time|address|cite|q|code|wbr|dl|dt|dd"
)
_ATTRIBUTES: Final = r"(?:\s[^<>]{0,2000})?"
_TAG = lazily(rf"</?(?:{_BLOCKS}|{_INLINE}){_ATTRIBUTES}\s*/?>", re.IGNORECASE)
_BLOCK_TAG = lazily(rf"</?(?:{_BLOCKS}){_ATTRIBUTES}\s*/?>", re.IGNORECASE)
_HIDDEN = lazily(r"<(?P<name>script|style)\b|<!--", re.IGNORECASE)
_SURE_TAG = lazily(
    rf"</(?:{_BLOCKS}|{_INLINE})\s*>|<(?:br|hr)\s*/?>|<(?:p|div)>|"
    rf"<(?:{_BLOCKS}|{_INLINE})\s[a-z-]{{2,20}}\s?=",
    re.IGNORECASE,
)
_ENTITY = lazily(r"&(?:([A-Za-z]{2,31}\d{0,2})|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def has_markup(text: str) -> bool:
    """Whether a text carries HTML: tags, or entities that HTML knows."""
    if "<" in text and _SURE_TAG.search(text) is not None:
        return True
    return "&" in text and any(_is_known(match) for match in _ENTITY.finditer(text))


def plain(line: str) -> tuple[str, int]:
    """A line without its HTML, and how many leftovers there were.

    Where a block begins or ends there is a line feed. The result is as hostile as the line: clean
    it afterwards.

    Example:
        >>> plain("<p>AT&amp;T &lt;b&gt;</p>")
        ('\\nAT&T <b>\\n', 5)
    """
    found = 0
    if "<" in line:
        line, hidden = _without_hidden(line)
        line, blocks = _BLOCK_TAG.subn("\n", line)
        line, inline = _TAG.subn("", line)
        found = hidden + blocks + inline
    if "&" in line:
        found += sum(map(_is_known, _ENTITY.finditer(line)))
        twice = "&amp;" in line  # as "&amp;quot;" by a page that escaped what was escaped
        line = _ENTITY.sub(_character, line)
        if twice:
            line = _ENTITY.sub(_character, line)
    return line, found


def _without_hidden(line: str) -> tuple[str, int]:
    """A line without scripts, styles and comments that begin and end on it."""
    found, done, kept = 0, 0, ""
    lower = line.lower() if line.isascii() else line
    for match in _HIDDEN.finditer(line):
        if match.start() < done:
            continue
        closer = f"</{match['name'].lower()}>" if match["name"] else "-->"
        end = lower.find(closer, match.end())
        if end < 0:
            break
        kept += line[done : match.start()]
        found, done = found + 1, end + len(closer)
    return kept + line[done:], found


def _is_known(match: re.Match[str]) -> bool:
    from html.entities import html5  # two thousand names, and few dumps have any

    return match[1] is None or f"{match[1]};" in html5


def _character(match: re.Match[str]) -> str:
    from html import unescape

    return unescape(match[0]) if _is_known(match) else match[0]
