"""This is where the people of a header and of the last lines are found: names, roles, bios."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.ingest.bylines import Byline, byline_of, is_surely_a_name
from reader.ingest.dates import is_labelled, published
from reader.ingest.labelled import Label
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.labelling.signed import HEADER_LINES, label_header, may_be_person
from reader.ingest.names import is_name_shaped
from reader.ingest.shapes import ends_like_a_sentence
from reader.text.lazy import lazily

_BARS = lazily(r"\s*[|ㅣ│•]\s*|\s[·∙]\s|\s{2,}|(?<=\d)\s(?=[Bb]y\s[A-Z])")
_LABELLED_DATE = lazily(
    r"\s(?=(?:기사\s?)?(?:입력|등록|승인|작성|발행|게재|송고|수정|Published|Updated|Posted)"
    r"(?:일시|시간|일)?\s*[:：]?\s*(?:19|20)?\d)|\s(?=(?:19|20)\d\d[.\-/]\s?\d{1,2}[.\-/]\s?\d)"
)
_STUCK = lazily(
    r"[가-힣A-Z&/·]{1,10}(?P<date>(?:입력|등록|승인|발행|게재|송고)\s*[:：]?\s*(?:19|20)\d\d.+)"
)
_NAMED_DATE = lazily(r"\s(?=[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s(?:19|20)\d\d)")
"""Before a date behind an English byline: "By Jane Doe November 15, 2023 7:18 pm"."""
_SIGNED_AFTER = lazily(r"(?P<date>.*\d)\s+(?P<who>[가-힣]{2,4}\s?(?:기자|특파원))$")
_PAPER_CHARS: Final = 20
_STUCK_TO_NAME = lazily(
    r"(?P<who>by\s?[가-힣][\w·]{1,15}?)\s?(?P<date>[A-Z][a-z]{2,8} \d{1,2}\. (?:19|20)\d\d)$"
)
"""As on a site for writers: "by언어기록Feb 18. 2024"."""
_HEADER_CHARS: Final = 100
_YEAR = lazily(r"(?:19|20)\d\d")

_NAMES_APART = lazily(r",\s|\sand\s|\s&\s")
_MORE = lazily(r"\s*(?:More about|Read more (?:by|from)|Follow) .{2,60}$")
_DOES = lazily(r" (?:covers|writes|reports|reported|edits|leads|joined|contributes)\b")
_IS = lazily(
    r" (?:is|was|has been) .*\b(?:reporter|correspondent|editor|writer|journalist|columnist|"
    r"contributor|critic|chief)\b"
)
_SIGNED: Final = (Label.BYLINE, Label.AUTHOR)
_FEWEST_PROSE: Final = 2
_MENU_LINES: Final = 100
"""So far down a page its menus may reach."""
_BIO_CHARS: Final = 100
_LAST_PROSE: Final = 4
"""A bio is among so many last lines of prose."""


def date_beside_byline(text: str) -> str:
    """The date in a line that has a byline, a counter or the like beside it; "" if none.

    Example:
        >>> date_beside_byline("홍길동 기자 | 승인 2023.11.15 10:20 | 댓글 0")
        '2023.11.15 10:20'
        >>> date_beside_byline("2023년 예산 | 무엇이 달라지나")
        ''
    """
    pieces = _pieces(text)
    dates = [(piece, date) for piece in pieces if (date := _date_in(piece))]
    if not dates:
        return ""
    found, date = dates[0]
    others = [piece for piece in pieces if piece != found]
    beside = len(others) == 1 or any(byline_of(piece) is not None for piece in others)
    return date if others and beside and _all_short(others) else ""


def date_told(text: str) -> str:
    """The date that a line says something was published on, in ISO 8601; "" if none."""
    return published(text) or published(date_beside_byline(text))


def says_when_published(text: str) -> bool:
    """Whether a date line tells of a publication and of no event: it has a label or a name."""
    pieces = _pieces(text) or [text]
    return any(is_labelled(piece) or byline_of(piece) is not None for piece in pieces)


def _date_in(piece: str) -> str:
    """The piece if it is a date, or what follows a section's name that sticks to it."""
    if published(piece):
        return piece
    stuck = _STUCK.match(piece)
    return stuck["date"] if stuck is not None and published(stuck["date"]) else ""


def header_byline(text: str) -> Byline | None:
    """The byline in a line that has a date beside it, else None."""
    found = (byline_of(piece) for piece in _pieces(text))
    return next((byline for byline in found if byline is not None), None)


def _all_short(pieces: list[str]) -> bool:
    return all(len(piece) <= 40 and not ends_like_a_sentence(piece) for piece in pieces)


def _pieces(text: str) -> list[str]:
    stuck = _STUCK_TO_NAME.match(text) if text[:2] == "by" else None
    if stuck is not None:
        return [f"by {stuck['who'][2:].strip()}", stuck["date"]]
    if not 18 <= len(text) <= _HEADER_CHARS or ("20" not in text and "19" not in text):
        return []
    if _YEAR.search(text) is None:
        return []
    pieces = [piece for piece in _BARS.split(text) if piece]
    if len(pieces) > 1:
        return [each for piece in pieces for each in _LABELLED_DATE.split(piece, 1) if each]
    if text[:3] in ("By ", "by "):
        return _NAMED_DATE.split(text, maxsplit=1)
    # without bars only what is signed counts: "홍길동 기자 입력 2023.11.15"
    before, *after = _LABELLED_DATE.split(text, maxsplit=1)
    if after and byline_of(before.strip()) is not None:
        return [before.strip(), after[0]]
    if after and is_surely_a_name(before):
        return [f"글쓴이 {before}", after[0]]
    signed = _SIGNED_AFTER.match(after[0]) if after and len(before) <= _PAPER_CHARS else None
    return [before, signed["date"], signed["who"]] if signed is not None else []


def label_people(sheet: Sheet) -> None:
    """Label names, roles and dates in the header, and bios under the text."""
    if sheet.title < 0:
        return
    label_header(sheet)
    marks = sheet.marks
    signed = [i for i, mark in enumerate(marks) if mark is not None and mark.label in _SIGNED]
    if not signed:
        signed = _label_over_section(sheet)
    if not signed:
        return
    names = _names(sheet, signed)
    if names:
        _label_bios(sheet, names)
    else:
        _label_last_words(sheet, signed[-1] + 1)


def _label_over_section(sheet: Sheet) -> list[int]:
    """Over the title a name, a section in a word, and the date, one under the other.

    Returns where the name stands, if anywhere.
    """
    title = sheet.texts[sheet.title]
    dates = [index - 1 for index, text in enumerate(sheet.texts[:_MENU_LINES]) if text == title]
    for date in dates:
        if date < 2 or sheet.label(date) is not Label.DATE:
            continue
        name, section = sheet.texts[date - 2 : date]
        over = all(sheet.label(each) is Label.FURNITURE for each in (date - 2, date - 1))
        if over and section.isalpha() and is_name_shaped(name) and may_be_person(sheet, name):
            sheet.mark(date - 2, Label.AUTHOR, "a name over section and date")
            return [date - 2]
    return []


def _names(sheet: Sheet, signed: Sequence[int]) -> list[str]:
    """The English names in bylines and datelines of the header, each alone."""
    found: list[str] = []
    for index in signed:
        text, is_author = sheet.texts[index], sheet.label(index) is Label.AUTHOR
        if is_author and not text.isascii():
            continue
        byline = Byline(text) if is_author else byline_of(text)
        if byline is not None and byline.name.isascii():
            found += [name for name in _NAMES_APART.split(byline.name) if " " in name]
    return list(dict.fromkeys(found))


def _label_last_words(sheet: Sheet, last: int) -> None:
    """Right under the name below the text, what a reporter covers: "… 맡고 있습니다."."""
    if not sheet.is_open(last) or not sheet.prose[last] or not sheet.adjacent(last):
        return
    text, below = sheet.texts[last], range(last + 1, len(sheet))
    if len(text) > _BIO_CHARS or not text.endswith("니다."):
        return
    if sum(sheet.prose[sheet.start : last]) < _FEWEST_PROSE:
        return
    if not any(sheet.is_open(index) and sheet.prose[index] for index in below):
        sheet.mark(last, Label.BIO, "under the name below the text")


def _label_bios(sheet: Sheet, names: list[str]) -> None:
    prose = [i for i in range(sheet.start, len(sheet)) if sheet.is_open(i) and sheet.prose[i]]
    written, last = {name.casefold() for name in names}, prose[-_LAST_PROSE:]
    for index in range(sheet.title + 1, min(len(sheet), sheet.title + 1 + HEADER_LINES)):
        if sheet.is_open(index) and sheet.texts[index].casefold() in written:
            sheet.mark(index, Label.BYLINE, "the author's name")
    for index in range(prose[1] if len(prose) > 1 else len(sheet), len(sheet)):
        if not sheet.is_open(index):
            continue
        text = sheet.texts[index]
        if text.casefold() in written:
            sheet.mark(index, Label.BYLINE, "the author's name again")
        elif (index in last or not sheet.prose[index]) and any(_is_bio(text, n) for n in names):
            sheet.texts[index] = _MORE.sub("", text)
            sheet.mark(index, Label.BIO, "about the author")


def _is_bio(text: str, name: str) -> bool:
    for form in (name, name.rpartition(" ")[2]):
        if text.startswith(form + " "):
            rest = text[len(form) :]
            return _DOES.match(rest) is not None or _IS.match(rest) is not None
    return False
