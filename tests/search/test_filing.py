"""What the rows of bytes say is what looking at one character after the other says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from reader.search.filing import file_text
from reader.search.folding import SEAM, spaced
from reader.search.grams import INITIALS_START, LATIN_START, STAND_INS, SYLLABLE_START, is_of_heads
from reader.search.views import Folded
from reader.text.hangul import is_consonant, is_hangul, is_syllable
from reader.text.particles import stems

TEXTS = st.text(
    alphabet="aBc가카오닭힣ㅋㅏㅎㄳ   1.2,'!?+%&#\nA漢かé\U00020000재택근무의", max_size=24
)


def grams_of(text: str, *, head: bool = False) -> set[str]:
    """The grams a folded text is filed under."""
    filed = file_text(text, head=head)
    assert head or not filed.shortest
    assert not any(map(is_of_heads, [((gram,),) for gram in filed.grams.decode().split()]))
    return {*filed.grams.decode().split(), *filed.shortest.decode().split()}


def grams_one_by_one(text: str, *, head: bool) -> Iterator[str]:
    """The same, slowly."""
    folded = Folded(text)
    squeezed, initials = folded.text, folded.initials
    for place, char in enumerate(squeezed):
        begins = folded.boundary(place) and not char.isspace()
        pair = squeezed[place : place + 2]
        latin = re.match("[^가-힣ㄱ-ㅣ\\s\u3000-\U0010ffff]*", squeezed[place:])
        letters = latin[0].translate(STAND_INS) if latin else ""
        if len(pair) == 2 and all(map(is_syllable, pair)):
            yield pair
        if begins and is_syllable(char):
            yield SYLLABLE_START + unicodedata.normalize(
                "NFC", unicodedata.normalize("NFD", char)[:2]
            )
        if len(letters) >= 3:
            yield letters[:3]
        if begins and letters:
            short = [LATIN_START + letters[0]] if head else []
            yield from (LATIN_START + letters[:2] + LATIN_START * (len(letters) == 1), *short)
        if not is_hangul(char) and char >= "\u3000":
            yield char
        for length in (1, 2, 3) if head else (3,):
            begun = initials[place : place + length]
            across = not head and place + length > folded.word_end(place)
            if begins and len(begun) == length and all(map(is_consonant, begun)) and not across:
                yield INITIALS_START + begun


@given(TEXTS, st.booleans())
@example("ai시대 1.5배 a b", True)
@example("chatGPT c#", False)
@example("재택 근무를 가카오", False)
def test_the_rows_say_what_the_characters_say(raw: str, head: bool) -> None:
    """For every script, across blanks and never across walls."""
    text = spaced(raw)
    assert grams_of(text, head=head) == set(grams_one_by_one(text, head=head))


@given(TEXTS)
@example("ㅋ" * 30 + "가" * 60 + " " + "a" * 60)
@example("ChatGPT는 카카오에서 iPhoneProMaxUltraSuperLongName")
def test_words_are_runs_of_one_script_and_what_particles_leave(raw: str) -> None:
    """Latin ones with capitals inside also as a whole."""
    text = spaced(raw)
    words = set(re.findall("[가-힣]{2,24}|[a-z]{3,24}", text))
    words |= {stem for word in words if is_syllable(word[0]) for stem in stems(word)}
    wholes = [
        whole.replace(SEAM, "") for whole in re.findall(f"[a-z{SEAM}]+", text) if SEAM in whole
    ]
    assert words <= file_text(text).words <= words | set(wholes)


def test_an_empty_text_is_filed_under_nothing() -> None:
    """Nor is one of blanks and walls."""
    for text in ("", "\n", spaced(" . \n ")):
        filed = file_text(text, head=True)
        assert not filed.grams.split()
        assert not filed.words
