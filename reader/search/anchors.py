"""Finding the place of a quote in a text that may have changed since.

A strict ladder that stops at its first success and never accepts a weak match silently:
same text, same block, same words in the same surroundings, then approximately. The quote
is never searched alone while its surroundings are known: quote-first search attaches short
quotes to the wrong place, and deleted ones to a twin. What is found approximately is
`fuzzy` and waits for the person's word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from reader.model.anchors import CanonicalText, block_hash
from reader.model.marks import AnchorStatus, Point, Resolution, Span, Target

CONTEXT_PROBE_CHARS: Final = 32
"""How much of the surroundings on one side is compared for an exact quote."""
BOTH_SIDES: Final = 0.7
ONE_SIDE: Final = 0.95
OTHER_SIDE: Final = 0.4
"""An exact quote counts as the same one, moved, when its surroundings are alike on both sides,
or on one nearly to the letter and on the other in part. Less takes a deleted quote's twin."""
SHORT_QUOTE_CHARS: Final = 4
"""A shorter quote stands next to letters like its own: nothing around it may have changed."""
SHORT_BLOCK_CHARS: Final = 40
"""A block below this length (a heading, a picture credit) may stand in a text several times:
it is the same one only if a neighbour is too."""
CLEARLY_BETTER: Final = 0.1
"""How much better than the runner-up a place has to be."""
QUOTE_SIMILARITY: Final = 0.75
CONTEXT_SIMILARITY: Final = 0.5
REWORDED_SIMILARITY: Final = 0.4
UNCHANGED_SIMILARITY: Final = 0.9
LONG_QUOTE_CHARS: Final = 24
"""From this length a quote may be found by itself, approximately."""
LONG_QUOTE_SIMILARITY: Final = 0.85
WINDOW_SLACK: Final = 0.15
"""By which share a window may be longer than the pattern, for text that was inserted."""
_MASK: Final = "\x00"


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: float


def resolve(target: Target, text: CanonicalText) -> Resolution:
    """Say where a target stands in the text of today, and how sure that is."""
    if target.text_hash == text.hash and _says_what_it_quotes(target, text):
        return Resolution(text.hash, AnchorStatus.ANCHORED, target.span)
    in_same_block = _in_same_block(target, text)
    if in_same_block is not None:
        return Resolution(text.hash, AnchorStatus.ANCHORED, in_same_block)
    exact = _exactly(target, text)
    if exact is not None:
        span = _span(target, text, exact)
        return Resolution(text.hash, AnchorStatus.MOVED, span, exact.score)
    near = _approximately(target, text)
    if near is not None:
        span = _span(target, text, near)
        return Resolution(text.hash, AnchorStatus.FUZZY, span, near.score)
    return Resolution(text.hash, AnchorStatus.ORPHANED, None, 0.0)


def _says_what_it_quotes(target: Target, text: CanonicalText) -> bool:
    """A target from a file that was edited by hand may claim anything."""
    span = target.span
    return text.holds(span) and text.text.startswith(target.exact, text.offset(span.start))


def _span(target: Target, text: CanonicalText, found: _Candidate) -> Span:
    """A bookmark stays a point; anything else covers what was found."""
    if target.span.start == target.span.end:
        point = text.point(found.start)
        return Span(point, point)
    return text.span(found.start, found.end)


def _in_same_block(target: Target, text: CanonicalText) -> Span | None:
    """The block it was made on is still there, word for word, perhaps at another index."""
    start, end = target.span.start, target.span.end
    places = []
    for index, block in enumerate(text.blocks):
        last = index + end.block - start.block
        if block_hash(block) != target.start_hash or last >= len(text.blocks):
            continue
        if block_hash(text.blocks[last]) != target.end_hash:
            continue
        span = Span(Point(index, start.offset_chars), Point(last, end.offset_chars))
        offset = text.offset(span.start)
        if not text.text.startswith(target.exact, offset):
            continue
        before, after = _sides(target, text.text, offset, offset + len(target.exact))
        if len(block) < SHORT_BLOCK_CHARS and max(before, after) < ONE_SIDE:
            continue
        places.append((before + after, -abs(index - start.block), index, span))
    return max(places, key=lambda place: place[:3])[3] if places else None


def _sides(target: Target, text: str, start: int, end: int) -> tuple[float, float]:
    """How alike the surroundings of a place are to those of the quote, before and after it."""
    before = _side(target.prefix[::-1], text[max(0, start - CONTEXT_PROBE_CHARS) : start][::-1])
    return before, _side(target.suffix, text[end : end + CONTEXT_PROBE_CHARS])


def _side(wanted: str, there: str) -> float:
    wanted = wanted[:CONTEXT_PROBE_CHARS]
    if not wanted or not there:
        return 1.0 if not wanted and not there else 0.0
    return Levenshtein.normalized_similarity(wanted, there)


def _exactly(target: Target, text: CanonicalText) -> _Candidate | None:
    """The same words in the same surroundings, and nowhere else as well."""
    scored = []
    start = text.text.find(target.exact) if target.exact else -1
    while start >= 0:
        before, after = _sides(target, text.text, start, start + len(target.exact))
        scored.append((max(before, after) + min(before, after) / 2, before, after, start))
        start = text.text.find(target.exact, start + 1)
    if not scored:
        return None
    scored.sort(reverse=True)
    best, before, after, start = scored[0]
    nearer, farther = max(before, after), min(before, after)
    if len(target.exact) < SHORT_QUOTE_CHARS and farther < 1.0:
        return None
    if farther < BOTH_SIDES and not (nearer >= ONE_SIDE and farther >= OTHER_SIDE):
        return None
    if len(scored) > 1 and best - scored[1][0] < CLEARLY_BETTER:
        return None
    return _Candidate(start, start + len(target.exact), min(1.0, best / 1.5))


def _approximately(target: Target, text: CanonicalText) -> _Candidate | None:
    """Surroundings and quote as one pattern first; a long quote by itself last."""
    if not target.exact:
        return None
    pattern = target.prefix + target.exact + target.suffix
    inner = (len(target.prefix), len(target.prefix) + len(target.exact))
    best = _best(target, text.text, pattern, inner)
    if best is not None and _holds(target, text.text, best):
        return _unrivalled(best, target, text.text, pattern, inner)
    if len(target.exact) < LONG_QUOTE_CHARS:
        return None
    alone = _best(target, text.text, target.exact, (0, len(target.exact)))
    if alone is None or alone.score < LONG_QUOTE_SIMILARITY:
        return None
    return _unrivalled(alone, target, text.text, target.exact, (0, len(target.exact)))


def _unrivalled(
    best: _Candidate, target: Target, text: str, pattern: str, inner: tuple[int, int]
) -> _Candidate | None:
    """A place, unless another one is nearly as good."""
    masked = text[: best.start] + _MASK * (best.end - best.start) + text[best.end :]
    second = _best(target, masked, pattern, inner)
    rivalled = second is not None and best.score - second.score < CLEARLY_BETTER
    return None if rivalled else best


def _holds(target: Target, text: str, found: _Candidate) -> bool:
    """Whether the quote is alike enough, and one side of its surroundings too.

    A quote that was reworded between surroundings that did not change may differ more.
    """
    if found.score < REWORDED_SIMILARITY:
        return False
    length = max(len(target.prefix), len(target.suffix), 1)
    before = Levenshtein.normalized_similarity(
        target.prefix, text[max(0, found.start - length) : found.start]
    )
    after = Levenshtein.normalized_similarity(target.suffix, text[found.end : found.end + length])
    if found.score >= QUOTE_SIMILARITY and max(before, after) >= CONTEXT_SIMILARITY:
        return True
    return min(_sides(target, text, found.start, found.end)) >= UNCHANGED_SIMILARITY


def _best(target: Target, text: str, pattern: str, inner: tuple[int, int]) -> _Candidate | None:
    """Align a pattern to the text and carry the inner boundaries over."""
    if not text:
        return None
    if len(text) <= len(pattern):
        window_start, window_end = 0, len(text)
    else:
        found = fuzz.partial_ratio_alignment(pattern, text, score_cutoff=50)
        if found is None:
            return None
        slack = int(len(pattern) * WINDOW_SLACK)
        window_start = max(0, found.dest_start - slack)
        window_end = min(len(text), found.dest_end + slack)
    window = text[window_start:window_end]
    start, end = _carried(pattern, window, inner)
    if end <= start:
        return None
    found_text = window[start:end]
    start += len(found_text) - len(found_text.lstrip())
    end -= len(found_text) - len(found_text.rstrip())
    score = Levenshtein.normalized_similarity(target.exact, window[start:end])
    return _Candidate(window_start + start, window_start + end, score)


def _carried(pattern: str, window: str, inner: tuple[int, int]) -> tuple[int, int]:
    """Where two boundaries of the pattern fall in the window, through the edit script."""
    start, end = None, 0
    for op in Levenshtein.opcodes(pattern, window):
        if op.tag == "insert":
            if inner[0] < op.src_start < inner[1]:
                end = op.dest_end
            continue
        low, high = max(op.src_start, inner[0]), min(op.src_end, inner[1])
        if low >= high or op.tag == "delete":
            continue
        shift = op.dest_start - op.src_start
        if start is None:
            start = low + shift
        end = min(high + shift, op.dest_end)
    return (start, end) if start is not None else (0, 0)
