"""A note that two readers changed at once: every export has the words of both, told apart."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from reader.export.anki import cards
from reader.export.formats import FORMATS
from reader.export.managed import merge
from reader.export.markdown import markdown
from reader.export.plain import plain_text
from reader.export.table import BOM, table
from reader.export.values import OTHER_VERSION, AnnotatedArticle, ExportOptions
from reader.export.web_annotation import web_annotations
from reader.export.web_import import parse
from reader.model.marks import Color
from tests.export.builders import an_annotation, annotated, in_ko

OPTIONS = ExportOptions()
SHOWN = an_annotation("b", in_ko((0, 12), (0, 15)), body="이 기계에서")
OTHER = replace(SHOWN, body="저 *기계*에서 #항만", tags=("항만",), color=Color.BLUE)
ALSO = replace(SHOWN, color=Color.PINK)
BOTH = replace(annotated(SHOWN), versions={SHOWN.id: (ALSO, OTHER)})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_words_of_both(name: str) -> None:
    """Once each; of one version nothing is said of others."""
    told = FORMATS[name].render([BOTH], OPTIONS).replace("\\", "")

    assert (1 + (name == "jsonld"), 1) == (told.count(SHOWN.body), told.count(OTHER.body))
    assert OTHER_VERSION not in FORMATS[name].render([annotated(SHOWN)], OPTIONS)


def test_they_are_told_apart() -> None:
    """In words, in a cell, in a paragraph, in an annotation of its own."""
    assert f"{SHOWN.body}\n{OTHER_VERSION} {OTHER.body}" in plain_text([BOTH], OPTIONS)
    escaped = "저 \\*기계\\*에서 #항만"
    assert f"{SHOWN.body}\n\n*{OTHER_VERSION}*\n\n{escaped}\n\n" in markdown([BOTH], OPTIONS)
    (row,) = csv.DictReader(io.StringIO(table([BOTH], OPTIONS).removeprefix(BOM), newline=""))
    assert (SHOWN.body, OTHER.body) == (row["note"], row["versions"])
    assert f'"{SHOWN.body}\n\n{OTHER_VERSION} {OTHER.body}"' in cards([BOTH], OPTIONS)
    found = json.loads(web_annotations([BOTH], OPTIONS))
    ids = [item["id"] for item in found["first"]["items"]]
    name = f"urn:reader:annotation:{SHOWN.id}"
    assert ([name, f"{name}:2", f"{name}:3"], 3) == (ids, found["total"])


def test_a_note_that_was_settled_is_brought_up_to_date() -> None:
    """The managed part of a Markdown file then has one version again."""
    before, after = markdown([BOTH], OPTIONS), markdown([annotated(SHOWN)], OPTIONS)

    assert after == merge(before, after).text
    assert () == merge(before, after).warnings


def test_versions_come_back_in_their_order() -> None:
    """What is there twice is said to be."""
    twice = AnnotatedArticle(BOTH.article, (), BOTH.annotations, {SHOWN.id: (OTHER, OTHER)})

    assert (SHOWN, ALSO, OTHER) == parse(web_annotations([BOTH], OPTIONS)).annotations
    found = parse(web_annotations([twice], OPTIONS))
    assert (SHOWN, OTHER) == found.annotations
    assert ["has the id of one before it"] == [one.reason for one in found.skipped]


def test_no_more_versions_are_taken_than_anybody_could_have() -> None:
    """A file with a hundred thousand would be held against itself for hours."""
    others = tuple(replace(SHOWN, body=str(number)) for number in range(200))
    many = AnnotatedArticle(BOTH.article, (), BOTH.annotations, {SHOWN.id: others})

    found = parse(web_annotations([many], OPTIONS))

    assert (100, 101) == (len(found.annotations), len(found.skipped))
