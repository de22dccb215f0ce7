"""The table of formats, as the command line and the menu use it."""

from __future__ import annotations

import pytest

from reader.export.formats import FORMATS
from reader.export.values import ExportOptions
from tests.export.builders import HOSTILE, an_annotation, annotated, in_en, in_ko
from tests.support import an_article, with_id


def test_the_names_are_the_ones_people_type() -> None:
    """In the order of the menu."""
    assert ["markdown", "jsonld", "csv", "anki", "text"] == list(FORMATS)
    assert all(name == form.name and form.description for name, form in FORMATS.items())
    assert all(form.suffix.startswith(".") for form in FORMATS.values())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_whatever_there_is_and_is_stable(name: str) -> None:
    """No articles, one, several; hostile text; the same bytes each time, on the file as well."""
    hostile = with_id(an_article(ko_body=HOSTILE, en_body=HOSTILE), "bbbbbbbbbb")
    ends = len(HOSTILE) - 1
    one = annotated(
        an_annotation("b", in_ko((0, 0), (ends, 3)), body=HOSTILE[0], article=hostile),
        an_annotation("c", in_en((2, 0), (3, 1)), article=hostile),
        article=hostile,
    )
    form = FORMATS[name]

    for articles in ([], [one], [annotated(an_annotation("d")), one]):
        fresh = form.render(articles, ExportOptions())
        fresh.encode("utf-8")
        assert "\x1b" not in fresh
        assert fresh == form.render(articles, ExportOptions())
        updated = form.update(fresh, fresh)
        assert fresh == updated.text and () == updated.warnings


def test_only_markdown_keeps_what_stands_in_a_file() -> None:
    """The others are made for programs."""
    assert ["markdown"] == [form.name for form in FORMATS.values() if form.keeps_edits]
    fresh = FORMATS["markdown"].render([annotated(an_annotation("b"))], ExportOptions())
    assert "내 글" in FORMATS["markdown"].update(f"내 글\n\n{fresh}", fresh).text
    assert fresh == FORMATS["csv"].update("내 글", fresh).text
