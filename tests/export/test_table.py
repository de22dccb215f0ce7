"""The table: any spreadsheet program reads the same cells, and runs none of them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.table import BOM, COLUMNS, table
from reader.export.values import ExportOptions
from reader.model.marks import Annotation, MarkKind
from reader.text.sanitise import guard
from tests.export.builders import an_annotation, annotated, annotations, in_ko

OPTIONS = ExportOptions()


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows by column, as an RFC 4180 reader has them."""
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True))


def test_a_row_says_everything() -> None:
    """Quote, sentence, counterpart, note."""
    note = 'A "quote", 쉼표\n둘째 줄'
    annotation = an_annotation("b", in_ko((0, 12), (0, 15)), body=note, tags=("밤", "항만"))

    (row,) = rows_of(table([annotated(annotation)], OPTIONS))

    assert ("크레인", "크레인은 쉬지 않고 상자를 옮긴다.") == (row["quote"], row["sentence"])
    assert "The cranes never stop moving boxes." == row["counterpart"]
    assert (note, "밤 항만", "ko", "anchored") == (
        row["note"],
        row["tags"],
        row["language"],
        row["status"],
    )


def test_lines_end_as_the_standard_says() -> None:
    """CR LF between rows; line feeds inside a cell stay alone."""
    text = table([annotated(an_annotation("b", body="하나\n둘"))], OPTIONS)

    assert 2 == text.count("\r\n") and text.endswith("\r\n")
    assert "하나\n둘" in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", "＝", "＠", "  ="])
def test_no_cell_is_a_formula(start: str) -> None:
    """It gets an apostrophe, or what made it one is gone."""
    evil = f'{start}HYPERLINK("http://evil.example")'

    (row,) = rows_of(table([annotated(an_annotation("b", body=evil))], OPTIONS))

    assert row["note"][0] in "'\ufffd" and row["note"].endswith('HYPERLINK("http://evil.example")')


@settings(deadline=None)
@given(st.lists(annotations, max_size=4))
def test_any_annotation_makes_one_row_with_its_note(found: list[Annotation]) -> None:
    """Nothing leaves its cell."""
    text = table([annotated(*found)], OPTIONS)
    rows = rows_of(text)

    for annotation, row in zip(annotated(*found).in_document_order(), rows, strict=True):
        assert row["note"] in (guard(annotation.body), f"'{guard(annotation.body)}")
    assert all(set(COLUMNS) == set(row) for row in rows)
    text.encode("utf-8")


def test_notes_on_articles_and_bookmarks_are_rows_too() -> None:
    """With empty cells where there is nothing."""
    whole = an_annotation("b", kind=MarkKind.NOTE, body="메모")
    bookmark = an_annotation("c", kind=MarkKind.BOOKMARK)

    rows = rows_of(table([annotated(whole, bookmark)], OPTIONS))

    assert [("note", ""), ("bookmark", "")] == [(row["kind"], row["quote"]) for row in rows]
    assert [] == rows_of(table([], OPTIONS))
