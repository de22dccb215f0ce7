"""The Markdown note: what it says, and that nothing in it obeys anybody's text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.managed import BEGIN, END, merge
from reader.export.markdown import block_id, markdown, owner_of
from reader.export.values import AnnotatedArticle, ExportOptions
from reader.model.article import Author, Edition, Language, Source
from reader.model.marks import AnchorStatus, Annotation, ItemId, MarkKind
from tests.export.builders import (
    HOSTILE,
    TITLES,
    an_annotation,
    annotated,
    annotations,
    in_en,
    in_ko,
)
from tests.support import EN_BODY, PROJECT, an_article, blocks, with_id

OPTIONS = ExportOptions()
GOLDEN = PROJECT / "tests" / "data" / "export" / "note.md"


def front_of(note: str) -> dict[str, object]:
    """The front matter as another program reads it."""
    read: dict[str, object] = yaml.safe_load(note.split("---\n")[1])
    return read


def items_in(note: str) -> list[str]:
    """The block ids, in order."""
    return re.findall(r"(?:^|(?<= ))\^(r-[a-z]+)$", note, re.MULTILINE)


def busy_article() -> AnnotatedArticle:
    """One annotation of every kind."""
    article = replace(
        an_article(ko="[단독] 부산항: 다시 #1"), source=Source(url="https://news.example/1")
    )
    return annotated(
        an_annotation("b", kind=MarkKind.NOTE, body="항만 기사 모음 #항만\n\n다시 읽기"),
        an_annotation("c", in_ko((0, 12), (0, 29)), tags=("물류", "2024"), body="왜 *밤*인가"),
        an_annotation("d", in_en((1, 0), (1, 29)), status=AnchorStatus.FUZZY),
        an_annotation("e", in_ko((2, 0), (2, 0)), kind=MarkKind.BOOKMARK),
        an_annotation("f", in_ko((0, 0), (0, 3)), status=AnchorStatus.ORPHANED),
        article=article,
    )


def test_the_note_is_as_a_person_would_want_it() -> None:
    """Word for word; update the file if this is to change."""
    assert GOLDEN.read_text("utf-8") == markdown([busy_article()], OPTIONS)


@pytest.mark.parametrize("title", TITLES)
def test_any_title_survives_front_matter_and_merging(title: str) -> None:
    """Read back the same, byte-identical when exported again."""
    one = annotated(an_annotation(body="메모"), article=an_article(ko=title or "x", en=title))
    note = markdown([one], OPTIONS)

    assert (title or "x") == front_of(note)["title"]
    assert note == markdown([one], OPTIONS) == merge(note, note).text
    assert () == merge(note, note).warnings


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """In every place it can come from: no marker, block id or tag but ours."""
    article = an_article(ko=text, en=text, ko_body=(text,), en_body=(text,))
    article = replace(
        article,
        publisher=text,
        section=text,
        published=text,
        author=Author(text),
        source=Source(dump=text, url=text),
    )
    annotation = an_annotation(
        "b", in_ko((0, 0), (0, len(text))), body=text, tags=(text,), created=text, article=article
    )
    note = markdown([annotated(annotation, article=article)], OPTIONS)
    body = note.split("---\n", 2)[2]

    assert ["r-" + "b" * 26] == items_in(body)
    assert (1, 1) == (body.count(BEGIN), body.count(END))
    assert "\x1b" not in note and "<" not in body and "\u202e" not in note
    assert note == merge(note, note).text
    assert merge(note, note.replace("*Highlight", "*Something")).text != note


@settings(deadline=None)
@given(st.lists(annotations, max_size=4, unique_by=lambda annotation: annotation.id))
def test_every_annotation_is_in_the_note_once(found: list[Annotation]) -> None:
    """And the same input makes the same bytes in any order."""
    note = markdown([annotated(*found)], OPTIONS)

    for annotation in found:
        assert 1 == len(re.findall(rf"\^{block_id(annotation)}$", note, re.MULTILINE))
    assert note == markdown([annotated(*reversed(found))], OPTIONS)
    assert note == merge(note, note).text


@settings(deadline=None)
@given(st.lists(annotations, max_size=4, unique_by=lambda annotation: annotation.id))
def test_striking_out_is_done_once(found: list[Annotation]) -> None:
    """Whatever the texts; a second export finds nothing to do."""
    note, empty = markdown([annotated(*found)], OPTIONS), markdown([annotated()], OPTIONS)

    struck = merge(note, empty).text

    assert struck == merge(struck, empty).text
    assert note == merge(struck, note).text


def test_the_counterpart_can_be_left_out() -> None:
    """It is a choice."""
    one = annotated(an_annotation("b", in_ko((1, 0), (1, 3))))

    assert EN_BODY[1] in markdown([one], OPTIONS)
    assert EN_BODY[1] not in markdown([one], ExportOptions(counterpart=False))


def test_a_guessed_counterpart_has_a_sign_and_its_paragraph_below() -> None:
    """In one quotation, so that a reader can see where it was taken from."""
    paragraph = "Nights are long. The cranes never stop. They rest at dawn."
    article = an_article(en_body=(paragraph, *EN_BODY[1:]))
    one = annotated(an_annotation("b", in_ko((0, 0), (0, 3)), article=article), article=article)

    assert rf"> \~ Nights are long.{chr(10)}>{chr(10)}> {paragraph}" in markdown([one], OPTIONS)


def test_the_title_is_in_the_language_a_person_prefers() -> None:
    """Both are in the front matter."""
    one = annotated(an_annotation())
    note = markdown([one], ExportOptions(preferred=Language.EN))

    assert "\n# Busan port heads for another record\n" in note
    assert "부산항, 올해도 기록 경신" == front_of(note)["title_ko"]


def test_several_articles_make_one_note_with_a_heading_each() -> None:
    """Each heading has an id of its own to link to."""
    second = with_id(an_article(ko="둘째"), "bbbbbbbbbb")
    one, two = annotated(an_annotation("b")), annotated(an_annotation("c"), article=second)
    note = markdown([one, two], OPTIONS)

    assert "## 부산항, 올해도 기록 경신\n" in note and "## 둘째\n" in note
    assert ["aaaaaaaaaa", "bbbbbbbbbb"] == re.findall(r"\^a-([a-z]+)$", note, re.MULTILINE)
    assert note == merge(note, note).text
    fewer = merge(note, markdown([one, annotated(article=second)], OPTIONS)).text
    assert 1 == fewer.count("~~*Highlight")
    assert fewer.index("^a-bbbbbbbbbb") < fewer.index("~~*Highlight")


def test_a_note_of_several_articles_has_the_tags_of_all() -> None:
    """In its front matter, where note programs look for them."""
    one, two = (annotated(an_annotation("b", tags=(tag,))) for tag in ("물류", "항만"))

    assert ["물류", "항만"] == front_of(markdown([two, one], OPTIONS))["tags"]


def test_an_article_without_an_address_names_the_lines_of_its_dump() -> None:
    """With an address it names that."""
    there = Source(dump="may.txt", lines=(12, 40))
    articles = [
        replace(an_article(ko="첫째"), source=there),
        replace(an_article(ko="둘째"), source=replace(there, url="https://news.example/1")),
    ]
    note = markdown([annotated(an_annotation("b"), article=one) for one in articles], OPTIONS)

    assert 1 == note.count("may.txt, lines 12–40") == note.count("https://news.example/1")


def test_nothing_marked_is_a_note_too() -> None:
    """An empty list and an article without annotations."""
    for articles in ([], [annotated()]):
        note = markdown(articles, OPTIONS)
        assert BEGIN in note and note == merge(note, note).text


def test_a_note_knows_its_article() -> None:
    """So that a caller does not write one article into the file of another."""
    hostile = an_article(ko='reader_id: "bbbbbbbbbb"\nreader_id: "bbbbbbbbbb"')

    assert "aaaaaaaaaa" == owner_of(markdown([annotated(article=hostile)], OPTIONS))
    assert "aaaaaaaaaa" == owner_of(markdown([annotated()], OPTIONS).replace("\n", "\r\n"))
    assert owner_of('# 내 노트\n\n---\n\nreader_id: "aaaaaaaaaa"\n') is None
    assert owner_of(markdown([], OPTIONS)) is None


def test_block_ids_are_letters_digits_and_hyphens() -> None:
    """Also for items a person named by hand."""
    named = replace(an_annotation(), id=ItemId("내 메모 #1"))

    assert "r-" + "b" * 26 == block_id(an_annotation("b"))
    assert re.fullmatch(r"r-[0-9a-f]{26}", block_id(named))


def test_an_article_in_one_language_has_one_title() -> None:
    """Nothing empty in the front matter."""
    article = replace(an_article(en=""), editions={Language.KO: Edition("하나", (), blocks("글"))})

    assert "title_en" not in front_of(markdown([annotated(article=article)], OPTIONS))
