"""Where the words of a query stand nearest to each other: what is shown of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from reader.search.documents import HEAD, KEY_OF, Part, field_of
from reader.search.folding import BLOCK_END
from reader.search.matcher import Match
from reader.search.positions import position_factor
from reader.search.ranking import Scored

_SHOWN_AS_THEY_ARE: Final = HEAD - {Part.DECK}
_FAR: Final = 60
"""Characters between two words that a snippet shows together."""
_NEAR: Final = 20
"""Nearer than this is near enough."""


def nearest(evidence: Sequence[Scored]) -> Scored:
    """The place to show of an article: in its text where all words are near, else the best.

    Args:
        evidence: The best field of each word; a title or a name is shown as it is.
    """
    best = max(evidence, key=lambda scored: scored.score)
    if len(evidence) < 2 or best.key.part in _SHOWN_AS_THEY_ARE:
        return best
    in_text = [scored for scored in evidence if scored.key.part not in HEAD]
    if not in_text:
        return best
    anchor = max(in_text, key=lambda scored: scored.score)
    view = anchor.view
    found = [(scored, scored.reading.matcher.find(view)) for scored in evidence]
    around = [(scored, places) for scored, places in found if places and scored is not anchor]
    chosen, least = best, _FAR + 1
    for match in anchor.reading.matcher.find(view) if around else ():
        beside = [(scored, _next_to(match, places, anchor)) for scored, places in around]
        cluster = [(anchor, match), *((scored, other) for scored, other in beside if other)]
        far = max(abs(other.start - match.start) for _, other in cluster)
        if len(cluster) > len(around) and far < least and _counts(cluster, anchor):
            first, place = min(cluster, key=lambda one: one[1].start)
            key = KEY_OF[field_of(view, place.start)[0]]
            chosen, least = first._replace(view=view, key=key, match=place), far
            if far <= _NEAR:
                break
    return chosen


def _counts(cluster: Sequence[tuple[Scored, Match]], anchor: Scored) -> bool:
    """Whether each word stands where it may."""
    return all(
        position_factor(scored.reading, anchor.view, match, anchor.key.part)
        for scored, match in cluster
    )


def _next_to(match: Match, others: Sequence[Match], anchor: Scored) -> Match | None:
    """The nearest of some matches, which are in order, in the same block; None for none there."""
    text = anchor.view.text
    begin = text.rfind(BLOCK_END, 0, match.start) + 1
    end = text.find(BLOCK_END, match.start)
    place = bisect_left(others, match)
    near = [one for one in others[max(0, place - 1) : place + 1] if begin <= one.start < end]
    return min(near, key=lambda one: abs(one.start - match.start), default=None)
