"""Annotations of other programs, and where they stand in our articles."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from reader.export.values import quote_of
from reader.export.web_foreign import (
    ForeignAnnotation,
    annotation_of,
    foreign_annotation,
    foreign_annotations,
    place,
)
from reader.export.web_import import parse
from reader.export.web_shape import NotUsable
from reader.model.article import Language
from reader.model.marks import MarkKind, Point, Span
from tests.export.builders import an_annotation, annotated
from tests.support import PROJECT, an_article

DATA = PROJECT / "tests" / "data" / "export"


def words_at(found: tuple[Language, Span] | None) -> str:
    """The words at a place of the usual article; "" for none."""
    if found is None:
        return ""
    annotation = an_annotation("b", found)
    return quote_of(annotated(annotation), annotation)


def test_hypothesis_files_are_read() -> None:
    """Note, highlight and page note; a reply has no place of its own."""
    imported = parse((DATA / "hypothesis.json").read_text("utf-8"))
    note, highlight, page = imported.foreign

    assert (MarkKind.NOTE, "왜 하필 밤인가", ("항만", "밤")) == (note.kind, note.body, note.tags)
    assert "https://news.example/harbour" == note.url
    assert "부산항, 올해도 기록 경신" == note.title
    assert ("2024-05-02T00:14:03.123456+00:00", "2024-05-03T00:14:03.123456+00:00") == (
        note.created,
        note.modified,
    )
    assert (MarkKind.HIGHLIGHT, "24 million TEU") == (highlight.kind, highlight.exact)
    assert (MarkKind.NOTE, "") == (page.kind, page.exact)
    assert [("item 4", "is a reply to another annotation")] == [
        (skipped.where, skipped.reason) for skipped in imported.skipped
    ]


def test_pages_of_the_standard_are_read() -> None:
    """Refined selectors, body values, bare addresses."""
    imported = parse((DATA / "web_annotation_page.jsonld").read_text("utf-8"))
    note, bookmark = imported.foreign

    assert ("most on record", "last year, the ") == (note.exact, note.prefix)
    assert (Language.EN, "Who counts the boxes?") == (note.language, note.body)
    assert (MarkKind.BOOKMARK, ("port",)) == (bookmark.kind, bookmark.tags)
    assert "https://news.example/harbour" == bookmark.url == note.url
    assert ["item 3"] == [skipped.where for skipped in imported.skipped]


def test_their_quotes_are_found_in_our_text() -> None:
    """Although white space differs, in the language the words are in."""
    note, highlight, page = parse((DATA / "hypothesis.json").read_text("utf-8")).foreign

    assert "크레인은 쉬지 않고 상자를 옮긴다." == words_at(place(note, an_article()))
    assert "24 million TEU" == words_at(place(highlight, an_article()))
    assert place(page, an_article()) is None


TWINS = an_article(ko_body=("금리를 올렸다. 그는 웃었다.", "금리를 올렸다. 그는 울었다."))
TWIN = ForeignAnnotation("item 1", MarkKind.HIGHLIGHT, "금리를 올렸다.")


@pytest.mark.parametrize(
    ("prefix", "suffix", "block"),
    [
        ("", "", None),
        ("", " 그는 웃었다.", 0),
        ("", " 그는\n울었다.", 1),
        ("웃었다. ", "", 1),
        ("", " 그는", None),
        ("전혀 다른 ", " 말", None),
    ],
)
def test_a_twin_is_told_by_its_surroundings_or_not_at_all(
    prefix: str, suffix: str, block: int | None
) -> None:
    """A wrong place is worse than none."""
    found = place(replace(TWIN, prefix=prefix, suffix=suffix), TWINS)

    assert block == (found[1].start.block if found else None)


def test_short_words_need_surroundings() -> None:
    """Three letters stand somewhere in every text."""
    short = ForeignAnnotation("item 1", MarkKind.HIGHLIGHT, "부산항")

    assert place(short, an_article()) is None
    found = place(replace(short, suffix="의 밤은 길다."), an_article())
    assert (Language.KO, Span(Point(0, 0), Point(0, 3))) == found


def test_decomposed_letters_are_the_same_letters() -> None:
    """A Mac writes them apart."""
    apart = unicodedata.normalize("NFD", "크레인은 쉬지 않고 상자를")
    foreign = ForeignAnnotation("item 1", MarkKind.HIGHLIGHT, apart)

    assert "크레인은 쉬지 않고 상자를" == words_at(place(foreign, an_article()))


def test_a_quote_is_never_placed_in_the_other_language() -> None:
    """If the file says which it is."""
    foreign = ForeignAnnotation("item 1", MarkKind.NOTE, "24 million TEU", language=Language.KO)

    assert place(foreign, an_article()) is None


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (
            {"target": {"selector": {"type": "TextPositionSelector", "start": 1, "end": 3}}},
            "says where it is without the words that stand there",
        ),
        ({"target": {"selector": {"exact": "가" * 20_000}}}, "has a quote that is too long"),
        ({"target": "https://news.example/harbour", "tags": [7, None]}, "says nothing"),
    ],
)
def test_what_cannot_be_used_says_why(item: dict[str, object], reason: str) -> None:
    """Nothing is made of it."""
    with pytest.raises(NotUsable) as refusal:
        foreign_annotation(item, "item 1")
    assert reason == refusal.value.reason


def test_an_annotation_on_several_passages_is_one_on_each() -> None:
    """With the same words, each found by its own quote."""
    targets = [
        {"source": "https://news.example/harbour", "selector": [{"exact": words}]}
        for words in ("부산항의 밤", "크레인은 쉬지")
    ]
    item: dict[str, object] = {
        "target": [*targets, {"id": "https://news.example/x"}],
        "text": "왜?",
    }

    found = foreign_annotations(item, "item 1")

    assert ["부산항의 밤", "크레인은 쉬지"] == [one.exact for one in found]
    assert {("왜?", "https://news.example/harbour")} == {(one.body, one.url) for one in found}
    assert 2 == len({annotation_of(one, an_article(), None).id for one in found})


def test_tags_alone_say_something() -> None:
    """What is no word among them is none of them."""
    tagged = foreign_annotation({"target": "https://news.example/x", "tags": ["항만", 7]}, "item 1")

    assert (MarkKind.NOTE, ("항만",)) == (tagged.kind, tagged.tags)


@pytest.mark.parametrize(("exact", "found"), [("여덟 글자의 말", True), ("일곱 자의 말", False)])
def test_a_quote_of_eight_characters_needs_no_surroundings(exact: str, found: bool) -> None:
    """If it stands there once."""
    article = an_article(ko_body=(f"앞에 {exact} 뒤에",))
    foreign = ForeignAnnotation("item 1", MarkKind.HIGHLIGHT, exact)

    assert found is (place(foreign, article) is not None)


def test_between_places_with_the_same_surroundings_nobody_chooses() -> None:
    """However well they fit."""
    article = an_article(ko_body=("같은 문장이 두 번 나온다.",) * 2)
    foreign = ForeignAnnotation("item 1", MarkKind.HIGHLIGHT, "문장이 두 번", "같은 ", " 나온다.")

    assert place(foreign, article) is None
    assert place(foreign, an_article(ko_body=("같은 문장이 두 번 나온다.",))) is not None


WHERE = (Language.KO, Span(Point(1, 3), Point(1, 7)))
GIVEN = "2024-05-02T00:14:03.123456+00:00"


def test_it_is_put_where_it_was_found() -> None:
    """A bookmark on the paragraph, anything else on the words; without a place on the article."""
    note = ForeignAnnotation("item 1", MarkKind.NOTE, "x", body="메모", tags=("항만",))
    bookmark = replace(note, kind=MarkKind.BOOKMARK)

    on_words, on_paragraph = (annotation_of(one, an_article(), WHERE) for one in (note, bookmark))

    assert WHERE == (on_words.language, on_words.span)
    assert Span(Point(1), Point(1)) == on_paragraph.span
    assert ("메모", ("항만",)) == (on_words.body, on_words.tags)
    assert annotation_of(note, an_article(), None).target is None


def test_its_times_stay_and_its_id_follows_from_it() -> None:
    """So that it is the same whenever it is taken in, and another on another article."""
    dated = ForeignAnnotation("item 1", MarkKind.NOTE, "", body="메모", created=GIVEN)
    plain = replace(dated, created="", modified="2024-05-03T01:02:03")
    twice = [annotation_of(dated, an_article(), WHERE) for _ in range(2)]

    assert twice[0] == twice[1]
    assert ("2024-05-02T00:14:03+00:00",) * 2 == (twice[0].created, twice[0].modified)
    undated = annotation_of(plain, an_article(), None)
    assert undated.created and "2024-05-03T01:02:03+00:00" == undated.modified
    others = [annotation_of(dated, an_article("bbbbbbbbbb"), WHERE), undated]
    assert 3 == len({one.id for one in (twice[0], *others)})
