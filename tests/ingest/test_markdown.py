"""Pages that web clippers and services saved as Markdown."""

from __future__ import annotations

import random

import pytest

from reader.ingest.markdown.callouts import FOOTNOTE
from reader.ingest.markdown.shown import as_shown, is_markdown
from reader.model.article import BlockKind, Language
from tests.ingest.dumps import (
    BATTERIES,
    BUSES,
    DATA,
    POWER,
    SEASONS,
    Read,
    kinds,
    page,
    read_file,
    texts,
)

KO, EN = Language.KO, Language.EN


def test_a_clipped_page_is_read_as_it_was_shown() -> None:
    """No sign of Markdown is left, and nothing that was only a link."""
    read = read_file("clipped.md")
    article = read.article
    assert "바람골 마을, 태양광 대신 '지열'로 겨울 난다" == article.title()
    assert "2026-02-03" == article.published
    assert ("윤해솔", "haesol@golmok.example") == (article.author.name, article.author.email)
    assert "골목신문" == article.publisher
    assert "https://golmok.example/news/articleView.html?idxno=20411" == article.source.url
    edition = article.editions[KO]
    assert "cppchpll" == kinds(edition)
    assert () == edition.deck
    for sign in ("](", "**", "[[", "!["):
        assert sign not in " ".join(block.text for block in edition.body)
    assert ["난방비는 절반"] == texts(edition, BlockKind.HEADING)
    assert "cleaned: 24 lines written in Markdown, first in line 1" in read.end.warnings


def test_a_fetched_page_loses_its_menus_and_the_name_of_its_site() -> None:
    """The title stands where it stood on the page, and what is above it is furniture."""
    article = read_file("fetched.md").article
    assert "A library on a barge reaches the last island without one" == article.title()
    assert "2026-03-14T08:30:00+09:00" == article.published
    assert "Ingrid Solbakken" == article.author.name
    assert "The Harbour Post" == article.publisher
    assert "https://harbourpost.example/barge-library" == article.source.url
    edition = article.editions[EN]
    assert "cpphp" == kinds(edition)
    assert ["What the tide allows"] == texts(edition, BlockKind.HEADING)
    assert ["The barge at Gull Island on Friday. Harbour Post"] == texts(edition, BlockKind.CAPTION)


def test_saved_pages_glued_together_are_told_apart() -> None:
    """Each begins with its fields."""
    both = b"".join(
        (DATA / name).read_bytes() + b"\n" for name in ("clipped.md", "fetched.md", "clipped.md")
    )
    titles = [article.title() for article in Read(both).articles]
    assert [title[:4] for title in titles] == ["바람골 ", "A li", "바람골 "]


def test_a_title_may_be_a_link_and_so_may_who_wrote_the_text() -> None:
    """What stands alone is no menu."""
    article = Read(
        page(
            "[The city's last diesel bus retires](https://bus.example/last)",
            "",
            "[Ana Ferreira](https://bus.example/author/ana-ferreira)",
            "",
            "[May 3, 2026](https://bus.example/2026/05)",
            "",
            BUSES,
            "",
            BATTERIES,
        )
    ).article
    assert "The city's last diesel bus retires" == article.title()
    assert "Ana Ferreira" == article.author.name
    assert "2026-05-03" == article.published


def test_the_original_under_a_translation_may_have_a_link_for_a_title() -> None:
    """Here it is in bold as well."""
    lines = ("# 디젤 버스가 사라진다", "", "**[Diesel buses retire](https://bus.example/en)**")
    article = Read(page(*lines, "", POWER, "", BUSES, "", SEASONS, "", BATTERIES)).article
    assert "Diesel buses retire" == article.editions[EN].title


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("See **[the plan](https://a.example/x_(y))**.", "See the plan."),
        ('a [b](https://a.example "c d") e', "a b e"),
        ("a [b](<https://a.example/c d>) e", "a b e"),
        ("[![p](https://a.example/p.png)](https://a.example) text", " text"),
        ("![[photo.png]] [b](/c) [[note|shown]] and [[note]]", " b shown and note"),
        ("[b](/c) *one*은 __two__ ~~three~~ ==four== `five`", "b one은 two three four five"),
        ("[b](/c) 2*3*4 snake_case_name * not * this", "b 2*3*4 snake_case_name * not * this"),
        (r"[b](/c) 1\. \[단독\] 5\*6 \\", "b 1. [단독] 5*6 \\"),
        ("> > [b](/c) quoted", "b quoted"),
        ("+ [ ] [b](/c) and more", "- b and more"),
        ("* 한지우 기자 [b@c.example](mailto:b@c.example)", "한지우 기자 b@c.example"),
        ("[a](/b)[c](/d)", "a c"),
        ("[b](/c)\n```python\nx = 1\n```", "b\n\nx = 1\n"),
        ("[b](/c)\n\nTitle\n===\ntext", "b\n\n# Title\n\ntext"),
        ("[b](/c)\n\ntext\nmore text\n-----", "b\n\ntext\nmore text\n-----"),
        ("***one*** and **_two_** and **three\nfour**", "one and two and three\nfour"),
        ("- ### [b](/c)", "- b"),
        ("[b](/c) at <https://a.example/x_y_z>.", "b at https://a.example/x_y_z."),
        ("### \\- **b**", "### b"),
        ("Aug. 1, 2026 [b](/c)", "Aug. 1, 2026"),
        ("> [b](/c)\n>", "b\n"),
        ("![p](attachments/a b.png) [b](/c)", " b"),
        ("**0:06** · [b](/c) said", "b said"),
        ("**1:02:10** said **so**", "said so"),
        ("- **b** ([View Highlight](https://a.example/1))", "- b"),
        ("![p](https://a.example/p.png){width=80%} [b](/c)", " b"),
        ("see [the\nplan](https://a.example/1)", "see the\nplan"),
    ],
)
def test_signs_are_taken_off(written: str, shown: str) -> None:
    """And only those."""
    assert is_markdown(written)
    assert shown.split("\n") == as_shown(written).lines


@pytest.mark.parametrize(
    "text",
    [
        "[단독](사진=홍길동) 전기요금 세 단계로",
        "[1](2) and [표](단위: 억원)",
        "a * b ** c ** d",
        "***",
        "---\nname: value\n---",
        "제목: [단독] 값이 오른다 (종합)",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    """Brackets and stars are common in plain pages."""
    assert not is_markdown(text)


def test_a_footnote_is_a_note() -> None:
    """With its number."""
    shown = as_shown("So.[^1]\n\n[^1]: Why.")
    assert (["So.[1]", "", "[1] Why."], {2: FOOTNOTE}) == (shown.lines, shown.told)


def test_a_list_has_the_address_of_its_page() -> None:
    """Highlights have no paragraph."""
    fields = ("---", "title: The last bus", "url: https://a.example/1", "author: Ana", "---")
    items = (f"- {BUSES} ([View Highlight](https://b.example/1))", f"- {BATTERIES}")
    article = Read(page(*fields, *items)).article
    assert "https://a.example/1" == article.source.url
    assert "ll" == kinds(article.editions[EN])


def test_a_description_that_is_how_the_text_begins_is_no_deck() -> None:
    """Clippers cut it anywhere; a real summary stays."""
    fields = ("---", 'title: "전기요금 세 단계로"', "published: 2026-01-02", "author: 한지우")
    for told, deck in (
        (POWER[:50], ()),
        (f"{POWER} {SEASONS[:20]}", ()),
        ("계절마다 다른 값", ("계절마다 다른 값",)),
    ):
        described = f'description: "{told}"'
        article = Read(page(*fields, described, "---", POWER, "", SEASONS)).article
        assert deck == article.editions[KO].deck


@pytest.mark.parametrize(
    "line",
    [
        *("[", "[a](", "**a", "_a ", "`a", "](", "[[a|", "\\[", "[a](http:(", "> ", "- ", "~~a "),
        *(
            "[^a",
            "[a][b",
            "[a]: ",
            "***a",
            "%%a ",
            "{{<",
            "(View ",
            "> [!a] ",
            "- a: ",
            "| [a](/b) ",
        ),
    ],
)
def test_signs_without_end_take_no_time(line: str) -> None:
    """Sixty thousand of them are read like anything else."""
    text = line * (60_000 // len(line)) + "\n[a](/b) **c**\n"
    assert len(as_shown(text).lines) == 3


@pytest.mark.parametrize(
    "line",
    [
        *("---", "+++", "+++\na = b", "---\na: b", "title: x", "# a", "# a\n- author: b", "> [!a]"),
        *("```query", "[a", "[a\\", "**a", "![a](/b)\n", "[a]: https://b", "a " * 40, "> a", "- a"),
    ],
)
def test_lines_that_begin_something_take_no_time(line: str) -> None:
    """Ten thousand of them, one under the other."""
    text = f"{line}\n" * 10_000
    assert text.count("\n") + 1 == len(as_shown(text).lines)


SIGNS = (
    *(
        "---",
        "+++",
        "...",
        "title: ",
        "author: ",
        "url: https://a",
        "date: 2026-01-02",
        "# ",
        "## ",
    ),
    *("> ", "- ", "1. ", "[a](/b)", "![a](/b)", "[a][1]", "[1]: https://a", "[^1]", "[^1]: ", "**"),
    *(
        "__",
        "*",
        "`",
        "```",
        "~~~",
        "\\",
        " ",
        "\t",
        "|",
        "[!note]",
        "%%",
        "{{< a >}}",
        "[[a]]",
        "[",
    ),
    *("]", "(", ")", "Metadata", "=====", "**0:06** ", "글자", "a word", BUSES, SEASONS, '"', ": "),
    *("\n",) * 9,
)


def test_no_signs_whatever_raise_anything() -> None:
    """There are as many lines as before, and what is told is told of lines."""
    for seed in range(1500):
        chance = random.Random(seed)
        text = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 60)))
        shown = as_shown(text)
        assert text.count("\n") + 1 == len(shown.lines)
        assert not any("\n" in line for line in shown.lines)
        assert set(shown.told) <= set(range(len(shown.lines)))
        Read(text.encode(), [])


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("방법 ‘ [물때표](https://a.example/1) ’를 냈다", "방법 ‘물때표’를 냈다"),
        ("보고서 [요약](https://a.example/1) 을 냈다", "보고서 요약을 냈다"),
        ("[보고서](https://a.example/1) 이 밖에도", "보고서 이 밖에도"),
        ("see ( [plan](https://a.example/1) ) , then", "see (plan) , then"),
        ("an [old](https://a.example/1) , slow ferry", "an old, slow ferry"),
    ],
)
def test_blanks_around_links_are_a_programs(line: str, shown: str) -> None:
    """Inside brackets, and before a particle or a comma; other words keep theirs."""
    assert [shown] == as_shown(line).lines


def test_a_long_line_under_a_picture_that_hides_it_is_its_caption() -> None:
    """However long it is, and where it leaves out what else is hidden there."""
    picture = f"![{BUSES} {BATTERIES}](https://img.example/1.png)"
    lines = (
        "# The last diesel bus",
        "",
        BATTERIES,
        "",
        picture,
        "",
        f"{BUSES} (Photo: R. Doe)",
        "",
    )
    (edition,) = Read(page(*lines, BATTERIES)).article.editions.values()
    assert "pcp" == kinds(edition)
