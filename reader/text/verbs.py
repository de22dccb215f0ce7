"""Korean verbs in another tense: 내린 of 내렸다, 막는 of 막았다."""

from __future__ import annotations

from typing import Final

from reader.text.hangul import compose, decompose, is_syllable
from reader.text.particles import PAST_ENDS

_PAST: Final = {"ㅏ": "ㅏ", "ㅐ": "ㅐ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ"}
"""The vowel at the end of a verb, and how it is in the past: 내리 and 내렸."""
_OF_PAST: Final = {past: vowel for vowel, past in _PAST.items()}
_NO_PAST: Final = ("ㅇㅣ", "ㅇㅕ")
"""개인 is no 개였다."""
_BEHIND_PAST: Final = frozenset(("", *PAST_ENDS.split()))
_BRIGHT: Final = "ㅏㅗ"
"""After these the past has 았, after others 었."""
_REGULAR: Final = "놀"
"""놀랐다 is of 놀라다, while 올랐다 is of 오르다."""
_VERBS_END_SO: Final = frozenset("진친린킨힌긴난낸온운춘꾼둔준")
"""Before a noun; another longer word in ㄴ is mostly a noun itself."""
_SHORT: Final = 2
"""Syllables of a verb that is looked for in a few forms, not by its beginning: 가지 is a noun."""


def other_tenses(word: str) -> tuple[str, ...]:
    """The present and the past of a verb, before a noun and at the end of a sentence.

    Args:
        word: Any word; what is no verb gives nothing that is written anywhere, or nothing.

    Returns:
        How other forms begin; of a longer verb all of them.

    Example:
        >>> other_tenses("내린"), other_tenses("내렸다"), other_tenses("카카오")
        (('내렸',), ('내린',), ())
        >>> other_tenses("떨어졌다"), other_tenses("줄인다"), other_tenses("막았다")
        (('떨어지',), ('줄였', '줄이는', '줄이고'), ('막은', '막는', '막고'))
    """
    for place in range(len(word) - 1, 0, -1):
        before, here, behind = word[:place], word[place], word[place + 1 :]
        if not (is_syllable(before[-1]) and is_syllable(here)):
            break
        for forms_of in (_of_past, _of_present, _of_present_before_noun, _of_past_before_noun):
            if forms := forms_of(before, here, behind):
                return forms
    return ()


def _of_past(before: str, here: str, behind: str) -> tuple[str, ...]:
    """내린 of 내렸다, 떨어지 of 떨어졌다, 오른 of 올랐다, 막은 of 막았다."""
    initial, vowel, final = decompose(here)
    if final != "ㅆ" or behind not in _BEHIND_PAST or initial + vowel in _NO_PAST:
        return ()
    last = decompose(before[-1])[2]
    if here in "았었" and last:
        return (before + "은", before + "는", before + "고")
    end = "" if len(before) >= _SHORT else "ㄴ"
    if here in "랐렀" and last == "ㄹ" and before[-1] != _REGULAR:
        return (before[:-1] + _with_final(before[-1], "") + compose("ㄹ", "ㅡ", end),)
    return (before + compose(initial, _OF_PAST[vowel], end),) if vowel in _OF_PAST else ()


def _of_present(before: str, here: str, behind: str) -> tuple[str, ...]:
    """줄였 and 줄이는 of 줄인다, 떨어지 of 떨어진다."""
    initial, vowel, final = decompose(here)
    if final != "ㄴ" or behind != "다":
        return ()
    stem = before + compose(initial, vowel, "")
    if len(stem) > _SHORT:
        return (stem,)
    # 줄이 alone may be a noun with its particle.
    return (*_past_of(stem), stem + "는", stem + "고")


def _of_present_before_noun(before: str, here: str, behind: str) -> tuple[str, ...]:
    """번졌 of 번지는, 막았 of 막는 and of 막은."""
    if behind or here not in "는은":
        return ()
    _, vowel, final = decompose(before[-1])
    if final:
        return (before + ("았" if vowel in _BRIGHT else "었"),)
    return _past_of(before) if here == "는" and len(before) >= _SHORT else ()


def _of_past_before_noun(before: str, here: str, behind: str) -> tuple[str, ...]:
    """내렸 of 내린, 올랐 of 오른, 무너져 and 무너지 of 무너진."""
    initial, vowel, final = decompose(here)
    if final != "ㄴ" or behind or initial + vowel in _NO_PAST:
        return ()
    stem = before + compose(initial, vowel, "")
    if len(stem) > _SHORT and here in _VERBS_END_SO:
        return (*_past_of(stem), stem)
    if here != "른" or decompose(before[-1])[2]:
        return _past_of(stem)
    doubled = "랐" if decompose(before[-1])[1] in _BRIGHT else "렀"
    return (before[:-1] + _with_final(before[-1], "ㄹ") + doubled,)


def _past_of(stem: str) -> tuple[str, ...]:
    """내렸 of 내리; of a longer verb 무너져, which the past begins with."""
    initial, vowel, _ = decompose(stem[-1])
    if vowel not in _PAST:
        return ()
    return (stem[:-1] + compose(initial, _PAST[vowel], "" if len(stem) > _SHORT else "ㅆ"),)


def _with_final(syllable: str, final: str) -> str:
    initial, vowel, _ = decompose(syllable)
    return compose(initial, vowel, final)
