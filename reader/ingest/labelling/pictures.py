"""This is where the lines around a picture are found that only their neighbours explain."""

from __future__ import annotations

from itertools import compress, count
from operator import eq
from typing import Final

from reader.ingest.credits import AGENCY
from reader.ingest.glances import PROSE
from reader.ingest.labelled import Label
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.rules import SHORT_CHARS
from reader.ingest.shapes import begins_with_a_word, is_ornament, shows_a_body
from reader.text.lazy import lazily

_CAPTION_CHARS: Final = 200
_SHORT_CAPTION_CHARS: Final = 60
_OF_PICTURES: Final = (Label.CAPTION, Label.NOTE)
_UNDER_ITS_NAME = lazily(
    r"[(\[][가-힣]{1,8}=[가-힣\d]{2,8}[)\]]\s?\S|\[(?:(?:촬영|제작|그래픽|영상)\s[^\]]{2,30}|"
    r"[^\]]{2,60}\s(?:제공|캡처|캡쳐|갈무리|자료사진)(?:[.,][^\]]{1,40})?)\]$"
)
"""What agencies print under the name of a picture: a credit alone in brackets, "[촬영 홍길동]", or
the place and what one sees there.
"""


def label_pictures(sheet: Sheet) -> None:
    """Label credits on lines of their own, and the captions and descriptions beside them."""
    agencies, texts = sheet.rules.credits, sheet.texts
    first = max(sheet.start, 1)
    for index, mark in enumerate(sheet.marks[first:], first):
        if mark is not None:
            if mark.label is Label.CAPTION and _UNDER_ITS_NAME.match(texts[index]):
                _label_above(sheet, index)
            continue
        if sheet.kinds[index] == PROSE or not agencies.is_agency(texts[index]):
            continue
        if sheet.is_open(index) and (texts[index].isascii() or index > sheet.start):
            _label_around(sheet, index)
    if sheet.credited:
        _give_back_last_words(sheet)


def label_doubles(sheet: Sheet) -> None:
    """Label pictures' texts that are printed twice: once hidden, once shown; or are the title."""
    title = sheet.texts[sheet.title] if sheet.title >= 0 else ""
    if sheet.texts.count(title) > 1:
        for index in range(sheet.start, len(sheet)):
            if sheet.texts[index] == title and sheet.label(index) in _OF_PICTURES:
                sheet.mark(index, Label.REPEAT, "title again")
    texts = sheet.texts[sheet.start :]
    doubles = compress(count(sheet.start + 1), map(eq, texts[1:], texts))
    for index in doubles:
        text = sheet.texts[index]
        long = len(text) > SHORT_CHARS and sheet.kinds[index] != PROSE
        if is_ornament(text) or not (long or sheet.adjacent(index)):
            continue
        if sheet.is_open(index) and sheet.is_open(index - 1):
            sheet.mark(index - 1, Label.REPEAT, "caption again")
            sheet.mark(index, Label.CAPTION, "printed twice")
    others = compress(count(sheet.start), map(PROSE.__ne__, sheet.kinds[sheet.start :]))
    for index in others:
        if sheet.marks[index] is not None:
            continue
        text = sheet.texts[index]
        half = len(text) // 2
        if text[half] == " " and text[:half] == text[half + 1 :]:
            sheet.texts[index] = text[:half]
            sheet.mark(index, Label.CAPTION, "printed twice on its line")


def _label_above(sheet: Sheet, credit: int) -> None:
    """The line above a credit in brackets is the picture's caption, if it is short."""
    above = credit - 1
    if not sheet.start <= above or not sheet.is_open(above) or sheet.prose[above]:
        return
    text = sheet.texts[above]
    if len(text) > _SHORT_CAPTION_CHARS or not begins_with_a_word(text):
        return
    if sheet.adjacent(credit) or not any(map(sheet.adjacent, range(sheet.start, len(sheet)))):
        sheet.mark(above, Label.CAPTION, "above a picture's credit")


def _label_around(sheet: Sheet, credit: int) -> None:
    above, below = credit - 1, credit + 1
    told = False
    if sheet.texts[credit].casefold() in sheet.rules.publishers and not _has_text_below(
        sheet, credit
    ):
        return  # the header of its own page
    if _beside(sheet, above, credit):
        name = sheet.texts[credit]
        if sheet.rules.credits.starts_with_agency(sheet.texts[above], name):
            sheet.mark(above, Label.FURNITURE, "describes a picture to those who do not see it")
        else:
            sheet.mark(above, Label.CAPTION, "above a picture's credit")
            told = True
    if not told and _beside(sheet, below, below):
        sheet.mark(below, Label.CAPTION, "under a picture's credit")
        told = True
    sheet.mark(credit, Label.CAPTION, "a picture's credit")


def _has_text_below(sheet: Sheet, index: int) -> bool:
    return any(sheet.is_open(each) and sheet.prose[each] for each in range(index + 1, len(sheet)))


def _beside(sheet: Sheet, index: int, lower: int) -> bool:
    """Whether a line may be a caption: open, short, no empty line between."""
    return (
        sheet.start <= index
        and sheet.is_open(index)
        and sheet.adjacent(lower)
        and len(sheet.texts[index]) <= _CAPTION_CHARS
        and not (sheet.prose[index] and shows_a_body(sheet.texts[index]) and index < lower)
    )


def _give_back_last_words(sheet: Sheet) -> None:
    """Whole sentences with an agency's name behind them end a text more often than a picture."""
    prose = [i for i in range(sheet.start, len(sheet)) if sheet.is_open(i) and sheet.prose[i]]
    if len(prose) < 2:
        return
    for index in range(len(sheet) - 1, prose[-1], -1):
        mark = sheet.marks[index]
        if mark is not None and mark.rule == AGENCY:
            if _said(sheet.texts[index]):
                sheet.marks[index] = None
                sheet.prose[index] = True
            return


def _said(text: str) -> bool:
    """Whether it tells what happened, not what a picture shows."""
    sentence = text.rpartition(".")[0].rstrip()
    return sentence.endswith("다") and not sentence.endswith(("있다", "보인다", "없다"))
