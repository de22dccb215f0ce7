"""This is where the labelled lines of a page become its Korean and its English edition."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.labelling.labels import LabelledPage
from reader.model.article import Block, BlockKind, Edition, Language
from reader.text.language import language_of_line
from reader.text.sanitise import MAX_BODY_CHARS, MAX_BODY_LINES, MAX_TITLE_CHARS, line_text

_KINDS: Final = {
    Label.PARAGRAPH: BlockKind.PARAGRAPH,
    Label.HEADING: BlockKind.HEADING,
    Label.LIST_ITEM: BlockKind.LIST_ITEM,
    Label.CAPTION: BlockKind.CAPTION,
    Label.NOTE: BlockKind.NOTE,
}
_LANGUAGES: Final = tuple(Language)
_BOTH: Final = frozenset(_LANGUAGES)
_PROSE: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_MADE_TITLE_CHARS: Final = 80


def editions_of(page: LabelledPage, warnings: list[str]) -> dict[Language, Edition]:
    """The editions of a page, Korean first; none if there is no prose under the title.

    Args:
        page: A labelled page.
        warnings: What the extractor was unsure of is added here.
    """
    editions: dict[Language, Edition] = {}
    for language in _LANGUAGES:
        if language in page.tongues:
            edition = _edition(page, language, warnings)
            if any(block.kind in _PROSE for block in edition.body):
                editions[language] = edition
    titled = next((edition.title for edition in editions.values() if edition.title), "")
    untitled = [language for language, edition in editions.items() if not edition.title]
    halves = _halves(titled) if untitled and len(editions) == len(_LANGUAGES) else {}
    for language in halves or untitled:
        edition = editions[language]
        if halves:
            editions[language] = Edition(halves[language], edition.deck, edition.body)
        else:
            editions[language] = _with_title(edition, language, titled, warnings)
    return editions


def _halves(title: str) -> dict[Language, str]:
    """The titles of both editions, if one line has them: "두 강 / Two Rivers"; else nothing."""
    before, _, after = title.partition(" / ")
    halves = {language_of_line(half): half for half in (before, after)}
    return {language: halves[language] for language in _LANGUAGES} if _BOTH == set(halves) else {}


def _edition(page: LabelledPage, language: Language, warnings: list[str]) -> Edition:
    sheet, title = page.sheet, ""
    texts = sheet.texts
    if sheet.title >= 0 and page.languages[sheet.title] == language:
        title = _title(texts[sheet.title], warnings)
    body = {
        index: Block(kind, texts[index])
        for label, kind in _KINDS.items()
        if label in page.by_label
        for index in _lines(page, label, language)
    }
    order = sorted(body)
    room = _room(page, order)
    end = order[room] if room < len(order) else len(sheet)
    for index in _lines(page, Label.TITLE, language):
        if index < end and not title:
            title = _title(texts[index], warnings)
    deck = [texts[index] for index in _lines(page, Label.DECK, language) if index < end]
    if end < len(sheet):
        warnings.append(f"{language} text cut at line {sheet.numbers[end]}: too long")
    return Edition(title, tuple(deck), tuple(map(body.__getitem__, order[:room])))


def _lines(page: LabelledPage, label: Label, language: Language) -> Sequence[int]:
    """Indexes of the lines of a language with a label, from the start of the text on."""
    indexes, languages = page.by_label.get(label, ()), page.languages
    indexes = indexes[bisect_left(indexes, page.sheet.start) :]
    if len(page.tongues) == 1:
        return indexes
    return [index for index in indexes if languages[index] == language]


def _room(page: LabelledPage, body: Sequence[int]) -> int:
    """How many lines of a body an edition may have."""
    texts, chars = page.sheet.texts, 0
    if len(body) <= MAX_BODY_LINES and sum(map(len, texts)) <= MAX_BODY_CHARS:
        return len(body)
    for place, index in enumerate(body):
        chars += len(texts[index])
        if place >= MAX_BODY_LINES or chars > MAX_BODY_CHARS:
            return place
    return len(body)


def _title(text: str, warnings: list[str]) -> str:
    if len(text) > MAX_TITLE_CHARS:
        warnings.append(f"title cut after {MAX_TITLE_CHARS} characters")
    return line_text(text)


def _with_title(edition: Edition, language: Language, other: str, warnings: list[str]) -> Edition:
    """An edition without a title of its own borrows the other's, or takes its first words."""
    if other:
        warnings.append(f"no title in {language}; the other edition's stands in")
        return Edition(other, edition.deck, edition.body)
    first = next(block.text for block in edition.body if block.kind in _PROSE)
    warnings.append("no title on the page; the first words stand in")
    return Edition(line_text(first, _MADE_TITLE_CHARS), edition.deck, edition.body)
