"""This is where links are found in a Markdown page, and put together from several places.

"[the plan][1]" has its address on a line of its own, "[1]: https://…", often under the text;
where lines are broken to fit a width, a link may begin on one and end on another.
"""

from __future__ import annotations

import re
from typing import Final

from reader.text.lazy import lazily

_ADDRESS: Final = (
    r"\(\s*+(?:<[^<>\n]*+>|(?:https?:|mailto:|tel:|javascript:|data:|[/#.?])"
    r"(?:[^()\s]++|\([^()\s]*+\))*+)?(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?\s*+\)"
)
"""With or without a title behind it; it may have parentheses of its own."""
_TEXT: Final = r"(?<!\\)\[((?:[^\[\]\n\\]++|\\.|\[(?:[^\[\]\n\\]++|\\.)*+\])*+)\]"
LINK = lazily(_TEXT + _ADDRESS)
PICTURE = lazily(rf"!{_TEXT}(?:{_ADDRESS}|\([^()\n]*+\))(?:\{{[^{{}}\n]*\}})?|!\[\[[^\[\]\n]*+\]\]")
NOTE_LINK = lazily(r"\[\[(?:[^\[\]\n|]*+\|)?([^\[\]\n|]++)\]\]")
"""To another note, by its name or by what is shown for it."""
_DEFINED = lazily(
    r"^[ ]{0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]{0,99})\]:[ \t]+<?(?:https?:|mailto:|[/#.])\S*>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
_REFERRED = lazily(
    r"(?P<picture>!?)(?<!\\)\[(?P<text>(?:[^\[\]\n\\]++|\\.)*+)\]"
    r"(?:[ ]?\[(?P<label>[^\[\]\n]*+)\])?(?![(:\[])"
)
_FOOTNOTE = lazily(r"\[\^(?P<label>[^\s\[\]]{1,20})\](?P<note>:[ \t]+)?")
_BROKEN = lazily(
    r"(?<![!\\])\[(?P<text>(?:[^\[\]\n\\]|\\.)*+(?:\\?\n(?:[^\[\]\n\\]|\\.)*+){1,12})\]" + _ADDRESS
)
_BUTTON: Final = "\\\n"
"""How lines inside a link are broken that is a box on the page."""


def has_links(text: str) -> bool:
    """Whether there is a link in a piece of a dump, over one line or several."""
    return "](" in text and (LINK.search(text) or _BROKEN.search(text)) is not None


def has_definitions(text: str) -> bool:
    """Whether addresses of links stand on lines of their own in a piece of a dump."""
    return "]: http" in text and _DEFINED.search(text) is not None


def with_plain_links(text: str) -> str:
    """A piece of a dump without such addresses, and with as many lines as before.

    Footnotes keep their numbers.

    Example:
        >>> with_plain_links("See [the plan][1].[^2]\\n[1]: https://example.com\\n[^2]: A note.")
        'See the plan.[2]\\n\\n[2] A note.'
    """
    if "[^" in text:
        text = _FOOTNOTE.sub(lambda m: f"[{m['label']}]{' ' if m['note'] else ''}", text)
    if not has_definitions(text):
        return text
    labels = {match["label"].casefold() for match in _DEFINED.finditer(text)}
    text = _DEFINED.sub("", text)

    def plain(match: re.Match[str]) -> str:
        label = (match["label"] or match["text"]).casefold()
        if label not in labels or (match["label"] is None and label.isdigit()):
            return match[0]
        return "" if match["picture"] else match["text"]

    return _REFERRED.sub(plain, text)


def footnotes_in(text: str) -> list[int]:
    """The lines of a piece of a dump, from 0, on which a footnote begins."""
    if "[^" not in text:
        return []
    return [
        n for n, line in enumerate(text.split("\n")) if (m := _FOOTNOTE.match(line)) and m["note"]
    ]


def boxes_in(text: str) -> list[tuple[int, int]]:
    """The first and last line, from 0, of each link that is a box with lines of its own."""
    found = []
    for match in _BROKEN.finditer(text):
        if _BUTTON in match["text"] and _stands_alone(match):
            first = text.count("\n", 0, match.start())
            found.append((first, first + match["text"].count("\n")))
    return found


def with_whole_links(text: str) -> str:
    """A piece of a dump with what is shown of links over several lines, and their line ends."""
    return _BROKEN.sub(lambda match: match["text"], text)


def _stands_alone(match: re.Match[str]) -> bool:
    text = match.string
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    end = text.find("\n", match.end())
    after = text[match.end() : end if end >= 0 else len(text)]
    return not any(map(str.isalnum, before + after))
