"""This is where the title of a page is found, and with it what stands above the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.ingest.dates import is_day
from reader.ingest.labelled import Label
from reader.ingest.labelling.cards import FoundCard
from reader.ingest.labelling.headers import first_prose, title_candidates
from reader.ingest.labelling.menu_rows import is_entry, label_menus_above, label_words_above
from reader.ingest.labelling.printed_twice import GOOD_TITLE_CHARS, once_or_twice, printed_twice
from reader.ingest.labelling.regions import Region, below_notices
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.labelling.signed import date_behind_words
from reader.ingest.labelling.sites import (
    is_spoken_of,
    label_as_site,
    label_site,
    rule_over_title,
)
from reader.ingest.labelling.whole_pages import title_over_text
from reader.ingest.names import is_name_shaped
from reader.ingest.shapes import has_bullet, is_ornament, is_title_like
from reader.text.lazy import lazily

_SECTION_CHARS: Final = 16
_SITE_CHARS: Final = 40
_CALLED = lazily(r"(?:제목|기사\s?제목|헤드라인|Title|Headline)\s*[:：]\s*(?P<title>\S.*)$", re.I)
_ACCOUNT = lazily(r"@?[a-z\d_.-]+$")
_ISSUE = lazily(r"(?:\b(?:vol|no|issue)[.\s#]*|제\s?|#)\d{1,4}\s?호?(?:$|\s?[|·])", re.I)
TITLE_WITH_SITE: Final = "title with the site's name"
"""The rule of a line that says the title as a browser's tab does."""
_WITH_SITE = lazily(r"(?P<title>.+?)(?:\s+[-|:–—·<]\s+|\|)(?P<site>[^-|–—]{2,40})$")
_TAB_SIGNS: Final = ("|", " - ", " – ", " — ", " > ")
_BEFORE_SITE = lazily(r"\s+[-|:–—·<>]\s+|\|")


def label_title(sheet: Sheet, cards: tuple[FoundCard, ...], region: Region) -> None:
    """Find the title; label it, its repeats, and everything above it.

    Leaves `sheet.title` at -1 when nothing can be a title, and `sheet.start` at the first line
    that may belong to the article's text.
    """
    title, rule = _found(sheet, cards, region)
    if title < 0:
        return
    for index in range(title):
        if sheet.is_open(index):
            same = sheet.texts[index] == sheet.texts[title]
            label = Label.REPEAT if same else Label.FURNITURE
            sheet.mark(index, label, "title again" if same else "above the title")
    sheet.mark(title, Label.TITLE, rule)
    sheet.title = title
    sheet.start = _after_header(sheet, title, cards)


def _found(sheet: Sheet, cards: tuple[FoundCard, ...], region: Region) -> tuple[int, str]:
    """The title and how it was told, -1 if there is none; the site and its menus are labelled."""
    prose = below_notices(sheet, region, first_prose(sheet))
    title, rule = sheet.title, "a field above the text"
    if title < 0:
        title, rule = _in_tab(sheet), "also stands with the site's name"
    if title < 0:
        title, rule = title_over_text(sheet, region), "speaks of what the text below does"
    if title < 0:
        label_menus_above(sheet, prose)
        title, rule = printed_twice(sheet, prose), "printed twice"
    label_site(sheet, prose if title < 0 else title, max(prose, title))
    if title >= 0:
        return title, rule
    label_words_above(sheet, prose)
    if (title := _called(sheet, prose)) >= 0:
        return title, "called the title"
    if (title := _with_site(sheet, prose)) >= 0:
        return title, "also stands with the site's name"
    if (title := _above_card(sheet, cards)) >= 0:
        return title, "stands above the author card"
    return _best_guess(sheet, prose), "first line like a title"


def _in_tab(sheet: Sheet) -> int:
    """A line that stands first of all as "line - name of the site", however far below it is.

    Between the two a section may stand: "line | section | name of the site".
    """
    text = sheet.texts[0]
    may_be = sheet.is_open(0) and any(sign in text for sign in _TAB_SIGNS)
    ends = [match.start() for match in _BEFORE_SITE.finditer(text)] if may_be else []
    titles = {text[:end] for end in ends if end >= GOOD_TITLE_CHARS}
    if not titles:
        return -1
    again = (i for i in range(1, len(sheet)) if sheet.texts[i] in titles)
    title = next((index for index in again if sheet.is_open(index)), -1)
    if title >= 0:
        sheet.mark(0, Label.REPEAT, TITLE_WITH_SITE)
    return title


def site_in_tab(text: str) -> str:
    """The last name behind a title as in a browser's tab; "" if none follows.

    Example:
        >>> site_in_tab("The bakers buy the mill | Business | The Harbour Times")
        'The Harbour Times'
    """
    site = _BEFORE_SITE.split(text)[-1].strip()
    return site if site != text and 2 <= len(site) <= _SITE_CHARS else ""


def _called(sheet: Sheet, prose: int) -> int:
    for index in title_candidates(sheet, prose):
        match = _CALLED.match(sheet.texts[index])
        if match is not None:
            sheet.texts[index] = match["title"]
            return index
    return -1


def _with_site(sheet: Sheet, prose: int) -> int:
    """A line that also stands as "line - name of the site", as in a browser's tab."""
    candidates = title_candidates(sheet, prose)
    where = {sheet.texts[index]: index for index in reversed(candidates)}
    for index in candidates:
        match = _WITH_SITE.match(sheet.texts[index])
        if match is not None and where.get(match["title"], index) != index:
            sheet.mark(index, Label.REPEAT, TITLE_WITH_SITE)
            return where[match["title"]]
    return -1


def _above_card(sheet: Sheet, cards: tuple[FoundCard, ...]) -> int:
    for card in cards:
        if sheet.is_open(card.first - 1) and is_title_like(sheet.texts[card.first - 1]):
            return card.first - 1
    return -1


def _best_guess(sheet: Sheet, prose: int) -> int:
    """The first good line of the block above the first date or byline, else of all.

    Where that is the site's name, it is labelled, and the title is looked for below.
    """
    candidates = [
        index
        for index in once_or_twice(sheet, prose)
        if not is_ornament(sheet.texts[index]) and not is_day(sheet.texts[index])
    ]
    candidates = _without_names(sheet, candidates)
    good = [index for index in candidates if _is_good(sheet.texts[index])]
    unlisted = [index for index in good if not has_bullet(sheet.texts[index])]
    pool = unlisted or good or candidates
    headed = _first_of(sheet, (Label.DATE, Label.BYLINE), prose)
    if headed == prose:
        headed = next((i for i in candidates if date_behind_words(sheet.texts[i])), prose)
    above = [index for index in pool if index < headed] if headed < prose else []
    best = above[-1] if above else (pool or [-1])[0]
    higher = best - 1
    while higher in above or (higher in candidates and is_name_shaped(sheet.texts[higher])):
        best = higher if higher in above else best
        higher -= 1
    over = next((i for i in range(higher, 0, -1) if sheet.label(i) is not Label.CAPTION), 0)
    if over < higher and over in above and not is_entry(sheet.texts[over]):
        best = over  # and under the picture stands its deck
    first = min(candidates, default=-1)
    if not above:
        best = _over_buttons(sheet, pool, best)
    others = [index for index in above or pool if index > first]
    rule = rule_over_title(sheet, first, others, signed=bool(above))
    if not rule:
        return best
    label_as_site(sheet, first, rule)
    return _best_guess(sheet, prose)


def _over_buttons(sheet: Sheet, pool: Sequence[int], best: int) -> int:
    """The line over buttons that part it from its deck, under a menu's entries; else `best`.

    Args:
        sheet: A page.
        pool: The lines that may be the title, in order.
        best: The one that is, as far as known.
    """
    over = next((i for i in pool if not is_entry(sheet.texts[i])), best)
    below = sheet.marks[over + 1 : over + 2]
    parted = (
        pool and over < pool[-1] and any(mark and mark.label is Label.FURNITURE for mark in below)
    )
    return over if parted and over > best else best


def _is_good(text: str) -> bool:
    """Whether it says more than a section, and neither whose page nor which letter this is."""
    if len(text) < GOOD_TITLE_CHARS or _ACCOUNT.match(text) is not None:
        return False
    return _ISSUE.search(text) is None


def _without_names(sheet: Sheet, candidates: list[int]) -> list[int]:
    """Those of the lines that are not printed again: the author's name, the site's, a section's.

    A section stands over a title and its deck; any other has to be spoken of as well. All of them
    if no others are left. A site's name is labelled.
    """
    texts = sheet.texts
    again = [index for index in candidates if texts.count(texts[index]) > 1]
    spoken_of = [index for index in again if is_spoken_of(sheet, index)]
    named = [i for i in again if i in spoken_of or _is_section(texts[i], i, candidates)]
    if not named or len(named) == len(candidates):
        return candidates
    for index in spoken_of:
        if sheet.is_open(index) and not is_name_shaped(texts[index]):
            label_as_site(sheet, index, "printed again and named below")
    return [index for index in candidates if index not in named]


def _is_section(text: str, index: int, candidates: Sequence[int]) -> bool:
    """Whether a short English line stands over two that may be a title and its deck."""
    if not text.isascii() or len(text) > _SECTION_CHARS:
        return False
    return index + 1 in candidates and index + 2 in candidates


def _first_of(sheet: Sheet, labels: tuple[Label, ...], prose: int) -> int:
    return next((index for index in range(prose) if sheet.label(index) in labels), prose)


def _after_header(sheet: Sheet, title: int, cards: tuple[FoundCard, ...]) -> int:
    """Where the text begins: under the title, its repeat, and a card that follows at once."""
    start = title + 1
    while start < len(sheet) and sheet.label(start) in (Label.REPEAT, Label.FURNITURE):
        card = next((card for card in cards if card.first == start), None)
        if card is not None:
            return card.end
        start += 1
    return start
