"""Fields between two lines of dashes or plus signs."""

from __future__ import annotations

import pytest

from reader.ingest.markdown.front_matter import has_front_matter, with_plain_fields
from reader.model.article import Language
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page

KO, EN = Language.KO, Language.EN


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("title: 'It''s late'", "title: It's late"),
        ('title: "\\"A\\" and \\\\B"', 'title: "A" and \\B'),
        ('title: A: the "B" of C', 'title: A: the "B" of C'),
        ("title: A\ndate: 20260302", "title: A\ndate: 2026-03-02"),
        ("title: A\ndate: 2026-03-02 (Mon)", "title: A\ndate: 2026-03-02"),
        ("title: A\ndate: 2026-03-02  # read", "title: A\ndate: 2026-03-02"),
        ("title: A\ndraft: true\nlayout: post", "title: A\n\n"),
        ("title: |\n  A line\nauthor: |\n  B", "title: A line\nauthor: B\n\n"),
        ("title: so long that\n  it goes on", "title: so long that it goes on\n"),
        ("title: A\nauthor: []\npublished:", "title: A\nauthor: []\npublished: "),
        ("title: A\nauthors:\n- B\n- '[[C]]'", "title: A\nauthor: B, C\n\n"),
        ("title: A\nauthor: https://social.example/a", "title: A\n"),
        ("title: A\ndate: 2026-01-09\npublished: 2025-03-01", "title: A\npublished: 2025-03-01\n"),
        (
            "title: A\nsource: a feed\nurl: <https://a.example/1>",
            "title: A\nurl: https://a.example/1\n",
        ),
        (
            "title: A\nurl: https://a.example/1\ncanonical_url: https://a.example/2",
            "title: A\nurl: https://a.example/1\n",
        ),
        (
            "title: A | Golmok News\nlink: https://golmok-news.example/1",
            "title: A\nurl: https://golmok-news.example/1",
        ),
        (
            "title: A | Golmok News\nlink: https://other.example/1",
            "title: A | Golmok News\nurl: https://other.example/1",
        ),
        (
            "title: A\nhighlights:\n- text: B\n  note: C\n- text: D\ntimestamp: 2026-01-09",
            "title: A\ndate: 2026-01-09\n\n\n\n",
        ),
    ],
)
def test_each_field_becomes_one_line(written: str, plain: str) -> None:
    """By the name it has here, or none if nobody needs it."""
    for last in ("---", "..."):
        text = f"---\n{written}\n{last}\ntext"
        assert has_front_matter(text)
        assert ["", *plain.split("\n"), "", "text"] == with_plain_fields(text).split("\n")


def test_plus_signs_stand_around_other_signs() -> None:
    """Names and values have an equals sign between them."""
    text = '+++\ntitle = "A"\nauthors = ["B", "C"]\ndate = 2026-02-11\n[params]\ntoc = true\n+++\n'
    assert "\ntitle: A\nauthor: B, C\ndate: 2026-02-11\n\n\n\n" == with_plain_fields(text)


def test_a_title_may_follow_the_last_dashes_at_once() -> None:
    """As in pages that somebody's own program wrote."""
    assert ["", "title: A", "# A"] == with_plain_fields("---\ntitle: A\n---# A").split("\n")


def test_a_title_may_stand_under_the_fields() -> None:
    """Where they say whose the text is."""
    fields = ("---", "type: article", "author: Ana Ferreira", "url: https://bus.example/1", "---")
    article = Read(page(*fields, "", "# The last diesel bus", "", BUSES, "", BATTERIES)).article
    assert "The last diesel bus" == article.title()
    assert ("Ana Ferreira", "https://bus.example/1") == (article.author.name, article.source.url)
    assert not has_front_matter("---\nlayout: post\n---\n# A title\n")


def test_links_and_short_lines_may_stand_above_that_title() -> None:
    """Without any title only the address is kept."""
    fields = "---\nsource: https://bus.example/1\nupdated: 2026-05-03\n---\n"
    above = "[Skip to content](https://bus.example/1#content)\n\nMenu\n\n"
    plain = with_plain_fields(f"{fields}{above}### The last bus\n").split("\n")
    assert ["title: The last bus", "url: https://bus.example/1", "", ""] == plain[:4]
    plain = with_plain_fields(f"{fields}{BUSES}\n### The last bus\n").split("\n")
    assert ["", "url: https://bus.example/1", "", ""] == plain[:4]


def test_an_article_under_plus_signs_has_its_title_author_and_date() -> None:
    """Nothing of the fields is left in the text."""
    fields = (
        'title = "전기요금 세 단계로"',
        'author = "한지우"',
        "date = 2026-02-11",
        "draft = false",
    )
    article = Read(page("+++", *fields, "+++", "", POWER, "", SEASONS)).article
    assert ("전기요금 세 단계로", "한지우") == (article.title(), article.author.name)
    assert "2026-02-11" == article.published
    assert [POWER, SEASONS] == [block.text for block in article.editions[KO].body]


def test_a_title_that_stands_again_with_the_site_is_no_heading() -> None:
    """The field lost the site's name, and the heading has it still."""
    fields = (
        "---",
        "title: Diesel buses retire | Buspost",
        "url: https://buspost.example/1",
        "author: A",
        "---",
    )
    read = Read(page(*fields, "", "# Diesel buses retire | Buspost", "", BUSES, "", BATTERIES))
    assert "Diesel buses retire" == read.article.title()
    assert [BUSES, BATTERIES] == [block.text for block in read.article.editions[EN].body]


def test_fields_with_others_between_begin_another_article() -> None:
    """Those that nobody needs are no gap; nor is a list of fields under a heading."""
    noted = ("---", "title: Late", "date: 2026-01-09", "aliases:", "- A", "- B", "cssclass: x")
    rest = ("author: Ana Ferreira", "published: 2025-03-01", "---", BUSES, "", BATTERIES, "")
    listed = ("# 전기요금", "", "## Metadata", "- Author: 한지우", "- Category: #articles", "", "")
    above = ("- Date: 2026-02-03", "", "## Full Document", POWER, "", SEASONS, "")
    read = Read(page(*noted, *rest, *listed, *above, *noted, *rest))
    assert ["Late", "전기요금", "Late"] == [article.title() for article in read.articles]
    assert ["2025-03-01", "2026-02-03"] == [each.published for each in read.articles[:2]]
