"""The numbers of the alignment that were tuned, with what each is for."""

from __future__ import annotations

from typing import Final, NamedTuple


class Trust(NamedTuple):
    """How often each kind of clue is found on the other side of a true pair."""

    number: float = 0.9
    latin: float = 0.9
    name: float = 0.7
    word: float = 0.75
    absence: float = 0.3
    """How much a clue counts that one side has and the other lacks."""


class Method(NamedTuple):
    """Weights of a bead's score; scores are natural logarithms of odds."""

    trust: Trust = Trust()
    pair: float = 0.2
    """For two paragraphs before anything is known."""
    merge: float = 1.2
    """Against each further member of a bead."""
    skip: float = 0.75
    """Against each paragraph left out in the middle of a bead."""
    lead: float = 0.5
    """For members that belong nowhere else, against those that do."""
    sentence: float = 0.5
    """For each sentence that is answered."""
    sentence_heat: float = 1.0
    """What sentence scores are divided by before they become probabilities."""
    sentence_alone: float = 2.0
    """Score of a sentence that nothing answers."""
    length: float = 1.7
    """Against a ratio of lengths e times as large as usual."""
    spread: float = 0.3
    """How far from the usual ratio, as a logarithm, nothing is held against a bead."""
    length_most: float = 2.0
    """No more than this is held against a bead for its length."""
    place: float = 1.5
    """Against a bead from one end of one side to the other end of the other."""
    heat: float = 2.7
    """What scores are divided by before they become probabilities: clues are not independent,
    so that their plain sum is too sure of itself."""
    least: float = 0.43
    """Probability from which a link is made."""
    cross: float = 5.2
    """Score from which a paragraph left alone joins one out of order, half surely."""
    cross_sentence: float = 3.0
    """For each sentence that is answered there."""
    cross_lead: float = 1.0
    """By how much its words must beat every other's."""
    minor: float = 3.0
    """For a heading or a list item that stands where its like is expected."""
    minor_away: float = 2.0
    """Against each paragraph it stands away from there."""
    minor_clue: float = 0.6
    """How much the words of such short texts count."""


PLAIN: Final = Method()
