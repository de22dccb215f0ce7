"""From a line of one language to the line of the other that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Language
from reader.text.sentences import sentences
from reader.tui.reading.flow import Flow
from reader.tui.reading.pairing import Pairing, Run


@dataclass(frozen=True, slots=True)
class Goal:
    """Where to land: some way into a run of blocks."""

    run: Run
    share: float
    """How far into the lines of the run, from 0 to 1."""
    guessed: bool = False
    """Whether nothing here or above is paired, so that any place near is as right."""


def goal_of(pairing: Pairing, flow: Flow, place: tuple[Language, int, int], count: int) -> Goal:
    """The place in the other language that answers one in this.

    Args:
        flow: The rows the place is in.
        place: Language, block, row of the flow.
        count: How many blocks the other body has, at least 1.

    Returns:
        The same share of the counterpart; the start of the counterpart of the nearest earlier
        pair for a block without one; a proportional block where nothing is paired.
    """
    language, block, row = place
    pair = pairing.pair_of(language, block)
    if pair and pair.complete:
        return Goal(pair.side(language.other), _share(flow, language, pair.side(language), row))
    pair = pairing.nearest_complete(language, block)
    if pair:
        return Goal(pair.side(language.other), 0.0, guessed=pair.side(language)[0] > block)
    blocks = max(1, len(flow.blocks(language)) - 1)
    return Goal((round(min(block, blocks) / blocks * (count - 1)),), 0.0, guessed=True)


def _share(flow: Flow, language: Language, run: Run, row: int) -> float:
    lines = above = 0
    for block in run:
        extent = flow.extent(language, block)
        above += min(max(0, row - extent.start), extent.rows)
        lines += extent.rows
    return above / max(1, lines)


def line_at(flow: Flow, language: Language, goal: Goal) -> tuple[int, int]:
    """The block and the row of the flow that lie a share into a run."""
    extents = [(block, flow.extent(language, block)) for block in goal.run]
    line = round(goal.share * sum(extent.rows for _, extent in extents))
    for block, extent in extents:
        if line < extent.rows:
            return block, extent.start + line
        line -= extent.rows
    block, extent = extents[-1]
    return block, extent.end - 1


def same_sentence(here: str, offset: int, there: str) -> int:
    """Where the sentence begins that answers one: of the same number, else of the same share.

    Args:
        offset: Where the sentence begins in `here`, in code points.
    """
    ours, theirs = sentences(here), sentences(there)
    if not ours or not theirs:
        return 0
    number = sum(start <= offset for start, _ in ours) - 1
    if len(ours) != len(theirs):
        number = number * len(theirs) // len(ours)
    return theirs[max(0, number)][0]
