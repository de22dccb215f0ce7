"""This is where author cards are read: who wrote the article, printed as a box of label lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.ingest.bylines import EMAIL, HIDDEN_EMAIL
from reader.ingest.labelled import Label, Mark
from reader.ingest.profile import Card, Role
from reader.ingest.sheet import Sheet
from reader.model.article import Author
from reader.text.sanitise import line_text

_MARKS = {
    Role.NAME: Mark(Label.AUTHOR, "name on an author card"),
    Role.POSITION: Mark(Label.POSITION, "position on an author card"),
    Role.BIO: Mark(Label.BIO, "bio on an author card"),
    Role.FURNITURE: Mark(Label.FURNITURE, "value on an author card"),
}
_OPENS = Mark(Label.FURNITURE, "opens an author card")
_CLOSES = Mark(Label.FURNITURE, "closes an author card")
_EMAIL = Mark(Label.EMAIL, "address of an author card")
_HIDDEN = Mark(Label.FURNITURE, "address of an author card")
_FIELD = Mark(Label.FURNITURE, "label line of an author card")
_REMEMBERED_AUTHORS = 500
NAME_CHARS: Final = 80
BIO_CHARS: Final = 2_000
_FIELD_GAP_LINES = 3
"""How far under its label line a value may stand."""


class FoundCard(NamedTuple):
    """An author card on a page."""

    first: int
    """Index of its first line."""
    end: int
    """Index after its last line."""
    author: Author


def label_cards(sheet: Sheet) -> tuple[FoundCard, ...]:
    """Label the lines of all author cards of a page."""
    found: list[FoundCard] = []
    for card in sheet.rules.cards:
        first = _line_saying(card.opens, sheet.texts, 0)
        while first >= 0:
            if first + 1 < len(sheet.texts) and sheet.texts[first + 1] in card.fields:
                found.append(_label_card(sheet, card, first))
            first = _line_saying(card.opens, sheet.texts, first + 1)
    return tuple(sorted(found, key=lambda each: each.first))


def _label_card(sheet: Sheet, card: Card, first: int) -> FoundCard:
    texts, numbers, marks = sheet.texts, sheet.numbers, sheet.marks
    values: dict[Role, list[str]] = {role: [] for role in Role}
    role, email = Role.FURNITURE, ""
    marks[first] = _OPENS
    index, end = first + 1, len(texts)
    while index < end:
        text = texts[index]
        field = card.fields.get(text)
        if field is not None:
            role, marks[index] = field, _FIELD
        elif text in card.closes or not _belongs(
            numbers[index] - numbers[index - 1], role, values[role]
        ):
            break
        elif "@" in text and EMAIL.fullmatch(text):
            email, marks[index] = text, _EMAIL
        elif text[0] == "[" and HIDDEN_EMAIL.fullmatch(text):
            marks[index] = _HIDDEN
        else:
            values[role].append(text)
            marks[index] = _MARKS[role]
        index += 1
    while index < end and texts[index] in card.closes:
        marks[index] = _CLOSES
        index += 1
    return FoundCard(first, index, _author(sheet, card, texts[first:index], values, email))


def _author(
    sheet: Sheet, card: Card, said: list[str], values: Mapping[Role, Sequence[str]], email: str
) -> Author:
    """Whom a card is about, looked up where the same card was seen before."""
    known = sheet.rules.authors
    key = (id(card), *said)
    author = known.get(key)
    if author is None:
        if len(known) >= _REMEMBERED_AUTHORS:
            known.clear()
        known[key] = author = Author(
            name=line_text(" ".join(values[Role.NAME]), NAME_CHARS),
            position=line_text(" ".join(values[Role.POSITION]), NAME_CHARS),
            bio=line_text(" ".join(values[Role.BIO]), BIO_CHARS),
            email=email,
        )
    return author


def _belongs(gap: int, role: Role, values: list[str]) -> bool:
    """Whether a line so far under the one above is a value too: one, or a block for a bio."""
    if role is Role.BIO:
        return gap <= 1
    return not values and gap <= _FIELD_GAP_LINES


def _line_saying(text: str, texts: list[str], start: int) -> int:
    """Index of the first such line from one on; -1 if there is none."""
    try:
        return texts.index(text, start)
    except ValueError:
        return -1
