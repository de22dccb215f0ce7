"""This is where every line of a page gets its one label, stage by stage.

What a line says by itself comes first, then author cards, the title with its header, the
language of each line, and last what stands under the title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.ingest.credits import AGENCY
from reader.ingest.fields import label_fields
from reader.ingest.glances import PROSE
from reader.ingest.labelled import OPENS_LINKS, Label, Mark
from reader.ingest.labelling.bodies import label_body
from reader.ingest.labelling.cards import FoundCard, label_cards
from reader.ingest.labelling.comments import label_comments
from reader.ingest.labelling.footers import label_foot
from reader.ingest.labelling.languages import languages_of
from reader.ingest.labelling.link_numbers import take_off_link_numbers
from reader.ingest.labelling.links import label_after_end, label_links
from reader.ingest.labelling.people import label_people
from reader.ingest.labelling.pictures import label_doubles, label_pictures
from reader.ingest.labelling.regions import NOWHERE, label_outside, region_of_text
from reader.ingest.labelling.series import is_point, label_running_heads, label_times, label_videos
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.labelling.single_lines import at_sight, read_listed_header
from reader.ingest.labelling.spoken import see_spoken
from reader.ingest.labelling.summaries import label_summary
from reader.ingest.labelling.titles import label_title
from reader.ingest.labelling.wrapping import unwrap
from reader.ingest.pages import Page
from reader.ingest.rules import SHORT_CHARS, Rules
from reader.ingest.shapes import is_prose, is_title_like, shows_a_body
from reader.text.lazy import lazily

_SECTION_CHARS: Final = 20
_MAY_HEAD: Final = (Label.CAPTION, Label.NOTE)
_SAID_CHARS: Final = 10
_SAME_CHARS: Final = 20
"""The name of a picture and its caption begin with the same words, so many characters."""
_HEADER_LINES: Final = 16
_NAME_CHARS: Final = 4
_REMEMBERED_LINES: Final = 2_000
_HASHES = lazily(r"#{1,6}\s+(?=\S)")
"""How Markdown marks a title or heading."""


class LabelledPage(NamedTuple):
    """A page with a label and a language for every line."""

    sheet: Sheet
    languages: tuple[str, ...]
    """"ko" or "en" for each line."""
    tongues: frozenset[str]
    """Those among them."""
    cards: tuple[FoundCard, ...]
    dropped_lines: int
    by_label: Mapping[Label, Sequence[int]]
    """Indexes of lines."""

    def texts(self, label: Label) -> list[str]:
        """The lines with a label, in order."""
        texts = self.sheet.texts
        return [texts[index] for index in self.by_label.get(label, ())]

    def first(self, label: Label) -> str:
        """The first line with a label; "" if there is none."""
        indexes = self.by_label.get(label)
        return self.sheet.texts[indexes[0]] if indexes else ""


def label_page(page: Page, rules: Rules, told: Mapping[int, Mark] | None = None) -> LabelledPage:
    """Label all lines of a page.

    Args:
        page: What stands on it.
        rules: Those of its site.
        told: What the signs in a dump told of lines, by their numbers, also of other pages.
    """
    sheet = Sheet(page.rows, rules)
    take_off_link_numbers(sheet)
    cards = label_cards(sheet)
    if told:
        _label_told(sheet, told)
    _label_alone(sheet)
    read_listed_header(sheet, sheet.kinds.find(PROSE))
    label_fields(sheet)
    if not cards:  # nor is a page with an author card a printed one
        label_running_heads(sheet)
    unwrap(sheet)
    sheet.prose = [
        mark is None and (kind == PROSE or is_prose(text))
        for kind, text, mark in zip(sheet.kinds, sheet.texts, sheet.marks, strict=True)
    ]
    see_spoken(sheet)
    label_videos(sheet, sheet.kinds.find(PROSE))
    label_comments(sheet)
    label_links(sheet)
    label_after_end(sheet)
    region = NOWHERE if cards else region_of_text(sheet)
    label_title(sheet, cards, region)
    label_people(sheet)
    label_summary(sheet)
    label_pictures(sheet)
    _label_series_notice(sheet)
    _label_menu_words(sheet)
    label_doubles(sheet)
    _label_name_above(sheet)
    languages = languages_of(sheet)
    if sheet.start < len(sheet):
        label_body(sheet, languages)
    by_label = _by_label(sheet)
    outside = label_outside(sheet, region)
    if label_times(sheet, by_label) | label_foot(sheet, by_label) | outside:
        by_label = _by_label(sheet)
    tongues = frozenset(languages)
    return LabelledPage(sheet, languages, tongues, cards, page.dropped_lines, by_label)


def _by_label(sheet: Sheet) -> Mapping[Label, Sequence[int]]:
    by_label: defaultdict[Label, list[int]] = defaultdict(list)
    before: Mark | None = None
    indexes: list[int] = []
    for index, mark in enumerate(sheet.marks):
        if mark is not before:  # most lines are what the one above is
            before = mark
            indexes = by_label[mark.label] if mark is not None else []
        indexes.append(index)
    return by_label


def _label_told(sheet: Sheet, told: Mapping[int, Mark]) -> None:
    """What a line says by itself goes before what its signs told: a byline may be a link.

    A link does not open others while there is more of the text: under "Read more" a letter goes on.
    """
    told_not = (i for i in reversed(range(len(sheet))) if sheet.numbers[i] not in told)
    bodies = (i for i in told_not if shows_a_body(sheet.texts[i]))
    last = next((i for i in bodies if sheet.rules.mark_of(sheet.texts[i]) is None), -1)
    for index, number in enumerate(sheet.numbers):
        if number in told and told[number].label is Label.TITLE and sheet.title < 0:
            sheet.title = index
        elif number in told and sheet.is_open(index):
            seen = _seen_alone(sheet, index)
            linked = seen is OPENS_LINKS and told[number].label is Label.FURNITURE and index < last
            sheet.marks[index] = told[number] if linked or seen is None else seen


def _label_alone(sheet: Sheet) -> None:
    """What a line says by itself."""
    rules, marks, texts = sheet.rules, sheet.marks, sheet.texts
    memory, suffixes = rules.memory, rules.suffixes
    for index, kind in enumerate(sheet.kinds):
        if marks[index] is not None:
            continue
        text = texts[index]
        if kind == PROSE:  # only a pattern may know better
            if rules.mark_of(text) is not None or text.endswith(suffixes):
                marks[index] = _seen_alone(sheet, index)
        elif text in memory:
            marks[index] = memory[text]
        else:
            marks[index] = _seen_alone(sheet, index)


def _seen_alone(sheet: Sheet, index: int) -> Mark | None:
    """What a line says by itself, remembered where it is short and changes nothing else."""
    text, rules = sheet.texts[index], sheet.rules
    mark = at_sight(text, rules)
    if text[0] == "#":
        sheet.texts[index] = _HASHES.sub("", text)
    if mark is None and text.endswith(rules.suffixes):
        return _without_button(sheet, index)
    if mark is not None and mark.label in _MAY_HEAD and text[0] == "[" and _heads(sheet, index):
        return None
    if mark is not None and mark.label is Label.CAPTION:
        if is_point(sheet, index):
            return None
        sheet.credited = sheet.credited or mark.rule == AGENCY
        return _caption(sheet, index, mark)
    if len(text) <= SHORT_CHARS and text[0] != "#":
        if len(rules.memory) >= _REMEMBERED_LINES:
            rules.memory.clear()
        rules.memory[text] = mark
    return mark


def _heads(sheet: Sheet, index: int) -> bool:
    """Whether a bracket says what a page is, whose title follows: "[그래픽] 대출 금리 현황"."""
    text = sheet.texts[index]
    if None in sheet.marks[:index] or len(text) - text.find("]") < _SAID_CHARS:
        return False
    return is_title_like(text) and index + 1 < len(sheet) and sheet.title < 0


def _without_button(sheet: Sheet, index: int) -> Mark:
    """A caption with the word of a button at its end, often printed again without it."""
    text = sheet.texts[index]
    suffix = next(suffix for suffix in sheet.rules.suffixes if text.endswith(suffix))
    sheet.texts[index] = stripped = text[: -len(suffix)].strip()
    if not stripped:
        return Mark(Label.FURNITURE, "a button")
    above = index - 1
    if sheet.is_open(above) and sheet.texts[above][:_SAME_CHARS] == stripped[:_SAME_CHARS]:
        sheet.mark(above, Label.REPEAT, "name of a picture")
    if index + 1 < len(sheet) and sheet.texts[index + 1] == stripped:
        sheet.mark(index + 1, Label.CAPTION, "printed above with a button")
        return Mark(Label.REPEAT, "caption with a button")
    return Mark(Label.CAPTION, "had a button at its end")


def _caption(sheet: Sheet, index: int, mark: Mark) -> Mark:
    text = sheet.texts[index]
    suffix = next((suffix for suffix in sheet.rules.suffixes if text.endswith(suffix)), "")
    if suffix:
        return _without_button(sheet, index)
    above = index and sheet.texts[index - 1] == text
    return Mark(Label.REPEAT, "caption again") if above else mark


def _label_series_notice(sheet: Sheet) -> None:
    """A notice that speaks of the series whose name stands in the title's bracket."""
    section = section_of(sheet.texts[sheet.title]) if sheet.title >= 0 else ""
    if not section:
        return
    series = f"[{section}]".replace(" ", "")
    for index in range(sheet.start, len(sheet)):
        if sheet.is_open(index) and sheet.texts[index].startswith("["):
            bracket = sheet.texts[index][: _SECTION_CHARS * 2].replace(" ", "")
            if bracket.startswith(series) and sheet.prose[index]:
                sheet.mark(index, Label.NOTE, "speaks of the series in the title")


def section_of(title: str) -> str:
    """What stands in brackets at the start of a title; "" if nothing does."""
    if not title.startswith("["):
        return ""
    name = title[1:].partition("]")[0].strip()
    return name if len(name) <= _SECTION_CHARS and "]" in title else ""


def _label_menu_words(sheet: Sheet) -> None:
    """Menu words are furniture in rows, and after the last prose."""
    menu, texts = sheet.rules.menu, sheet.texts
    words = [
        index
        for index, mark in enumerate(sheet.marks[sheet.start :], sheet.start)
        if mark is None and len(texts[index]) <= SHORT_CHARS and texts[index].casefold() in menu
    ]
    if not words:
        return
    last = max((i for i in range(len(sheet)) if sheet.is_open(i) and sheet.prose[i]), default=-1)
    for index in words:
        beside = any(
            0 <= other < len(sheet) and sheet.texts[other].casefold() in menu
            for other in (index - 1, index + 1)
        )
        if beside or index > last:
            sheet.mark(index, Label.FURNITURE, "menu word")


def _label_name_above(sheet: Sheet) -> None:
    """A name alone above the text that a byline begins with is a link to its articles."""
    for index in range(sheet.start, min(len(sheet), sheet.start + _HEADER_LINES)):
        if sheet.prose[index]:
            return
        text = sheet.texts[index]
        if len(text) <= _NAME_CHARS and sheet.is_open(index) and text.isalpha():
            signed = (i for i in range(index, len(sheet)) if sheet.label(i) is Label.BYLINE)
            if any(sheet.texts[each].startswith(f"{text} ") for each in signed):
                sheet.mark(index, Label.FURNITURE, "the name in the byline")
