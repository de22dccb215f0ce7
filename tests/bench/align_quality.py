"""How good the alignment is: python -m tests.bench.align_quality [tuning|unseen|library|dumps]…

Scores links (F1 over all documents together) on variants of our own documents and, where they
are at hand, on the two real dumps. The unseen half and the bundled library are for reporting
only: nothing was ever tuned on them. Ablations show how much hangs on the dictionary.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.ingest.alignment.align import find_links
from reader.ingest.alignment.lexicon import Lexicon, everyday_entries
from reader.ingest.alignment.method import PLAIN, Method
from reader.model.article import Block, BlockKind
from tests.bench.align_variants import RECIPES, Variant, bundled_documents, documents, variants

GOLD: Final = Path(__file__).resolve().parents[3] / "shared" / "gold" / "seeds.json"
"""Hand-made links of the real dumps; not part of the project."""
SEEDS: Final = tuple(range(8))
SETS: Final = ("tuning", "unseen", "library", "dumps")


@dataclass(frozen=True, slots=True)
class Score:
    """Links found, claimed and true."""

    found: int = 0
    claimed: int = 0
    true: int = 0
    seconds: float = 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.claimed + other.claimed,
            self.true + other.true,
            self.seconds + other.seconds,
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1.0 when there is nothing to find."""
        total = self.claimed + self.true
        return 2 * self.found / total if total else 1.0

    def __str__(self) -> str:
        precision = self.found / self.claimed if self.claimed else 1.0
        recall = self.found / self.true if self.true else 1.0
        return f"F1 {self.f1:.3f}  P {precision:.3f}  R {recall:.3f}  ({self.found}/{self.true})"


def score_variant(
    variant: Variant, lexicon: Lexicon, method: Method, ignored: frozenset[tuple[int, int]]
) -> Score:
    """Align one variant and compare; ignored links count neither way."""
    began = time.perf_counter()
    claimed = set(find_links(variant.ko, variant.en, lexicon, method))
    seconds = time.perf_counter() - began
    claimed -= ignored - variant.links
    return Score(len(claimed & variant.links), len(claimed), len(variant.links), seconds)


def score_all(
    cases: Iterable[Variant], lexicon: Lexicon, method: Method = PLAIN
) -> dict[str, Score]:
    """Scores by recipe and, under "all", together."""
    scores: dict[str, Score] = {"all": Score()}
    for case in cases:
        score = score_variant(case, lexicon, method, frozenset())
        scores[case.recipe] = scores.get(case.recipe, Score()) + score
        scores["all"] += score
    return scores


def dump_cases() -> list[tuple[Variant, frozenset[tuple[int, int]]]]:
    """The bilingual articles of the real dumps with their doubtful links; empty if not here."""
    cases: list[tuple[Variant, frozenset[tuple[int, int]]]] = []
    if not GOLD.exists():
        return cases
    for gold in json.loads(GOLD.read_text("utf-8")).values():
        for article in gold["articles"]:
            truth = article.get("alignment")
            if truth:
                links = frozenset((i, j) for i, j in truth["links"])
                weak = frozenset((i, j) for i, j in truth["weak"])
                ko = tuple(Block(BlockKind.PARAGRAPH, text) for text in article["ko_paragraphs"])
                en = tuple(_dump_block(text) for text in article["en_paragraphs"])
                cases.append((Variant(article["title"], "dump", ko, en, links), weak))
    return cases


def _dump_block(text: str) -> Block:
    bullet = text.lstrip().startswith("•")
    return Block(BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH, text)


def dump_score(lexicon: Lexicon, method: Method = PLAIN) -> Score:
    """The score on the real dumps."""
    scores = [score_variant(case, lexicon, method, weak) for case, weak in dump_cases()]
    return sum(scores, Score())


def calibration(cases: Iterable[Variant], lexicon: Lexicon) -> list[tuple[float, int, float]]:
    """For each tenth of confidence: its lower end, how many links, the share that is true."""
    bins: dict[int, list[bool]] = {}
    for case in cases:
        for link, confidence in find_links(case.ko, case.en, lexicon, PLAIN).items():
            bins.setdefault(min(9, int(confidence * 10)), []).append(link in case.links)
    return [(n / 10, len(hits), sum(hits) / len(hits)) for n, hits in sorted(bins.items())]


def part_of(entries: Mapping[str, str], share: float, seed: int) -> Lexicon:
    """A dictionary of a random share of the entries."""
    chance = random.Random(seed)
    return Lexicon(dict(chance.sample(list(entries.items()), round(share * len(entries)))))


def report(name: str, scorer: Callable[[Lexicon], Score]) -> None:
    """Print one set with and without parts of the dictionary."""
    entries = everyday_entries()
    print(f"{name:22} {scorer(Lexicon(entries))}")
    for share in (0.5, 0.25, 0.0):
        tries = [scorer(part_of(entries, share, seed)).f1 for seed in range(5 if share else 1)]
        print(f"  {share:4.0%} of the dictionary  F1 {sum(tries) / len(tries):.3f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    chosen = parser.parse_args().sets or ["tuning", "dumps"]
    if unknown := set(chosen) - set(SETS):
        parser.error(f"no set called {min(unknown)}")
    for name in SETS[:3]:
        if name in chosen:
            library = bundled_documents() if name == "library" else documents(name)
            cases = list(variants(library, SEEDS))
            scores = score_all(cases, Lexicon(everyday_entries()))
            for recipe in RECIPES:
                print(f"  {recipe.name:20} {scores[recipe.name]}")
            for low, count, right in calibration(cases, Lexicon(everyday_entries())):
                print(f"  confidence from {low:.1f}    {right:.3f} right of {count}")
            print(f"  {scores['all'].seconds / len(cases) * 1000:.1f} ms a document")
            report(name, lambda lexicon, cases=cases: score_all(cases, lexicon)["all"])  # type: ignore[misc]
    if "dumps" in chosen:
        report("dumps", dump_score)


if __name__ == "__main__":
    main()
