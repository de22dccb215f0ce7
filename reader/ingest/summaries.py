"""This is where sentences are found that a portal prints above an article and takes from it."""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.shapes import is_whole_sentence
from reader.ingest.sheet import Sheet

_SENTENCE_CHARS: Final = 20
_FEWEST: Final = 2
_HEADER_LINES: Final = 4
"""So many short lines may stand above them: decks, and words of buttons."""


def label_summary(sheet: Sheet) -> None:
    """Label the first sentences of a text if all of them stand in it again, word for word.

    One at least is only a part of a paragraph, or else the whole text was copied twice.
    """
    header = range(sheet.start, min(len(sheet), sheet.start + _HEADER_LINES))
    first = next((i for i in header if sheet.is_open(i) and sheet.prose[i]), len(sheet))
    end = first
    while sheet.is_open(end) and _is_again(sheet, end):
        end += 1
    if end - first >= _FEWEST and any(
        sheet.texts[index] not in sheet.texts[end:] for index in range(first, end)
    ):
        for index in range(first, end):
            sheet.mark(index, Label.REPEAT, "said again below")


def _is_again(sheet: Sheet, index: int) -> bool:
    """Whether a sentence stands in a paragraph below, with the next one or one of the text's."""
    text = sheet.texts[index]
    if len(text) < _SENTENCE_CHARS or not is_whole_sentence(text):
        return False
    return any(text in below for below in sheet.texts[index + 1 :])
