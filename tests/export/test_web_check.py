"""What an imported annotation says about an article counts as far as the article says it too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export.web_check import checked
from reader.model.article import Language
from reader.model.marks import (
    AnchorStatus,
    Annotation,
    ItemId,
    MarkKind,
    Point,
    Resolution,
    Span,
    Target,
)
from tests.export.builders import an_annotation, in_en, in_ko
from tests.support import EN_BODY, an_article

WHOLE = in_ko((0, 0), (0, 4))
POINT = in_ko((0, 2), (0, 2))
ACROSS = in_ko((0, 5), (1, 3))


def target_of(annotation: Annotation) -> Target:
    """The place it was made at."""
    assert annotation.target
    return annotation.target


@pytest.mark.parametrize("place", [WHOLE, POINT, ACROSS, None])
def test_what_is_true_stays(place: tuple[Language, Span] | None) -> None:
    """Of today's text, or of an earlier one: nobody knows better."""
    annotation = an_annotation("a", place)
    earlier = replace(annotation)
    if annotation.target:
        earlier = replace(annotation, target=replace(annotation.target, text_hash="0" * 16))

    assert annotation == checked(annotation, an_article())
    assert earlier == checked(earlier, an_article())


@pytest.mark.parametrize("place", [WHOLE, POINT, ACROSS])
@pytest.mark.parametrize("part", ["target", "reattached"])
def test_words_that_do_not_stand_there_are_looked_for(
    place: tuple[Language, Span], part: str
) -> None:
    """Without its hashes nothing is believed of a place but its words."""
    true = target_of(an_annotation("a", place))
    false = replace(true, exact="지어낸 말")
    annotation = Annotation(ItemId("a" * 26), an_article().id, MarkKind.NOTE, body="메모")
    annotation = replace(annotation, **{"target": true, part: false})

    unbelieved = replace(false, text_hash="", start_hash="", end_hash="")
    expected = replace(annotation, **{part: unbelieved})
    assert expected == checked(annotation, an_article())


@pytest.mark.parametrize(
    "span",
    [
        Span(Point(0, 1), Point(0, 4)),
        Span(Point(0, 0), Point(0, 9999)),
        Span(Point(70, 0), Point(70, 3)),
    ],
)
def test_false_claims_about_the_text_of_today_are_dropped(span: Span) -> None:
    """The words are looked for then, by the ladder that is used after every rebuild."""
    true = an_annotation("a", in_ko((0, 0), (0, 3)))
    forged = replace(true, target=replace(target_of(true), span=span))

    found = target_of(checked(forged, an_article()))

    assert ("", "", "", "부산항") == (
        found.text_hash,
        found.start_hash,
        found.end_hash,
        found.exact,
    )


@pytest.mark.parametrize("end", [Point(0, 5), Point(0, 3)])
def test_a_place_as_long_as_other_words_is_not_believed(end: Point) -> None:
    """Also where it says that it is of an earlier text."""
    true = target_of(an_annotation("a", WHOLE))
    false = replace(true, text_hash="0" * 16, span=Span(true.span.start, end))
    annotation = replace(an_annotation("a", WHOLE), target=false)

    assert "" == target_of(checked(annotation, an_article())).start_hash


@pytest.mark.parametrize(
    ("span", "stays"),
    [
        (Span(Point(0, 0), Point(0, 4)), True),
        (Span(Point(90, 0), Point(90, 4)), False),
        (None, True),
    ],
)
def test_a_place_that_was_found_outside_the_text_is_found_anew(
    span: Span | None, stays: bool
) -> None:
    """That it was found nowhere may be so."""
    status = AnchorStatus.MOVED if span else AnchorStatus.ORPHANED
    annotation = replace(an_annotation("a", WHOLE), resolved=Resolution("0" * 16, status, span))

    assert stays is (checked(annotation, an_article()) == annotation)


def test_of_a_language_the_article_does_not_have_nothing_can_be_said() -> None:
    """The words stay as they are; where they were found does not."""
    made = an_annotation("a", in_en((0, 0), (0, 3)))
    found = Resolution("0" * 16, AnchorStatus.MOVED, target_of(made).span)
    assert EN_BODY[0].startswith(target_of(made).exact)

    assert made == checked(replace(made, resolved=found), an_article(en=""))
