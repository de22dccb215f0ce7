"""This is where a labelled page becomes an article, or a reason why there is none on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.ingest.bylines import DATELINE_LINES, OFFICE, Byline, byline_of, dateline_of
from reader.ingest.dates import is_update, published, sent_on
from reader.ingest.doubts import doubts_about
from reader.ingest.editions import editions_of
from reader.ingest.labelled import Label
from reader.ingest.labelling.cards import BIO_CHARS, NAME_CHARS
from reader.ingest.labelling.labels import LabelledPage, section_of
from reader.ingest.labelling.people import date_beside_byline, header_byline
from reader.ingest.menus import PATH, path_of
from reader.ingest.publishers import publisher_of
from reader.ingest.shapes import address_of, source_of
from reader.model.article import (
    Article,
    ArticleId,
    Author,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.text.sanitise import MAX_BODY_LINES, line_text

_MIN_PROSE_CHARS: Final = 80
"""Less prose than this on a page nobody knows is a notice or an error message."""
_MIN_FLASH_CHARS: Final = 20
"""And less than this is no flash either."""
_MIN_STUB_CHARS: Final = 50
"""But so much of a text is shown to those who have not paid for the rest."""
_STUB_TITLE_CHARS: Final = 12
"""Under a shorter title it may be a comment under the name of who wrote it."""
_FEWEST_CARDS: Final = 2
_TEXT: Final = (Label.PARAGRAPH, Label.LIST_ITEM)


class Nothing(NamedTuple):
    """A part of a dump without an article."""

    lines: tuple[int, int]
    """First and last line, from 1."""
    reason: str
    """Why not, for people; "" if there is nothing but furniture and nobody need be told."""


def article_of(page: LabelledPage, source: Source) -> Article | Nothing:
    """Make the article of a page.

    Args:
        page: A labelled page.
        source: The dump it stands in; the lines are filled in here.

    Returns:
        An article with the id "" and no alignment, or why there is none.
    """
    sheet = page.sheet
    lines = (sheet.numbers[0], sheet.numbers[-1])
    warnings: list[str] = []
    editions = editions_of(page, warnings)
    if not editions:
        return Nothing(lines, _why_nothing(page))
    prose = _prose_chars(editions)
    if prose < _MIN_PROSE_CHARS and not _is_sure(page, prose):
        return Nothing(lines, f"only {prose} characters of prose")
    if page.dropped_lines:
        warnings.append(f"{page.dropped_lines} lines over {MAX_BODY_LINES} were left out")
    main = next(iter(editions.values()))
    author, date = _author(page), _published(page)
    if Label.PARAGRAPH not in page.by_label and not (author.name or author.email or date):
        return Nothing(lines, "links or a list, and who wrote it or when is not said")
    warnings += doubts_about(page, told=bool(author.name or author.email or date))
    return Article(
        id=ArticleId(""),
        editions=editions,
        publisher=publisher_of(page, author.name),
        section=_section(page, main),
        published=date,
        author=author,
        source=Source(source.dump, source.sha256, lines, _address(page), source.encoding),
        warnings=tuple(warnings),
    )


def _prose_chars(editions: Mapping[Language, Edition]) -> int:
    """How many characters of prose there are, or enough of them."""
    chars = 0
    for edition in editions.values():
        for block in edition.body:
            if block.kind is BlockKind.PARAGRAPH or block.kind is BlockKind.LIST_ITEM:
                chars += len(block.text)
                if chars >= _MIN_PROSE_CHARS:
                    return chars
    return chars


def _is_sure(page: LabelledPage, prose: int) -> bool:
    """Whether the page is an article however short.

    A title printed twice or an author card shows it; so do a date and a byline above the text; a
    date alone where the text is no notice; or a date and a bracket in the title, as on flashes and
    lists of new heads, where there is a publisher. On a list of articles the dates stand below.
    """
    dated = page.by_label.get(Label.DATE, ())
    if _are_cards(page, dated):
        return False
    if page.cards or Label.REPEAT in page.by_label:
        return True
    if prose < _MIN_FLASH_CHARS or page.sheet.title < 0 or not dated:
        return False
    text = min(page.by_label[label][0] for label in _TEXT if label in page.by_label)
    if not page.sheet.title < dated[0] < text:
        return False
    if any(page.by_label.get(label, (text,))[0] < text for label in (Label.BYLINE, Label.AUTHOR)):
        return True
    if prose >= _MIN_STUB_CHARS and len(page.sheet.texts[page.sheet.title]) >= _STUB_TITLE_CHARS:
        return True
    return bool(publisher_of(page) and section_of(page.sheet.texts[page.sheet.title]))


def _are_cards(page: LabelledPage, dated: Sequence[int]) -> bool:
    """Whether more than one date stands under a line that is printed twice.

    So do links to other articles, each with its picture, whose text is the title too.
    """
    repeats = page.by_label.get(Label.REPEAT, ())
    return (
        sum(
            any(above < index < date for index in repeats) for above, date in pairwise((-1, *dated))
        )
        >= _FEWEST_CARDS
    )


def _why_nothing(page: LabelledPage) -> str:
    sheet = page.sheet
    furniture = len(page.texts(Label.FURNITURE)) + len(page.texts(Label.SEPARATOR))
    if sheet.title < 0:
        return "no title and no prose" if furniture < len(sheet) else ""
    if furniture == len(sheet) - 1:
        return "no prose in it, only short lines"
    return "a title without any text under it"


def _bylines(page: LabelledPage) -> list[Byline]:
    """Everything the page says about its author outside cards, in order."""
    site = page.first(Label.SITE)
    found = [byline_of(text, site) for text in page.texts(Label.BYLINE)]
    found += [header_byline(text) for text in page.texts(Label.DATE)]
    if page.first(Label.AUTHOR) and not page.cards:
        found.append(Byline(page.first(Label.AUTHOR)))
    first = page.by_label.get(Label.PARAGRAPH, ())[:DATELINE_LINES]
    found += [dateline_of(page.sheet.texts[index]) for index in first]
    return [byline for byline in found if byline is not None]


def _author(page: LabelledPage) -> Author:
    """The first author card with a name, else the first byline with one."""
    for card in page.cards:
        if card.author.name:
            return card.author
    bylines = _bylines(page)
    said = [byline for byline in bylines if byline.name]
    people = (byline for byline in said if OFFICE.match(byline.name) is None)
    named = next(people, said[0] if said else None)
    email = next((byline.email for byline in bylines if byline.email), "")
    if named is None:
        return Author(email=email)
    position = named.position or page.first(Label.POSITION)
    bio = " ".join(page.texts(Label.BIO))
    return Author(
        line_text(named.name, NAME_CHARS),
        line_text(position, NAME_CHARS),
        line_text(bio, BIO_CHARS),
        named.email or email,
    )


def _section(page: LabelledPage, edition: Edition) -> str:
    section = section_of(edition.title)
    if section and section.casefold() not in page.sheet.rules.flags:
        return section
    sheet = page.sheet
    text = next(iter(page.by_label.get(Label.PARAGRAPH, ())), len(sheet))
    for index in page.by_label.get(Label.FURNITURE, ()):
        if sheet.marks[index] is PATH and index < text:
            steps = path_of(sheet.texts[index], sheet.rules.entries)
            return next((step for step in reversed(steps) if step != edition.title), "")
    return ""


def _published(page: LabelledPage) -> str:
    """The first date of publication, else the first date of a change.

    Those between title and text go before what stands above the title: that may be today's. It
    may also be the same date, with its time.
    """
    sheet, found = page.sheet, page.by_label.get(Label.DATE, ())
    if not found:
        claims = (text for text in page.texts(Label.FURNITURE) if text.endswith("송고"))
        return next(filter(None, map(sent_on, claims)), "")
    if len(found) == 1:
        return published(_date_line(sheet.texts[found[0]]))
    text = next(iter(page.by_label.get(Label.PARAGRAPH, ())), len(sheet))
    lines = sorted(found, key=lambda index: not sheet.title < index < text)
    said = {index: _date_line(sheet.texts[index]) for index in lines}
    told = [index for index in lines if not is_update(said[index])] or lines[:1]
    dates = [published(said[index]) for index in told]
    above = [date for index, date in zip(told, dates, strict=True) if index < text]
    return next((date for date in above if date.startswith(f"{dates[0]}T")), next(iter(dates), ""))


def _date_line(text: str) -> str:
    return text if published(text) else date_beside_byline(text)


def _address(page: LabelledPage) -> str:
    """The page's own URL: above the text, or where it says it is from; "" if there is none."""
    said = [text for text in page.texts(Label.ADDRESS) if source_of(text)]
    if len(said) == 1:
        return source_of(said[0])
    first = next(iter(page.by_label.get(Label.ADDRESS, ())), len(page.sheet))
    below = page.by_label.get(Label.PARAGRAPH) or page.by_label.get(Label.LIST_ITEM, ())
    text = next(iter(below), page.sheet.start)
    return address_of(page.sheet.texts[first]) if first < text else ""
