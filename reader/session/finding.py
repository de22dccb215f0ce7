"""What a session finds: over the library, in an article, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.session.open_library import OpenLibrary

if TYPE_CHECKING:  # what finds is imported when something is sought, after the first screen
    from reader.model.article import ArticleId, Language
    from reader.model.marks import Span
    from reader.search.results import Found, Occurrence
    from reader.session.concordance import ConcordanceLine


MOST_ARTICLES: Final = 10_000
"""So many articles are read for the sentences with a word."""
MOMENT_CHARS: Final = 8_000
"""So long is an article, both languages together, in which a few words are found in less than
10 ms: it is folded, and names in the other script are compared with each of its words."""
FEW_WORDS: Final = 5
"""So many are few; more of them, a sentence that was pasted, take longer each."""


class Finding(OpenLibrary):
    """The searches of a session; each may run on any thread."""

    def search(
        self,
        query: str,
        limit: int = 50,
        budget_ms: float | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Found:
        """Answer a query over the whole library and the notes in it, best first."""
        found = self._catalog.search(query, self._marked, limit, budget_ms, cancelled)
        from reader.search.corpus import Effort
        from reader.search.notes import MOST_NOTES, search_notes, with_notes

        marked = self._marked
        if found.problem or marked.annotation_count > MOST_NOTES:
            return found
        effort = Effort(budget_ms, cancelled)
        notes = search_notes(query, marked.notes, effort)
        if effort.cut_short:
            found = replace(found, complete=False)
        return with_notes(found, notes, self._title, limit) if notes else found

    def _title(self, article_id: ArticleId) -> str:
        """ "" for an article that is not in the library any more."""
        row = self._catalog.row(article_id)
        return (row.title_ko or row.title_en) if row else ""

    def find(
        self,
        article_id: ArticleId,
        query: str,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[Occurrence, ...]:
        """Every place of a query in one article, both languages, in reading order.

        Words are found in a moment; where `takes_long`, call it on a worker. What was found when
        it is cancelled is not all.
        """
        from reader.search.find import find_in_article

        return find_in_article(self.article(article_id), query, cancelled=cancelled)

    def takes_long(self, article_id: ArticleId, query: str) -> bool:
        """Whether a query may take longer than a moment in one article; with patterns seconds."""
        from reader.search.query import parse

        try:
            length_chars = sum(len(text) for _, _, text in self.article(article_id).texts())
            asked = parse(query)
            words = max(FEW_WORDS, len(asked.terms))
            return length_chars * words > MOMENT_CHARS * FEW_WORDS or bool(asked.patterns)
        except ReaderError:
            return False

    def completions(self, query: str, cursor: int) -> list[str]:
        """What the item at the cursor can be completed to, likeliest first."""
        return self._catalog.completions(query, cursor, self._marked)

    def tags(self) -> Counter[str]:
        """All tags, each with how many articles have it; any thread, no file is read."""
        return Counter(tag for tags in self._marked.tags.values() for tag in tags)

    def concordance(self, word: str, limit: int = 200) -> list[ConcordanceLine]:
        """Sentences with a word, those with a counterpart first, then best article first.

        Any thread.
        """
        lines: list[ConcordanceLine] = []
        for some in self.each_sentence(word, most_articles=limit):
            lines += some
            if len(lines) >= limit:
                break
        return sorted(lines, key=lambda line: not line.counterpart.text)[:limit]

    def each_sentence(
        self,
        word: str,
        cancelled: Callable[[], bool] | None = None,
        most_articles: int = MOST_ARTICLES,
    ) -> Iterator[list[ConcordanceLine]]:
        """Every sentence with a word, article by article, as they are read; any thread."""
        from reader.search.find import find_in_article
        from reader.session.concordance import lines_of

        for hit in self.search(word, most_articles, cancelled=cancelled).hits:
            if cancelled is not None and cancelled():
                return
            try:
                article = self.article(hit.article_id)
                places = find_in_article(article, word, heads=False, cancelled=cancelled)
                yield list(lines_of(article, self.alignment(article.id), places))
            except ReaderError:
                continue

    def place_of_quote(
        self,
        article_id: ArticleId,
        exact: str,
        language: Language | None = None,
        context: tuple[str, str] = ("", ""),
    ) -> tuple[Language, Span]:
        """Where quoted words stand in an article.

        Raises:
            QuoteMissing: If it does not say them.
        """
        from reader.session.quotes import place_of_quote

        return place_of_quote(self.article(article_id), exact, language, context)
