"""This is where an article says what about it is doubtful, for whoever has to look at it.

Few doubts, and only such as a person can settle by looking at the lines they name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.ingest.dates import is_update, published
from reader.ingest.labelled import Label, Mark
from reader.ingest.labelling.labels import LabelledPage
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.labelling.sites import GUESSED

_MENU_WORDS: Final = 3
_SHARE_OF_MENU: Final = 0.6
_LONG_DECK: Final = 5
_HEADINGS_IN_A_ROW: Final = 3
_LIST_OF_DATES: Final = 3
_ARTICLE_LINES: Final = 2
"""So many paragraphs under a second date may be an article of their own."""


def doubts_about(page: LabelledPage, *, told: bool) -> list[str]:
    """What is doubtful about a page's article, each in a few words with its lines.

    Args:
        page: A labelled page that gave an article.
        told: Whether the page says who wrote it, or when.
    """
    doubts = [*_of_site(page), *_of_title(page), *_of_deck(page), *_of_headings(page)]
    doubts += _of_dates(page)
    if not told and not page.cards and not page.sheet.rules.is_one_paper:
        doubts.append("no byline and no date")
    return doubts


def _of_site(page: LabelledPage) -> Iterator[str]:
    sheet = page.sheet
    site = page.by_label.get(Label.SITE, ())[:1]
    if site and sheet.marks[site[0]] == Mark(Label.SITE, GUESSED):
        yield f"the site's name is a guess, line {sheet.numbers[site[0]]}"


def _of_title(page: LabelledPage) -> Iterator[str]:
    sheet = page.sheet
    for index in page.by_label.get(Label.TITLE, ()):
        words = sheet.texts[index].casefold().split()
        known = sum(map(sheet.rules.entries.__contains__, words))
        if known >= _MENU_WORDS and known >= len(words) * _SHARE_OF_MENU:
            yield f"title looks like a menu, line {sheet.numbers[index]}"


def _of_deck(page: LabelledPage) -> Iterator[str]:
    decks = page.by_label.get(Label.DECK, ())
    if len(decks) < _LONG_DECK:
        return
    for language in ("ko", "en"):
        deck = [i for i in decks if page.languages[i] == language]
        if len(deck) >= _LONG_DECK:
            yield f"deck of {len(deck)} lines, {_lines(page, deck)}"


def _of_headings(page: LabelledPage) -> Iterator[str]:
    """Headings under each other are links or a menu more often than headings."""
    if len(page.by_label.get(Label.HEADING, ())) < _HEADINGS_IN_A_ROW:
        return
    row: list[int] = []
    for index in [*range(page.sheet.start, len(page.sheet)), -1]:
        label = page.sheet.label(index) if index >= 0 else None
        if label is Label.HEADING:
            row.append(index)
        elif label in (Label.PARAGRAPH, Label.LIST_ITEM, Label.TITLE, None):
            if len(row) >= _HEADINGS_IN_A_ROW:
                yield f"{len(row)} headings in a row, {_lines(page, row)}"
            row = []


def _of_dates(page: LabelledPage) -> Iterator[str]:
    """A date of another day in the midst of the text may head another article."""
    sheet = page.sheet
    if Label.DATE not in page.by_label:
        return
    text = page.by_label.get(Label.PARAGRAPH, ())
    dates = [i for i in page.by_label.get(Label.DATE, ()) if not is_update(sheet.texts[i])]
    under = {published(sheet.texts[i])[:10] for i in dates if _is_under_text(sheet, i)} - {""}
    if len(under) >= _LIST_OF_DATES:
        where = _lines(page, dates)
        yield f"{len(under)} dates, each under its text, {where}: perhaps a list of articles"
        return
    first = published(sheet.texts[dates[0]])[:10] if dates else ""
    for index in dates[1:]:
        above = sum(each < index for each in text)
        below = [each for each in text if each > index]
        same = not below or page.languages[below[0]] == page.languages[text[0]]
        other = published(sheet.texts[index])[:10] not in ("", first)
        if other and same and above >= _ARTICLE_LINES and len(below) >= _ARTICLE_LINES:
            yield f"a second date, line {sheet.numbers[index]}: perhaps two articles"
            return


def _is_under_text(sheet: Sheet, index: int) -> bool:
    """Whether a date, or a byline with it, stands right under text, as on a list of articles."""
    above = index - 1
    while above > 0 and sheet.label(above) in (Label.BYLINE, Label.AUTHOR):
        above -= 1
    return sheet.label(above) in (Label.PARAGRAPH, Label.DECK)


def _lines(page: LabelledPage, indexes: Sequence[int]) -> str:
    return f"lines {page.sheet.numbers[indexes[0]]}-{page.sheet.numbers[indexes[-1]]}"
