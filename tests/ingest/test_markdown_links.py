"""Links of Markdown that stand in several places or on several lines."""

from __future__ import annotations

import pytest

from reader.ingest.markdown.links import boxes_in, with_plain_links, with_whole_links

DEFINED = '\n[1]: https://a.example/1 "A"\n [plan]: <https://a.example/2>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[the plan][1] and [a][Plan].", "the plan and a."),
        ("[Plan][] and [plan]", "Plan and plan"),
        ("![a picture][1] beside", " beside"),
        ("[단독] said in [1] and [b][2]", "[단독] said in [1] and [b][2]"),
        (r"\[plan] [plan](https://a.example/3)", r"\[plan] [plan](https://a.example/3)"),
    ],
)
def test_addresses_are_taken_from_where_they_stand(written: str, shown: str) -> None:
    """Only those that are defined."""
    assert f"{shown}\n\n" == with_plain_links(written + DEFINED)


def test_footnotes_keep_their_numbers() -> None:
    """In the text and before the note."""
    assert "So.[1]\n\n[1] Why." == with_plain_links("So.[^1]\n\n[^1]: Why.")


def test_a_link_over_two_lines_leaves_both() -> None:
    """What stands around it too."""
    assert "see the\nplan, b" == with_whole_links("see [the\nplan](https://a.example/1), b")


def test_a_box_is_a_link_over_lines_with_nothing_beside_it() -> None:
    """Its lines are broken on purpose."""
    box = "[\\\n\\\n**Title** \\\n\\\n3 min read](https://a.example/1)"
    assert [(2, 6)] == boxes_in(f"text\n\n{box}\n")
    assert [] == boxes_in(f"text {box}\n")
    assert [] == boxes_in("[the\nplan](https://a.example/1)")
