"""This is where each line of a page gets its language, and a page its one or two editions."""

from __future__ import annotations

from typing import Final

from reader.ingest.shapes import is_prose
from reader.ingest.sheet import Sheet
from reader.text.language import language_of_line

_MIN_PROSE_LINES: Final = 2
_MIN_SHARE_EN: Final = 0.3
"""English characters for each Korean one, from which the English is an edition, not a quote.
A translation has about 2.3."""
_MIN_SHARE_KO: Final = 0.06
"""The same the other way round; a translation has about 0.45."""


def languages_of(sheet: Sheet) -> tuple[str, ...]:
    """The language of each line: "ko" or "en", all the same when there is one edition.

    A line of prose has its own. A short one has its own if the prose before or after it has the
    same, else that of what follows, so that a Latin heading stays in its Korean article.
    """
    own = [language_of_line(text) for text in sheet.texts]
    prose = [
        index
        for index in range(sheet.start, len(sheet))
        if sheet.is_open(index) and own[index] and is_prose(sheet.texts[index])
    ]
    main = _main_language(sheet, own, prose)
    if not _has_two_editions(sheet, own, prose):
        return (main,) * len(sheet)
    languages = [main] * len(sheet)
    before, position = "", 0
    for index in range(len(sheet)):
        while position < len(prose) and prose[position] < index:
            before = own[prose[position]]
            position += 1
        after = own[prose[position]] if position < len(prose) else before
        if own[index] and own[index] in (before, after):  # prose always is, being `after`
            languages[index] = own[index]
        else:
            languages[index] = after or main
    return tuple(languages)


def _main_language(sheet: Sheet, own: list[str], prose: list[int]) -> str:
    if prose and not _has_two_editions(sheet, own, prose):
        chars = _prose_chars(sheet, own, prose)
        return "ko" if chars["ko"] >= chars["en"] * _MIN_SHARE_KO and chars["ko"] else "en"
    if sheet.title >= 0 and own[sheet.title]:
        return own[sheet.title]
    return own[prose[0]] if prose else "ko"


def _has_two_editions(sheet: Sheet, own: list[str], prose: list[int]) -> bool:
    counts = {tongue: sum(own[index] == tongue for index in prose) for tongue in ("ko", "en")}
    chars = _prose_chars(sheet, own, prose)
    enough = min(counts.values()) >= _MIN_PROSE_LINES or (
        min(counts.values()) == 1 and max(counts.values()) <= _MIN_PROSE_LINES
    )
    return (
        enough
        and chars["en"] >= chars["ko"] * _MIN_SHARE_EN
        and chars["ko"] >= chars["en"] * _MIN_SHARE_KO
    )


def _prose_chars(sheet: Sheet, own: list[str], prose: list[int]) -> dict[str, int]:
    return {
        tongue: sum(len(sheet.texts[index]) for index in prose if own[index] == tongue)
        for tongue in ("ko", "en")
    }
