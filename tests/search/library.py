"""A small library of our own writing that holds one case of everything search must understand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reader.catalog.catalog import Catalog
from reader.errors import ReaderError
from reader.model.article import (
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.model.names import Stamp
from reader.search.results import Found


@dataclass(frozen=True, slots=True)
class Stat:
    """A file as the library would tell of it."""

    id: ArticleId
    size: int = 1
    mtime_ns: int = 1


class Unreadable(ReaderError):
    """A damaged file."""


@dataclass
class FakeSource:
    """Articles in a dict; `broken` ones cannot be read, `versions` play the file times."""

    articles: dict[ArticleId, Article]
    broken: set[ArticleId] = field(default_factory=set)
    versions: dict[ArticleId, int] = field(default_factory=dict)
    reads: list[ArticleId] = field(default_factory=list)
    added: dict[ArticleId, str] = field(default_factory=dict)

    def stats(self) -> Iterable[Stat]:
        return [Stat(one, mtime_ns=self.versions.get(one, 1)) for one in self.articles]

    def additions(self, seen: Stamp) -> tuple[Stamp, Mapping[ArticleId, str]] | None:
        stamp = (len(self.added), 1)
        return None if stamp == seen else (stamp, self.added)

    def article(self, article_id: ArticleId) -> Article:
        self.reads.append(article_id)
        if article_id in self.broken:
            raise Unreadable("line 3 is not YAML")
        return self.articles[article_id]


@dataclass(frozen=True, slots=True)
class Marked:
    """What a person marked."""

    read: frozenset[ArticleId] = frozenset()
    reading: frozenset[ArticleId] = frozenset()
    bookmarked: frozenset[ArticleId] = frozenset()
    annotated: frozenset[ArticleId] = frozenset()
    tags: Mapping[ArticleId, frozenset[str]] = field(default_factory=dict)


NOTHING_MARKED = Marked()


def an_article(
    article_id: str,
    ko: str,
    *paragraphs: str,
    en: tuple[str, ...] = (),
    deck: tuple[str, ...] = (),
    author: str = "편집부",
    publisher: str = "리더 다이제스트",
    published: str = "",
    line: int = 1,
) -> Article:
    """An article; `en` is the English title and its paragraphs."""
    editions = {}
    if ko:
        body = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
        editions[Language.KO] = Edition(ko, deck, body)
    if en:
        body = tuple(Block(BlockKind.PARAGRAPH, text) for text in en[1:])
        editions[Language.EN] = Edition(en[0], (), body)
    return Article(
        ArticleId(article_id),
        editions,
        publisher=publisher,
        published=published,
        author=Author(author),
        source=Source("small.txt", "", (line, line + 5)),
    )


ARTICLES = (
    an_article(
        "kakao", "설비 투자 줄인 카카오, 메신저 1위는 그대로",
        "카카오가 3분기에 1,544억원을 집행했다. 전년보다 17.3% 적다.",
        "카카오는 사무실 출근을 원칙으로 하고 재택근무는 신청을 받는다.",
        author="한지우", published="2023-11-15", line=10,
    ),
    an_article(
        "netflix", "美 골프 생중계에 뛰어든 넷플릭스",
        "넷플릭스는 미국 라스베이거스에서 골프 대회를 중계했다.",
        "스포츠 중계권료는 OTT 기업에 부담이다.",
        deck=("광고 요금제의 다음 수",), author="오세린", published="2023-11-16", line=20,
    ),
    an_article(
        "remote", "재택 근무를 접는 회사들",
        "감사 부서는 출근이 늘었다고 했다. 닭을 키우듯 천천히 바꾸자는 말도 나왔다.",
        "다리가 아픈 직원은 예외다. 과장은 광화문으로 옮겼다.",
        author="한지우", published="2023-10-02", line=30,
    ),
    an_article(
        "essay", "챗GPT 과제를 낸 교수",
        "크리스토퍼 하웰(Christopher Howell) 교수는 에세이 63편을 읽혔다.",
        "학생들은 '인공지능이 틀린다'는 사실에 놀랐다.",
        en=(
            "A professor assigns ChatGPT",
            "Howell said every essay held errors. Students don’t trust it.",
            "Poincaré would have smiled at the customers’ questions.",
        ),
        author="서은결", published="2023-11-14", line=40,
    ),
    an_article(
        "chips", "[해외 DS] MS, 자체 칩 '마이아·코발트' 공개",
        "가트너(Gartner) 분석가는 합리적이라고 평했다. Q&A는 따로 열렸다.",
        en=("Microsoft shows its own chips", "Maia and Cobalt run on Azure. C# tools follow."),
        author="서은결", published="2023-11-15", publisher="칩스 데일리", line=50,
    ),
    an_article(
        "sleeve", "신경 소매를 만든 제레마이아 로비슨",
        "아마존과 디즈니+는 투자하지 않았다. 약아 빠진 계산이라는 평도 있다.",
        author="문하늘", line=60,
    ),
    an_article(
        "legal", "뒷걸음치는 韓 리걸테크",
        "변협은 반대했다. 우리는 만남\n을 미뤘다는 뜻이다.",
        author="문하늘", line=70,
    ),
    an_article(
        "port", "", en=("Busan port heads for another record", "Cranes never stop moving boxes."),
        author="Kim", line=80,
    ),
)  # fmt: skip


def a_catalog(*articles: Article) -> Catalog:
    """A catalog in memory, of the small library if no other articles are given."""
    catalog = Catalog(None)
    catalog.update(a_source(*articles))
    return catalog


def a_source(*articles: Article) -> FakeSource:
    """Articles, those of the small library if no others are given."""
    return FakeSource({article.id: article for article in articles or ARTICLES})


def ask(catalog: Catalog, query: str, marked: Marked = NOTHING_MARKED) -> Found:
    """One search."""
    return catalog.search(query, marked)


def ids(found: Found) -> list[str]:
    """The articles found, best first."""
    return [hit.article_id for hit in found.hits]
