"""This is where it is told which lines under the text lead to other articles, and which go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.ingest.labelled import ENDS_ARTICLE, OPENS_LINKS, Label, Mark
from reader.ingest.labelling.menu_rows import is_entry
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import (
    has_bullet,
    has_number,
    is_marked_heading,
    is_one_sentence,
    is_title_like,
    is_whole_sentence,
    shows_a_body,
)
from reader.text.language import language_of_line
from reader.text.lazy import lazily

LINK: Final = Mark(Label.FURNITURE, "link to another article")
UNDER_END: Final = Mark(Label.FURNITURE, "under the end of the article")
_RUN_OF_PROSE: Final = 2
"""So many paragraphs in a row under a list of links and the article goes on."""
_PARAGRAPHS: Final = 3
"""So many with headings between them, if the list began with links, or in a row under an end."""
_FEWEST_LINKS: Final = 2
_MOST_LINKS: Final = 24
"""A box has fewer lines."""
_SIGNED: Final = (Label.BYLINE, Label.DATE)
_RUN_CHARS_KO: Final = 40
_RUN_CHARS_EN: Final = 80
"""So long is a run of short sentences that shows it too."""
_CLAIM = lazily(
    r"저작권자|무단\s?(?:전재|복제|배포)|[가-힣]{2,4}\s?기자\s(?:구독|페이지)|rights [Rr]eserved"
)
_HANGUL = lazily("[가-힣]")


def label_links(sheet: Sheet) -> None:
    """Under "related articles" everything is a link until prose goes on."""
    index = 0
    while index < len(sheet):
        if sheet.marks[index] is not OPENS_LINKS:
            index += 1
            continue
        if _heads_a_digest(sheet, index) or _is_in_a_menu(sheet, index):
            sheet.marks[index] = None
            index += 1
            continue
        index += 1
        end = index if _is_empty(sheet, index) else _where_prose_goes_on(sheet, index)
        while index < end:
            if sheet.is_open(index) or sheet.label(index) is Label.CAPTION:
                sheet.marks[index] = LINK
            index += 1


def _is_empty(sheet: Sheet, index: int) -> bool:
    """Whether the first line of a box is a paragraph: its links are loaded later, or are pictures.

    A link is no more than a title and a sentence.
    """
    if not sheet.is_open(index) or _has_ended(sheet, index):
        return False
    text = sheet.texts[index]
    return shows_a_body(text) and is_whole_sentence(text) and not is_one_sentence(text)


def label_after_end(sheet: Sheet) -> None:
    """Under a line that ends the article, where the site says so, there is only furniture."""
    seen, text = False, -1
    for index, mark in enumerate(sheet.marks):
        if mark is None:
            seen = seen or sheet.prose[index]
        elif mark is ENDS_ARTICLE and seen and text < index:
            text = last_text(sheet, index)
            if text > index:
                continue  # it ends none: above a post there may be links to others
            for each in range(index + 1, len(sheet)):
                if sheet.is_open(each) or sheet.label(each) is Label.CAPTION:
                    sheet.marks[each] = UNDER_END
            return


def last_text(sheet: Sheet, index: int) -> int:
    """The last of so many paragraphs in a row that they are no comments; -1 if there are none."""
    run, last = 0, -1
    for each in range(index + 1, len(sheet)):
        if sheet.is_open(each):
            run = run + 1 if shows_a_body(sheet.texts[each]) else 0
            last = each if run >= _PARAGRAPHS else last
    return last


def _heads_a_digest(sheet: Sheet, index: int) -> bool:
    """Whether a line that opens links elsewhere is a heading here: "Top stories", and news.

    Only menu words may be headings. Links are no sentences; and what stands under the end of an
    article is no part of it.
    """
    below = index + 1
    if sheet.texts[index].casefold() not in sheet.rules.menu or not sheet.is_open(below):
        return False
    text = sheet.texts[below]
    news = is_whole_sentence(text) and (shows_a_body(text) or has_bullet(text))
    return news and not _has_ended(sheet, index)


def _is_in_a_menu(sheet: Sheet, index: int) -> bool:
    """Whether a line that opens links elsewhere is an entry of the menu above the text."""
    if any(sheet.is_open(each) and sheet.prose[each] for each in range(index)):
        return False
    rules, above = sheet.rules, sheet.texts[max(0, index - 1)].casefold()
    if sheet.texts[index].casefold() in rules.menu and above in rules.entries:
        return True
    return _is_far_above_text(sheet, index) or _stands_above_title(sheet, index)


def _is_far_above_text(sheet: Sheet, index: int) -> bool:
    """Whether more follows a line than there are links in a box, and nothing is signed yet."""
    if any(sheet.label(each) in _SIGNED for each in range(index)):
        return False
    below = range(index + 1, min(len(sheet), index + 1 + _MOST_LINKS))
    return len(below) == _MOST_LINKS and not any(
        sheet.is_open(each) and shows_a_body(sheet.texts[each]) for each in below
    )


def _stands_above_title(sheet: Sheet, index: int) -> bool:
    """Whether nothing above a line can be the title, nor who wrote the text, nor when."""
    for each in range(index):
        if sheet.label(each) in _SIGNED:
            return False
        text = sheet.texts[each]
        if sheet.is_open(each) and is_title_like(text) and not is_entry(text):
            return False
    return True


def _where_prose_goes_on(sheet: Sheet, index: int) -> int:
    """The first line from here on that belongs to the article again, else the end."""
    ended = _has_ended(sheet, index)
    runs = (_start_of_prose(sheet, run, ended=ended) for run in _runs(sheet, index))
    sure = next((start for start in runs if start >= 0), len(sheet))
    end = _with_its_title(sheet, index, sure) if sure < len(sheet) else sure
    if ended:
        return end
    if end == sure < len(sheet):
        end = _with_its_heading(sheet, index, sure)
    box = next((i for i in range(index, sure) if sheet.marks[i] is OPENS_LINKS), sure)
    lines = [i for i in range(index, box) if sheet.is_open(i)]
    told = [place for place, i in enumerate(lines) if is_whole_sentence(sheet.texts[i])]
    if not told or _alternate(told, lines):
        return end
    many = told[0] >= _FEWEST_LINKS and len(told) + (box < len(sheet)) >= _PARAGRAPHS
    if many or _claim_follows(sheet, lines[told[0]]):
        return _with_its_heading(sheet, index, lines[told[0]])
    return end


def _has_ended(sheet: Sheet, index: int) -> bool:
    """Whether the article's end, the copyright or a byline, stands between its text and a line."""
    prose = 0
    for each in range(index - 1, -1, -1):
        if sheet.is_open(each):
            prose += sheet.prose[each]
            if prose == _RUN_OF_PROSE:
                return False
        elif sheet.label(each) is Label.BYLINE or _claims(sheet, each):
            return any(map(sheet.prose.__getitem__, range(each)))
    return False


def _claims(sheet: Sheet, index: int) -> bool:
    return sheet.label(index) is Label.FURNITURE and _CLAIM.search(sheet.texts[index]) is not None


def _claim_follows(sheet: Sheet, sentence: int) -> bool:
    """Whether an article's end stands under a sentence in a box, right under another or itself.

    At the foot of a page the lines above the copyright are the publisher's address.
    """
    last = sentence
    for each in range(sentence, len(sheet)):
        if sheet.is_open(each):
            last = each
        elif sheet.marks[each] is OPENS_LINKS:
            return False
        elif sheet.label(each) is Label.BYLINE or _claims(sheet, each):
            return is_whole_sentence(sheet.texts[last])
    return False


def _runs(sheet: Sheet, index: int) -> Iterator[list[int]]:
    """The sentences that follow each other, with no other open line between."""
    run: list[int] = []
    for each in range(index, len(sheet)):
        if sheet.is_open(each):
            text = sheet.texts[each]
            if shows_a_body(text) or is_whole_sentence(text):
                run.append(each)
            elif run:
                yield run
                run = []
    yield run


def _start_of_prose(sheet: Sheet, run: Sequence[int], *, ended: bool) -> int:
    """Where in a run of sentences paragraphs begin; -1 if it may be told of links.

    Two paragraphs in a row show it, and short sentences that are as long together, but not under
    an article's end: there a site's own small print stands.
    """
    texts = [sheet.texts[each] for each in run]
    for place, (above, below) in enumerate(pairwise(texts)):
        if shows_a_body(above) and shows_a_body(below):
            return run[place] if ended or not is_whole_sentence(texts[0]) else run[0]
    told = [text for text in texts if is_whole_sentence(text)]
    together = " ".join(told)
    korean = _HANGUL.search(together) is not None
    enough = len(together) >= (_RUN_CHARS_KO if korean else _RUN_CHARS_EN)
    return run[0] if enough and len(told) == len(run) >= _RUN_OF_PROSE and not ended else -1


def _alternate(told: Sequence[int], lines: Sequence[int]) -> bool:
    """Whether each link has a sentence of its own under it, from the first on."""
    return (
        told[0] == 1
        and len(told) > 1
        and len(lines) <= 2 * len(told)
        and all(place == 2 * count + 1 for count, place in enumerate(told))
    )


def _with_its_title(sheet: Sheet, box: int, first: int) -> int:
    """The first paragraph, or what stands over it in its language under links in the other one.

    There an edition begins.
    """
    tongue = language_of_line(sheet.texts[first])
    top = first
    for index in reversed([each for each in range(box, first) if sheet.is_open(each)]):
        if language_of_line(sheet.texts[index]) not in ("", tongue):
            return top
        top = index
    return first


def _with_its_heading(sheet: Sheet, box: int, first: int) -> int:
    """The first paragraph under a box, or the line right above it if that heads it and is no link.

    Two lines if both are numbered: each edition has a heading of its own.
    """
    texts = sheet.texts
    links = [each for each in range(box, first) if sheet.is_open(each)]
    heading = links.pop() if links else first
    top = heading
    if len(links) > 1 and has_number(texts[heading]) and has_number(texts[links[-1]]):
        top = links.pop()
    if not links:
        return first
    link = links[-1]
    numbered = has_number(texts[top]) and not has_number(texts[link])
    marked = is_marked_heading(texts[top]) and not is_marked_heading(texts[link])
    together = sheet.adjacent(first) or sheet.adjacent(link)
    apart = heading == first - 1 and together and not sheet.adjacent(heading)
    return top if numbered or marked or apart else first
