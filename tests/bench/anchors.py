"""How well quotes are found again: random quotes, random edits, known truth.

    python -m tests.bench.anchors [CASES]

Every case takes a quote of 1 to 12 words from one of our own texts, changes the text while
following each character, and compares where the anchor lands with where the quote went.
A place is right when it shares at least 60 % of its characters with the true one.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from reader.model.anchors import CanonicalText, make_target
from reader.model.article import Block, BlockKind, Edition, Language
from reader.model.marks import AnchorStatus, Span
from reader.search.anchors import resolve
from tests.support import PROJECT

Traced = list[tuple[str, int]]
"""One paragraph: each character with its offset in the original text, -1 for new ones."""

ALPHABET = "가나다라마바사의는을이에서로고하기지도한 ,.abcdefgh"
SURELY = (AnchorStatus.ANCHORED, AnchorStatus.MOVED)


@dataclass(frozen=True)
class Outcome:
    """What became of one quote."""

    status: AnchorStatus
    right: bool
    seconds: float


def our_texts() -> list[tuple[Language, list[str]]]:
    """Bodies of our own writing, five paragraphs or more each, Korean and English apart."""
    texts = []
    for path in sorted((PROJECT / "library" / "dumps").glob("*.txt")):
        runs: dict[Language, list[str]] = {Language.KO: [], Language.EN: []}
        for line in path.read_text("utf-8").splitlines():
            line = " ".join(line.split())
            if len(line) >= 60:
                hangul = len(re.findall("[가-힣]", line))
                runs[Language.KO if hangul > len(line) / 5 else Language.EN].append(line)
        for language, repeated in runs.items():
            lines = list(dict.fromkeys(repeated))  # author cards stand there once a page
            texts += [(language, lines[i : i + 9]) for i in range(0, len(lines) - 4, 9)]
    return texts


def a_quote(rng: random.Random, canonical: CanonicalText) -> tuple[int, int]:
    """Offsets of 1 to 12 words inside one paragraph."""
    block = rng.choice(canonical.blocks)
    offset = canonical.text.index(block)
    words = [match.span() for match in re.finditer(r"\S+", block)]
    first = rng.randrange(len(words))
    last = min(len(words) - 1, first + rng.randrange(12))
    return offset + words[first][0], offset + words[last][1]


def noise(share: float) -> Callable[[random.Random, list[Traced], tuple[int, int]], list[Traced]]:
    """An edit that replaces, drops or adds characters all over the text."""

    def edit(rng: random.Random, text: list[Traced], quote: tuple[int, int]) -> list[Traced]:
        edited = []
        for paragraph in text:
            out: Traced = []
            for pair in paragraph:
                dice = rng.random()
                if dice >= share:
                    out.append(pair)
                elif dice < share / 3:
                    out.append((rng.choice(ALPHABET), -1))
                elif dice < share * 2 / 3:
                    out += [pair, (rng.choice(ALPHABET), -1)]
            edited.append(out)
        return edited

    return edit


def moved(rng: random.Random, text: list[Traced], quote: tuple[int, int]) -> list[Traced]:
    """Paragraphs change places, one goes that does not hold the quote, one is added."""
    text = list(text)
    rng.shuffle(text)
    for index, paragraph in enumerate(text):
        if not any(quote[0] <= where < quote[1] for _, where in paragraph):
            del text[index]
            break
    extra = "새로 들어온 문단은 앞뒤와 상관없는 이야기를 한다. " * 2
    text.insert(rng.randrange(len(text) + 1), [(char, -1) for char in extra])
    return text


def quote_deleted(rng: random.Random, text: list[Traced], quote: tuple[int, int]) -> list[Traced]:
    """The quoted characters go, the rest stays."""
    return [[p for p in paragraph if not quote[0] <= p[1] < quote[1]] for paragraph in text]


def paragraph_deleted(
    rng: random.Random, text: list[Traced], quote: tuple[int, int]
) -> list[Traced]:
    """The paragraph that holds the quote goes."""
    return [
        paragraph
        for paragraph in text
        if not any(quote[0] <= where < quote[1] for _, where in paragraph)
    ]


def one_case(
    rng: random.Random,
    language: Language,
    paragraphs: list[str],
    edit: Callable[[random.Random, list[Traced], tuple[int, int]], list[Traced]],
) -> Outcome:
    """Mark a quote, edit the text, look where the mark lands."""
    edition = Edition("t", (), tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))
    canonical = CanonicalText(edition)
    start, end = a_quote(rng, canonical)
    target = make_target(edition, language, canonical.span(start, end))
    traced: list[Traced] = []
    offset = 0
    for text in paragraphs:
        traced.append([(char, offset + i) for i, char in enumerate(text)])
        offset += len(text) + 1
    after = [p for p in edit(rng, traced, (start, end)) if p]
    today = CanonicalText(
        Edition("t", (), tuple(Block(BlockKind.PARAGRAPH, "".join(c for c, _ in p)) for p in after))
    )
    began = time.perf_counter()
    found = resolve(target, today)
    seconds = time.perf_counter() - began
    where = [origin for paragraph in after for origin in [*(o for _, o in paragraph), -1]]
    true = [i for i, origin in enumerate(where) if start <= origin < end]
    return Outcome(found.status, _right(found.span, today, true), seconds)


def _right(span: Span | None, today: CanonicalText, true: list[int]) -> bool:
    if span is None or not true:
        return False
    low, high = today.offset(span.start), today.offset(span.end)
    shared = min(high, true[-1] + 1) - max(low, true[0])
    return shared >= 0.6 * (max(high, true[-1] + 1) - min(low, true[0]))


EDITS = {
    "3 % noise": noise(0.03),
    "8 % noise": noise(0.08),
    "15 % noise": noise(0.15),
    "paragraphs moved": moved,
    "quote deleted": quote_deleted,
    "paragraph deleted": paragraph_deleted,
}


def simulate(cases: int, seed: int = 1) -> dict[str, list[Outcome]]:
    """Run so many cases of each edit."""
    rng = random.Random(seed)
    texts = our_texts()
    return {
        name: [one_case(rng, *rng.choice(texts), edit) for _ in range(cases)]
        for name, edit in EDITS.items()
    }


def main() -> None:
    """Print the table."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print(f"{'edit':20} kept %  surely %  wrong %  surely wrong %  p99 ms   statuses")
    for name, outcomes in simulate(cases).items():
        n = len(outcomes) / 100
        wrong = [o for o in outcomes if not o.right and o.status is not AnchorStatus.ORPHANED]
        slow = sorted(o.seconds for o in outcomes)[int(len(outcomes) * 0.99)] * 1000
        print(
            f"{name:20} {sum(o.right for o in outcomes) / n:6.2f}"
            f" {sum(o.right and o.status in SURELY for o in outcomes) / n:9.2f}"
            f" {len(wrong) / n:8.2f} {sum(o.status in SURELY for o in wrong) / n:15.2f}"
            f" {slow:7.1f}   {dict(Counter(str(o.status) for o in outcomes))}"
        )


if __name__ == "__main__":
    main()
