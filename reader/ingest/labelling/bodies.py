"""This is where what stands under the title is told apart: deck, headings, prose, lists, tail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.ingest.glances import PROSE
from reader.ingest.labelled import Label, Mark
from reader.ingest.labelling.headers import stands_above_byline
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.labelling.signed import label_original
from reader.ingest.shapes import (
    LIST_STARTS,
    begins_with_a_word,
    between_dashes,
    has_bullet,
    has_number,
    is_marked_heading,
    is_one_sentence,
    is_ornament,
    is_title_like,
)
from reader.text.lazy import lazily

_DECK_CHARS: Final = 200
_SENTENCE_DECK_CHARS: Final = 25
"""A shorter sentence is not a deck but a beginning."""
_DECK_LINES: Final = 6
_SECOND_TITLE_CHARS: Final = 160
_DECK_SHARE: Final = 0.75
"""A sentence under the title is a deck if it is this much shorter than what follows."""
_LONGER_DECK_SHARE: Final = 0.5
"""The same for a deck of two sentences."""
_PROSE: Final = Mark(Label.PARAGRAPH, "prose")
_HEADING: Final = Mark(Label.HEADING, "short, no full stop")
_TELLS_EDITION = lazily(
    r"[\W_]*(?:in english|(?:english|korean)(?: version| text)?|original(?: text)?|translation|"
    r"번역문?|원문|(?:국문|영문|영어|한국어|한글)(?:\s?(?:기사|판|번역|원문))?)[\W_]*$",
    re.IGNORECASE,
)
"""What stands over an edition and is not its title."""
_TIMED = lazily(r"\[?(?:[01]?\d|2[0-4]):[0-5]\d\]?\s\S")
"""With the time begins the heading of what happened then, and no deck."""
_NUMBER = lazily(r"\(?([0-9]{1,2})[.)]")
UNDER_TEXT: Final = Mark(Label.FURNITURE, "under the last paragraph")
_TEXT_LABELS: Final = (Label.PARAGRAPH, Label.LIST_ITEM, Label.NOTE)
_SIGNED: Final = (Label.AUTHOR, Label.BYLINE)
_BELOW_DECK: Final = (Label.CAPTION, Label.NOTE, Label.PICTURE, Label.DECK, Label.HEADING)
"""With these above it a line is no deck: a field says what that is."""


class _Edition:
    """How far the labelling is in one language."""

    def __init__(self, *, titled: bool) -> None:
        self.titled = titled
        self.is_other = not titled
        self.deck_open = True
        self.deck: list[int] = []


def label_body(sheet: Sheet, languages: Sequence[str]) -> None:
    """Label every line under the header that is still without a label."""
    main = languages[sheet.title] if sheet.title >= 0 else languages[sheet.start]
    editions = {tongue: _Edition(titled=tongue == main) for tongue in ("ko", "en")}
    marks, kinds = sheet.marks, sheet.kinds
    for index in range(sheet.start, len(marks)):
        edition, mark = editions[languages[index]], marks[index]
        if not edition.deck_open:
            if mark is None and kinds[index] == PROSE:  # most lines
                marks[index] = _PROSE
            elif mark is None:
                _label_line(sheet, index)
        elif mark is not None:
            edition.deck_open = not edition.titled or mark.label not in _BELOW_DECK
            if mark.label is Label.CAPTION and edition.titled:
                below = _next_open(sheet, index + 1)
                edition.deck_open = below > 0 and stands_above_byline(sheet, below)
        elif not edition.titled and is_ornament(sheet.texts[index]):
            sheet.mark(index, Label.SEPARATOR, "no letters in it")
        elif not edition.titled and _TELLS_EDITION.match(sheet.texts[index]):
            sheet.mark(index, Label.FURNITURE, "says which edition follows")
        elif not edition.titled:
            edition.titled = True
            if _can_open_edition(sheet, index):
                sheet.mark(index, Label.TITLE, "opens the edition in the other language")
            else:
                edition.deck_open = False
                _label_line(sheet, index)
        elif edition.is_other and label_original(sheet, index):
            pass
        elif _is_deck(sheet, index, edition, languages) or _is_signed_deck(sheet, index, edition):
            edition.deck.append(index)
            sheet.mark(index, Label.DECK, "under the title, above the text")
        else:
            edition.deck_open = False
            _label_line(sheet, index)
    _label_tails(sheet, languages)


def _can_open_edition(sheet: Sheet, index: int) -> bool:
    text = sheet.texts[index]
    return (
        is_title_like(text)
        and len(text) <= _SECOND_TITLE_CHARS
        and _list_kind(sheet, index) is None
    )


def _is_deck(sheet: Sheet, index: int, edition: _Edition, languages: Sequence[str]) -> bool:
    text = sheet.texts[index]
    if len(text) > _DECK_CHARS or len(edition.deck) >= _DECK_LINES:
        return False
    inside = between_dashes(text) if text[0] in LIST_STARTS else ""
    if inside:
        sheet.texts[index] = inside
        return True
    if _list_kind(sheet, index) is not None or is_ornament(text):
        return False
    if text[0] in LIST_STARTS and _TIMED.match(text):
        return False
    following = _next_open(sheet, index + 1)
    if following < 0 or languages[following] != languages[index]:
        return False
    if edition.deck and not sheet.adjacent(index):
        if _is_block(sheet, edition.deck) or _list_kind(sheet, following) is not None:
            return False  # a heading: decks stand together here, or a list follows
        if sheet.prose[edition.deck[0]]:
            return False
    if not sheet.prose[index]:
        return not (_list_kind(sheet, following) is not None and not edition.deck)
    # Korean decks are never whole sentences; English ones often are.
    if edition.deck or languages[index] != "en":
        return False
    return _is_sentence_deck(sheet, index, following, languages)


def _is_signed_deck(sheet: Sheet, index: int, edition: _Edition) -> bool:
    """Whether a line stands between the title and the byline: a deck, whatever it ends in."""
    if not stands_above_byline(sheet, index) or len(edition.deck) >= _DECK_LINES:
        return False
    return _list_kind(sheet, index) is None and not is_ornament(sheet.texts[index])


def _is_sentence_deck(sheet: Sheet, index: int, following: int, languages: Sequence[str]) -> bool:
    """Whether whole sentences under the title are a deck rather than the first paragraph."""
    text = sheet.texts[index]
    one = is_one_sentence(text)
    if sheet.adjacent(following) or len(text) < _SENTENCE_DECK_CHARS:
        return False
    if one and not sheet.prose[following]:
        return True  # a heading or list comes before the text proper
    lengths = sorted(
        len(sheet.texts[each])
        for each in range(following, len(sheet))
        if sheet.is_open(each) and languages[each] == languages[index] and sheet.prose[each]
    )
    typical = lengths[len(lengths) // 2] if lengths else 0
    return len(text) <= typical * (_DECK_SHARE if one else _LONGER_DECK_SHARE)


def _is_block(sheet: Sheet, deck: Sequence[int]) -> bool:
    return len(deck) > 1 and sheet.adjacent(deck[1])


def _label_line(sheet: Sheet, index: int) -> None:
    text = sheet.texts[index]
    if begins_with_a_word(text):  # nearly every line
        sheet.marks[index] = _PROSE if sheet.prose[index] else _HEADING
        return
    if is_ornament(text):
        sheet.mark(index, Label.SEPARATOR, "no letters in it")
        return
    kind = _list_kind(sheet, index)
    if kind is not None:
        sheet.mark(index, Label.LIST_ITEM, kind)
    elif is_marked_heading(text):
        sheet.mark(index, Label.HEADING, "marked as a heading")
    else:
        sheet.marks[index] = _PROSE if sheet.prose[index] else _HEADING


def _list_kind(sheet: Sheet, index: int) -> str | None:
    """Why a line is a list item, or None if it is not."""
    text = sheet.texts[index]
    if text[0] not in LIST_STARTS:
        return None
    if has_bullet(text):
        return "begins with a bullet"
    if not has_number(text):
        return None
    for below in (index, index + 1):
        if not 0 < below < len(sheet) or not has_number(sheet.texts[below - 1]):
            continue
        if has_number(sheet.texts[below]) and _are_listed(sheet, below):
            return "numbered, as its neighbours are"
    return None


def _are_listed(sheet: Sheet, below: int) -> bool:
    """Whether a numbered line and the one above are of one list.

    They are if they stand together, or if their numbers follow each other; not if both have the
    same number, as the headings of two editions that take turns.
    """
    one, two = _NUMBER.match(sheet.texts[below - 1]), _NUMBER.match(sheet.texts[below])
    if one is None or two is None:
        return sheet.adjacent(below)
    step = int(two[1]) - int(one[1])
    return step == 1 or (step != 0 and sheet.adjacent(below))


def _next_open(sheet: Sheet, index: int) -> int:
    try:
        return sheet.marks.index(None, index)
    except ValueError:
        return -1


def _label_tails(sheet: Sheet, languages: Sequence[str]) -> None:
    """Headings with nothing of their language under them are links or leftovers, or a last line."""
    for tongue in set(languages):
        tail: list[int] = []
        for index in range(len(sheet) - 1, sheet.start - 1, -1):
            mark = sheet.marks[index]
            if mark is None or languages[index] != tongue:
                continue
            if mark.label in _TEXT_LABELS:
                break
            if tail and mark.label in _SIGNED:
                _label_leftovers(sheet, tail, is_text=False)
                tail = []
            elif mark.label is Label.HEADING:
                tail.append(index)
        if tail:
            _label_leftovers(sheet, tail, is_text=sheet.rules.is_one_paper)


def _label_leftovers(sheet: Sheet, tail: Sequence[int], *, is_text: bool) -> None:
    """What stands under the last paragraph, or under the name below it: that ends the text."""
    for index in tail:
        if is_text:
            sheet.mark(index, Label.PARAGRAPH, "short line at the end")
        else:
            sheet.marks[index] = UNDER_TEXT
