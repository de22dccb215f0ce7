"""File names from titles."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.file_names import MAX_NAME_BYTES, file_name, file_names
from reader.model.article import ArticleId
from tests.export.builders import HOSTILE, TITLES
from tests.support import an_article

ID = ArticleId("aaaaaaaaaa")


@pytest.mark.parametrize(
    "title", [*TITLES, *HOSTILE, "..", "CON", "con.txt", "~a", " .x ", "é" * 99]
)
def test_any_title_makes_a_name_every_system_takes(title: str, tmp_path: Path) -> None:
    """And the file can be made, under just this name."""
    name = file_name(title, ID, ".md")

    (tmp_path / name).write_text("x", "utf-8")
    assert [name] == [path.name for path in tmp_path.iterdir()]


@settings(deadline=None)
@given(st.text(), st.booleans())
def test_names_are_safe(title: str, with_id: bool) -> None:
    """Whatever the title."""
    name = file_name(title, ID, ".md", with_id=with_id)
    stem = name.removesuffix(".md")

    assert name.endswith(".md") and stem
    assert len(name.encode("utf-8")) <= MAX_NAME_BYTES
    assert not re.search(r'[/\\:*?"<>|#^\[\]\x00-\x1f]', name)
    assert stem[0] not in ".-~ " and stem[-1] not in ". "
    assert unicodedata.is_normalized("NFC", name)
    assert stem.partition(".")[0].casefold() not in {"con", "nul", "aux", "prn", "com1", "lpt9"}


def test_titles_stay_readable() -> None:
    """Only what cannot stay goes."""
    assert "단독 부산항, 다시 기록.md" == file_name("[단독] 부산항, 다시 기록", ID, ".md")
    assert "A B.md" == file_name("A: B", ID, ".md")
    assert "aaaaaaaaaa.md" == file_name("***", ID, ".md")


def test_a_long_title_is_not_cut_inside_a_character() -> None:
    """Hangul is three bytes, a family of emoji is one character."""
    assert "가" * 39 + ".md" == file_name("가" * 300, ID, ".md")
    family = "👨‍👩‍👧"
    assert "👨" not in file_name("가" * 38 + family, ID, ".md")


def test_colliding_titles_all_carry_their_id() -> None:
    """Also where only case differs; the order of the articles plays no part."""
    one, two = an_article("aaaaaaaaaa", ko="Port: one"), an_article("bbbbbbbbbb", ko="PORT one")
    other = an_article("cccccccccc", ko="부산")

    names = file_names([one, two, other], ".md")

    assert {
        "aaaaaaaaaa": "Port one aaaaaaaaaa.md",
        "bbbbbbbbbb": "PORT one bbbbbbbbbb.md",
        "cccccccccc": "부산.md",
    } == names
    assert names == file_names([other, two, one], ".md")


def test_a_title_that_has_the_id_of_another_clashes_with_nothing() -> None:
    """Nobody takes a name by guessing what a clash would be called."""
    titles = {"aaaaaaaaaa": "부산", "bbbbbbbbbb": "부산", "cccccccccc": "부산 aaaaaaaaaa"}
    articles = [an_article(article_id, ko=title) for article_id, title in titles.items()]

    names = file_names(articles, ".md")

    assert 3 == len(set(names.values()))
