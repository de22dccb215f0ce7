"""Site knowledge is data, and bad data is refused in words."""

from __future__ import annotations

import pytest

from reader.errors import ReaderError
from reader.ingest.glances import Glances
from reader.ingest.labelled import Label
from reader.ingest.labelling.labels import label_page
from reader.ingest.pages import Page
from reader.ingest.parts import Rows
from reader.ingest.profile import profile_from
from reader.ingest.rules import RuleBook, compile_rules
from tests.ingest.dumps import lines_of, profiles


def test_the_profiles_that_come_with_the_program_are_good() -> None:
    """Among them one for sites nobody wrote a profile for."""
    names = {profile.name: profile.signs for profile in profiles()}
    portals, platforms = {"daum-news", "naver-news"}, {"brunch", "medium", "substack", "tistory"}
    assert {"drupal-cards", "g-enews", "generic", *portals, *platforms} == set(names)
    assert frozenset() == names["generic"]


@pytest.mark.parametrize(
    ("mapping", "problem"),
    [
        ({}, "needs a name"),
        ({"name": "x", "colour": "red"}, "unknown key 'colour'"),
        ({"name": "x", "furniture": "공유"}, "furniture has to be a list"),
        ({"name": "x", "furniture": [0]}, "quotes around numbers"),
        ({"name": "x", "openings": "닫기"}, "openings has to be a list"),
        ({"name": "x", "publisher": ["a"]}, "publisher has to be one line"),
        ({"name": "x", "patterns": {"note": ["(open"]}}, "is no expression"),
        ({"name": "x", "patterns": {"title": ["a"]}}, "cannot give the label 'title'"),
        ({"name": "x", "patterns": ["a"]}, "patterns has to map"),
        ({"name": "x", "card": {"opens": "Picture"}}, "card has to have opens and fields"),
        ({"name": "x", "card": {"opens": "P", "fields": {"A": "hat"}}}, "cannot be 'hat'"),
    ],
)
def test_a_bad_profile_says_what_is_wrong(mapping: dict[str, object], problem: str) -> None:
    """And which one it is."""
    with pytest.raises(ReaderError, match="site profile") as caught:
        profile_from(mapping)
    assert problem in str(caught.value)


def test_the_profile_whose_signs_stand_on_the_page_applies() -> None:
    """All of them have to; otherwise the general rules do."""
    book = RuleBook(
        [
            profile_from({"name": "one", "signs": ["A", "B"], "publisher": "The One"}),
            profile_from({"name": "all", "furniture": ["Share"]}),
        ]
    )
    assert "The One" == book.rules_for(["x", "B", "A"]).publisher
    assert "" == book.rules_for(["x", "A"]).publisher
    assert book.rules_for(["A", "B"]).exact["share"], "general rules hold under it"


def test_the_first_profile_wins() -> None:
    """Its patterns are tried before the general ones."""
    site = profile_from({"name": "site", "patterns": {"note": ["사진="]}})
    general = profile_from({"name": "general", "patterns": {"caption": ["사진="]}})
    mark = compile_rules([site, general]).mark_of("사진=한강경제")
    assert mark is not None and Label.NOTE is mark.label


def test_a_button_is_taken_off_a_line_that_ends_like_a_sentence() -> None:
    """Its word may end in a full stop, and the line then looks like prose."""
    rules = compile_rules([profile_from({"name": "site", "suffixes": ["Enlarge it."]})])
    caption = "The last ferry leaves the old harbour in the rain Enlarge it."
    lines = lines_of("A title of some words", caption)

    sheet = label_page(Page(Rows(*lines, Glances(rules).kinds(lines.texts))), rules).sheet

    assert caption.removesuffix(" Enlarge it.") == sheet.texts[1]
