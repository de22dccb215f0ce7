"""Flash cards: sentence against sentence, in a file Anki takes without a question."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.anki import HEADER, cards
from reader.export.values import ExportOptions
from reader.model.marks import Annotation, MarkKind
from tests.export.builders import an_annotation, annotated, annotations, in_en, in_ko
from tests.support import EN_BODY, KO_BODY, an_article

OPTIONS = ExportOptions()


def cards_of(text: str) -> list[list[str]]:
    """The fields of each card, as Anki reads them: comments off, quotes as in CSV."""
    head, body = text[: len("\n".join(HEADER)) + 1], text[len("\n".join(HEADER)) + 1 :]
    assert head.splitlines() == list(HEADER)
    return list(csv.reader(io.StringIO(body, newline=""), delimiter="\t", strict=True))


def test_the_header_tells_anki_everything() -> None:
    """Separator, plain text, names, where the tags are."""
    lines = cards([], OPTIONS).splitlines()

    assert "#separator:tab" == lines[0] and "#html:false" == lines[1]
    assert "#tags column:5" == lines[3]
    assert "Tags" == lines[2].removeprefix("#columns:").split("\t")[4]


def test_korean_is_in_front_whichever_language_was_marked() -> None:
    """The sentences stand against each other."""
    korean = an_annotation("b", in_ko((0, 12), (0, 15)), body='그 "크레인"', tags=("기준 금리",))
    english = an_annotation("c", in_en((1, 0), (1, 7)))

    first, second = cards_of(cards([annotated(korean, english)], OPTIONS))

    assert ["크레인은 쉬지 않고 상자를 옮긴다.", "The cranes never stop moving boxes."] == first[:2]
    assert ['그 "크레인"', "부산항, 올해도 기록 경신 · 리더 다이제스트", "기준-금리"] == first[2:]
    assert [KO_BODY[1], EN_BODY[1]] == second[:2]


def test_marks_on_one_sentence_share_a_card() -> None:
    """Anki takes a second one with the same front for a mistake."""
    one = an_annotation("b", in_ko((1, 0), (1, 3)), body="하나", tags=("a",))
    two = an_annotation("c", in_ko((1, 4), (1, 8)), body="둘", tags=("b", "a"))

    (card,) = cards_of(cards([annotated(one, two)], OPTIONS))

    assert ("하나\n\n둘", "a b") == (card[2], card[4])


def test_a_guessed_sentence_is_marked_and_its_paragraph_stands_with_the_note() -> None:
    """The back is a sentence to learn, not a paragraph; what it came from can be looked up."""
    paragraph = "Nights are long. The cranes move 40 boxes an hour. They rest at dawn, if at all."
    korean = "부산항의 밤은 길다. 크레인은 한 시간에 상자 40개를 옮긴다."
    article = an_article(ko_body=(korean, *KO_BODY[1:]), en_body=(paragraph, *EN_BODY[1:]))
    one = an_annotation("b", in_ko((0, 0), (0, 3)), body="하나", article=article)
    two = an_annotation("c", in_ko((0, 4), (0, 6)), body="둘", article=article)

    (card,) = cards_of(cards([annotated(one, two, article=article)], OPTIONS))

    assert ["부산항의 밤은 길다.", "~ Nights are long."] == card[:2]
    assert f"하나\n\n둘\n\n{paragraph}" == card[2]


def test_bookmarks_and_notes_on_articles_make_no_cards() -> None:
    """They have no sentence to learn."""
    bookmark = an_annotation("b", in_ko((0, 0), (0, 0)), kind=MarkKind.BOOKMARK)
    whole = an_annotation("c", kind=MarkKind.NOTE, body="메모")

    assert [] == cards_of(cards([annotated(bookmark, whole)], OPTIONS))


def test_an_english_article_has_its_sentence_in_front() -> None:
    """A card with an empty front is no card."""
    article = an_article(ko="")
    annotation = an_annotation("b", in_en((1, 0), (1, 7)), article=article)

    (card,) = cards_of(cards([annotated(annotation, article=article)], OPTIONS))

    assert [EN_BODY[1], ""] == card[:2]


def test_a_sentence_that_looks_like_a_comment_is_a_card() -> None:
    """Anki skips lines that begin with a number sign."""
    article = an_article(ko_body=("#1 항만",), en_body=("#1 port",))
    annotation = an_annotation("b", in_ko((0, 0), (0, 2)), article=article)
    text = cards([annotated(annotation, article=article)], OPTIONS)

    assert text.splitlines()[len(HEADER)].startswith('"#1 항만"\t')
    assert [["#1 항만", "#1 port"]] == [card[:2] for card in cards_of(text)]


@settings(deadline=None)
@given(st.lists(annotations, max_size=4))
def test_nothing_leaves_its_field(found: list[Annotation]) -> None:
    """Five fields a card, none with an empty front, none read as a comment."""
    text = cards([annotated(*found)], OPTIONS)

    read = cards_of(text)
    assert all(5 == len(card) and card[0] for card in read)
    assert len(read) == len({(card[0], card[1]) for card in read})
    text.encode("utf-8")
