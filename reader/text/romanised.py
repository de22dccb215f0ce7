"""Korean words behind Latin letters, by the rules of romanisation: incheon is 인천, jongno 종로.

The rules write what is spoken, so a spelling stands for several words; personal names are spelled
more freely still. Which of them is meant the library has to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import Final

from reader.text.hangul import compose

_INITIALS_SPELLED: Final = (
    "kk=ㄲ tt=ㄸ pp=ㅃ ss=ㅆ jj=ㅉ ch=ㅊ sh=ㅅ g=ㄱ n=ㄴ d=ㄷ r=ㄹ l=ㄹ m=ㅁ b=ㅂ s=ㅅ j=ㅈ k=ㅋ"
    " t=ㅌ p=ㅍ h=ㅎ"
)
_VOWELS_SPELLED: Final = (
    "yeo=ㅕ you=ㅕ yoo=ㅠ yae=ㅒ wae=ㅙ woo=ㅜ eui=ㅢ ae=ㅐ ya=ㅑ eo=ㅓ ye=ㅖ wa=ㅘ oe=ㅚ oi=ㅚ"
    " wo=ㅝ we=ㅞ wi=ㅟ yo=ㅛㅕ yu=ㅠㅕ eu=ㅡ ui=ㅢ oo=ㅜ ee=ㅣㅢ a=ㅏ e=ㅔ o=ㅗㅓ u=ㅜㅓㅡ i=ㅣ"
)
"""Those of the rules, and how names have them: Yoon, Young, Hyun, Sun."""
_PLAIN_IF_OPEN: Final = frozenset(("o", "u"))
"""These are other vowels before a final alone, as in Jong and Sung: gu is no 거."""
_CARRIED: Final[Mapping[str, str]] = {"r": "ㄹ"}
"""A final that is spelled otherwise where it goes over to a vowel: seorak is 설악."""
_FINALS_SPELLED: Final = "ng=ㅇ k=ㄱ g=ㄱ n=ㄴ t=ㅅㄷ l=ㄹ m=ㅁ p=ㅂ b=ㅂ"
_SURNAMES_SPELLED: Final = (
    "lee=이 rhee=이 yi=이 rhie=이 park=박 roh=노 noh=노 lim=임 ryu=유 yoo=유 huh=허 suh=서 oh=오"
    " ahn=안 koh=고 paik=백"
)


def _table(spelled: str) -> Mapping[str, str]:
    return dict(pair.split("=") for pair in spelled.split(" "))


_INITIALS: Final = _table(_INITIALS_SPELLED)
_VOWELS: Final = _table(_VOWELS_SPELLED)
_FINALS: Final = _table(_FINALS_SPELLED)
_SURNAMES: Final = _table(_SURNAMES_SPELLED)
_SOFTER: Final[Mapping[str, str]] = {"ㅋ": "ㄱ", "ㅌ": "ㄷ", "ㅍ": "ㅂ", "ㅊ": "ㅈ"}
"""Kim, Taegu, Pusan and Chung are older than the rules."""
_SPOKEN: Final[Mapping[str, tuple[str, ...]]] = {
    "ㅇㄴ": ("ㅇㄹ", "ㄱㄹ", "ㄱㄴ"),
    "ㅁㄴ": ("ㅁㄹ", "ㅂㄹ", "ㅂㄴ"),
    "ㄴㄴ": ("ㄴㄹ",),
    "ㄹㄹ": ("ㄴㄹ", "ㄹㄴ", "ㄹㅇ"),
    "ㅇㅁ": ("ㄱㅁ",),
    "ㅁㅁ": ("ㅂㅁ",),
}
"""A final and the initial behind it as they are spoken, and how they may be written."""
_MOST: Final = 256
"""So many readings of one spelling are looked at; the likeliest come first."""
_LONGEST: Final = 16
"""Letters of chungcheongnamdo."""
_Syllable = tuple[str, str, str]


@lru_cache(maxsize=256)
def romanised(word: str, *, older: bool = True) -> tuple[str, ...]:
    """The Hangul words of two syllables or more that a Latin word may stand for, each once.

    Args:
        word: Lower-case letters a to z.
        older: Whether k, t, p and ch may be ㄱ, ㄷ, ㅂ and ㅈ, as before the rules.

    Example:
        >>> "인천" in romanised("incheon"), "종로" in romanised("jongno"), romanised("market")
        (True, True, ())
    """
    if len(word) > _LONGEST:
        return ()
    found: dict[str, None] = {}
    for surname, hangul in _SURNAMES.items():
        if word.startswith(surname) and len(word) > len(surname):
            given = _written(word[len(surname) :], older)
            found.update((hangul + name, None) for name in given)
    found.update((one, None) for one in _written(word, older) if len(one) > 1)
    return tuple(found)


def _written(word: str, older: bool) -> list[str]:
    spoken = islice(_syllables(word, 0, _SOFTER if older else {}), _MOST)
    return list(islice((one for syllables in spoken for one in _spellings(syllables)), _MOST))


def _syllables(word: str, place: int, softer: Mapping[str, str]) -> Iterator[tuple[_Syllable, ...]]:
    """The ways to read letters as syllables: initial, vowel, final."""
    if place == len(word):
        yield ()
        return
    for length, initials in ((2, _INITIALS), (1, _INITIALS), (0, {"": "ㅇ"})):
        initial = initials.get(word[place : place + length], "")
        if not initial or len(word) - place < length:
            continue
        heads = initial + softer.get(initial, "")
        for after, vowels in _next(word, place + length, _VOWELS, 3):
            for end, finals in _ends(word, after):
                plain = end == after and word[place + length : after] in _PLAIN_IF_OPEN
                for rest in _syllables(word, end, softer):
                    for head, vowel, final in product(
                        heads, vowels[:1] if plain else vowels, finals
                    ):
                        yield ((head, vowel, final.strip("_")), *rest)


def _ends(word: str, place: int) -> Iterator[tuple[int, str]]:
    """The finals at a place, the longest first, _ for none, and where each ends."""
    yield from _next(word, place, _FINALS, 2)
    yield place, "_"
    if word[place + 1 : place + 2] in _VOWELS:
        yield from _next(word, place, _CARRIED, 1)


def _next(
    word: str, place: int, sounds: Mapping[str, str], longest: int
) -> Iterator[tuple[int, str]]:
    """What stands at a place, the longest first, and where it ends."""
    for length in range(longest, 0, -1):
        found = sounds.get(word[place : place + length])
        if found and place + length <= len(word):
            yield place + length, found


def _spellings(syllables: tuple[_Syllable, ...]) -> Iterator[str]:
    """How syllables may be written that are spoken so: 종로 for 종노."""
    between = [
        (final + initial, *_SPOKEN.get(final + initial, ()))
        for (_, _, final), (initial, _, _) in pairwise(syllables)
    ]
    for chosen in product(*between):
        parts = [list(syllable) for syllable in syllables]
        for number, pair in enumerate(chosen):
            parts[number][2], parts[number + 1][0] = pair[:-1], pair[-1]
        yield "".join(compose(*part) for part in parts)
