"""An article survives its file, and what a file must not say is refused with the line."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NewerSchema, Unreadable
from reader.model.article import (
    AlignedPair,
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.store import canonical_yaml
from reader.store.documents import article_text, read_article
from reader.text.sanitise import FORBIDDEN, line_text
from tests.support import an_article

FILE = Path("k3f7a2q5xm.yaml")
GOLDEN = Path(__file__).parent.parent / "data" / "store" / "article.yaml"

lines = st.text(max_size=40).map(line_text)
bodies = st.lists(st.builds(Block, st.sampled_from(BlockKind), lines), max_size=5).map(tuple)
editions = st.builds(Edition, lines, st.lists(lines, max_size=2).map(tuple), bodies)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article an extractor may hand over."""
    languages = draw(st.sets(st.sampled_from(Language), min_size=1))
    found = {language: draw(editions) for language in Language if language in languages}
    pairs = [
        AlignedPair((index,), (), 0.25)
        for index in range(len(found[Language.KO].body) if Language.KO in found else 0)
    ]
    first = draw(st.integers(0, 10**9))
    return Article(
        id=ArticleId(draw(st.from_regex(r"[a-z2-7]{10}", fullmatch=True))),
        editions=found,
        publisher=draw(lines),
        section=draw(lines),
        published=draw(lines),
        author=Author(draw(lines), draw(lines), draw(lines), draw(lines)),
        source=Source(draw(lines), draw(lines), (first, first + 9), draw(lines), draw(lines)),
        alignment=tuple(pairs),
        warnings=tuple(draw(st.lists(lines, max_size=2))),
    )


def refusal_of(text: str) -> Unreadable:
    """How a file with this text is refused."""
    with pytest.raises(Unreadable) as refusal:
        read_article(text.encode(), FILE)
    return refusal.value


def test_the_file_is_the_one_of_the_design() -> None:
    """Key order, quotes and one-line mappings, byte for byte; and back without a loss."""
    data = GOLDEN.read_bytes()

    article = read_article(data, GOLDEN)

    assert data.decode() == article_text(article)
    assert ("ko", "en") == article.languages
    assert (118, 222) == article.source.lines
    assert Block(BlockKind.LIST_ITEM, "첫째: 야간 교대 인원을 늘린다.") in (
        article.editions[Language.KO].body
    )
    assert AlignedPair((1,), (0,), 0.91) == article.alignment[1]


@settings(max_examples=300, deadline=None)
@given(articles())
def test_any_article_survives(article: Article) -> None:
    """Whatever the sanitiser lets through comes back, and is written the same again."""
    text = article_text(article)

    again = read_article(text.encode(), FILE)

    assert article == again
    assert text == article_text(again)


def test_every_field_of_the_model_is_in_the_file() -> None:
    """A field that is added to the model and forgotten here would be lost in silence."""
    article = read_article(GOLDEN.read_bytes(), GOLDEN)
    other = an_article("bbbbbbbbbb")
    for field in fields(Article):
        if field.name not in ("extra", "alignment"):
            changed = replace(article, alignment=(), **{field.name: getattr(other, field.name)})
            assert article_text(replace(article, alignment=())) != article_text(changed), field.name


def test_keys_nobody_knows_are_kept_where_they_are() -> None:
    """At the root, within author, source and editions; numbers stay numbers."""
    text = GOLDEN.read_text("utf-8")
    text = text.replace('email: ""}', 'email: "", stars: 3}').replace("utf-8}", "utf-8, page: 7}")
    text = text.replace("    deck: []\n", "    deck: []\n    reviewed: true\n")
    text = text.replace("alignment:\n", "  fr:\n    title: Le port\nalignment:\n")
    text += "rating: {by: 나, score: 4.5}\nseen:\n- 2024-01-08\n"

    article = read_article(text.encode(), FILE)
    rewritten = article_text(replace(article, section="경제"))

    assert article == replace(read_article(rewritten.encode(), FILE), section=article.section)
    for kept in ("stars: 3", "page: 7", "reviewed: true", "title: Le port", "- 2024-01-08"):
        assert kept in rewritten
    assert rewritten.endswith("rating:\n  by: 나\n  score: 4.5\nseen:\n- 2024-01-08\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("schema: 1\n", "", 1, "schema"),
        ("schema: 1", "schema: one", 1, "`schema` must be a whole number"),
        ('id: "k3f7a2q5xm"', "id: ../../../x", 2, "ten characters"),
        ("publisher: 항만경제", "publisher: [항만, 경제]", 3, "`publisher` must be text"),
        ("lines: [118, 222]", "lines: [118]", 7, "first and the last line"),
        ("lines: [118, 222]", "lines: [1e9, 222]", 7, "an entry of `lines` must be a whole"),
        ("    - h: 기록은", "    - quote: 기록은", 15, "no kind of block"),
        ("    - h: 기록은", "    - x: 1\n      h: 기록은", 15, "exactly one key"),
        ("    - h: 기록은 사람이 만든다", "    - 기록", 15, "an entry of `body` must be a"),
        ("en: [], confidence: 0.0", "en: [3], confidence: 0.0", 27, "the blocks are 0 to 2"),
        ("  en:\n    title", "  fr:\n    title", 28, "block 0, and there is none"),
        ("confidence: 0.91", "confidence: 7", 28, "from 0 to 1"),
        ("warnings:\n- ", "warnings: ", 32, "must be a list"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(
    old: str, new: str, line: int, reason: str
) -> None:
    """The line a person has to look at, and what is wrong there."""
    text = GOLDEN.read_text("utf-8")
    assert old in text

    refusal = refusal_of(text.replace(old, new, 1))

    assert line == refusal.line
    assert reason in refusal.reason


def test_an_article_has_at_least_one_edition() -> None:
    """A file without text is damaged, not an empty article."""
    refusal = refusal_of('schema: 1\nid: "k3f7a2q5xm"\neditions: {}\n')

    assert (3, "`editions` must have `ko` or `en`") == (refusal.line, refusal.reason)


def test_a_newer_schema_is_refused_with_what_to_do() -> None:
    """Nothing is guessed about a file from the future."""
    with pytest.raises(NewerSchema) as refusal:
        read_article(b"schema: 2\neverything: else\n", FILE)

    assert "schema 2" in refusal.value.problem
    assert "newer version" in refusal.value.remedy


def test_a_hand_edited_file_cannot_bring_control_characters_in() -> None:
    """YAML escapes are as dangerous as raw bytes; every text passes the guard, same length."""
    text = GOLDEN.read_text("utf-8")
    text = text.replace("    - h: 기록은 사람이 만든다", '    - h: "a\\e]0;x\\u202eb\\nc"')

    article = read_article(text.encode(), FILE)

    assert "a\ufffd]0;x\ufffdb c" == article.editions[Language.KO].body[2].text


def test_a_file_of_our_own_with_a_stray_sign_in_it_passes_the_guard_too() -> None:
    """The form of the file says nothing about its texts."""
    text = GOLDEN.read_text("utf-8").replace("기록은 사람이", "기록은\ufe0f 사람이")
    data = text.encode()

    found, is_known_clean = canonical_yaml.read_told(data)

    assert found is not None and not is_known_clean
    assert (
        "기록은\ufffd 사람이 만든다" == read_article(data, FILE).edition(Language.KO).body[2].text
    )


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=30))
def test_no_text_from_a_file_holds_a_forbidden_character(text: str) -> None:
    """Whatever stands in the YAML, escaped or raw, the length stays and nothing forbidden does."""
    article = Article(ArticleId("aaaaaaaaaa"), {Language.KO: Edition(text)})

    title = read_article(article_text(article).encode(), FILE).title(Language.KO)

    assert not FORBIDDEN.search(title)
    assert "\n" not in title
    assert len(text) == len(title)
