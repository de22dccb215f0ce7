"""This is where the signs of Markdown, and the place of a line among them, tell what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reader.ingest.fields import is_field
from reader.ingest.labelled import LINK_ALONE, Label, Mark
from reader.ingest.markdown.links import LINK, PICTURE
from reader.ingest.names import is_name_shaped
from reader.ingest.shapes import ends_like_a_sentence, ends_with_full_stop, shows_a_body
from reader.text.lazy import lazily

_PERSON = lazily(r"\]\([^()\s]*/(?:authors?|by|people|profiles?|staff|contributors?|reporters?)/")
_HANDLE = lazily(r"\]\(https?://[^()\s]*/@[^()\s/]+/?\)")
_CALL = lazily(
    r"(?:Sign up|Subscribe|Download|Follow|Read (?:more|also|next)|Related|See also|Click here|"
    r"Donate|Join (?:us|our|the)|Support (?:us|our)|View (?:all|image|gallery)|Open in|Back to|"
    r"Skip to)\b|"
    r".*(?:구독|바로\s?가기|더\s?보기|뉴스레터|앱에서)"
)
"""What a link says that is a button however long it is."""
_LINE_SIGNS = lazily(r"(?:[>\s]|#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\[[ xX]\]\s)*+")
_TITLE = lazily(r"(?:#|title:)\s+(?P<text>\S?.*)$")
_NUMBER = lazily(r"(?P<number>\d{1,3})[.)]\s+\S")
_SAME_CHARS: Final = 40
_BELOW_PICTURE = lazily(r"[^\s#>*_|`!\[<+\d-]|[*_][^*_]|[\"'“‘(]")
_CAPTION_CHARS: Final = 160
_CREDIT_CHARS: Final = 40
_TITLE_CHARS: Final = 20
"""A shorter link that stands alone is a button, and a shorter heading no deck."""
_PARAGRAPH_CHARS: Final = 80
"""A link so long that ends in a full stop is a paragraph."""
_SENTENCE_CHARS: Final = 40
_LONG_CHARS: Final = 120
"""A line from this length on is text."""
_FEWEST_LINKS: Final = 2
_ROW_CHARS: Final = 24
"""So many letters may stand between the links of a row."""
_BUTTON_CHARS: Final = 24
_EDITIONS: Final = frozenset(
    {
        "english",
        "korean",
        "original",
        "translation",
        "영어",
        "한국어",
        "원문",
        "번역",
        "번역문",
        "영문",
        "국문",
    }
)
_BARS: Final = ("|", "·", "•")

ROW: Final = Mark(Label.FURNITURE, "links with little between them")
CAPTION: Final = Mark(Label.CAPTION, "stands right under a picture")
AUTHOR: Final = Mark(Label.AUTHOR, "a link to who wrote it")
HEAD: Final = Mark(Label.FURNITURE, "a heading over links")
EDITION: Final = Mark(Label.FURNITURE, "says which edition follows")
HEADING: Final = Mark(Label.HEADING, "a heading like others below")
ITEM: Final = Mark(Label.LIST_ITEM, "numbered, as others are")
TITLE: Final = Mark(Label.TITLE, "the heading of the page")
DECK: Final = Mark(Label.DECK, "a heading right under the title")


def told_by_places(lines: Sequence[str]) -> dict[int, Mark]:
    """What captions, decks, authors and furniture there are, by the indexes of their lines.

    Args:
        lines: Each with all its signs.
    """
    told = _captions(lines) | _headings(lines) | _title(lines)
    for index, line in enumerate(lines):
        if "](" in line and (mark := _of_links(lines, index)) is not None:
            told[index] = mark
    return _numbered(lines) | told | _buttons(lines, told)


def _buttons(lines: Sequence[str], told: Mapping[int, Mark]) -> dict[int, Mark]:
    """Short items without a link in a list of links."""
    found: dict[int, Mark] = {}
    for index, line in enumerate(lines):
        text = _after_signs(line).strip()
        if index not in told and line[:1] in "-*+" and "](" not in line and text != line.strip():
            beside = told.get(index - 1) or found.get(index - 1) or told.get(index + 1)
            short = len(text) <= _BUTTON_CHARS and not ends_like_a_sentence(text)
            if beside is LINK_ALONE and short:
                found[index] = LINK_ALONE
    return found


def _numbered(lines: Sequence[str]) -> dict[int, Mark]:
    """Items of a numbered list, whatever stands under each of them."""
    told: dict[int, Mark] = {}
    last, number = -1, -1
    for index, line in enumerate(lines):
        match = _NUMBER.match(line) if line[:1].isdigit() else None
        if match is not None:
            if last >= 0 and int(match["number"]) == number + 1:
                told |= {last: ITEM, index: ITEM}
            last, number = index, int(match["number"])
        elif line.strip() and line[0] not in " \t-*+":
            last = -1
    return told


def heads_of_links(lines: Sequence[str], told: Mapping[int, Mark]) -> dict[int, Mark]:
    """Headings under which there are links and no text before the next heading.

    Args:
        lines: With the signs of headings at least.
        told: What they are so far.
    """
    found: dict[int, Mark] = {}
    links, below = 0, "#"
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.startswith("##"):
            if links and (below[0] == "#" or (links > 1 and not shows_a_body(below))):
                found[index] = HEAD
            links, below = 0, line
        elif told.get(index) in (LINK_ALONE, ROW):
            links += 1
        elif line.strip():
            links, below = 0, line
    return found


def _captions(lines: Sequence[str]) -> dict[int, Mark]:
    """A short line that stands alone under a picture, with at most a credit beside the picture.

    Between the two may be an empty line; then it says what is hidden in the picture, or it is no
    sentence.
    """
    told: dict[int, Mark] = {}
    above = {index for index, line in enumerate(lines) if "![" in line and _is_picture(line)}
    for picture in above:
        index = picture + 1
        if not "".join(lines[index : index + 1]).strip():
            index += 1
        text = "".join(lines[index : index + 1]).strip()
        if "![" in text or not any(map(str.isalnum, text)):
            continue
        if len(text) > _CAPTION_CHARS and not _is_hidden(text, lines[picture]):
            continue
        if "".join(lines[index + 1 : index + 2]).strip() and index + 1 not in above:
            continue
        if index == picture + 1 or _is_caption(text, lines[picture], picture):
            told[index] = CAPTION
    return told


def _is_picture(line: str) -> bool:
    """Whether nothing stands in a line but pictures, which may be links, and who took them."""
    rest = LINK.sub("", PICTURE.sub("", line)).strip()
    return len(rest) <= _CREDIT_CHARS and not ends_like_a_sentence(rest)


def _is_caption(text: str, picture: str, index: int) -> bool:
    """Whether a line under a picture, and under an empty line, is what the picture shows."""
    if not index or is_name_shaped(text) or _BELOW_PICTURE.match(text) is None:
        return False
    return _is_hidden(text, picture) or not ends_like_a_sentence(text)


def _is_hidden(text: str, picture: str) -> bool:
    """Whether a line begins as what is hidden in a picture; it may leave out some of that."""
    return f"[{text[:_SAME_CHARS]}" in picture


def _title(lines: Sequence[str]) -> dict[int, Mark]:
    """The first heading of the first level with no text above it, where nothing else is the title.

    A short one may be the name of a site, or of a part of the text.
    """
    for index, line in enumerate(lines):
        if line[:6].casefold().startswith(("title:", "제목:", "제목 :")):
            return {}
        if line.startswith("# "):
            shown = LINK.sub(r"\1", PICTURE.sub("", line))[2:].strip()
            good = len(shown) >= _TITLE_CHARS and not ends_with_full_stop(shown)
            return {index: TITLE} if good else {}
        if len(line) >= _LONG_CHARS and len(LINK.sub("", line)) >= _LONG_CHARS:
            return {}
    return {}


def _headings(lines: Sequence[str]) -> dict[int, Mark]:
    """What the first heading under each title is, with no text between.

    One of several is a heading; a single one with no text of its own is the deck.
    """
    told: dict[int, Mark] = {}
    title, text = "", False
    first, again = -1, 0
    for index, line in enumerate([*lines, "# "]):
        called = _TITLE.match(line)
        if called is not None:
            if first >= 0:
                told |= _of_heading(lines, first, again)
            title, text, first, again = called["text"], False, -1, 0
        elif line.startswith("##") and _after_signs(line).strip().casefold() in _EDITIONS:
            told[index] = EDITION
        elif title and line.startswith("##"):
            if first < 0 and not text and not _after_signs(line).startswith(title[:_TITLE_CHARS]):
                first = index
            again += first >= 0 and _level(line) == _level(lines[first])
        elif title and not text and len(line) >= _SENTENCE_CHARS:
            text = shows_a_body(LINK.sub(r"\1", line)) and not is_field(line)
    return told


def _of_heading(lines: Sequence[str], index: int, again: int) -> dict[int, Mark]:
    above = "".join(lines[index - 1 : index]).strip() or "".join(lines[index - 2 : index - 1])
    below = next((each for each in lines[index + 1 : index + 4] if each.strip()), "")
    if again > 1 or len(_after_signs(lines[index]).strip()) < _TITLE_CHARS:
        return {index: HEADING}
    return {index: DECK} if _TITLE.match(above) is not None and _is_short(below) else {}


def _level(line: str) -> int:
    return len(line) - len(line.lstrip("#"))


def _is_short(line: str) -> bool:
    """Whether a line is no paragraph, list or heading."""
    shown = LINK.sub(r"\1", line)
    return (
        len(shown) < _PARAGRAPH_CHARS and not ends_like_a_sentence(shown) and line[:1] not in "#-*"
    )


def _of_links(lines: Sequence[str], index: int) -> Mark | None:
    line = lines[index]
    person = _PERSON.search(line) is not None
    if person or _HANDLE.search(line) is not None:
        shown = _after_signs(LINK.sub(r"\1", PICTURE.sub("", line))).strip()
        alone = len(LINK.findall(line)) == 1 and not any(map(str.isalnum, LINK.sub("", line)))
        if alone and is_name_shaped(shown):
            return AUTHOR
        if person:
            return None
    if _is_furniture(lines, index):
        return LINK_ALONE
    rest = _after_signs(LINK.sub("", line)).strip()
    barred = any(bar in rest for bar in _BARS) and not ends_like_a_sentence(rest)
    if barred and sum(map(str.isalnum, rest)) <= _ROW_CHARS:
        return ROW if len(LINK.findall(line)) >= _FEWEST_LINKS else None
    return None


def _is_furniture(lines: Sequence[str], index: int) -> bool:
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
    shown = LINK.sub(r"\1", line)
    listed = _after_signs(line) != line or len(LINK.findall(line)) > 1
    button = len(shown) < _TITLE_CHARS or _CALL.match(_after_signs(shown)) is not None
    return listed or button or _is_link(above) or _is_link(below)


def _is_link(line: str) -> bool:
    """Whether nothing but links stands in it, which are no paragraph and not who wrote the text."""
    if "](" not in line or any(map(str.isalnum, _after_signs(LINK.sub("", line)))):
        return False
    shown = _after_signs(LINK.sub(r"\1", line)).rstrip()
    is_paragraph = len(shown) >= _PARAGRAPH_CHARS and shown.endswith(".")
    return bool(shown) and not is_paragraph and _PERSON.search(line) is None


def _after_signs(line: str) -> str:
    match = _LINE_SIGNS.match(line)
    return line[match.end() :] if match is not None else line
