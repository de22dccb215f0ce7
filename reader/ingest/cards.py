"""This is where author cards are read: who wrote the article, printed as a box of label lines."""

from __future__ import annotations

from typing import NamedTuple

from reader.ingest.bylines import EMAIL, HIDDEN_EMAIL
from reader.ingest.labelled import Label, Mark
from reader.ingest.profile import Card, Role
from reader.ingest.sheet import Sheet
from reader.model.article import Author

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
        if card.opens not in sheet.texts:
            continue
        for index, text in enumerate(sheet.texts):
            if text == card.opens and _field_at(sheet, card, index + 1) is not None:
                found.append(_label_card(sheet, card, index))
    return tuple(sorted(found, key=lambda each: each.first))


def _label_card(sheet: Sheet, card: Card, first: int) -> FoundCard:
    texts, marks = sheet.texts, sheet.marks
    values: dict[Role, list[str]] = {role: [] for role in Role}
    email = ""
    index = first + 1
    marks[first] = _OPENS
    role = _field_at(sheet, card, index)
    while role is not None:
        marks[index] = _FIELD
        index += 1
        while index < len(texts) and _belongs(sheet, card, index, role, values[role]):
            text = texts[index]
            address = EMAIL.fullmatch(text) if "@" in text else None
            if address is not None or (text[0] == "[" and HIDDEN_EMAIL.fullmatch(text)):
                email = address[0] if address is not None else email
                marks[index] = _EMAIL if address is not None else _HIDDEN
            else:
                values[role].append(text)
                marks[index] = _MARKS[role]
            index += 1
        role = _field_at(sheet, card, index)
    while index < len(texts) and texts[index] in card.closes:
        marks[index] = _CLOSES
        index += 1
    author = Author(
        name=" ".join(values[Role.NAME]),
        position=" ".join(values[Role.POSITION]),
        bio=" ".join(values[Role.BIO]),
        email=email,
    )
    return FoundCard(first, index, author)


def _field_at(sheet: Sheet, card: Card, index: int) -> Role | None:
    return card.fields.get(sheet.texts[index]) if index < len(sheet.texts) else None


def _belongs(sheet: Sheet, card: Card, index: int, role: Role, values: list[str]) -> bool:
    """Whether a line is still the value of a field: one line, or a block of them for a bio."""
    text = sheet.texts[index]
    if text in card.fields or text in card.closes:
        return False
    gap = sheet.numbers[index] - sheet.numbers[index - 1]
    if role is Role.BIO:
        return gap <= 1
    return not values and gap <= _FIELD_GAP_LINES
