"""Words written by ear."""

from __future__ import annotations

from reader.search.heard import heard_readings


def test_what_many_do_not_tell_apart_is_spelled_otherwise() -> None:
    """One syllable at a time; an initial in longer words alone."""
    assert ["개엄", "계엄"] == [reading.text for reading in heard_readings("게엄")]
    assert "돌고래" in {reading.text for reading in heard_readings("돌꼬래")}
    assert not list(heard_readings("바지"))
    assert not list(heard_readings("martial")) and not list(heard_readings("세" * 7))
