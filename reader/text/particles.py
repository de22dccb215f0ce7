"""Korean particles (조사) and the endings of -하다: a noun without what it carries."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from reader.text.hangul import decompose, is_syllable

# fmt: off
PARTICLES: Final = frozenset((
    "으로부터", "에게서", "이라고", "에서는", "에서도", "에서의", "으로는", "으로도", "으로서",
    "으로써", "까지", "까지는", "부터", "에게", "에서", "으로", "로서", "로써", "로는", "로도",
    "처럼", "보다", "이나", "라고", "이라", "하고", "마다", "조차", "밖에", "이란", "에는",
    "에도", "와의", "과의", "이며", "이고", "만의", "만이", "뿐", "은", "는", "이", "가", "을",
    "를", "의", "에", "로", "와", "과", "도", "만", "나", "란", "랑", "이랑", "께", "씨", "들",
    "들의", "들은", "들이", "들을", "들에게", "측", "측은", "측이",
))
# fmt: on
"""What may follow a noun, plus the address 씨, the plural 들 and the party 측."""
PAST_ENDS: Final = "다 던 고 으며 지만 습니다 는데 는지 다는 다고 다며 을 어 어요 으나 더니 거나"
"""What may stand behind a verb in the past."""
_FORMS: Final = (
    (
        "하 되 시키",
        "다 는 며 고 면 지 지만 자 자는 려 려고 려는 던 기 기로 기에 게 면서 도록 는데 겠다 라 라고"
        " 라는 여 였다",
    ),
    ("받", "다 는 던 고 으며 을 은 자 지 아 았다 았던 았고 았으며 아서 겠다 기로"),
    ("한 된 시킨 당한", "_ 다 다고 다는 다며 데"),
    ("할 될 시킬 당할", "_ 지 까 지도"),
    (
        "했 됐 하였 되었 시켰 당했",
        PAST_ENDS,
    ),
    ("합 됩 시킵 당합", "니다 니까"),
    ("해 돼 시켜 당해", "_ 서 야 도 요 온 왔다 졌다"),
)
"""How a noun becomes a verb, and the ends of its forms; _ is no more than that."""
ENDINGS: Final = frozenset(
    verb + end.strip("_")
    for verbs, ends in _FORMS
    for verb in verbs.split()
    for end in ends.split()
)
"""What makes a verb of a noun: 인수 + 했다."""

_LONGEST: Final = max(map(len, PARTICLES))
_LONGEST_ENDING: Final = max(map(len, ENDINGS))
_YEARS: Final = frozenset(("지난", "이듬", "다음"))
"""What 해 makes a year of and no verb."""
_SHORTEST_STEM: Final = 2
"""Stems of one syllable are too short to mean anything by themselves."""
_AFTER_VOWEL: Final = frozenset(("는", "가", "를", "와", "나", "란", "랑", "라고", "와의"))
_AFTER_CONSONANT: Final = frozenset(
    ("은", "이", "을", "과", "이나", "이란", "이라", "이라고", "이랑", "이며", "이고", "과의")
)
_AFTER_VOWEL_OR_RIEUL: Final = frozenset(("로", "로서", "로써", "로는", "로도"))
_AFTER_OTHER_FINALS: Final = frozenset(("으로", "으로는", "으로도", "으로서", "으로써", "으로부터"))
_PART_OF_NUMBER: Final = frozenset(("만", "이", "도", "나", "과"))
"""After a digit these belong to the number: 1000만 is ten million, not "only 1000"."""
_POWERS: Final = "십백천만억조"
_WEAK: Final = frozenset(("나", "란", "랑"))
"""Too often the end of a noun (바나나) to be cut off one of three syllables."""


@lru_cache(maxsize=8192)
def stems(word: str) -> tuple[str, ...]:
    """What is left of a word when the particle at its end is taken away.

    Whether a particle can follow is checked against the last sound of the stem, so 가을 is not
    가 + 을 and 바나나 is not 바나 + 나.

    Returns:
        The stems, longest first; each of at least two characters. Empty if the word carries
        no particle that agrees with it.

    Example:
        >>> stems("카카오의"), stems("서울에서는"), stems("바나나")
        (('카카오',), ('서울에서', '서울'), ())
    """
    found = []
    for length in range(1, min(_LONGEST, len(word) - _SHORTEST_STEM) + 1):
        stem, particle = word[:-length], word[-length:]
        if particle in PARTICLES and _agrees(stem, particle):
            found.append(stem)
    return tuple(found)


def noun_of_verb(word: str) -> str:
    """The noun that -하다, -되다 or -시키다 makes a verb of; "" if there is none.

    Example:
        >>> noun_of_verb("인수했다"), noun_of_verb("매각하는"), noun_of_verb("지난해")
        ('인수', '매각', '')
    """
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        noun = word[:-length]
        if word[-length:] in ENDINGS and is_syllable(noun[-1]) and noun not in _YEARS:
            return noun
    return ""


def _agrees(stem: str, particle: str) -> bool:
    last = stem[-1]
    if particle in _WEAK and len(stem) <= _SHORTEST_STEM:
        return False
    if last.isdigit() or (last in _POWERS and stem[-2:-1].isdigit()):
        return particle not in _PART_OF_NUMBER
    if not is_syllable(last):
        return last.isalnum()
    final = decompose(last)[2]
    if particle in _AFTER_VOWEL:
        return not final
    if particle in _AFTER_CONSONANT:
        return bool(final)
    if particle in _AFTER_VOWEL_OR_RIEUL:
        return final in ("", "ㄹ") and last != "으"  # 스타트업으로 is 스타트업 + 으로
    if particle in _AFTER_OTHER_FINALS:
        return final not in ("", "ㄹ")
    return True
