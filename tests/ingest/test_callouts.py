"""Notes in boxes, comments, queries and orders in Markdown pages."""

from __future__ import annotations

from reader.ingest.markdown.callouts import CODE, NOTE, take_off_notes, take_out_code
from reader.ingest.markdown.shown import as_shown
from reader.model.article import BlockKind, Language
from tests.ingest.dumps import BATTERIES, BUSES, Read, page, texts


def test_a_note_in_a_box_is_no_paragraph() -> None:
    """It stays where it stands, without its sign."""
    lines = ["# The last diesel bus", "", BUSES, "", "> [!tip]- For later", "> See page 3."]
    read = Read(page(*lines, "", BATTERIES, "", "[More](https://bus.example)"))
    edition = read.article.editions[Language.EN]
    assert ["For later", "See page 3."] == texts(edition, BlockKind.NOTE)
    assert [BUSES, BATTERIES] == texts(edition, BlockKind.PARAGRAPH)


def test_the_kind_of_a_box_is_no_title() -> None:
    """Nor is a quotation in one that follows."""
    lines = ["> [!info] Info", "> A", ">", "> B", "", "> C", "> [!WARNING]"]
    assert {1: NOTE, 3: NOTE} == take_off_notes(lines)
    assert ["", "> A", ">", "> B", "", "> C", ""] == lines


def test_comments_queries_and_orders_are_taken_off() -> None:
    """With all they say."""
    lines = [
        "a %% b %% c",
        "```dataview",
        "LIST",
        "```",
        '{{< youtube x >}}{{% note "y" %}}',
        "```python",
        "x = 1",
        "```",
        "50%% and 60%% {{ x }}",
    ]
    assert {} == take_off_notes(lines)
    assert ["a  c", "", "", "", "", "```python", "x = 1", "```", "50%% and 60%% {{ x }}"] == lines


def test_a_query_without_end_hides_nothing() -> None:
    """Only its first line is a fence."""
    lines = ["```dataview", "text"]
    take_off_notes(lines)
    assert ["```dataview", "text"] == lines


def test_code_is_a_note_and_stays_as_it_is() -> None:
    """Whatever signs are in it; without an end it is text."""
    code = ["# a comment", "def __init__(**kwargs): [a](b)", "- x"]
    lines = [BUSES, "", "```python", *code, "```", "", "See **`__main__`** and `a*b*c`."]
    shown = as_shown("\n".join(lines))
    assert [BUSES, "", "", *code, "", "", "See __main__ and a*b*c."] == shown.lines
    assert dict.fromkeys((3, 4, 5), CODE) == shown.told
    assert {} == take_out_code(["```", "text", "~~~", "a ``` b"])
