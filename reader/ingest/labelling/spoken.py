"""This is where sentences are known that end in no full stop, on pages that hardly have one.

People who write as they speak, in weblogs and cafés, end a line where a sentence ends: in its verb,
in "ㅋㅋㅋ" or in a sign. On a page with full stops such a line is a heading or a title.
"""

from __future__ import annotations

from typing import Final

from reader.ingest.glances import PROSE
from reader.ingest.labelled import Label
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.shapes import has_bullet, has_number
from reader.text.lazy import lazily

_FEWEST: Final = 4
"""So many such sentences show how a page is written."""
_SHARE: Final = 0.4
"""So much of what stands among them are sentences; of headlines fewer are."""
_SENTENCE_CHARS: Final = 8
_GOES_ON_CHARS: Final = 20
"""A line between two sentences is one too from this length on, else a heading."""
_ENDS: Final = frozenset("다요죠까네데걸지ㅋㅎㅠㅜ!~^…♡♥)")
_SAID = lazily(r".*\s.*[다요죠까네데걸지][\s!?~^…♡♥ㅋㅎㅠㅜ]*(?:[:;^][-)]+)?$")


def see_spoken(sheet: Sheet) -> None:
    """Take such sentences for prose where they outnumber those that end in a full stop."""
    stops = sum(sheet.prose)
    if sheet.marks.count(None) - stops < max(_FEWEST, stops):
        return  # as on nearly every page
    said = [index for index in range(len(sheet)) if _is_said(sheet, index)]
    said = said[_titles_among(sheet, said) :]
    if len(said) < _FEWEST or len(said) <= stops:
        return
    among = [index for index in range(said[0], said[-1] + 1) if sheet.is_open(index)]
    if len(said) < len(among) * _SHARE:
        return
    sentences = frozenset(said)
    for index in among:
        if index in sentences or len(sheet.texts[index]) >= _GOES_ON_CHARS:
            sheet.prose[index] = True
            sheet.kinds[index] = PROSE


def _is_said(sheet: Sheet, index: int) -> bool:
    text = sheet.texts[index]
    return (
        text[-1] in _ENDS
        and sheet.is_open(index)
        and not sheet.prose[index]
        and len(text) >= _SENTENCE_CHARS
        and not has_bullet(text)
        and not has_number(text)
        and _SAID.match(text) is not None
    )


def _titles_among(sheet: Sheet, said: list[int]) -> int:
    """How many of them stand in the header: above the date or byline, or first on the page."""
    heads = (Label.DATE, Label.BYLINE, Label.AUTHOR)
    headed = next((i for i in range(len(sheet)) if sheet.label(i) in heads), len(sheet))
    above = sum(index < headed for index in said)
    first = next((i for i in range(len(sheet)) if sheet.is_open(i)), -1)
    return above if headed < len(sheet) and above < _FEWEST - 2 else int(said[:1] == [first])
