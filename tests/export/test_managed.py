"""The managed part of a file: what is a person's stays a person's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.managed import BEGIN, END, Chunk, merge, region


def item(letter: str, words: str = "") -> Chunk:
    """A chunk as the Markdown export makes them."""
    return Chunk(f"r-{letter}", f"> {words or letter}\n\n^r-{letter}\n\n*Highlight*")


def head(letter: str) -> Chunk:
    """The heading over one article."""
    return Chunk(f"a-{letter}", f"## {letter}\n\nPress ^a-{letter}")


def note(*chunks: Chunk, created: str = "2024-05-02T09:14:03+09:00") -> str:
    """A fresh export."""
    return f"---\ntitle: x\n---\n\n# x\n\n{region(chunks, [created])}\n"


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_the_same_input_makes_the_same_bytes(letters: list[str]) -> None:
    """Exporting again over the result changes nothing and warns of nothing."""
    fresh = note(*map(item, letters))

    assert fresh == merge(None, fresh).text == merge("", fresh).text
    again = merge(fresh, fresh)
    assert fresh == again.text and () == again.warnings


@settings(deadline=None)
@given(
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.lists(st.sampled_from("abcdefgh"), unique=True),
)
def test_nothing_that_was_exported_is_lost_and_the_result_is_stable(
    before: list[str], after: list[str]
) -> None:
    """Old items stay, struck through if they are gone; a second export changes nothing."""
    old, new = note(*map(item, before)), note(*map(item, after))

    once = merge(old, new)

    for letter in {*before, *after}:
        assert 1 == len(re.findall(rf"^\^r-{letter}$", once.text, re.MULTILINE))
        assert (f"> ~~{letter}~~" in once.text) == (letter not in after)
    again = merge(once.text, new)
    assert (once.text, ()) == (again.text, again.warnings)
    assert bool(set(before) - set(after)) == bool(once.warnings)


@pytest.mark.parametrize("edit", ["", "고침 "])
def test_text_outside_is_untouched(edit: str) -> None:
    """Before and behind, blanks and line ends included; also around a region that was edited."""
    fresh = note(item("a")).replace("> a", f"> {edit}a")
    mine = fresh.replace("# x", "# 내 제목  \n\n내 글") + "\n뒤에 쓴 글\n\n\n"

    merged = merge(mine, note(item("a"), item("b"))).text

    assert mine[: mine.index(BEGIN)] == merged[: merged.index(BEGIN)]
    assert mine[mine.index(END) :] == merged[merged.index(END) :]
    assert "^r-b" in merged


def test_an_edited_region_is_kept_and_new_items_follow() -> None:
    """Under a heading that says since when, with a warning, and only once."""
    mine = note(item("a"), item("b")).replace("> a", "> a, 내가 고침")
    fresh = note(item("a", "new a"), item("b"), item("c"), created="2024-06-01T00:00:00Z")

    merged = merge(mine, fresh)

    assert "> a, 내가 고침" in merged.text and "new a" not in merged.text
    since = merged.text.index("### New since 2024-05-02T09:14:03+09:00")
    assert since < merged.text.index("^r-c") < merged.text.index(END)
    assert 1 == merged.text.count("^r-b")
    assert ["was edited", "added at its end: 1"] == re.findall(
        "was edited|added at its end: 1", merged.warnings[0]
    )
    assert merged.text == merge(merged.text, fresh).text


def test_a_region_that_does_not_say_what_it_had_is_kept_and_nothing_doubled() -> None:
    """As where its line of hashes was deleted."""
    mine = re.sub("%% reader:state .*\n", "", note(item("a")))

    merged = merge(mine, note(item("a"), item("b")))

    assert mine[: mine.index(END)] == merged.text[: mine.index(END)]
    assert 1 == merged.text.count("^r-a") == merged.text.count("^r-b")
    assert "### New\n" in merged.text and "was edited" in merged.warnings[0]


def test_the_next_heading_says_since_the_export_before() -> None:
    """Each batch under its own."""
    mine = note(item("a")).replace("> a", "> 고침")
    second = note(item("a"), item("b"), created="2024-06-01T00:00:00Z")
    third = note(item("a"), item("b"), item("c"), created="2024-07-01T00:00:00Z")

    text = merge(merge(mine, second).text, third).text

    assert ["2024-05-02T09:14:03+09:00", "2024-06-01T00:00:00Z"] == re.findall(
        "### New since (.*)", text
    )


def test_the_newest_is_the_last_moment_in_whatever_zone() -> None:
    """Nine in the morning in Seoul is before one in the morning in Greenwich."""
    times = ["2024-06-01T09:00:00+09:00", "2024-06-01T01:00:00Z", "2024-05-31T23:00:00-01:00"]
    mine = f"# x\n\n{region([item('a')], times)}\n".replace("> a", "> 고침")

    merged = merge(mine, note(item("a"), item("b")))

    assert "### New since 2024-06-01T01:00:00Z\n" in merged.text


def test_what_is_gone_is_said_where_it_cannot_be_struck_through() -> None:
    """An edited region is not written to, not even for that."""
    mine = note(head("x"), item("a"), item("b"), head("y")).replace("> a", "> 고침")

    merged = merge(mine, note(head("x"), item("b")))

    assert mine == merged.text
    assert merged.warnings[0].endswith("no longer in the export: 1")


def test_an_item_a_person_took_out_does_not_come_back() -> None:
    """It was exported before, so it is not new."""
    mine = note(item("a"), item("b")).replace(item("a").text, "")

    merged = merge(mine, note(item("a"), item("b")))

    assert mine == merged.text


def test_an_item_a_person_moved_outside_is_not_doubled() -> None:
    """Wherever it stands in the file, it is there."""
    mine = note(item("a"), item("b")).replace(item("a").text, "") + "\n" + item("a").text

    assert 1 == merge(mine, note(item("a"), item("b"))).text.count("^r-a")


def test_white_space_an_editor_trims_is_no_edit() -> None:
    """Else every save would freeze the region."""
    fresh = note(item("a"))
    mine = fresh.replace("> a\n", "> a  \n").replace(f"\n\n{END}", f"\n{END}")

    assert fresh == merge(mine, fresh).text


def test_windows_line_ends_stay_and_are_no_edit() -> None:
    """Of the file as it is, also in what is added."""
    mine = note(item("a")).replace("\n", "\r\n")

    merged = merge(mine, note(item("a"), item("b")))

    assert () == merged.warnings and "^r-b" in merged.text
    assert "\n" not in merged.text.replace("\r\n", "")
    edited = merge(mine.replace("> a", "> 고침"), note(item("a"), item("b"))).text
    assert "^r-b" in edited and "\n" not in edited.replace("\r\n", "")


def test_pruning_drops_what_is_gone() -> None:
    """Also what was struck through before."""
    struck = merge(note(item("a"), item("b")), note(item("b"))).text

    pruned = merge(struck, note(item("b")), prune=True)

    assert note(item("b")) == pruned.text
    assert ("items that are no longer in the export were removed: 1",) == pruned.warnings


def test_an_item_that_is_back_is_no_longer_struck() -> None:
    """An undone removal."""
    fresh = note(item("a"), item("b"))
    struck = merge(fresh, note(item("b"))).text

    assert "~~a~~" in struck
    assert fresh == merge(struck, fresh).text


def test_items_stay_under_their_article() -> None:
    """Struck ones too, and an article that is gone keeps its heading."""
    old = note(head("x"), item("a"), item("b"), head("y"), item("c"))
    new = note(head("x"), item("b"), item("d"))

    text = merge(old, new).text

    order = re.findall(r"\^([ar]-[a-z])$", text, re.MULTILINE)
    assert ["a-x", "r-a", "r-b", "a-y", "r-c", "r-d"] == order


def test_new_items_of_an_edited_collection_are_named_by_article() -> None:
    """The heading is repeated without its block id, which must be unique in a note."""
    mine = note(head("x"), item("a")).replace("> a", "> 고침")

    text = merge(mine, note(head("x"), item("a"), item("b"), head("y"), item("c"))).text

    added = text[text.index("### New") :]
    assert ["## x", "## y"] == re.findall("^## .$", added, re.MULTILINE)
    assert 1 == len(re.findall(r"\^a-x$", text, re.MULTILINE))


def test_a_file_without_a_region_gets_one_at_its_end() -> None:
    """A note of the person's own under the same name is not replaced."""
    fresh = note(item("a"))

    merged = merge("# 내 노트\n", fresh)

    assert merged.text.startswith("# 내 노트\n\n" + BEGIN) and merged.warnings
    assert merged.text == merge(merged.text, fresh).text


@pytest.mark.parametrize("lost", [BEGIN, END])
def test_a_lost_marker_costs_nothing(lost: str) -> None:
    """Nobody knows what is whose, so everything stays and new items go to the end."""
    mine = note(item("a")).replace(lost + "\n", "") + "\n뒤에 쓴 글"
    fresh = note(item("a"), item("b"))

    merged = merge(mine, fresh)

    state = "%% reader:state"
    kept = [line for line in mine.split("\n") if state not in line]
    assert kept == [line for line in merged.text.split("\n") if state not in line][: len(kept)]
    assert 1 == merged.text.count("^r-a") == merged.text.count("^r-b") and merged.warnings
    assert merged.text == merge(merged.text, fresh).text


@pytest.mark.parametrize("marker", [BEGIN, END])
@pytest.mark.parametrize("before", [True, False])
def test_a_marker_too_many_costs_nothing(marker: str, before: bool) -> None:
    """As in a note about how these notes are made."""
    stray = f"앞 글\n{marker}\n뒤 글\n"
    mine = stray + note(item("a")) if before else note(item("a")) + stray
    fresh = note(item("a"), item("b"))

    text = merge(mine, fresh).text

    assert stray in text
    assert 1 == text.count("^r-a") == text.count("^r-b")
    assert text == merge(text, fresh).text


@settings(deadline=None)
@given(st.text("ab*^~%# \n-r>\\", max_size=60))
def test_any_edit_inside_survives(edit: str) -> None:
    """Letter by letter."""
    mine = note(item("a")).replace("> a\n", f"> a\n{edit} 내 글\n")

    assert f"{edit} 내 글" in merge(mine, note(item("a"), item("b"))).text
