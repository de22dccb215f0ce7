"""How good the search is on the two real dumps: `python -m tests.bench.search_quality`.

Prints mean reciprocal rank, precision and what went wrong for each set of queries, and how
steady the results are while thirty words are typed key by key.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.catalog.catalog import Catalog
from reader.text.keyboard import to_hangul, to_latin
from tests.bench.library_gold import ListSource, gold_articles
from tests.support import PROJECT

QUERIES = PROJECT / "tests" / "data" / "search"
TYPED: Mapping[str, str] = {
    "카카오": "000:5", "넷플릭스": "000:7", "뮤직카우": "000:4", "알렉사": "004:0",
    "재택근무": "000:2", "리걸테크": "000:9", "어뷰징": "000:8", "번아웃": "000:0",
    "마이아": "000:1", "코발트": "000:1", "하웰": "000:3", "쿠팡플레이": "000:6",
    "디즈니플러스": "000:6", "트래픽": "000:8", "유니콘팜": "000:9", "조각투자": "000:4",
    "하이브리드": "000:2", "경영공백": "000:5", "이커머스": "000:8", "풀스윙": "000:7",
    "아마존": "004:0", "음성비서": "004:0", "골프": "000:7", "변호사": "000:9",
    "실리콘밸리": "000:0", "출근제": "000:2", "유료방송": "000:6", "증권화": "000:4",
    "김서지": "000:8", "전수빈": "000:7",
}  # fmt: skip
"""Word to the article that must come among the first three while it is typed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One query with the articles it wants."""

    kind: str
    query: str
    first: tuple[str, ...]
    """One of these must come first; empty: nothing may be found."""
    also: tuple[str, ...]
    """These may come too."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Nobody has read anything yet."""

    read: frozenset[str] = frozenset()
    reading: frozenset[str] = frozenset()
    bookmarked: frozenset[str] = frozenset()
    annotated: frozenset[str] = frozenset()

    @property
    def tags(self) -> Mapping[str, frozenset[str]]:
        """No tags."""
        return {}


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one set."""

    reciprocal_rank: float
    """Mean over the queries that want something."""
    first: float
    recall: float
    """Share of wanted articles among the first five."""
    precision: float
    """Share of found articles that were expected, over all queries."""
    empty: tuple[int, int]
    """Queries that want nothing and got nothing, of how many."""
    kinds: Mapping[str, float]
    failures: tuple[str, ...]


def read_queries(name: str) -> list[Asked]:
    """A set of queries: "seen" or "unseen"."""
    asked = []
    for line in (QUERIES / f"queries_{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, query, first, also = line.split("\t")
            asked.append(Asked(kind, query, _ids(first), _ids(also)))
    return asked


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def gold_catalog(seeds: Path) -> Catalog:
    """A catalog of the real articles."""
    catalog = Catalog(None)
    catalog.update(ListSource(gold_articles(seeds)))
    return catalog


def found_ids(catalog: Catalog, query: str) -> list[str]:
    """The articles a query finds, best first, named as in the sets."""
    found = catalog.search(query, Marked(), limit=20)  # type: ignore[arg-type]
    return [hit.article_id.replace("-", ":") for hit in found.hits]


def measure(catalog: Catalog, queries: Iterable[Asked]) -> Quality:
    """Score a set."""
    ranks: dict[str, list[float]] = defaultdict(list)
    right = wrong = silent = wanted_nothing = reached = 0
    failures = []
    for asked in queries:
        ids = found_ids(catalog, asked.query)
        expected = {*asked.first, *asked.also}
        unexpected = [one for one in ids if one not in expected]
        right += len(ids) - len(unexpected)
        wrong += len(unexpected)
        if not asked.first:
            wanted_nothing += 1
            silent += not ids
        else:
            rank = next((i for i, one in enumerate(ids, 1) if one in asked.first), 0)
            ranks[asked.kind].append(1 / rank if rank else 0.0)
            reached += any(one in asked.first for one in ids[:5])
        if (
            unexpected
            or (asked.first and ids[:1] != [one for one in ids[:1] if one in asked.first])
            or (asked.first and not ids)
        ):
            failures.append(f"{asked.kind}: {asked.query!r} wants {asked.first}, got {ids}")
    every = [rank for of_kind in ranks.values() for rank in of_kind]
    return Quality(
        sum(every) / len(every),
        sum(rank == 1 for rank in every) / len(every),
        reached / len(every),
        right / max(1, right + wrong),
        (silent, wanted_nothing),
        {kind: sum(of_kind) / len(of_kind) for kind, of_kind in ranks.items()},
        tuple(failures),
    )


def typing_states(word: str) -> Sequence[str]:
    """What the box holds after each key, composition included."""
    keys = to_latin(word)
    return [to_hangul(keys[: end + 1]) for end in range(len(keys))]


def flickers(catalog: Catalog) -> tuple[int, list[str]]:
    """Type each word; how many states were looked at, and those that lost the target."""
    looked, lost = 0, []
    for word, target in TYPED.items():
        for state in typing_states(word)[2:]:
            looked += 1
            if target not in found_ids(catalog, state)[:3]:
                lost.append(f"{word}: {state!r}")
    return looked, lost


def guesses(catalog: Catalog) -> tuple[int, list[str]]:
    """How many words of a list no article has, and those that find something all the same."""
    lines = (QUERIES / "absent.txt").read_text("utf-8").splitlines()[1:]
    absent = [word for word in " ".join(lines).split() if not found_ids(catalog, f'"{word}"')]
    return len(absent), [word for word in absent if found_ids(catalog, word)]


def main() -> None:
    """Print the figures."""
    seeds = PROJECT.parent / "shared" / "gold" / "seeds.json"
    if not seeds.exists():
        sys.exit(f"needs {seeds}")
    catalog = gold_catalog(seeds)
    for name in sys.argv[1:] or ("seen", "unseen"):
        quality = measure(catalog, read_queries(name))
        print(
            f"{name}: MRR {quality.reciprocal_rank:.3f}  P@1 {quality.first:.3f}"
            f"  recall@5 {quality.recall:.3f}  precision {quality.precision:.3f}"
            f"  empty {quality.empty[0]}/{quality.empty[1]}"
        )
        print("  " + "  ".join(f"{kind} {rank:.2f}" for kind, rank in quality.kinds.items()))
        for failure in quality.failures:
            print("  ✗", failure)
    looked, lost = flickers(catalog)
    print(f"typing: {looked - len(lost)} of {looked} states keep the target in the first three")
    for state in lost:
        print("  ✗", state)
    absent, guessed = guesses(catalog)
    print(f"absent words: {absent - len(guessed)} of {absent} find nothing")
    print("  ✗", *guessed)


if __name__ == "__main__":
    main()
