"""Plain text for the clipboard."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.plain import plain_text
from reader.export.values import ExportOptions
from reader.model.marks import Annotation, MarkKind
from reader.text.sanitise import FORBIDDEN
from tests.export.builders import an_annotation, annotated, annotations, in_ko
from tests.support import EN_BODY

OPTIONS = ExportOptions()


def test_quote_counterpart_note_and_origin() -> None:
    """In this order, as one would write them into a mail."""
    one = annotated(an_annotation("b", in_ko((0, 0), (0, 3)), body="메모\n", tags=("밤",)))

    assert (
        "“부산항”\nNights at Busan port are long.\n메모\n#밤\n\n"
        "— 부산항, 올해도 기록 경신 · 리더 다이제스트 · 편집부 · 2023-11-15"
    ) == plain_text([one], OPTIONS)


def test_the_counterpart_can_be_left_out() -> None:
    """It is a choice."""
    one = annotated(an_annotation("b", in_ko((0, 0), (0, 3))))

    assert EN_BODY[0] not in plain_text([one], ExportOptions(counterpart=False))


@settings(deadline=None)
@given(st.lists(annotations, max_size=4))
def test_pasting_it_runs_nothing(found: list[Annotation]) -> None:
    """No escapes, and no line feed at the end."""
    text = plain_text([annotated(*found)], OPTIONS)

    assert not text.endswith("\n") and FORBIDDEN.search(text) is None


def test_nothing_marked_is_nothing() -> None:
    """And a bookmark alone is the article it is on."""
    assert "" == plain_text([annotated()], OPTIONS) == plain_text([], OPTIONS)
    bookmark = an_annotation("b", kind=MarkKind.BOOKMARK)
    assert plain_text([annotated(bookmark)], OPTIONS).startswith("— 부산항, 올해도 기록 경신")
