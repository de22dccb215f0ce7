"""Files of annotations are somebody's: what fits is taken, the rest is named."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.export.values import ExportOptions
from reader.export.web_annotation import web_annotations
from reader.export.web_check import checked
from reader.export.web_import import NotAnnotations, parse
from reader.model.marks import AnchorStatus, MarkKind
from tests.export.builders import an_annotation, annotated, in_ko
from tests.support import an_article

GOOD = an_annotation(
    "b", in_ko((0, 0), (0, 3)), kind=MarkKind.NOTE, body="메모", status=AnchorStatus.MOVED
)
FILE = json.loads(web_annotations([annotated(GOOD)], ExportOptions()))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1, column 1"),
        ('{"items": [\n1 1]}', "line 2, column 3"),
        ("[" * 100_000, "too deep"),
        ("9" * 5000, "too long"),
        ('"items"', "no list"),
        ("{}", "no list"),
        ('{"first": {"items": {"items": {"items": {"items": []}}}}}', "no list"),
        ('{"first": "https://elsewhere.example/page/1"}', "elsewhere.example"),
    ],
)
def test_what_is_no_set_of_annotations_is_refused_with_the_place(text: str, why: str) -> None:
    """As one error a person can do something about."""
    with pytest.raises(NotAnnotations) as caught:
        parse(text)

    assert why in caught.value.problem.replace("deeply", "deep")
    assert isinstance(caught.value, ReaderError) and caught.value.remedy


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("motivation",), "linking", "motivation"),
        (("reader:item",), 5, "reader:item is not an object"),
        (("reader:item", "version"), 2, "later version"),
        (("reader:item", "id"), "a b", "reader:item.id"),
        (("reader:item", "id"), "aaaaaaaaaa-reading", "reader:item.id"),
        (("reader:item", "id"), "aaaaaaaaaa-alignment", "reader:item.id"),
        (("reader:item", "id"), "aaaaaaaaaa-rest", "reader:item.id"),
        (("reader:item", "article"), "../../etc", "reader:item.article"),
        (("reader:item", "color"), "#ff0000", "reader:item.color"),
        (("reader:item", "target"), [], "reader:item.target"),
        (("reader:item", "target", "language"), "fr", "target.language"),
        (("reader:item", "target", "span"), None, "target.span is missing"),
        (("reader:item", "target", "span"), [0, 0, 0], "not four numbers"),
        (("reader:item", "target", "span"), [0, 0, 0, True], "not four numbers"),
        (("reader:item", "target", "span"), [0, 0, 0, 10**30], "not four numbers"),
        (("reader:item", "target", "span"), [3, 0, 0, 1], "runs backwards"),
        (("reader:item", "target", "exact"), 7, "target.exact"),
        (("reader:item", "target", "exact"), "x" * (1 << 21), "target.exact"),
        (("reader:item", "target", "text_hash"), "../x", "target.text_hash"),
        (("reader:item", "resolved", "score"), float("nan"), "resolved.score"),
        (("reader:item", "resolved", "status"), "sure", "resolved.status"),
    ],
)
def test_one_bad_item_is_skipped_with_its_reason_and_the_rest_is_taken(
    path: tuple[str, ...], value: object, reason: str
) -> None:
    """The reason names the field."""
    bad = copy.deepcopy(FILE["first"]["items"][0])
    inside = bad
    for name in path[:-1]:
        inside = inside[name]
    inside[path[-1]] = value
    items = [bad, 7, *FILE["first"]["items"], *FILE["first"]["items"]]

    imported = parse(json.dumps(items))

    assert (GOOD,) == imported.annotations
    assert ["item 1", "item 2", "item 4"] == [skipped.where for skipped in imported.skipped]
    assert reason in imported.skipped[0].reason
    assert "has the id of one before it" == imported.skipped[2].reason


@settings(deadline=None)
@given(st.sampled_from(range(200)), json_values)
def test_no_file_makes_it_stumble(number: int, value: object) -> None:
    """Any value in any place of a good file: an error with a reason, or a result."""
    document = copy.deepcopy(FILE)
    places = list(_places(document))
    holder, key = places[number % len(places)]
    holder[key] = value

    try:
        imported = parse(json.dumps(document))
    except NotAnnotations as error:
        assert error.problem
    else:
        for annotation in imported.annotations:
            assert checked(annotation, an_article()).id == annotation.id


@settings(deadline=None)
@given(json_values)
def test_anything_at_all_is_an_error_or_a_result(value: object) -> None:
    """Also when nothing of it is ours."""
    for document in (value, [value], {"items": [value, {"target": value, "body": value}]}):
        try:
            parse(json.dumps(document))
        except NotAnnotations as error:
            assert error.problem


def test_what_others_wrote_is_cleaned_on_its_way_in() -> None:
    """Notes and tags as if typed; escapes act on terminals."""
    item = copy.deepcopy(FILE["first"]["items"][0])
    item["body"][0]["value"] = "빨강 \x1b[31m\u202e\r\n끝"
    item["body"].append({"type": "TextualBody", "purpose": "tagging", "value": "a\x1b]0;\nb"})

    (annotation,) = parse(json.dumps([item])).annotations

    assert "빨강 \n끝" == annotation.body
    assert all(char.isprintable() for char in annotation.tags[0])


def test_no_tag_is_left_out_and_none_is_cut() -> None:
    """A note with more `#tags` in it than anybody counts comes back with all of them."""
    tags = tuple(
        f"{number}번째 꼬리표, 길고 길어서 예순네 자를 넘는 것" * 3 for number in range(80)
    )
    item = annotated(an_annotation("b", tags=tags))

    (annotation,) = parse(web_annotations([item], ExportOptions())).annotations

    assert tags == annotation.tags


def test_tags_longer_than_a_note_are_refused() -> None:
    """With the number of the item; the others are taken."""
    items = [annotated(an_annotation(name, tags=("x" * 40_000, name))) for name in "bc"]
    written = json.loads(web_annotations(items, ExportOptions()))
    written["first"]["items"][0]["body"].append(
        {"type": "TextualBody", "purpose": "tagging", "value": "y" * 40_000}
    )

    imported = parse(json.dumps(written))

    assert ["c"] == [one.id[0] for one in imported.annotations]
    assert [("item 1", "has tags of more than 65,536 characters")] == [
        (one.where, one.reason) for one in imported.skipped
    ]


def test_a_byte_order_mark_and_a_single_annotation_are_fine() -> None:
    """As Windows editors and copy and paste make them."""
    imported = parse("\ufeff" + json.dumps(FILE["first"]["items"][0]))

    assert (GOOD,) == imported.annotations


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    """Every place of a document as its holder and the key in it."""
    if isinstance(value, dict):
        for key in value:
            yield value, key
            yield from _places(value[key])
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield value, index
            yield from _places(inner)
