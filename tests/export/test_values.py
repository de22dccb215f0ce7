"""What an export takes from an article: quotes, sentences, counterparts, order."""

from __future__ import annotations

from dataclasses import replace

from reader.export.values import (
    counterpart_of,
    quote_of,
    sentence_of,
)
from reader.model.article import AlignedPair, Language
from reader.model.counterparts import NO_COUNTERPART, Counterpart
from reader.model.marks import AnchorStatus, MarkKind, Point, Resolution, Span
from tests.export.builders import an_annotation, annotated, in_en, in_ko
from tests.support import EN_BODY, KO_BODY, an_article


def test_the_quote_is_what_stands_there_today() -> None:
    """After a correction of the text the new words are exported, not the remembered ones."""
    annotation = an_annotation("b", in_ko((0, 0), (0, 3)))
    today = an_article(ko_body=("부산항의 낮은 길다.", *KO_BODY[1:]))
    moved = Resolution("0" * 16, AnchorStatus.MOVED, Span(Point(0, 5), Point(0, 7)))
    one = annotated(article=today)

    assert "낮은" == quote_of(one, replace(annotation, resolved=moved))


def test_an_orphaned_annotation_keeps_the_quote_it_was_made_with() -> None:
    """It stands nowhere today, and has neither sentence nor counterpart."""
    annotation = an_annotation("b", in_ko((0, 0), (0, 3)), status=AnchorStatus.ORPHANED)
    one = annotated(annotation)

    assert "부산항" == quote_of(one, annotation)
    assert "부산항" == sentence_of(one, annotation)
    assert NO_COUNTERPART == counterpart_of(one, annotation)


def test_a_quote_across_blocks_keeps_its_line_feeds() -> None:
    """One line a block, as the target has it."""
    annotation = an_annotation("b", in_ko((0, 12), (1, 3)))
    one = annotated(annotation)

    assert "크레인은 쉬지 않고 상자를 옮긴다.\n지난해" == quote_of(one, annotation)


def test_a_bookmark_quotes_the_beginning_of_its_paragraph() -> None:
    """It has no length of its own."""
    annotation = an_annotation("b", in_ko((2, 0), (2, 0)), kind=MarkKind.BOOKMARK)

    assert KO_BODY[2] == quote_of(annotated(annotation), annotation)


def test_a_bookmark_quotes_its_first_sentence_whole() -> None:
    """However long: half a word, or half a sentence, is nobody's quote."""
    first = (
        "부산항의 밤은 길고 크레인은 밤새 " + "상자를 배에서 뭍으로 옮기고, " * 4 + "쉬지 않는다."
    )
    article = an_article(ko_body=(f"{first} 아침은 조용하다.", *KO_BODY[1:]))
    annotation = an_annotation("b", in_ko((0, 0), (0, 0)), kind=MarkKind.BOOKMARK, article=article)

    assert first == quote_of(annotated(annotation, article=article), annotation)


def test_an_orphaned_bookmark_quotes_whole_words() -> None:
    """It remembers so many characters of a paragraph that is gone, and the last word was cut."""
    text = "Gen Z workers miss a quarter of their deadlines, and nobody quite knows why they do."
    article = an_article(en_body=(text, *EN_BODY[1:]))
    place = in_en((0, 0), (0, 0))
    annotation = an_annotation("b", place, kind=MarkKind.BOOKMARK, article=article)
    one = annotated(annotation, article=an_article())
    lost = replace(annotation, resolved=Resolution("0" * 16, AnchorStatus.ORPHANED, None))

    assert "Gen Z workers miss a quarter of their deadlines, and nobody…" == quote_of(one, lost)


def test_an_annotation_on_the_article_has_no_quote() -> None:
    """Nor anything that would come from one."""
    annotation = an_annotation("b", kind=MarkKind.NOTE, body="메모")
    one = annotated(annotation)

    assert "" == quote_of(one, annotation) == sentence_of(one, annotation)
    assert NO_COUNTERPART == counterpart_of(one, annotation)


def test_a_span_beyond_the_text_does_no_harm() -> None:
    """A file changed by hand may say anything; the remembered quote is better than a crash."""
    annotation = an_annotation("b", in_ko((0, 0), (0, 3)))
    astray = Resolution("0" * 16, AnchorStatus.MOVED, Span(Point(90, 5), Point(91, 7)))
    lost = replace(annotation, resolved=astray)

    assert "부산항" == quote_of(annotated(lost), lost)
    assert "부산항" == sentence_of(annotated(lost), lost)


def test_sentences_are_whole_and_their_counterparts_stand_at_the_same_place() -> None:
    """The second of two sentences against the second of two."""
    annotation = an_annotation("b", in_ko((0, 12), (0, 15)))
    one = annotated(annotation)

    assert "크레인은 쉬지 않고 상자를 옮긴다." == sentence_of(one, annotation)
    assert Counterpart("The cranes never stop moving boxes.") == counterpart_of(one, annotation)


def test_english_has_korean_counterparts() -> None:
    """The alignment works both ways."""
    annotation = an_annotation("b", in_en((1, 0), (1, 7)))

    assert Counterpart(KO_BODY[1]) == counterpart_of(annotated(annotation), annotation)


def test_one_sentence_for_two_is_the_counterpart_of_either() -> None:
    """There is nothing to choose from."""
    article = an_article(en_body=("Nights are long at the port.", *EN_BODY[1:]))
    annotation = an_annotation("b", in_ko((0, 12), (0, 15)), article=article)
    one = annotated(annotation, article=article)

    assert Counterpart("Nights are long at the port.") == counterpart_of(one, annotation)


def test_unequal_sentence_counts_give_the_likeliest_sentence_and_its_paragraph() -> None:
    """It is a guess and says so; a quote of the whole paragraph needs none."""
    paragraph = "Nights are long. The cranes move 40 boxes an hour. They rest at dawn, if at all."
    korean = "부산항의 밤은 길다. 크레인은 한 시간에 상자 40개를 옮긴다."
    article = an_article(ko_body=(korean, *KO_BODY[1:]), en_body=(paragraph, *EN_BODY[1:]))
    part = an_annotation("b", in_ko((0, 12), (0, 15)), article=article)
    whole = an_annotation("c", in_ko((0, 2), (0, 15)), article=article)
    one = annotated(part, whole, article=article)

    found = counterpart_of(one, part)

    assert found.text.startswith("The cranes move 40 boxes an hour.")
    assert (f"~ {found.text}", False, paragraph) == (found.shown, found.is_sure, found.context)
    assert Counterpart(paragraph) == counterpart_of(one, whole)


def test_pairs_beyond_the_body_are_passed_over() -> None:
    """An alignment corrected for another text must not break the export of this one."""
    annotation = an_annotation("b", in_ko((0, 0), (0, 3)))
    one = replace(annotated(annotation), alignment=(AlignedPair((0, 44), (0, 99), 0.5),))

    assert EN_BODY[0].startswith(counterpart_of(one, annotation).text)


def test_document_order_interleaves_the_languages() -> None:
    """The article's own first, orphaned ones last, passages as the alignment has them."""
    last_en = an_annotation("b", in_en((2, 0), (2, 3)))
    first_en = an_annotation("c", in_en((0, 0), (0, 3)))
    second_ko = an_annotation("d", in_ko((1, 0), (1, 3)))
    first_ko = an_annotation("e", in_ko((0, 5), (0, 6)))
    earlier_ko = an_annotation("f", in_ko((0, 0), (0, 6)))
    whole = an_annotation("g", kind=MarkKind.NOTE)
    gone = an_annotation("a", in_ko((0, 0), (0, 3)), status=AnchorStatus.ORPHANED)
    one = annotated(gone, last_en, first_en, second_ko, first_ko, earlier_ko, whole)

    assert "gfecdba" == "".join(a.id[0] for a in one.in_document_order())


def test_an_article_in_one_language_needs_no_alignment() -> None:
    """The order is then the text's own."""
    article = an_article(en="")
    second = an_annotation("b", in_ko((1, 0), (1, 3)), article=article)
    first = an_annotation("c", in_ko((0, 0), (0, 3)), article=article)
    one = annotated(second, first, article=article)

    assert [first, second] == one.in_document_order()
    assert Language.EN not in article.editions and NO_COUNTERPART == counterpart_of(one, first)
