"""This is where sentences are found that a portal prints above an article and takes from it."""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import is_whole_sentence

_SENTENCE_CHARS: Final = 20
_LONG_CHARS: Final = 160
"""So long is hardly a sentence, but many a paragraph."""
_NEAR_LINES: Final = 16
"""So near stands the notice that says what they are."""
_HEADER_LINES: Final = 4
"""So many short lines may stand above them: decks, and words of buttons."""


def label_summary(sheet: Sheet) -> None:
    """Label the first sentences of a text if all of them stand in it again, word for word.

    One at least is only a part of a paragraph, or else the whole text was copied twice.
    """
    if "요약" not in "\n".join(sheet.texts[sheet.start : sheet.start + _NEAR_LINES]):
        return  # nearly every page
    first = sheet.start
    while first < sheet.start + _HEADER_LINES and not _is_sentence(sheet, first):
        first += 1
    if not _is_sentence(sheet, first) or not _is_sentence(sheet, first + 1):
        return
    end = first + 2
    while _is_sentence(sheet, end):
        end += 1
    said, below = sheet.texts[first:end], sheet.texts[end:]
    together = "\n".join(below)
    if all(text in together for text in said) and any(text not in below for text in said):
        for index in range(first, end):
            sheet.mark(index, Label.REPEAT, "said again below")


def _is_sentence(sheet: Sheet, index: int) -> bool:
    """Whether an open line is a sentence; it may be more than one, but no long paragraph."""
    if not sheet.is_open(index) or not _SENTENCE_CHARS <= len(sheet.texts[index]) <= _LONG_CHARS:
        return False
    return is_whole_sentence(sheet.texts[index])
