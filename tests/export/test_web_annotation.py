"""W3C Web Annotations out, and the full way back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.values import ExportOptions
from reader.export.web_annotation import web_annotations
from reader.export.web_import import parse
from reader.model.article import Source
from reader.model.marks import AnchorStatus, Annotation, ItemId, MarkKind
from reader.text.sanitise import FORBIDDEN
from tests.export.builders import an_annotation, annotated, annotations, in_en, in_ko
from tests.support import KO_BODY, an_article

OPTIONS = ExportOptions()


def items_of(*found: Annotation) -> list[dict[str, Any]]:
    """The exported items, in document order."""
    document = json.loads(web_annotations([annotated(*found)], OPTIONS))
    items: list[dict[str, Any]] = document["first"]["items"]
    assert len(items) == document["total"]
    return items


@settings(deadline=None)
@given(st.lists(annotations, max_size=6, unique_by=lambda annotation: annotation.id))
def test_every_annotation_comes_back_as_it_was(found: list[Annotation]) -> None:
    """Re-attached, resolved, orphaned, on the article, with keys of a later version."""
    one = annotated(*found)

    imported = parse(web_annotations([one], OPTIONS))

    assert () == imported.skipped == imported.foreign
    assert tuple(one.in_document_order()) == imported.annotations


@settings(deadline=None)
@given(st.lists(annotations, max_size=3, unique_by=lambda annotation: annotation.id))
def test_the_file_is_stable_and_safe_to_show(found: list[Annotation]) -> None:
    """Nothing in it acts on a terminal; the same input makes the same text in any order."""
    text = web_annotations([annotated(*found)], OPTIONS)

    assert FORBIDDEN.search(text) is None
    assert text == web_annotations([annotated(*reversed(found))], OPTIONS)


def test_lone_surrogates_can_be_written() -> None:
    """As escapes; every other encoder would stop there."""
    text = web_annotations(
        [annotated(an_annotation(tags=("a\ud800b", "\x7f\x9b\U000e0041")))], OPTIONS
    )

    text.encode("utf-8")
    bodies = json.loads(text)["first"]["items"][0]["body"]
    assert ["a\ud800b", "\x7f\x9b\U000e0041"] == [body["value"] for body in bodies]


def test_kinds_are_motivations_and_notes_and_tags_are_bodies() -> None:
    """What any other program can read."""
    note = an_annotation("b", in_ko((0, 0), (0, 3)), kind=MarkKind.NOTE, body="메모", tags=("밤",))
    (item,) = items_of(note)

    assert "commenting" == item["motivation"]
    assert [
        {"type": "TextualBody", "purpose": "commenting", "value": "메모", "format": "text/plain"},
        {"type": "TextualBody", "purpose": "tagging", "value": "밤"},
    ] == item["body"]


def test_positions_count_code_points_of_the_blocks_joined_by_line_feeds() -> None:
    """Also behind a character that is two units of UTF-16."""
    article = an_article(ko_body=("🚢 부산항", "둘째 문단"))
    annotation = an_annotation("b", in_ko((1, 0), (1, 2)), article=article)
    document = json.loads(web_annotations([annotated(annotation, article=article)], OPTIONS))
    quote, position = document["first"]["items"][0]["target"]["selector"]

    assert {"type": "TextPositionSelector", "start": 6, "end": 8} == position
    assert "둘째" == "🚢 부산항\n둘째 문단"[6:8] == quote["exact"]


def test_a_place_nobody_knows_has_no_position() -> None:
    """An orphaned one, and one that was not looked for in the text of today."""
    gone = an_annotation("b", in_ko((0, 0), (0, 3)), status=AnchorStatus.ORPHANED)
    other = an_article(ko_body=("새 문단", *KO_BODY))
    stale = an_annotation("c", in_ko((0, 0), (0, 1)), article=other)

    for item in items_of(gone, stale):
        assert ["TextQuoteSelector"] == [s["type"] for s in item["target"]["selector"]]


def test_the_source_is_the_page_in_its_language() -> None:
    """Its address if it is a web address, else a name of ours."""
    article = replace(an_article(), source=Source(url="https://news.example/1"))
    annotation = an_annotation("b", in_en((0, 0), (0, 6)))
    document = json.loads(web_annotations([annotated(annotation, article=article)], OPTIONS))
    source = document["first"]["items"][0]["target"]["source"]

    assert ("https://news.example/1", "en") == (source["id"], source["language"])
    assert "urn:reader:article:aaaaaaaaaa" in json.dumps(items_of(annotation))


def test_ids_are_distinct_iris() -> None:
    """Whatever a person called an item."""
    odd = replace(an_annotation("b"), id=ItemId("b <x>%"))
    ids = [str(item["id"]) for item in items_of(an_annotation("b"), odd)]

    assert 2 == len(set(ids))
    assert all(re.fullmatch(r"urn:reader:annotation:[A-Za-z0-9._~%-]+", name) for name in ids)
