"""Whether Hangul spells a foreign word as Korean does: 텐더 is tender, 뜬다 only sounds like it.

Korean writes loanwords by rules (외래어 표기법), and the letters it has for a spelling are few.
`transliteration` tells what sounds alike, roughly and fast; this tells letter by letter whether
one is likely to have been written for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reader.text.hangul import decompose, is_syllable

_CONSONANTS_SPELLED: Final = (
    "ㄱ g gg gh gu k:2 kk:2 c:2 q:3",
    "ㄲ kk c:2 k:2 q:2 qu:2 g:3 gg:2",
    "ㅋ k c ck cc cch kk kh ch:1 q qu cqu g:5",
    "ㄴ n nn kn gn:1 pn:1",
    "ㄷ d dd dh th:2 t:3 tt:3",
    "ㄸ tt t:2 th:2 d:3",
    "ㅌ t tt th:1 pt:2 d:5",
    "ㄹ r l rr ll rh wr",
    "ㅁ m mm",
    "ㅂ b v bb bh vv w:3 p:3",
    "ㅃ pp p:2 b:3",
    "ㅍ p f pp ff ph pf v:2 w:3 b:5 h:5",
    "ㅅ s ss sc c th sh sch z:2 x:2 ch:1 ti ci si ssi sci ts:2 ps",
    "ㅆ ss s:1 c:1 sc:1 x:2 z:3 ts",
    "ㅈ j z g gg dg dj ds dz s zh ch:3 zz si:1 x:2 su:2 gi di:2 ti:3 th:2",
    "ㅉ jj zh:1 z:2 zz:2 ts:2 tz:2 j:2 cc c:3",
    "ㅊ ch tch tu c:1 cc:1 ts:1 t:2 ti:1 tsch z:1 tz:1 zz:1 q:1 cz:1 j:3 ci:1",
    "ㅎ h wh:1 j:1 x:2 ch:2 g:2 f:4 kh:2",
)
_FINALS_SPELLED: Final = (
    "ㄱ k c ck ch:1 cc cq g kk q",
    "ㄴ n nn gn ne m:4",
    "ㄷ t:1 d:1",
    "ㄹ l ll le:1 r:4 rr:4",
    "ㅁ m mm mb mn n:3",
    "ㅂ p pp b bb f:3 ph:3 v:3",
    "ㅅ t tt th:1 d:2 ts:1 s:2 ss:2 z:3 ps:3",
    "ㅇ ng n:1 nk:1 nc:2 m:3",
)
_VOWELS_SPELLED: Final = (
    "ㅏ a ah aa ar au:2 o:1 u:2 e:3 er:2 ea:3 ha",
    "ㅐ a ae ai:1 e:1 ea:2 ay:2",
    "ㅑ ya ia ja a ea:2",
    "ㅒ ya yae",
    "ㅓ er ur ir or ear eur ure re our u eo o a:1 ou:1 e:2 ar aw:2 io:2 ia:1 oo:2 ough:1 ah:2"
    " iou:1 eou:1 i:3 au:2 ai:3",
    "ㅔ e a ai ay ae ea eh ei:1 ey:1 he ie:2 oe:1 ue:2 i:3 er:3",
    "ㅕ yeo io eo ye:1 yo:1 you yu:2 ia:1 e:2 ie:2 o:1 ea:2",
    "ㅖ ye je yae ie:1 e:2 yea",
    "ㅗ o oa ow oh au aw oe or ore eau ough ou:1 oo:1 ho a:2 al:2 u:3 eo:3 ol:2",
    "ㅘ wa oi oua:1 ua oa:1 wha:1 oy:1 o:3 ou:3",
    "ㅙ wa wae wai oua:2",
    "ㅚ oe oi:1 o:2 eu:2",
    "ㅛ yo io o yeo eo:2 yu:2 ou:2 jo oh:2 aw:1 ow:1",
    "ㅜ u oo ou w ew ue ui:1 o:1 uh wo:2 wu woo eu:1 y:2 ough:1 hu oe:2",
    "ㅝ wa wo wor war we wu:1 ua uo u:3 ou:2 wou:1",
    "ㅞ we wa:1 wei wea whe ue uai wae ui:2 wh:1",
    "ㅟ wi we:1 wee whi ui wy ue:1 uee uy y:2 ee:3 vi:3 u:2 hui",
    "ㅠ u you ew ue eu yu iew ieu iu ui eau yoo uh:1 oo:2 io:3",
    "ㅡ e:2 a:3 o:1 i:3 u:2 eu ue:1 he:2",
    "ㅢ ui eui eu:4 ee:5",
    "ㅣ i ee ea ie y ey e:2 ei ae:1 ay:2 a:2 ui:1 oe:1 u:3 hi ij:1 ii yi ye:2 ia:3",
    "ㅏㅣ i y ie igh ei ai ay uy ye ey:1 eye",
    "ㅏㅜ ou ow au aw:1 ao ough:1",
    "ㅏㅣㅓ ire ier yer ia ir iar",
    "ㅏㅝ our ower",
    "ㅐㅣ a ai ay",
    "ㅔㅣ a ai ay ei ey ea e:1 ae ae:1 aye",
    "ㅔㅓ air are ear ere eir",
    "ㅗㅜ o ow oa ou oe",
    "ㅗㅣ oi oy eu",
    "ㅗㅓ or ore oor oar our",
    "ㅜㅓ oor our ure ur oo:2",
    "ㅜㅔ we ue",
    "ㅣㅓ ear eer ier ere ea ie ia ir er",
    "ㅣㅏ ia ya",
    "ㅞㅓ uare ware wear",
    "ㅠㅓ ure uer ewer",
    "ㅣㅠ ew u",
)
"""The letters of a sound, and the spellings it is written for: each with its cost in tenths."""
_SILENT: Final[Mapping[str, float]] = {
    "r": 0.4, "h": 0.05, "w": 0.3, "g": 0.4, "t": 0.25, "s": 0.25, "d": 0.4, "b": 0.3, "l": 0.35,
    "p": 0.3, "c": 0.2, "e": 0.15, "u": 0.3, "i": 0.3, "o": 0.35, "a": 0.35, "y": 0.3,
}  # fmt: skip
"""What it costs that a letter is not heard."""
_SILENT_R: Final = 0.1
"""Behind a vowel, where it is not written with it."""
_SPOKEN_E: Final = 0.1
"""At the end of a word, where it is mostly silent."""
_SOFT: Final = frozenset(("c", "sc", "cc", "g", "gg", "dg"))
"""Spellings of ㅅ, ㅈ and ㅊ before an e, an i or a y alone."""
_NEVER_SILENT: Final = 0.8
_UNWRITTEN: Final[Mapping[str, float]] = {"ㅎ": 0.5, "ㅇ": 0.5, "ㅅ": 0.8}
"""What it costs that a sound has no letter."""
_VOWEL_UNWRITTEN: Final = 0.45
_HISSED: Final = 0.1
"""The same of the ㅣ in 시, 치 and 지 at the end of bush, watch and page."""
_NEVER_UNWRITTEN: Final = 1.0
_OTHER_VOWEL: Final = 0.45
_OTHER_CONSONANT: Final = 1.0
_OTHER_L: Final = 0.2
"""Between vowels an l is ㄹㄹ, and ㄹ an r."""
_NO_PALATAL: Final = 0.2
"""What sh is before another vowel than ㅣ, ㅠ and the like."""
_NOT_JOINED: Final = 0.4
"""A final goes over to a vowel behind it: it is 치피, and not 칩이."""
_VOWELS: Final = "aeiouy"
_SIBILANTS: Final = "ㅅㅆㅈㅉㅊ"
_GLIDING: Final = "ㅑㅒㅕㅖㅛㅠㅘㅙㅝㅞㅟ"
_PALATAL: Final = "ㅣㅑㅒㅕㅖㅛㅠㅟㅔ"
_FINAL: Final = "_"
"""Stands behind a letter that ends a syllable."""
_GEMINATES: Final = ("ㅅ_", "ㄱ_", "ㅂ_")
_DOUBLED: Final = frozenset(("ㄱ_ㅋ", "ㅂ_ㅍ", "ㅅ_ㅌ"))
"""A final and the initial behind it that may be one letter: 뮤직카우, 맥킨지."""
_BEFORE_S_OF_X: Final = ("ㄱ_", "ㄱ", "ㅋ")
_LONGEST: Final = 4
_TENTH: Final = 0.1
_Spellings = Mapping[str, float]


def _table(lines: Sequence[str]) -> Mapping[str, _Spellings]:
    table = {}
    for line in lines:
        sound, *spelled = line.split()
        costs = (one.partition(":") for one in spelled)
        table[sound] = {letters: int(cost or 0) * _TENTH for letters, _, cost in costs}
    return table


_INITIALS: Final = _table(_CONSONANTS_SPELLED)
_FINALS: Final = _table(_FINALS_SPELLED)
_MIDDLES: Final = _table(_VOWELS_SPELLED)
_NOTHING: Final[_Spellings] = {}


class _Sound(NamedTuple):
    """A letter of a Hangul word."""

    letter: str
    spelled: _Spellings
    added: float = 0.0
    """What it costs to stand where it does."""


def spelling_cost(hangul: str, latin: str) -> float:
    """How unlikely it is that Hangul is written for a foreign word.

    Args:
        hangul: A word.
        latin: A word of lower-case letters a to z.

    Returns:
        The share of its letters that do not fit: 0 where each is written as it usually is,
        about 1 for another word. 1 for what is not whole syllables.

    Example:
        >>> spelling_cost("텐더", "tender"), spelling_cost("뜬다", "tender") > 0.15
        (0.0, True)
    """
    if not all(map(is_syllable, hangul)):
        return 1.0
    return min(1.0, _cost(hangul, latin) / (len(hangul) + 1))


@lru_cache(maxsize=4096)
def _cost(hangul: str, latin: str) -> float:
    sounds = _sounds(hangul)
    costs = [[0.0] * (len(latin) + 1) for _ in range(len(sounds) + 1)]
    for place in range(len(sounds), -1, -1):
        for at in range(len(latin), -1, -1):
            if place < len(sounds) or at < len(latin):
                costs[place][at] = min(_ways(sounds, place, latin, at, costs))
    return costs[0][0]


def _sounds(hangul: str) -> Sequence[_Sound]:
    """The letters that are heard."""
    sounds: list[_Sound] = []
    before = ""
    for syllable in hangul:
        initial, vowel, final = decompose(syllable)
        if initial != "ㅇ":
            sounds.append(_Sound(initial, _INITIALS[initial]))
        is_apart = initial == "ㅇ" and before not in ("", "ㅇ") and vowel not in _GLIDING
        sounds.append(_Sound(vowel, _MIDDLES[vowel], _NOT_JOINED * is_apart))
        if final:
            sounds.append(_Sound(final + _FINAL, _FINALS.get(final, _NOTHING)))
        before = final
    return sounds


def _ways(
    sounds: Sequence[_Sound], place: int, latin: str, at: int, costs: list[list[float]]
) -> Iterator[float]:
    """What the rest of both words costs, for each way to go on."""
    if at < len(latin):
        yield costs[place][at + 1] + _silent(latin, at)
    if place == len(sounds):
        return
    sound = sounds[place]
    yield costs[place + 1][at] + _unwritten(sounds, place)
    for length in range(1, min(_LONGEST, len(latin) - at) + 1):
        cost = sound.spelled.get(latin[at : at + length])
        if cost is not None:
            cost += _added(sounds, place, latin, at, length)
            yield costs[place + 1][at + length] + cost
    if at == len(latin):
        return
    if sound.letter not in _MIDDLES:
        yield costs[place + 1][at + 1] + _OTHER_CONSONANT
        yield from _consonants_together(sounds, place, latin, at, costs)
        return
    if latin[at] in _VOWELS:
        yield costs[place + 1][at + 1] + _OTHER_VOWEL + sound.added
    yield from _vowels_together(sounds, place, latin, at, costs)


def _added(sounds: Sequence[_Sound], place: int, latin: str, at: int, length: int) -> float:
    """What it costs beside that a sound is spelled so at its place."""
    sound, letters = sounds[place], latin[at : at + length]
    behind = sounds[place + 1].letter if place + 1 < len(sounds) else ""
    if sound.letter == "ㄹ" and letters[0] == "l" and place:
        return _OTHER_L * (sounds[place - 1].letter in _MIDDLES)
    if letters == "sh" and sound.letter[0] == "ㅅ":
        return _NO_PALATAL * (behind not in _PALATAL)
    following = latin[at + length : at + length + 1]
    if letters in _SOFT and sound.letter in _SIBILANTS and following not in tuple("eiy"):
        return _NEVER_SILENT
    if letters == "s" and sound.letter == "ㅈ" and not at:
        return _NEVER_SILENT
    if letters == "e" and not following:
        return _SPOKEN_E + sound.added
    if letters[-1] == "i" and sound.letter not in _MIDDLES:  # an i that makes another consonant
        return 0.0 if following in tuple(_VOWELS) else _NEVER_SILENT
    return sound.added


def _vowels_together(
    sounds: Sequence[_Sound], place: int, latin: str, at: int, costs: list[list[float]]
) -> Iterator[float]:
    """Vowels side by side that are written for one: 게임, 나이키, 타이어."""
    joined = sounds[place].letter
    for last in range(place + 1, min(place + 3, len(sounds))):
        joined += sounds[last].letter
        spelled = _MIDDLES.get(joined, _NOTHING)
        for length in range(1, min(_LONGEST, len(latin) - at) + 1):
            cost = spelled.get(latin[at : at + length])
            if cost is not None:
                yield costs[last + 1][at + length] + cost


def _consonants_together(
    sounds: Sequence[_Sound], place: int, latin: str, at: int, costs: list[list[float]]
) -> Iterator[float]:
    """An x is written ㄱㅅ or 크스, and the first of two letters a final: 삿포로."""
    letter = sounds[place].letter
    if latin[at] == "x" and letter in _BEFORE_S_OF_X:
        carried = place + 1 < len(sounds) and sounds[place + 1].letter == "ㅡ"
        second = place + 1 + carried
        if second < len(sounds) and sounds[second].letter in "ㅅㅆㅈ":
            yield costs[second + 1][at + 1]
    if letter in _GEMINATES and latin[at] == latin[at + 1 : at + 2]:
        yield costs[place + 1][at + 1]


def _silent(latin: str, at: int) -> float:
    letter, before, behind = latin[at], latin[max(0, at - 1) : at], latin[at + 1 : at + 2]
    if letter == before and letter not in _VOWELS:
        return 0.0
    if letter == "e" and not behind:
        return 0.0
    if letter == "r" and before and before in _VOWELS and behind not in tuple(_VOWELS):
        return _SILENT_R
    return _SILENT.get(letter, _NEVER_SILENT)


def _unwritten(sounds: Sequence[_Sound], place: int) -> float:
    letter = sounds[place].letter
    before = sounds[place - 1].letter if place else ""
    behind = sounds[place + 1].letter if place + 1 < len(sounds) else ""
    if letter == "ㅡ" and before and (behind not in _MIDDLES or behind in _GLIDING):
        return 0.0  # it only carries a consonant
    if letter == "ㄹ" and before == "ㄹ" + _FINAL:
        return 0.0  # one l: 넷플릭스
    if letter + behind in _DOUBLED:
        return 0.0
    if letter in _MIDDLES:
        is_hissed = letter == "ㅣ" and before in tuple(_SIBILANTS)
        return (_HISSED if is_hissed else _VOWEL_UNWRITTEN) + sounds[place].added
    return _UNWRITTEN.get(letter.rstrip(_FINAL), _NEVER_UNWRITTEN)
