"""This is where people and dates are found in a header that only their neighbours explain."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from reader.ingest.bylines import EMAIL, byline_of, is_korean_name, is_surely_a_name
from reader.ingest.dates import is_day, names_a_date, published, with_century
from reader.ingest.glances import PROSE
from reader.ingest.labelled import Label
from reader.ingest.labelling.headers import stands_above_byline
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.names import is_name_shaped, is_of_sections, spoken
from reader.ingest.shapes import shows_a_body
from reader.text.lazy import lazily

HEADER_LINES: Final = 15
"""How far under the title the header may reach."""
_ROLE_CHARS: Final = 70
_ROLE = lazily(
    r"(?:[A-Z][\w&,'’/ -]*\s)?(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter|[Cc]olumnist|"
    r"[Cc]ontributor|[Aa]nalyst|[Pp]roducer|[Jj]ournalist|[Cc]ritic|[Bb]ureau [Cc]hief)"
    r"(?:(?:,| for| in| at)\s[A-Z][\w&,'’ ]{2,40})?$|BBC (?:News|Sport|Verify)(?:,.{2,30})?$|"
    r"(?:[A-Z][a-z]+ )?(?:Professor|Lecturer|Fellow) (?:of|in) [A-Z].{2,60}$"
)
_WITH_ROLE = lazily(r"(?P<who>[A-Z][\w'’-]+ [A-Z][\w'’-]+),? (?P<role>\S.{4,60})$")
_WHO: Final = r"(?P<who>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,2})"
_IN_PLACE = lazily(rf"{_WHO} in [A-Z][\w.'’ -]{{2,30}}$")
_AUTHOR_BELOW: Final = frozenset(("author", "authors", "written by", "words by"))
_GIVER_BELOW: Final = frozenset(("news provided by", "provided by", "source", "from"))  # a company
_BESIDE_DATE = lazily(r"(?P<who>[^\d,|·•∙]{5,40}?)(?:\s*[|·•∙]\s*|,\s+)(?P<date>\S.*)$")
_HANGUL = lazily("[가-힣]")
_FROM_PAPER = lazily(
    rf"{_WHO} [|ㅣ] (?:[A-Z]\w+ )?(?:CIO|CSO|\w*(?:[Nn]ews|[Tt]imes|[Ww]eekly|[Ww]orld))$"
)
"""Under a Korean title who wrote the original, and for whom: "Jane Doe | Rivernews"."""
_WITH_ACCOUNT = lazily(r"(?P<who>[가-힣]{3})\([a-z][a-z0-9_.-]{2,20}\)$")
_TRANSLATED = lazily(
    r"(?:번역|옮김|옮긴이|옮긴 이|역자|감수)\s?[:=|]?\s?[가-힣]{2,4}(?:\s[가-힣]{2,5})?$|"
    r"[가-힣]{2,4}\s(?:옮김|번역)$|Translated (?:from .{2,30} )?by [A-Z].{2,40}[^.]$"
)
_TRANSLATED_FIRST: Final = frozenset("번옮역감T")
_TRANSLATED_LAST: Final = frozenset("김역")
MINUTES = lazily(r"\d+(?:\s?[–-]\s?\d+)?\smin(?:ute)?s?(?:\sread)?$")
"""How long it takes to read a text."""
_COLUMNIST = lazily(
    r"(?P<who>[가-힣]{2,6}(?: [가-힣]{1,6})?)(?P<latin>\s?\([A-Z][A-Za-z .'’-]{2,40}\))?"
    r"(?:\s?[|,/·]\s?|\s?\(|(?(latin)\s|(?!)))"
    r"(?P<role>[가-힣·\s]{1,22}[가관사생수원인자장표])\)?$"
)
_DOERS_LAST: Final = frozenset("가관사생수원인자장표)")
_REPORTER = lazily(r"^(?!정리|대담|번역|사진|편집).*(?:기자|특파원)")
_WRITES = lazily(
    r"기자|특파원|에디터|PD|작가|칼럼니스트|평론가|논설|위원|글[쓴\s=:|·]|@|[A-Za-z]{3}"
)
"""What is said of those who write, and not of those who are asked."""
_FEWEST_CHARS: Final = 6  # of a name in its owner's address
_CLOCK_CHARS: Final = 16  # among the last so many of a line with a date is a figure
_WORDS_BEFORE_DATE: Final = 3
_DATED_CHARS: Final = 60
_BUTTON_CHARS: Final = 12
_BESIDE_BUTTONS: Final = (Label.BYLINE, Label.DATE, Label.POSITION, Label.FURNITURE)


def label_header(sheet: Sheet) -> None:
    """Label names, roles and dates between the title and the text."""
    dates: list[int] = []
    others: list[int] = []
    signed: list[int] = []
    first = sheet.title + 1
    for index, mark in enumerate(sheet.marks[first : first + HEADER_LINES], first):
        if mark is not None:
            if mark.label is Label.DATE:
                dates.append(index)
            elif mark.label is Label.BYLINE:
                signed.append(index)
        elif sheet.kinds[index] != PROSE and not shows_a_body(sheet.texts[index]):
            others.append(index)
        elif not stands_above_byline(sheet, index):
            break
    if len(signed) > 1:
        _give_back_guests(sheet, signed)
    if dates or others:
        _Header(sheet, range(first, index + 1)).label(dates, others)


def _give_back_guests(sheet: Sheet, signed: list[int]) -> None:
    """Above the reporter's name that of somebody else is a deck: who is asked, or spoken of."""
    reporter = next((index for index in signed if _REPORTER.search(sheet.texts[index])), -1)
    for index in signed:
        if index < reporter and not _WRITES.search(sheet.texts[index]):
            sheet.marks[index] = None


def label_original(sheet: Sheet, index: int) -> bool:
    """Label who wrote the other edition, above its date; whether a line says so."""
    text = sheet.texts[index]
    if index + 1 == len(sheet) or sheet.label(index + 1) is not Label.DATE:
        return False
    signed = _WITH_ROLE.match(text)
    if signed is not None and _ROLE.match(signed["role"]):
        sheet.texts[index] = f"By {signed['who']}, {signed['role']}"
    elif is_name_shaped(text):
        sheet.texts[index] = f"By {text}"
    else:
        return False
    sheet.mark(index, Label.BYLINE, "a name above the date of the other edition")
    return True


class _Header:
    """The lines between a title and its text."""

    def __init__(self, sheet: Sheet, lines: range) -> None:
        self._sheet = sheet
        self._lines = lines

    def label(self, dates: list[int], others: list[int]) -> None:
        """Label what is open, dates first: they show what stands beside them."""
        sheet = self._sheet
        marks, texts = sheet.marks, sheet.texts
        for index in dates:
            self._label_date(index)
        has_date = bool(dates)
        for index in others:
            if any(map(str.isdigit, texts[index][-_CLOCK_CHARS:])):
                self._label_date(index)
                has_date = has_date or marks[index] is not None
        for index in others:
            text = texts[index]
            if marks[index] is not None:
                continue
            if names_a_date(text) or is_day(text):
                sheet.mark(index, Label.FURNITURE, "says what a date is of, or no year")
                continue
            if " " not in text:
                self._label_word(index)
            if text[0].isascii():
                self._label_english(index)
            elif has_date and text[-1] in _DOERS_LAST:
                self._label_columnist(index)
            if text[0] in _TRANSLATED_FIRST or text[-1] in _TRANSLATED_LAST:
                self._label_translator(index)

    def _label_word(self, index: int) -> None:
        sheet, text = self._sheet, self._sheet.texts[index]
        account = _WITH_ACCOUNT.match(text) if self._has_date_below(index) else None
        if account is not None and is_korean_name(account["who"]) and self._may_sign(text):
            sheet.texts[index] = account["who"]
            sheet.mark(index, Label.AUTHOR, "a name and an account above a date")
        elif _is_button(sheet, index):
            sheet.mark(index, Label.FURNITURE, "one word among buttons")
        elif text[0] == "@":
            sheet.mark(index, Label.FURNITURE, "somebody's account")
        elif not is_korean_name(text) or not self._has_date_below(index):
            return
        elif is_surely_a_name(text) and self._may_sign(text):
            sheet.mark(index, Label.AUTHOR, "a name above a date")
        elif any(f"{text} 기자" in line for line in sheet.texts):
            sheet.mark(index, Label.FURNITURE, "the reporter's name")

    @cached_property
    def _is_spaced(self) -> bool:
        """Whether an empty line stands above every line, so that it means nothing."""
        return not any(map(self._sheet.adjacent, self._lines))

    def _together(self, lower: int) -> bool:
        """Whether a line stands under the one above as close as lines do in this header."""
        return lower < len(self._sheet) and (self._sheet.adjacent(lower) or self._is_spaced)

    def _has_date_below(self, index: int) -> bool:
        return index + 1 < len(self._sheet) and self._sheet.label(index + 1) is Label.DATE

    def _label_date(self, index: int) -> None:
        sheet, text = self._sheet, self._sheet.texts[index]
        if sheet.is_open(index):
            whole = with_century(text)
            if whole:
                sheet.texts[index] = whole
                sheet.mark(index, Label.DATE, "a date and nothing else")
                return
        match = _BESIDE_DATE.match(text) if text[0].isupper() else None
        said = match is not None and published(match["date"]) and is_name_shaped(match["who"])
        if match is not None and said and not names_a_date(match["who"].split()[0]):
            if self._may_sign(match["who"]):
                sheet.texts[index] = f"By {match['who']} | {match['date']}"
                sheet.mark(index, Label.DATE, "a name beside a date")
        elif sheet.is_open(index) and (date := date_behind_words(text)):
            sheet.texts[index] = date
            sheet.mark(index, Label.DATE, "a date behind a few words")

    def _label_columnist(self, index: int) -> None:
        """A name with what its owner does, beside the date: "홍길동 (역사학자)"."""
        sheet = self._sheet
        beside = self._has_date_below(index) or sheet.label(index - 1) is Label.DATE
        match = _COLUMNIST.match(sheet.texts[index]) if beside else None
        if match is None or not self._may_sign(match["who"]):
            return
        named = match["latin"] or match["who"] in sheet.texts[sheet.title]
        if named or is_surely_a_name(match["who"]):
            sheet.texts[index] = f"글쓴이 {match['who']} ({match['role']})"
            sheet.mark(index, Label.BYLINE, "a name and what its owner does, beside a date")

    def _label_translator(self, index: int) -> None:
        if self._sheet.is_open(index) and _TRANSLATED.match(self._sheet.texts[index]):
            self._sheet.mark(index, Label.NOTE, "says who translated it")

    def _label_english(self, index: int) -> None:
        sheet, text = self._sheet, self._sheet.texts[index]
        if not sheet.is_open(index):
            return
        above = sheet.label(index - 1) if self._together(index) else None
        below = sheet.label(index + 1) if self._together(index + 1) else None
        dated = below is Label.DATE
        said = sheet.texts[index - 1].casefold()
        signed = _WITH_ROLE.match(text) if dated else None
        translated = ("|" in text or "ㅣ" in text) and _HANGUL.search(sheet.texts[sheet.title])
        form = _IN_PLACE if self._has_date_below(index) else _FROM_PAPER if translated else None
        placed = form.match(text) if form is not None else None
        if signed is not None and _ROLE.match(signed["role"]):
            sheet.texts[index] = f"By {signed['who']}, {signed['role']}"
            sheet.mark(index, Label.BYLINE, "a name with a role, above a date")
        elif placed is not None and self._may_sign(placed["who"]):
            sheet.texts[index] = f"By {placed['who']}"
            sheet.mark(index, Label.BYLINE, "a name with a place or a paper")
        elif above in (Label.BYLINE, Label.AUTHOR) and _is_role(text):
            sheet.mark(index, Label.POSITION, "a role under a name")
        elif is_name_shaped(text) and self._may_sign(text) and said not in _GIVER_BELOW:
            role_below = sheet.is_open(index + 1) and _is_role(sheet.texts[index + 1])
            role_below = role_below and self._together(index + 1)
            under = above is Label.DATE and self._has_address(text)
            if said in _AUTHOR_BELOW:
                sheet.mark(index - 1, Label.FURNITURE, "says who the name below is")
            if dated or under or said in _AUTHOR_BELOW or role_below or self._is_timed(index):
                sheet.texts[index] = spoken(text)
                sheet.mark(index, Label.AUTHOR, "a name above a date or role")

    def _is_timed(self, index: int) -> bool:
        """Whether right under a line stands how long it takes to read the text."""
        below = index + 1
        return below < len(self._sheet) and MINUTES.match(self._sheet.texts[below]) is not None

    def _has_address(self, name: str) -> bool:
        """Whether a line with nothing but an address is called as a name is: "doe.jane@…"."""
        words = name.casefold().replace("-", "").split()
        called = (line.partition("@")[0].casefold().split(".") for line in self._signed)
        said = [sum(len(word) for word in words if word in parts) for parts in called]
        return max(said, default=0) >= _FEWEST_CHARS

    @property
    def _signed(self) -> list[str]:
        marks, texts = enumerate(self._sheet.marks), self._sheet.texts
        return [texts[i] for i, mark in marks if mark is not None and mark.label is Label.BYLINE]

    def _may_sign(self, name: str) -> bool:
        """Whether a name may be the author's: nobody else is named, and it is no site's."""
        if any(EMAIL.fullmatch(text) is None for text in self._signed):
            return False
        return may_be_person(self._sheet, name)


def may_be_person(sheet: Sheet, name: str) -> bool:
    """Whether what is shaped like a name is no site's and no section's."""
    key, known = name.casefold(), sheet.rules.entries
    if key in sheet.rules.publishers or key in known:
        return False
    return not is_of_sections(name) and not any(map(known.__contains__, key.split()))


def date_behind_words(text: str) -> str:
    """The date at the end of a short line, behind a section's name or the like; "" if none."""
    words = text.split(" ", _WORDS_BEFORE_DATE + 1)
    if len(text) > _DATED_CHARS or byline_of(text) is not None:
        return ""
    behind = (
        text.split(" ", count)[-1] for count in range(1, min(len(words), _WORDS_BEFORE_DATE + 1))
    )
    return next((date for date in behind if published(date)), "")


def _is_role(text: str) -> bool:
    return len(text) <= _ROLE_CHARS and _ROLE.match(text) is not None


def _is_button(sheet: Sheet, index: int) -> bool:
    """Whether a word stands in the row of a byline and buttons, whatever it is for."""
    text = sheet.texts[index]
    if len(text) > _BUTTON_CHARS or not sheet.adjacent(index):
        return False
    if sheet.label(index - 1) not in _BESIDE_BUTTONS:
        return False
    for below in range(index + 1, len(sheet)):
        if not sheet.adjacent(below):
            return False
        if not sheet.is_open(below):
            return sheet.label(below) is Label.FURNITURE
        if " " in sheet.texts[below] or len(sheet.texts[below]) > _BUTTON_CHARS:
            return False
    return False
