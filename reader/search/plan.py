"""From a query to the readings that are tried, with the gates that keep guesses out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from string import digits
from typing import NamedTuple

from reader.search.compounds import are_in_a_line, splits, word_readings
from reader.search.corpus import Corpus, Demand, Effort
from reader.search.documents import TITLES, Part
from reader.search.folding import WALLS, fold_token, spaced, squeeze
from reader.search.grams import Need, is_short, need_of
from reader.search.heard import heard_readings
from reader.search.query import Term
from reader.search.ranking import STRONG, best_of, score_token
from reader.search.readings import (
    AS_TYPED,
    Reading,
    is_latin,
    keyboard_readings,
    latin_slip,
    literal,
    sure_readings,
)
from reader.search.results import Tier
from reader.search.sounds import BESIDE_LITERAL, sound_readings
from reader.search.typos import may_have_slips, typo_readings
from reader.search.views import script_of
from reader.text.romanised import romanised

_MOST_PROBED = 60
"""If this many candidates hold a token but none well, more will not either."""
_FOUND = 0.40
_TYPO_MS = 4.0
"""What it takes to look up the words a slip away, in one go."""
_MOST_UNDERSTOOD = 500
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query with all the ways to understand it."""

    text: str
    """Folded and squeezed."""
    readings: tuple[Reading, ...]
    parts: frozenset[Part] | None = None
    """The only parts it may stand in; None for all."""

    @property
    def demand(self) -> Demand:
        """What an article must be filed under."""
        return [_need(reading) for reading in self.readings]

    @property
    def head_only(self) -> bool:
        """Whether no reading is long enough to be looked for in bodies."""
        return self.parts is not None or all(is_short(r.text) for r in self.readings)

    @property
    def is_slip(self) -> bool:
        """Whether it was typed in the wrong layout, since no article may hold it as it is."""
        tiers = {reading.tier for reading in self.readings}
        return Tier.KEYBOARD in tiers and tiers.isdisjoint(AS_TYPED)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is looked for."""

    tokens: tuple[Token, ...]
    whole: Token | None
    """The tokens written together, where that is another token."""
    unwanted: tuple[Token, ...]


def plan(terms: Sequence[Term], corpus: Corpus, effort: Effort) -> Plan:
    """Decide what to look for.

    Args:
        terms: What was typed.
        corpus: Asked what the library holds, because guesses depend on it.
        effort: The work that may be done; a plan is made even when it is spent.
    """
    tokens: list[Token] = []
    together = True
    wanted = [term for term in terms if not term.negated]
    for term in wanted:
        parts = TITLES if term.title_only else None
        together = together and not (term.title_only or term.phrase)
        if term.phrase:
            text = fold_token(term.text)
            if text:
                tokens.append(_as_typed(text, parts))
            continue
        pieces = _pieces(term.text, corpus, effort)
        for place, text in enumerate(pieces, 1):
            typed = term.text if term.text.casefold() == text else text
            again = any(is_latin(one.text) == is_latin(text) for one in tokens if one.is_slip)
            done = term is not wanted[-1] or place < len(pieces)
            readings = _readings(_Word(typed, parts, again=again, done=done), corpus, effort)
            tokens.append(Token(text, readings or (literal(text),), parts))
    whole = _written_together(tokens, corpus, effort) if together and len(tokens) > 1 else None
    return Plan(tuple(tokens), whole, tuple(_unwanted(terms)))


def _written_together(tokens: Sequence[Token], corpus: Corpus, effort: Effort) -> Token | None:
    """The tokens as one, if an article may hold it. Known words apart sound like no name."""
    joined = "".join(token.text for token in tokens)
    if any(token.is_slip for token in tokens):  # no article may hold them as they are
        readings = tuple(_filed([*keyboard_readings(joined, corpus)], corpus, doubtful=True))
    else:
        readings = _readings(_Word(joined, typos=False), corpus, effort)
    known = romanised(joined)
    sounds = [r for r in readings if r.tier is Tier.TRANSLITERATION and r.text not in known]
    if sounds and all(is_filed(token.text, corpus) for token in tokens):
        readings = tuple(one for one in readings if one not in sounds)
    return Token(joined, readings) if readings else None


def _unwanted(terms: Iterable[Term]) -> Iterator[Token]:
    for term in terms:
        text = fold_token(term.text) if term.negated else ""
        if text:
            yield _as_typed(text, TITLES if term.title_only else None)


def _as_typed(text: str, parts: frozenset[Part] | None) -> Token:
    return Token(text, (literal(text, finished=True),), parts)


def _pieces(typed: str, corpus: Corpus, effort: Effort) -> list[str]:
    """A chunk typed without blanks is one token, unless only its pieces are found."""
    folded = spaced(typed)
    pieces = [squeeze(piece).strip(WALLS) for piece in folded.split(" ")]
    pieces = [piece for piece in pieces if piece]
    whole = "".join(pieces)
    if len(pieces) > 1 and not _best([literal(whole)], None, corpus, effort):
        return pieces
    return _apart(whole, corpus, effort) if whole else []


def _apart(token: str, corpus: Corpus, effort: Effort) -> list[str]:
    """A compound is one token, too, unless only an article with all of its words is found."""
    for place, split in enumerate(splits(token)):
        known = not place and _is_known(token, corpus, effort)
        if known or effort.spent():
            break
        if _stand_in_a_line(split, corpus, effort):
            return list(split)
    return [token]


def _is_known(token: str, corpus: Corpus, effort: Effort) -> bool:
    """Whether an article may hold a token as it is, in any way but with a typo."""
    if _best([literal(token)], None, corpus, effort):
        return True
    readings = _readings(_Word(token, typos=False), corpus, effort)
    return _best(readings, None, corpus, effort) > 0


def _stand_in_a_line(words: Sequence[str], corpus: Corpus, effort: Effort) -> bool:
    """Whether a line of an article has the words, each by itself."""
    readings = [
        [one for one in word_readings(word, corpus) if _is_filed(one, corpus)] for word in words
    ]
    if not all(readings):
        return False
    demands = [[_need(one) for one in of_word] for of_word in readings]
    for count, number in enumerate(corpus.candidates(demands, head=False)):
        if count >= _MOST_PROBED or effort.spent():
            break
        if are_in_a_line(readings, corpus.document(number)):
            return True
    return False


class _Word(NamedTuple):
    """A token that is to be understood."""

    typed: str
    """Folded and squeezed, except that capitals may be left."""
    parts: frozenset[Part] | None = None
    """The only parts it may stand in; None for all."""
    typos: bool = True
    """Whether it may have slips."""
    again: bool = False
    """Whether a word before it was typed in the wrong layout."""
    done: bool = False
    """Whether another word follows, so that its last syllable is no longer being typed."""


def _readings(word: _Word, corpus: Corpus, effort: Effort) -> tuple[Reading, ...]:
    """The readings of a token that an article may hold, perhaps none; known from earlier keys."""
    readings = corpus.understood.get(word)
    if readings is None:
        readings = _understood(word, corpus, effort)
        if not effort.spent():
            readings = tuple(_filed(readings, corpus, doubtful=not word.typos))
        if not effort.cut_short:
            if len(corpus.understood) >= _MOST_UNDERSTOOD:
                corpus.understood.clear()
            corpus.understood[word] = readings
    return readings


def _filed(readings: Sequence[Reading], corpus: Corpus, *, doubtful: bool) -> Iterator[Reading]:
    """The readings that any article may hold; the others need not be looked for in each.

    It takes asking for every reading if they are doubtful: words written together or by ear. Else
    for what was typed beside guesses, which are words of the library, and for hanja, of which most
    libraries have few.
    """
    guessed = any(not reading.is_typed for reading in readings)
    for reading in readings:
        asked = doubtful or (guessed and reading.is_typed) or script_of(reading.text[0]) == "c"
        if not asked or _is_filed(reading, corpus):
            yield reading


def _is_filed(reading: Reading, corpus: Corpus) -> bool:
    return corpus.holds([[_need(reading)]])


def is_filed(word: str, corpus: Corpus) -> bool:
    """Whether an article may hold a folded word as it is."""
    return _is_filed(literal(word), corpus)


def _need(reading: Reading) -> Need:
    return need_of(reading.text, finished=reading.finished)


def _understood(word: _Word, corpus: Corpus, effort: Effort) -> tuple[Reading, ...]:
    """The readings of a token; each kind of guess only where surer ones fail."""
    typed, parts, typos, again, done = word
    text = typed.casefold()
    sure = list(sure_readings(text, corpus))
    if done and sure[0].tier is Tier.LITERAL:
        sure[0] = literal(text, finished=True)
    surest = [reading for reading in sure if reading.is_typed or reading.whole]
    best = _best(surest, parts, corpus, effort)
    strong = best >= STRONG or effort.spent()
    guesses: list[Reading] = []
    is_slip = False
    if again or not strong:
        keyboard = list(keyboard_readings(text, corpus, typed, again=again))
        best = max(best, _best(keyboard, parts, corpus, effort))
        guesses += keyboard
        is_slip = not strong and best >= _FOUND
    strong = strong or best >= _FOUND
    slip = "" if strong else latin_slip(text)
    others = [reading for reading in sure if reading not in surest]
    known = strong or bool(_best(others, parts, corpus, effort))
    meant = slip if len(slip) >= 5 and slip.isalpha() else text
    sounds: list[Reading] = []
    if not is_slip and (is_latin(meant) or not strong) and not effort.spent():
        sounds += sound_readings(meant, corpus, BESIDE_LITERAL if known else 0.80)
    guesses += sounds
    for one in dict.fromkeys((text, meant)) if typos and not known else ():
        if may_have_slips(one, beside_sounds=bool(sounds)) and not effort.spent(_TYPO_MS):
            guesses += typo_readings(one, corpus)
    if typos and not (known or guesses or effort.spent()):
        guesses += _filed([*heard_readings(text)], corpus, doubtful=True)
    if not known and not effort.spent():
        guesses += _numbered(text, parts, corpus, effort)
    return tuple({reading.text: reading for reading in reversed([*sure, *guesses])}.values())


def _numbered(
    text: str, parts: frozenset[Part] | None, corpus: Corpus, effort: Effort
) -> Iterator[Reading]:
    """A name with its number, 아이폰16, in the other ways the name is understood."""
    name = text.rstrip(digits)
    if len(name) >= _SHORTEST_NAME and name != text and name.isalpha():
        for reading in _readings(_Word(name, parts), corpus, effort):
            if not reading.is_typed:
                yield replace(reading, text=reading.text + text[len(name) :])


def _best(
    readings: Sequence[Reading], parts: frozenset[Part] | None, corpus: Corpus, effort: Effort
) -> float:
    """The best score of some readings in the library; the search ends at a strong one."""
    best = 0.0
    for reading in readings:
        demands = [[_need(reading)]]
        scopes = (True,) if is_short(reading.text) or parts else (True, False)
        for head in scopes:
            for count, number in enumerate(corpus.candidates(demands, head=head)):
                found = score_token(corpus.document(number), [reading], parts)
                if found:
                    best = max(best, best_of(found)[0])
                if best >= STRONG:
                    return best
                if count >= _MOST_PROBED or effort.spent():
                    break
    return best
