"""What a line looks like, whatever it says: sentence, title, bullet, separator, address."""

from __future__ import annotations

import re
from typing import Final

from reader.text.lazy import lazily

_CLOSERS: Final = "\"'”’」』)]）》>»"
_STOPS: Final = ".。!?！？…"
_SENTENCE_END = lazily(rf"[{_STOPS}][{re.escape(_CLOSERS)}]*$")
_FULL_STOP = lazily(rf"[.。][{re.escape(_CLOSERS)}]*$")
_FOOTNOTES = lazily(
    rf"(?<=[{_STOPS}\"'”’」)])(?:\s?\[(?:\d{{1,3}}|[a-z]|주\s?\d{{1,2}})\]|\s?\(\d{{1,2}}\)|"
    r"[¹²³⁰⁴-⁹]{1,3}|\*{1,3}|†)+$"
)
_FOOTNOTE_ENDS: Final = frozenset("])*†¹²³⁰⁴⁵⁶⁷⁸⁹")
_FOOTNOTE_CHARS: Final = 24
"""So near its end the marks of a sentence's footnotes stand: "…in 1911.[3][4]"."""
_INNER_END = lazily(r"[.。!?！？][\"'”’)]*\s+\S")
NOT_ABBREVIATED: Final = (
    r"(?<!\b(?:Co|Jr|Sr|vs|No|St|Dr|Mr|Ms)\.)(?<!\b(?:Inc|Ltd|etc|U\.S|U\.K|Mrs)\.)(?<!\bCorp\.)"
)
"""What an expression needs behind a full stop if it is to be none of an abbreviation's."""
_CUT_SHORT = lazily(r"(?:\.\.|…)[.\"'”’)]*$")
_FULL_STOP_AT_LAST = lazily(rf"\.{NOT_ABBREVIATED}$")
_HANGUL = lazily("[가-힣]")
_LETTER = lazily(r"[^\W\d_]")

_SPEECH = lazily(r"[QA][.:] \S|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}: \S")
"""As in an interview, or the transcript of a talk: "JANE DOE: And then?"."""
_DASHED = lazily(r"[-–—]\s?(?P<inside>[^-–—].*?)\s?[-–—]$")

_SEPARATOR = lazily(r"=[=\s]{4,}$|([-_*─━═~·•#+])(?:\s?\1){7,}$|(={3,}|#{5,}|-{5,}).*\2$")
_SEPARATOR_STARTS: Final = frozenset("=-_*─━═~·•#+")
_RULE = lazily(r"[\W_]{1,}$")
_ADDRESS = lazily(r"(?:(?:URL|Link|주소|링크|원문 주소)\s*[:：]\s*)?<?(https?://[^\s<>]+)>?$", re.I)
_SOURCE = lazily(
    r"(?:출처|원문|기사\s?원문|원문\s?(?:보기|링크|기사)|(?:URL\s)?Source|Original|From|Via)\s*[:：]\s*"
    r"<?(https?://[^\s<>]+)>?$",
    re.I,
)

_BULLET = lazily(r"[•‣◦▪●○∙◾◽⁃·*–—-]\s+\S|[▲△▴]\s*[^\W\d]")
_NUMBERED = lazily(r"(?:\(?\d{1,2}[.)]|[①-⑳]|[가나다라마바사아자차카타파하][.)])\s*\S")
_MARKED_HEADING = lazily(r"(?:[■□◆◇▶▷◈▣◼☐#]+|\[[^\]]{2,40}\]$|<[^<>]{2,40}>$|【)\s*")

HEADING_CHARS_KO: Final = 70
HEADING_CHARS_EN: Final = 120
"""Lines that are longer are prose, with or without a full stop."""
QUESTION_CHARS: Final = 60
"""A question up to this length that stands alone is a heading."""
_INTRODUCTION_CHARS: Final = 40
"""A line from this length on that ends in a colon says what list or speech follows."""
TITLE_CHARS: Final = 200
PROSE_CHARS: Final = 100
"""A line from this length on shows that a page has a body."""
SENTENCE_CHARS: Final = 40
"""So does a whole sentence from this length on."""
_WHOLE_CHARS: Final = 8
"""What is shorter says too little, even with a full stop."""


POINTS: Final = frozenset("▲△▴")
"""What stands before the points of a list, and before the text of a picture."""
LIST_STARTS: Final = (
    POINTS
    | frozenset("•‣◦▪●○∙◾◽⁃·*–—-(가나다라마바사아자차카타파하0123456789")
    | frozenset(map(chr, range(0x2460, 0x2474)))
)
"""With what items of lists begin, and other lines too."""
_HEADING_STARTS: Final = frozenset("■□◆◇▶▷◈▣◼☐#[<【")


def begins_with_a_word(text: str) -> bool:
    """Whether its first character alone shows that it is no list item, ornament or heading."""
    return text[0].isalnum() and text[0] not in LIST_STARTS


def has_bullet(text: str) -> bool:
    """Whether it begins with a bullet and a space, or a triangle."""
    return text[0] in LIST_STARTS and _BULLET.match(text) is not None


def has_number(text: str) -> bool:
    """Whether it begins as the items of a numbered list do."""
    return text[0] in LIST_STARTS and _NUMBERED.match(text) is not None


def between_dashes(text: str) -> str:
    """What stands between a dash at its start and one at its end, as decks do; else ""."""
    match = _DASHED.match(text) if text[0] in "-–—" else None
    return match["inside"] if match is not None else ""


def is_marked_heading(text: str) -> bool:
    """Whether a sign at its start or brackets around it make it a heading."""
    return (
        text[0] in _HEADING_STARTS
        and _MARKED_HEADING.match(text) is not None
        and not ends_like_a_sentence(text)
    )


def ends_like_a_sentence(text: str) -> bool:
    """Whether it ends in a full stop, question mark or the like, quotes aside."""
    if text[-1:] in _FOOTNOTE_ENDS:
        text = _without_footnotes(text)
    last = text[-1:]
    if last not in _CLOSERS:
        return last in _STOPS
    return _SENTENCE_END.search(text, max(0, len(text) - 8)) is not None


def ends_with_full_stop(text: str) -> bool:
    """Whether it ends in a full stop that is not an abbreviation's."""
    last = text[-1:]
    if last == ".":  # after most lines; and no abbreviation is Korean
        return not text[-2:].isascii() or _FULL_STOP_AT_LAST.search(text, len(text) - 1) is not None
    bare = _without_footnotes(text) if last in _FOOTNOTE_ENDS else text
    if bare != text:
        return ends_with_full_stop(bare)
    if last not in _CLOSERS:
        return last == "。"
    return _FULL_STOP.search(text, max(0, len(text) - 8)) is not None


def _without_footnotes(text: str) -> str:
    found = _FOOTNOTES.search(text, max(1, len(text) - _FOOTNOTE_CHARS))
    return text[: found.start()] if found is not None else text


def is_whole_sentence(text: str) -> bool:
    """Whether it is a sentence, however short, and not the first words of more: "It was…"."""
    return len(text) >= _WHOLE_CHARS and ends_with_full_stop(text) and not _CUT_SHORT.search(text)


def is_one_sentence(text: str) -> bool:
    """Whether no sentence ends inside it."""
    return _INNER_END.search(text) is None


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph rather than a heading, going by its shape alone."""
    length = len(text)
    if length > HEADING_CHARS_EN or ends_with_full_stop(text):
        return True
    if length > HEADING_CHARS_KO and _HANGUL.search(text) is not None:
        return True
    if text[-1] in ":：":
        return length >= _INTRODUCTION_CHARS or text[-2:-1] in ("다", "요")
    return ends_like_a_sentence(text) and (
        length > QUESTION_CHARS or not is_one_sentence(text) or _SPEECH.match(text) is not None
    )


def shows_a_body(text: str) -> bool:
    """Whether a page that has such a line has a body."""
    length = len(text)
    return length >= PROSE_CHARS or (length >= SENTENCE_CHARS and ends_with_full_stop(text))


def is_title_like(text: str) -> bool:
    """Whether it could be a title: some letters, not too long, no full stop."""
    return (
        4 <= len(text) <= TITLE_CHARS
        and (text[0].isalpha() or _LETTER.search(text) is not None)
        and not ends_with_full_stop(text)
        and not ("://" in text and _ADDRESS.match(text))
    )


def is_separator(text: str) -> bool:
    """Whether it is a horizontal line, as between pages that were glued together."""
    return (
        text[0] in _SEPARATOR_STARTS and len(text) <= TITLE_CHARS and bool(_SEPARATOR.match(text))
    )


def is_ornament(text: str) -> bool:
    """Whether there is no letter and no digit in it: "***", "◇", "- -"."""
    return not text[0].isalnum() and _RULE.match(text) is not None


def source_of(text: str) -> str:
    """The URL that a line says the text is from, else ""."""
    match = _SOURCE.match(text)
    return match[1] if match else ""


def address_of(text: str) -> str:
    """The URL a line consists of, else ""."""
    if "://" not in text:
        return ""
    match = _ADDRESS.match(text)
    return match[1] if match else ""
