"""A folded article is stored as one string and leads back to the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.catalog.codec import pack, unpack
from reader.model.article import Article, Author, Block, BlockKind, Edition, Language
from reader.search.documents import FieldKey, Part, field_at, fold_article, lines_of, locate
from reader.search.folding import spaced, squeeze, trace
from tests.search.library import ARTICLES, an_article

LINES = st.text(alphabet="카오 ai.!·\n…\"'1,", max_size=12)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_every_line_is_folded_as_if_alone(lines: list[str]) -> None:
    """Empty lines and punctuation at the edges shift nothing."""
    rest = fold_article(an_article("a", "제목", *lines)).rest
    own = [trace(line.replace("\n", " ")).text for line in lines]
    if any(own):
        assert rest.folded.text[2:-1].split("\n") == own
    else:
        assert rest.stored == ""


@given(st.lists(LINES, min_size=1, max_size=6), st.booleans(), st.data())
def test_a_match_leads_back_to_its_block(
    lines: list[str], squeezed: bool, data: st.DataObject
) -> None:
    """Whatever stands before it, in either view."""
    article = an_article("a", "제목", *lines)
    rest = fold_article(article).rest
    view = rest.folded if squeezed else rest.words
    places = [i for i, char in enumerate(view.text) if char.isalnum() and i > 1]
    if places:
        start = data.draw(st.sampled_from(places))
        located = locate(article, view, start, start + 1)
        assert located is not None
        assert located.block is not None
        assert located.text == lines[located.block]
        found = located.text[slice(*located.span)]
        assert squeeze(spaced(found)) == view.text[start]


def test_a_match_in_hanja_written_out_leads_to_the_hanja() -> None:
    """한국 stands for 韓 in the title a person sees."""
    article = an_article("a", "뒷걸음치는 韓 리걸테크")
    view = fold_article(article).head.folded
    start = view.text.index("한국")
    assert field_at(view, start)[0] == FieldKey(Part.WRITTEN_OUT, Language.KO)
    located = locate(article, view, start, start + 2)
    assert located is not None
    assert located.text[slice(*located.span)] == "韓"


def test_every_kind_of_block_has_its_part() -> None:
    """Headings weigh more than paragraphs, captions and notes less."""
    body = tuple(Block(kind, f"글 {kind.value}") for kind in BlockKind)
    article = Article(ARTICLES[0].id, {Language.KO: Edition("제목", (), body)})
    parts = {part: len(lines_of(article, FieldKey(part, Language.KO))) for part in Part}
    assert (parts[Part.BODY], parts[Part.HEADING]) == (2, 1)
    assert (parts[Part.CAPTION], parts[Part.NOTE]) == (1, 1)


def test_what_search_shows_of_an_article_survives_packing() -> None:
    """Titles, decks, bodies and names; nothing else is kept."""
    for article in ARTICLES:
        folded = fold_article(article).stored
        kept = unpack(article.id, pack(article, folded), folded)
        assert kept.editions == article.editions
        assert (kept.publisher, kept.section) == (article.publisher, article.section)
        assert kept.author == Author(article.author.name)
