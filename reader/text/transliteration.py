"""How much a Hangul word sounds like a word in Latin letters: 넷플릭스 and netflix.

Both words become strings of sound classes; a weighted edit distance between them is cheap
where Korean spelling of foreign words is free (ㅡ comes and goes, vowels are guesses, a silent
r or e vanishes) and dear where it is not (a consonant stays a consonant).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import inf
from operator import itemgetter
from typing import Final

from reader.text.hangul import (
    FINALS_PER_VOWEL,
    FIRST_SYLLABLE,
    LAST_SYLLABLE,
    SYLLABLES_PER_INITIAL,
)
from reader.text.lazy import lazily

_INITIALS = "K K N T T L M P P S S - J J J K T P H"
_VOWELS = "a e ya ye v e yv ye o wa we we yo u wv we wi yu x i i"
_FINALS = "- K K K N N N T L K M L L L P L M P P T T G T T K T P -"
_SPELLINGS = (
    "tion=SxN sion=SxN tch=J chr=KR sch=S dge=J ough=O igh=I ph=P ts=J ds=J ch=J sh=S th=S "
    "ck=K gh= kn=N wr=R qu=Kw ng=G nk=GK nc=NS ce=Se ci=Si cy=SY ge=Je gi=Ji gy=JY oo=U ee=I "
    "ea=E ou=O ow=O au=O aw=O ai=E ay=E ei=E ey=I ie=I oa=O ew=U eu=U x=KS q=K c=K k=K g=K "
    "d=T t=T b=P p=P f=P v=P n=N m=M l=L s=S z=S j=J h=H w=w y=Y r=R a=A e=E i=I o=O u=U"
)
INITIAL_SOUNDS: Final = tuple(_INITIALS.replace("-", "").split(" "))
"""What each initial consonant sounds like, in Unicode order; "" is silent."""
VOWEL_SOUNDS: Final = tuple(_VOWELS.split(" "))
FINAL_SOUNDS: Final = tuple(_FINALS.replace("-", "").split(" "))
LATIN_SOUNDS: Final = dict(pair.split("=") for pair in _SPELLINGS.split(" "))
"""Spelling to sound classes; the first that fits wins, so longer spellings stand first."""

HANGUL_VOWELS: Final = "aeiouvx"
LATIN_VOWELS: Final = "AEIOUYaeiouxv"
GLIDES: Final = "ywr"
VOWELS_THAT_FIT: Final = {
    "A": "aevo", "E": "eivax", "I": "ixae", "O": "ovau", "U": "uvxao", "Y": "ix",
    "a": "a", "e": "ei", "i": "ixe", "o": "o", "u": "u", "x": "xvo", "v": "v",
}  # fmt: skip
"""Latin vowel to the Hangul vowels it is commonly written with."""
NEAR_CONSONANTS: Final = {
    "SJ": 0.2, "KG": 0.3, "GN": 0.3, "TS": 0.4, "TJ": 0.4, "Lr": 0.3, "KJ": 0.5, "KS": 0.6,
}  # fmt: skip
HANGUL_DROPS: Final = dict.fromkeys("KNTLMPSJG", 1.0) | dict.fromkeys(HANGUL_VOWELS, 0.4) | {
    "x": 0.05, "y": 0.15, "w": 0.15, "I": 0.2, "H": 0.6,
}  # fmt: skip
"""What it costs that Latin spelling lacks a sound; ㅡ only carries a consonant."""
LATIN_DROPS: Final = dict.fromkeys("KNTLMPSJG", 1.0) | dict.fromkeys(LATIN_VOWELS, 0.35) | {
    "r": 0.05, "w": 0.15, "_": 0.05, "-": 0.05, "H": 0.3,
}  # fmt: skip
"""What it costs that Hangul lacks a sound."""
FOREIGN_CONSONANT: Final = 1.2
ACROSS_KINDS: Final = 1.3
OTHER_VOWEL: Final = 0.45
ROUNDING: Final = 1e-9
"""What sums of costs may be off by."""

_SPELLING = lazily("|".join(LATIN_SOUNDS))
_DOUBLED = lazily(r"([a-df-np-z])\1")
"""ee and oo are sounds of their own."""
_R_BEFORE_VOWEL = lazily(f"R(?=[{LATIN_VOWELS}w])")
_REPEATED = lazily(r"(.)\1+")
_REPEATED_CONSONANT = lazily(r"([KNTLMP])\1")
_ONCE: Final = itemgetter(1)
"""What a repeated sound becomes; as the template \\1 it would be read anew for every word."""
_SKELETON: Final[Mapping[int, str | None]] = dict.fromkeys(map(ord, "aeiouvxywrAEIOUYH")) | {
    ord("J"): "S"
}
"""For `str.translate`: what may not be heard goes, ㅈ and ㅅ are one."""
_CONSONANTS: Final = dict.fromkeys(map(ord, LATIN_VOWELS + GLIDES))
"""For `str.translate`: only consonants stay."""
_NO_SOUND: Final = "?"


class _Syllables(dict[int, str]):
    """A translation table that learns how a syllable sounds when it is first met.

    Args:
        heard: For `str.translate`: what else is to be done with its sounds.
    """

    def __init__(self, heard: Mapping[int, str | None]) -> None:
        super().__init__()
        self._heard = heard

    def __missing__(self, code: int) -> str:
        if not FIRST_SYLLABLE <= code <= LAST_SYLLABLE:
            return _NO_SOUND
        initial, rest = divmod(code - FIRST_SYLLABLE, SYLLABLES_PER_INITIAL)
        vowel, final = divmod(rest, FINALS_PER_VOWEL)
        sounds = INITIAL_SOUNDS[initial] + VOWEL_SOUNDS[vowel] + FINAL_SOUNDS[final]
        self[code] = heard = sounds.translate(self._heard)
        return heard


_SYLLABLE_SOUNDS: Final = _Syllables({})
_SYLLABLE_SKELETONS: Final = _Syllables(_SKELETON)


@lru_cache(maxsize=8192)
def hangul_sounds(word: str) -> str:
    """Sound classes of a Hangul word; "" unless every character is a whole syllable."""
    sounds = word.translate(_SYLLABLE_SOUNDS)
    if _NO_SOUND in sounds:
        return ""
    return _REPEATED_CONSONANT.sub(_ONCE, sounds)  # 넷플릭스: ㄹㄹ is one l


@lru_cache(maxsize=8192)
def latin_sounds(word: str) -> str:
    """Sound classes of a Latin word in any case; what is not a to z is passed over."""
    single = _DOUBLED.sub(_ONCE, word.lower())
    sounds = "".join(map(LATIN_SOUNDS.__getitem__, _SPELLING.findall(single)))
    if "R" in sounds:
        sounds = _R_BEFORE_VOWEL.sub("L", sounds).replace("R", "r")
    return sounds.replace("LL", "L")


@lru_cache(maxsize=8192)
def skeleton_of_hangul(word: str) -> str:
    """Consonant classes of a Hangul word, the key under which candidates are found.

    "" when it is not whole syllables or has no consonant that is surely heard.

    Example:
        >>> skeleton_of_hangul("넷플릭스"), skeleton_of_latin("Netflix")
        ('NTPLKS', 'NTPLKS')
    """
    skeleton = word.translate(_SYLLABLE_SKELETONS)
    return "" if _NO_SOUND in skeleton else _REPEATED.sub(_ONCE, skeleton)


@lru_cache(maxsize=8192)
def skeleton_of_latin(word: str) -> str:
    """Consonant classes of a Latin word, comparable with those of a Hangul word."""
    return _REPEATED.sub(_ONCE, latin_sounds(word).translate(_SKELETON))


@lru_cache(maxsize=8192)
def similarity(hangul: str, latin: str, floor: float = 0.0) -> float:
    """How alike a Hangul word and a Latin word sound.

    Args:
        hangul: Whole syllables only, particles already cut off.
        latin: One word, in any case.
        floor: What is less alike is of no interest; that is found out faster.

    Returns:
        From 0 to 1; above .8 it is usually the same name, but short words meet by chance
        (나비 and naver), so callers need a gate of their own. 0.0 when one side has no sound
        and for anything below the floor.

    Example:
        >>> round(similarity("가트너", "Gartner"), 2)
        0.96
    """
    (heard, heard_consonants), (spelt, spelt_consonants) = _heard(hangul), _spelt(latin)
    if not heard or not spelt:
        return 0.0
    scale = max(heard_consonants, spelt_consonants, 1) * 1.15 + 0.6
    alike = 1.0 - _distance(heard, spelt, (1.0 - floor) * scale + ROUNDING) / scale
    return alike if alike >= floor else 0.0


@lru_cache(maxsize=8192)
def _heard(hangul: str) -> tuple[str, int]:
    """The sounds to compare and how many of them are consonants; I is an i as in 매시, 브리지."""
    sounds = hangul_sounds(hangul)
    hushed = sounds.replace("Si", "SI").replace("Ji", "JI").replace("Ti", "TI")
    return hushed, len(sounds.translate(_CONSONANTS))


@lru_cache(maxsize=8192)
def _spelt(latin: str) -> tuple[str, int]:
    """The sounds to compare and how many of them are consonants; _ and - are a last E and e."""
    sounds = latin_sounds(latin)
    hushed = sounds[:-1] + sounds[-1:].replace("E", "_").replace("e", "-")
    return hushed, len(sounds.translate(_CONSONANTS))


def _swap(heard: str, spelt: str) -> float:
    if heard == spelt:
        return 0.0
    heard_vowel = heard in HANGUL_VOWELS
    spelt_vowel = spelt in LATIN_VOWELS
    if heard_vowel and spelt_vowel:
        return 0.0 if heard in VOWELS_THAT_FIT.get(spelt, "") else OTHER_VOWEL
    if heard_vowel != spelt_vowel:
        glide = heard + spelt in ("yY", "wO", "wU")
        return 0.1 if glide else ACROSS_KINDS
    near = NEAR_CONSONANTS.get(heard + spelt) or NEAR_CONSONANTS.get(spelt + heard)
    return near or FOREIGN_CONSONANT


class _Swaps(dict[str, dict[str, float]]):
    """What it costs to read a heard sound as each spelt one, worked out when it is first met."""

    def __missing__(self, heard: str) -> dict[str, float]:
        costs = self[heard] = {
            spelt: _swap(heard.replace("I", "i"), spelt.replace("_", "E").replace("-", "e"))
            for spelt in LATIN_DROPS
        }
        return costs


_SWAPS: Final = _Swaps()


def _distance(heard: str, spelt: str, most: float) -> float:
    """The cost of reading one as the other; infinite if it is more than `most`.

    No cost is negative, so a way that has become too dear is not followed further: each row
    of the table is worked out only between the first and the last place that can still do.
    What stands beyond is left over from rows before, and too dear as well.
    """
    size = len(spelt)
    row = [0.0]
    for sound in spelt:
        row.append(row[-1] + LATIN_DROPS[sound])
    first, last = 0, size
    while row[last] > most:
        last -= 1
    for sound in heard:
        drop, swaps = HANGUL_DROPS[sound], _SWAPS[sound]
        diagonal = row[first]
        left = row[first] = diagonal + drop
        reached = first
        for place in range(first, size):
            other = spelt[place]
            above = row[place + 1]
            best = diagonal + swaps[other]
            if above + drop < best:
                best = above + drop
            if left + LATIN_DROPS[other] < best:
                best = left + LATIN_DROPS[other]
            diagonal = above
            left = row[place + 1] = best
            if best <= most:
                reached = place + 1
            elif place >= last:
                break
        last = reached
        while row[first] > most:
            if first == last:
                return inf
            first += 1
    return row[-1] if last == size else inf
