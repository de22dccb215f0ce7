"""The library that comes with the program is what `reader build` makes of its dumps."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.model.article import Article, BlockKind, Language
from reader.store.library import LibraryStore
from tests.support import PROJECT

LIBRARY = PROJECT / "library"
STORE = LibraryStore(LIBRARY)
FEWEST_PARAGRAPHS, MOST_PARAGRAPHS = 6, 12


def articles() -> list[Article]:
    """All of them, in the order of their ids."""
    return [STORE.article(article_id) for article_id in STORE.article_ids()]


def test_building_its_dumps_again_gives_it_byte_for_byte(tmp_path: Path) -> None:
    """Whoever changes the extractor or the dumps rebuilds the library too."""
    copy = tmp_path / "library"
    copy.mkdir()
    record = (LIBRARY / "library.yaml").read_text("utf-8")
    (copy / "library.yaml").write_text(record.partition("\ndumps:")[0] + "\n", "utf-8")

    assert 0 == main(["build", "--library", str(copy), str(LIBRARY / "dumps")])

    assert record == (copy / "library.yaml").read_text("utf-8")
    built = {path.name: path.read_bytes() for path in (copy / "articles").iterdir()}
    kept = {path.name: path.read_bytes() for path in (LIBRARY / "articles").iterdir()}
    assert kept == built


def test_every_story_is_there_in_both_languages() -> None:
    """Eleven digests, complete, with a note that names the source."""
    assert 11 == len(articles())
    for article in articles():
        assert (Language.KO, Language.EN) == article.languages
        for language in Language:
            body = article.editions[language].body
            paragraphs = [block for block in body if block.kind is BlockKind.PARAGRAPH]
            assert FEWEST_PARAGRAPHS <= len(paragraphs) <= MOST_PARAGRAPHS, article.title(language)
            assert BlockKind.NOTE is body[-1].kind, article.title(language)


def test_no_furniture_is_left_in_it() -> None:
    """What the layouts surround an article with stays out of its text."""
    for article in articles():
        for _, _, text in article.texts():
            assert "protected]" not in text
            assert not text.startswith(("Picture", "Member for", "desk_", "공유", "닫기", "수정"))
        assert not article.warnings, article.title()


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.id)
def test_its_editions_are_aligned(article: Article) -> None:
    """Nearly every paragraph has its counterpart: they were written as counterparts."""
    prose = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
    for language in Language:
        body = article.editions[language].body
        wanted = {index for index, block in enumerate(body) if block.kind in prose}
        paired = {
            index
            for pair in article.alignment
            if pair.ko and pair.en
            for index in pair.side(language)
        }
        assert len(wanted - paired) <= 1, article.title(language)
