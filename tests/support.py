"""Builders with telling defaults, and fakes of our own ports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from reader.catalog.indexer import CatalogChange
from reader.errors import ArticleMissing, NotSaved
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
from reader.model.listing import ArticleRow, ListQuery, MarkedArticles, View
from reader.model.marks import Marks, Outline, Step, StepKind
from reader.model.names import Stamp
from reader.search.query import completions
from reader.search.results import Field, Found, Hit, Tier
from reader.session import LibraryPort, Session
from reader.session.marking import with_changes
from reader.store.atomic import make_folder, replace_file
from reader.store.documents import article_text
from reader.store.file_stat import FileStat
from reader.store.library import LibraryStore

PROJECT = Path(__file__).resolve().parent.parent

KO_BODY = (
    "부산항의 밤은 길다. 크레인은 쉬지 않고 상자를 옮긴다.",
    "지난해 물동량은 2,400만 TEU로 역대 가장 많았다.",
    "항만공사는 올해도 기록을 다시 쓸 것으로 본다.",
)
EN_BODY = (
    "Nights at Busan port are long. The cranes never stop moving boxes.",
    "Traffic reached 24 million TEU last year, the most on record.",
    "The port authority expects another record this year.",
)


def shared_path(*parts: str) -> Path:
    """A file beside the project's root; skips the test where there is none."""
    path = PROJECT.parent.joinpath("shared", *parts)
    if not path.exists():
        pytest.skip(f"needs ../shared/{'/'.join(parts)}")
    return path


def blocks(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Block, ...]:
    """Paragraphs; `# ` before a text makes a heading, `* ` a list item, `= ` a caption."""
    kinds = {"# ": BlockKind.HEADING, "* ": BlockKind.LIST_ITEM, "= ": BlockKind.CAPTION}
    return tuple(
        Block(kinds[text[:2]], text[2:]) if text[:2] in kinds else Block(kind, text)
        for text in texts
    )


def an_article(
    article_id: str = "aaaaaaaaaa",
    *,
    ko: str = "부산항, 올해도 기록 경신",
    en: str = "Busan port heads for another record",
    ko_body: Sequence[str] = KO_BODY,
    en_body: Sequence[str] = EN_BODY,
) -> Article:
    """An article; an empty title leaves that edition out. Blocks are paired one to one."""
    editions = {}
    if ko:
        editions[Language.KO] = Edition(ko, ("밤에도 쉬지 않는 항만",), blocks(*ko_body))
    if en:
        editions[Language.EN] = Edition(en, ("A port that never sleeps",), blocks(*en_body))
    pairs = [AlignedPair((i,), (i,), 0.9) for i in range(min(len(ko_body), len(en_body)))]
    return Article(
        ArticleId(article_id),
        editions,
        publisher="리더 다이제스트",
        section="경제",
        published="2023-11-15",
        author=Author("편집부", "편집"),
        source=Source("harbour.txt", "0" * 64, (1, 20), "", "utf-8"),
        alignment=tuple(pairs) if ko and en else (),
    )


def row_of(article: Article) -> ArticleRow:
    """The list row of an article."""
    editions = article.editions
    return ArticleRow(
        article.id,
        editions[Language.KO].title if Language.KO in editions else "",
        editions[Language.EN].title if Language.EN in editions else "",
        article.author.name,
        article.publisher,
        article.section,
        article.published,
        article.languages,
        2,
        article.source.dump,
        article.source.lines,
    )


@dataclass
class InMemoryLibrary:
    """Articles in a dict."""

    articles: dict[ArticleId, Article]
    name: str = "서재"

    def stats(self) -> list[FileStat]:
        return [FileStat(one, Path(f"{one}.yaml"), 1, 1) for one in self.articles]

    def additions(self, seen: Stamp) -> None:
        """Nobody noted that."""

    def file_stat(self, article_id: ArticleId) -> FileStat | None:
        article = self.articles.get(article_id)
        return FileStat(article_id, Path(article_id), 1, id(article)) if article else None

    def article(self, article_id: ArticleId) -> Article:
        if article_id not in self.articles:
            raise ArticleMissing(article_id)
        return self.articles[article_id]


@dataclass
class InMemoryMarks:
    """Marks in a dict; `refuse` plays a full disk."""

    state: dict[ArticleId, Marks] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    refuse: str = ""
    changed_by_others: set[ArticleId] = field(default_factory=set)
    kept_drafts: dict[str, str] = field(default_factory=dict)
    closed: bool = False

    def load(self) -> None:
        """Nothing to read."""

    def marks(self) -> Mapping[ArticleId, Marks]:
        return self.state

    def outlines(self) -> list[Outline]:
        return [marks.outline for marks in self.state.values()]

    def apply(self, step: Step) -> None:
        if self.refuse:
            raise NotSaved(self.refuse)
        self.steps.append(step)
        for change in step.changes:
            article_id = change.article_id
            old = self.state.get(article_id, Marks(article_id))
            self.state[article_id] = with_changes(old, [change])

    def history(self) -> Sequence[Step]:
        return [step for step in self.steps if step.kind is not StepKind.QUIET][-200:]

    def poll(self) -> frozenset[ArticleId]:
        changed = frozenset(self.changed_by_others)
        self.changed_by_others.clear()
        return changed

    def fold(self) -> None:
        """Nothing to fold."""

    def draft(self, key: str, text: str) -> None:
        self.kept_drafts[key] = text

    def drafts(self) -> Mapping[str, str]:
        return self.kept_drafts

    def drop_draft(self, key: str) -> None:
        self.kept_drafts.pop(key, None)

    def problems(self) -> Sequence[str]:
        return []

    def rescue(self, steps: Sequence[Step]) -> Path | None:
        return None

    def close(self) -> None:
        self.closed = True


@dataclass
class InMemoryCatalog:
    """Rows in a list; views work, the filter is a plain substring of the titles."""

    articles: dict[ArticleId, Article]
    change: CatalogChange = field(default_factory=CatalogChange)
    """What every update finds."""
    is_whole = True

    def update(
        self,
        source: LibraryPort,
        on_progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> CatalogChange:
        return self.change

    def completions(self, query: str, cursor: int, marked: MarkedArticles) -> list[str]:
        return completions(query, cursor)

    def _rows(self, query: ListQuery, marked: MarkedArticles) -> list[ArticleRow]:
        keep: dict[View, Callable[[ArticleId], bool]] = {
            View.ALL: lambda _: True,
            View.UNREAD: lambda one: one not in marked.read,
            View.READING: lambda one: one in marked.reading,
            View.BOOKMARKED: lambda one: one in marked.bookmarked,
            View.ANNOTATED: lambda one: one in marked.annotated,
        }
        rows = [row_of(article) for article in self.articles.values()]
        wanted = query.filter.casefold()
        return [
            row
            for row in rows
            if keep[query.view](row.id) and wanted in f"{row.title_ko} {row.title_en}".casefold()
        ]

    def count(self, query: ListQuery, marked: MarkedArticles) -> int:
        return len(self._rows(query, marked))

    def rows(
        self, query: ListQuery, marked: MarkedArticles, start: int, stop: int
    ) -> list[ArticleRow]:
        return self._rows(query, marked)[start:stop]

    def ids(
        self,
        query: ListQuery,
        marked: MarkedArticles,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[ArticleId]:
        return [row.id for row in self._rows(query, marked)]

    def position(
        self, query: ListQuery, marked: MarkedArticles, article_id: ArticleId
    ) -> int | None:
        ids = [row.id for row in self._rows(query, marked)]
        return ids.index(article_id) if article_id in ids else None

    def damaged(self, limit: int) -> list[ArticleRow]:
        return []

    def row(self, article_id: ArticleId) -> ArticleRow | None:
        return row_of(self.articles[article_id]) if article_id in self.articles else None

    def search(
        self,
        query: str,
        marked: MarkedArticles,
        limit: int = 50,
        budget_ms: float | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Found:
        hits = []
        for article in self.articles.values():
            for language, block, text in article.texts():
                start = text.casefold().find(query.casefold())
                if query and start >= 0:
                    span = (start, start + len(query))
                    title = article.title(language)
                    hits.append(
                        Hit(article.id, title, 1.0, Tier.LITERAL, Field.BODY, language, block,
                            span, text, (span,))
                    )  # fmt: skip
                    break
        return Found(query, tuple(hits[:limit]), len(hits), len(hits))

    def close(self) -> None:
        """Nothing to close."""


def a_session(*articles: Article, marks: InMemoryMarks | None = None) -> Session:
    """A session over articles in memory, its marks loaded."""
    by_id = {article.id: article for article in articles or (an_article(),)}
    kept = marks or InMemoryMarks()
    session = Session(InMemoryLibrary(by_id), lambda: kept, InMemoryCatalog(by_id))
    session.load_marks()
    return session


def save_article(library: LibraryStore, article: Article) -> None:
    """Put an article into a library as a build would, or a newer one in the place of the old."""
    make_folder(library.places.articles)
    replace_file(library.article_file(article.id), article_text(article).encode())


def with_id(article: Article, article_id: str) -> Article:
    """The same article under another id."""
    return replace(article, id=ArticleId(article_id))
