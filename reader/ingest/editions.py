"""This is where the labelled lines of a page become its Korean and its English edition."""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.labels import LabelledPage
from reader.model.article import Block, BlockKind, Edition, Language
from reader.text.sanitise import MAX_BODY_CHARS, MAX_BODY_LINES, MAX_TITLE_CHARS, line_text

_KINDS: Final = {
    Label.PARAGRAPH: BlockKind.PARAGRAPH,
    Label.HEADING: BlockKind.HEADING,
    Label.LIST_ITEM: BlockKind.LIST_ITEM,
    Label.CAPTION: BlockKind.CAPTION,
    Label.NOTE: BlockKind.NOTE,
}
_PROSE: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_MADE_TITLE_CHARS: Final = 80


def editions_of(page: LabelledPage, warnings: list[str]) -> dict[Language, Edition]:
    """The editions of a page, Korean first; none if there is no prose under the title.

    Args:
        page: A labelled page.
        warnings: What the extractor was unsure of is added here.
    """
    spoken = set(page.languages)
    editions: dict[Language, Edition] = {}
    for language in Language:
        if language in spoken:
            edition = _edition(page, language, warnings)
            if any(block.kind in _PROSE for block in edition.body):
                editions[language] = edition
    titled = next((edition.title for edition in editions.values() if edition.title), "")
    for language, edition in editions.items():
        if not edition.title:
            editions[language] = _with_title(edition, language, titled, warnings)
    return editions


def _edition(page: LabelledPage, language: Language, warnings: list[str]) -> Edition:
    sheet, title = page.sheet, ""
    if sheet.title >= 0 and page.languages[sheet.title] == language:
        title = _title(sheet.texts[sheet.title], warnings)
    deck: list[str] = []
    body: list[Block] = []
    chars = 0
    for index in range(sheet.start, len(sheet)):
        mark = sheet.marks[index]
        if mark is None or page.languages[index] != language:
            continue
        kind, text = _KINDS.get(mark.label), sheet.texts[index]
        if kind is not None:
            chars += len(text)
            if len(body) >= MAX_BODY_LINES or chars > MAX_BODY_CHARS:
                warnings.append(f"{language} text cut at line {sheet.numbers[index]}: too long")
                break
            body.append(Block(kind, text))
        elif mark.label is Label.DECK:
            deck.append(text)
        elif mark.label is Label.TITLE and not title:
            title = _title(text, warnings)
    return Edition(title, tuple(deck), tuple(body))


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
