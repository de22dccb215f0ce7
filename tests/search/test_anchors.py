"""Quotes are found again, or honestly given up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.anchors import CanonicalText, make_target
from reader.model.article import Edition, Language
from reader.model.marks import AnchorStatus, Point, Resolution, Span, Target
from reader.search.anchors import resolve
from tests.bench.anchors import SURELY, our_texts, simulate
from tests.support import KO_BODY, blocks

EDITION = Edition(
    "제목", (), blocks("# 항만의 밤", *KO_BODY, "# 물동량", "세관은 새벽 네 시에 연다.")
)


def a_target(text: str, edition: Edition = EDITION) -> Target:
    """A target on the first place where a text stands in one block."""
    for index, block in enumerate(edition.body):
        if text in block.text:
            start = block.text.index(text)
            span = Span(Point(index, start), Point(index, start + len(text)))
            return make_target(edition, Language.KO, span)
    raise AssertionError(text)


def today(*texts: str) -> CanonicalText:
    """The canonical text of an edition of these blocks."""
    return CanonicalText(Edition("제목", (), blocks(*texts)))


def quoted(found: Resolution, text: CanonicalText) -> str:
    """What stands at the place that was found."""
    assert found.span is not None
    return text.text[text.offset(found.span.start) : text.offset(found.span.end)]


def test_an_unchanged_text_keeps_the_place() -> None:
    """Nothing is searched when the text is the one it was made on."""
    target = a_target("역대 가장 많았다")
    found = resolve(target, CanonicalText(EDITION))
    assert (AnchorStatus.ANCHORED, target.span) == (found.status, found.span)


def test_a_paragraph_inserted_above_moves_nothing_out_of_step() -> None:
    """The block is known by its words, not by its number."""
    text = today("# 항만의 밤", "새 문단이 먼저 온다.", *KO_BODY)
    found = resolve(a_target("역대 가장 많았다"), text)
    assert AnchorStatus.ANCHORED is found.status
    assert quoted(found, text) == "역대 가장 많았다"


def test_a_typo_mended_elsewhere_in_the_paragraph_says_moved() -> None:
    """Same words, same surroundings, other offset."""
    changed = KO_BODY[1].replace("지난해", "지난 2022년")
    text = today(KO_BODY[0], changed, KO_BODY[2], "# 물동량")
    found = resolve(a_target("가장 많았다"), text)
    assert AnchorStatus.MOVED is found.status
    assert quoted(found, text) == "가장 많았다"


def test_a_quote_that_was_reworded_waits_for_the_persons_word() -> None:
    """An approximate place is never taken for certain."""
    text = today(KO_BODY[0].replace("쉬지 않고 상자를", "쉼 없이 상자를"), *KO_BODY[1:])
    found = resolve(a_target("크레인은 쉬지 않고 상자를 옮긴다"), text)
    assert AnchorStatus.FUZZY is found.status
    assert quoted(found, text) == "크레인은 쉼 없이 상자를 옮긴다"


@pytest.mark.parametrize("quote", ["크레인은", "2,400만 TEU로 역대", "항만공사는 올해도 기록을"])
def test_a_deleted_quote_is_orphaned(quote: str) -> None:
    """And comes back as it was when the words come back."""
    target = a_target(quote)
    without = today(*(text.replace(quote, "") for text in KO_BODY))
    assert AnchorStatus.ORPHANED is resolve(target, without).status
    assert AnchorStatus.ANCHORED is resolve(target, CanonicalText(EDITION)).status


def test_the_twin_of_a_deleted_heading_is_not_taken_for_it() -> None:
    """Picture credits and headings repeat; a neighbour has to agree."""
    twice = Edition("제목", (), blocks("= 사진=항만공사", *KO_BODY, "= 사진=항만공사", "끝."))
    target = make_target(twice, Language.KO, Span(Point(0, 0), Point(0, 7)))
    found = resolve(target, today(*KO_BODY, "= 사진=항만공사", "끝."))
    assert found.status not in SURELY


def test_a_quote_across_paragraphs_is_found_again() -> None:
    """Both of its blocks are known by their words."""
    target = make_target(EDITION, Language.KO, Span(Point(1, 12), Point(2, 3)))
    text = today("머리말이 생겼다.", *KO_BODY)
    found = resolve(target, text)
    assert Span(Point(1, 12), Point(2, 3)) == found.span


def test_a_bookmark_stays_a_point() -> None:
    """It quotes the start of its paragraph but covers nothing."""
    target = make_target(EDITION, Language.KO, Span(Point(3), Point(3)))
    found = resolve(target, today("앞에 온 말.", KO_BODY[2] + " 덧붙인 말."))
    assert found.span == Span(Point(1), Point(1))


def test_an_empty_text_orphans_everything() -> None:
    """No text, no place, no exception."""
    found = resolve(a_target("크레인은"), today())
    assert (found.status, found.span) == (AnchorStatus.ORPHANED, None)


def test_a_target_without_words_is_orphaned_not_a_crash() -> None:
    """Hand-edited files hold anything."""
    bare = replace(
        a_target("크레인은"), exact="", prefix="", suffix="", text_hash="x", start_hash=""
    )
    assert AnchorStatus.ORPHANED is resolve(bare, CanonicalText(EDITION)).status


def test_random_edits_keep_what_the_simulation_promises() -> None:
    """A short run of `python -m tests.bench.anchors` with its floors."""
    if not our_texts():
        pytest.skip("needs library/dumps")
    outcomes = simulate(400, seed=7)
    wrong = [o for name in outcomes for o in outcomes[name] if o.status in SURELY and not o.right]
    assert not wrong
    assert sum(o.right for o in outcomes["3 % noise"]) >= 0.97 * 400
    assert sum(o.right for o in outcomes["paragraphs moved"]) >= 0.995 * 400
    for name in ("quote deleted", "paragraph deleted"):
        attached = [o for o in outcomes[name] if o.status is not AnchorStatus.ORPHANED]
        assert len(attached) <= 0.01 * 400


def test_a_span_outside_the_text_is_not_believed() -> None:
    """A hand-edited file may claim the right hash and the wrong place."""
    target = a_target("크레인은")
    wrong = replace(target, span=Span(Point(40, 0), Point(90, 3)))
    found = resolve(wrong, CanonicalText(EDITION))
    assert quoted(found, CanonicalText(EDITION)) == "크레인은"


def test_a_quote_reworded_in_unchanged_surroundings_waits_for_the_persons_word() -> None:
    """More may differ where everything around it is as it was."""
    reworded = KO_BODY[0].replace("쉬지 않고 상자를", "밤새도록 상자를")
    text = today("# 항만의 밤", reworded, *KO_BODY[1:], "# 물동량", "세관은 새벽 네 시에 연다.")
    found = resolve(a_target("쉬지 않고 상자를"), text)
    assert AnchorStatus.FUZZY is found.status
    assert "상자를" in quoted(found, text)
