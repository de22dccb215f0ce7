"""This is where two halves of a broken line meet: with a space, without one, or over a hyphen."""

from __future__ import annotations

import re
from typing import Final

from reader.text.hangul import decompose, is_syllable
from reader.text.lazy import lazily

_HYPHEN = lazily(r"(?P<word>[A-Za-z]+)-$")
_WORD_CHARS: Final = 40
"""A word before a hyphen is looked for so near the end, however long the paragraph has grown."""
_SMALL_WORD = lazily(r"[a-z]+")
_COMPOUNDS: Final = lazily(
    r"(?:all|anti|co|cross|double|ex|first|five|four|full|half|high|large|left|long|low|mid|multi|"
    r"non|off|on|one|open|part|post|pre|pro|quasi|real|right|second|self|semi|short|six|small|so|"
    r"state|ten|third|three|two|under|up|well|year)$",
    re.IGNORECASE,
)
"""First halves of words that keep their hyphen."""

_TAILS = lazily(
    r"(?:다|은|는|을|를|의|에|에서|에게|에는|에도|으로|로|로는|와|까지|부터|처럼|보다|이라고|라고|이라는|"
    r"라는|이라며|라며|이며|이다|였다|이었다|니다|습니다|고|며|면서|지만|는데|던|기로|다고|다며|다는)"
    r"(?=$|[\s.,!?”’\"')])"
)
"""What never begins a word: particles and endings. Those that can be words are left out."""
_VERBS = lazily(
    r"(?:했|됐|하였|되었|시켰)[다고던을음으지는]|(?:하|되|시키)[고며는기지자면려]|(?:한|된|시킨)다(?:$|[\s.,고며는])|"
    r"(?:합|됩|시킵)니다|(?:해|돼)(?:서|야|왔|졌|[.,])"
)
"""Forms of the verbs that stick to the noun before them."""
_PARTICLES: Final = frozenset("은는이가을를의에로도만와과서고며면지게히니께라러해한할될된던운인")
"""What a noun before such a verb does not end in, or is not known not to."""
_AFTER_PAST: Final = frozenset("다고으는지을던어습네기음")


def joined(above: str, below: str) -> str:
    """Two parts of a paragraph, broken to fit a width, as one.

    Example:
        >>> joined("of its customer sup-", "port agents")
        'of its customer support agents'
        >>> joined("효과를 조사", "했다. 도구를 쓴")
        '효과를 조사했다. 도구를 쓴'
        >>> joined("시간당 처리", "건수가 많았다.")
        '시간당 처리 건수가 많았다.'
    """
    hyphen = _HYPHEN.search(above, max(0, len(above) - _WORD_CHARS))
    if hyphen is not None and _SMALL_WORD.match(below) is not None:
        keep = _COMPOUNDS.match(hyphen["word"]) is not None
        return (above if keep else above[:-1]) + below
    return above + ("" if _is_cut_word(above, below) else " ") + below


def _is_cut_word(above: str, below: str) -> bool:
    last, first = above[-1], below[0]
    if not is_syllable(last):
        # "5천179명(37%)" and "을": a particle, and nothing that could be a word
        return last in ")”’%" and _TAILS.match(below) is not None and first != "고"
    if decompose(last)[2] == "ㅆ" and first in _AFTER_PAST:
        return True
    if _TAILS.match(below) is not None:
        return True
    return _VERBS.match(below) is not None and last not in _PARTICLES
