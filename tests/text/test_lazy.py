"""Expressions compiled at first use."""

from __future__ import annotations

import re
import sys

import pytest

from reader.text.lazy import later, lazily


def test_a_lazy_pattern_matches_as_a_compiled_one_does() -> None:
    lazy, compiled = (
        lazily("(?P<word>[a-z]+)", re.IGNORECASE),
        re.compile("([a-z]+)", re.IGNORECASE),
    )
    for _ in range(2):  # the first use compiles, the second finds it compiled
        match = lazy.match("Kakao 2")
        assert match is not None and match["word"] == "Kakao"
        assert lazy.findall("a B 1") == compiled.findall("a B 1")
        assert lazy.sub("-", "a B 1") == "- - 1"


def test_bytes_stay_bytes() -> None:
    assert lazily(rb"\d").findall(b"a1b2") == [b"1", b"2"]


def test_the_expression_can_be_read_without_compiling_it() -> None:
    assert lazily("(").pattern == "("


def test_a_wrong_expression_comes_up_at_first_use() -> None:
    wrong = lazily("(")
    with pytest.raises(re.error):
        wrong.match("(")


def test_it_has_no_attribute_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        lazily("a").matches  # type: ignore[attr-defined]  # noqa: B018


def test_a_module_that_comes_later_is_imported_at_its_first_use() -> None:
    """Naming it does nothing, not even for one that is not there."""
    module = later("colorsys")
    sys.modules.pop("colorsys", None)

    assert "colorsys" not in sys.modules
    assert module.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    assert "colorsys" in sys.modules
    with pytest.raises(ImportError):
        _ = later("no.such.module").anything
