"""Whatever the matcher can find, the index leads to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reader.catalog.corpus import beyond_heads, match_expression
from reader.search.corpus import Demand
from reader.search.documents import Part
from reader.search.filing import file_text
from reader.search.folding import fold_token, spaced
from reader.search.grams import is_short, need_of
from reader.search.growing import growths
from reader.search.positions import position_factor
from reader.search.readings import Reading
from reader.search.results import Tier
from reader.search.views import Folded
from reader.text.hangul import initials, keystrokes
from reader.text.keyboard import to_hangul, to_latin
from tests.search.test_filing import grams_of

TEXTS = st.text(alphabet="카오넷릭닭과 ai챗GPT19.,+&ㅋㅇ漢\n", min_size=1, max_size=24)
WORDS = st.text(alphabet="카오넷릭닭달과고aiGPT19.+ㅋㅇㄹㄱ漢", min_size=1, max_size=5)


def fulfils(grams: set[str], token: str) -> bool:
    """Whether a text filed under these grams is a candidate."""
    return all(any(gram in grams for gram in group) for group in need_of(token))


@given(TEXTS, WORDS)
@example("ㅇㅋ1", "ㅋ1")
@example("ㅇ과1", "과1")
@example("GPT카오", "T카오")
@example("GG漢19", "g漢19")
@example("GGㅇ漢", "gㅇ漢")
def test_every_match_is_a_candidate(text: str, word: str) -> None:
    """No text that answers is left out for its grams."""
    token = fold_token(word)
    assume(token)
    folded = Folded(spaced(text))
    reading = Reading(token, Tier.LITERAL, 1.0)
    counted = [
        m for m in reading.matcher.find(folded) if position_factor(reading, folded, m, Part.TITLE)
    ]
    if counted:
        assert fulfils(grams_of(spaced(text), head=True), token)


def is_candidate(head: str, rest: str, demands: Sequence[Demand]) -> bool:
    """Whether the indexes lead to an article, by its head or by all of it."""
    of_head, of_rest = file_text(spaced(head), head=True), file_text(spaced(rest))
    in_head = {*of_head.grams.decode().split(), *of_head.shortest.decode().split()}
    in_all = {*of_head.grams.decode().split(), *of_rest.grams.decode().split()}

    def fulfils_all(grams: set[str], asked: Sequence[Demand]) -> bool:
        return all(
            any(all(any(gram in grams for gram in group) for group in need) for need in demand)
            for demand in asked
        )

    beyond = beyond_heads(demands)
    return fulfils_all(in_head, demands) or (bool(beyond) and fulfils_all(in_all, beyond))


@given(TEXTS, TEXTS, st.data())
def test_an_article_that_answers_is_a_candidate(head: str, rest: str, data: st.DataObject) -> None:
    """Whichever reading of each token it has, the short ones in its head alone."""
    folded = [Folded(spaced(head)), Folded(spaced(rest))]
    demands = []
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(head + rest) - 1))
        there = (head + rest)[place : place + data.draw(st.integers(1, 3))]
        words = [there, initials(there), *data.draw(st.lists(WORDS, max_size=1))]
        tokens = [token for word in words if (token := fold_token(word))]
        assume(any(answers(token, folded) for token in tokens))
        demands.append([need_of(token) for token in tokens])
    assert is_candidate(head, rest, demands)


def answers(token: str, folded: list[Folded]) -> bool:
    """Whether a head and a rest have a token where it may stand."""
    reading = Reading(token, Tier.LITERAL, 1.0)
    return any(
        position_factor(reading, text, match, Part.BODY)
        for text in folded[: 1 if is_short(token) else 2]
        for match in reading.matcher.find(text)
    )


@given(st.text(alphabet="카오넷릭닭과값의 ", min_size=3, max_size=10), st.data())
def test_what_is_typed_so_far_leads_to_the_text(text: str, data: st.DataObject) -> None:
    """Cut anywhere, every state of the input method still finds the text it began."""
    word = text.strip()
    assume(len(word) > 1)
    keys = to_latin(word.replace(" ", ""))
    typed = to_hangul(keys[: data.draw(st.integers(2, len(keys)))])
    folded = Folded(spaced(word))
    matcher = Reading(fold_token(typed), Tier.LITERAL, 1.0).matcher
    assert any(match.start == 0 for match in matcher.find(folded))
    assert fulfils(grams_of(spaced(word), head=True), fold_token(typed))


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_a_syllable_grows_only_along_its_keys(syllable: str) -> None:
    """Each syllable it may become is typed with the same keys first, or gives its final away."""
    keys = keystrokes(syllable)
    for grown in growths(syllable):
        assert keystrokes(grown).startswith(keys) or keys.startswith(keystrokes(grown))


@pytest.mark.parametrize(
    ("token", "short"),
    [("ㅋ", True), ("ㅋㅋ", True), ("ㅋㅋㅇ", False), ("카", True), ("캉", False), ("a", True),
     ("ai", False), ("漢", False), ("5", True), ("ㅊ5", True), ("ㅊgpt", False), ("카카", False)],
)  # fmt: skip
def test_the_shortest_tokens_stay_out_of_bodies(token: str, short: bool) -> None:
    """Two initials are in every body."""
    assert short == is_short(token)


@pytest.mark.parametrize("token", ["c#", "q&a", "17.3%", "디즈니+", 'a"b', "漢字", "a*b"])
def test_no_token_breaks_the_language_of_the_index(token: str) -> None:
    """Punctuation that is content has a stand-in; quotes are doubled."""
    expression = match_expression([[need_of(token)]])
    assert expression.count('"') % 2 == 0
    assert not set("#&.%+") & set(expression)
