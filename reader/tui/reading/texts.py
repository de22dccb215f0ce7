"""The texts of an article as they are shown, with their pieces and sentences worked out once."""

from __future__ import annotations

from reader.model.article import Article, Language
from reader.text.sentences import sentences
from reader.tui.reading.content import Piece, SourceText, block_pieces


class Texts:
    """Every block of an article by language and index."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._pieces: dict[Language, tuple[tuple[Piece, ...], ...]] = {}
        self._sentences: dict[tuple[Language, int], tuple[tuple[int, int], ...]] = {}

    def pieces(self, language: Language) -> tuple[tuple[Piece, ...], ...]:
        """The pieces of every block of a body; none for a language there is no edition in."""
        if language not in self._pieces:
            edition = self._article.editions.get(language)
            count = len(edition.body) if edition else 0
            self._pieces[language] = tuple(
                block_pieces(self._article, language, block) for block in range(count)
            )
        return self._pieces[language]

    def count(self, language: Language) -> int:
        """How many blocks a body has."""
        return len(self.pieces(language))

    def source(self, language: Language, block: int) -> SourceText:
        """The text of a block."""
        return self.pieces(language)[block][0].source

    def text(self, language: Language, block: int) -> str:
        """The text of a block as it is shown, of the length of the original."""
        return self.source(language, block).shown

    def text_or_none(self, language: Language, block: int) -> str | None:
        """The text of a block; None outside the body."""
        return self.text(language, block) if 0 <= block < self.count(language) else None

    def sentences(self, language: Language, block: int) -> tuple[tuple[int, int], ...]:
        """The sentences of a block, half open, in code points; one empty one for no text."""
        key = (language, block)
        if key not in self._sentences:
            self._sentences[key] = sentences(self.text(language, block)) or ((0, 0),)
        return self._sentences[key]
