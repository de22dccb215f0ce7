"""Numbers and dates of Korean and English running text, made comparable.

1,544억 and 154.4 billion are the same number, so are 두 배 and twice, 11월 and November,
3분의 1 and a third. Large numbers keep three digits, since one side often rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Final

from reader.text.lazy import lazily

ROUNDED_FROM: Final = 10_000
KOREAN_UNITS: Final = {
    "천만": 1e7, "백만": 1e6, "십만": 1e5, "천억": 1e11, "백억": 1e10, "십억": 1e9,
    "만": 1e4, "억": 1e8, "조": 1e12, "천": 1e3, "백": 1e2,
}  # fmt: skip
NATIVE: Final = {
    "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열": 10, "스무": 20, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50,
}  # fmt: skip
ENGLISH_UNITS: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mn": 1e6, "bn": 1e9, "tn": 1e12, "m": 1e6, "k": 1e3,
}  # fmt: skip
_NUMERALS = (
    "zero|one|two second twice double doubled doubling|three third triple tripled|four fourth|"
    "five fifth|six sixth|seven seventh|eight eighth|nine ninth|ten tenth|eleven eleventh|"
    "twelve twelfth dozen|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
SPELLED: Final = {
    word: value for value, words in enumerate(_NUMERALS.split("|")) for word in words.split()
} | {word: value * 10 for value, word in enumerate(_TENS.split(), 3)}
PARTS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10,
}  # fmt: skip
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
MONTHS: Final = tuple(_MONTH_NAMES.split())

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_DIGIT = lazily(r"\d")
_UNIT = "|".join(KOREAN_UNITS)
_KOREAN_FRACTION = lazily(r"(\d+) ?분의 ?(\d+)")
_KOREAN_MONTH = lazily(r"(?<![\d.,])(1[0-2]|[1-9])월")
_KOREAN_NUMBER = lazily(
    rf"{_DIGITS}(?: ?(?:{_UNIT}) ?(?:{_DIGITS} ?(?:{_UNIT})+ ?)*(?:{_DIGITS})?)?"
)
_KOREAN_PIECE = lazily(rf"({_DIGITS}) ?({_UNIT})?")
_NATIVE = lazily(
    f"(?:{'|'.join(NATIVE)})(?= |명|개|번|배|시|달|살|곳|가지|마리|대|차례|권|편|건|째|은|이|을)"
)
_ENGLISH_FRACTION = lazily(
    rf"\b(an?|one|two|three|four)[- ]({'|'.join(PARTS)})s?\b(?! (?:time|year|day|month))", re.I
)
_PART_WORDS: Final = PARTS.keys() | {f"{part}s" for part in PARTS}
_NUMERAL_WORDS: Final = SPELLED.keys() | {f"{word}fold" for word in SPELLED}
_MAYBE_MONTH = lazily("|".join(month[:3].title() for month in MONTHS))
_ENGLISH_MONTH = lazily(
    rf"\b(?:({'|'.join(m.title() for m in MONTHS if m != 'may')})|"
    r"(May)(?= \d|,? (?:this|last|next))|(?<=\bin )(May)|(?<=\bof )(May)"
    r"|(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
_ENGLISH_NUMBER = lazily(
    rf"({_DIGITS})(?:st|nd|rd|th|s)?"
    rf"(?:[ -]?({'|'.join(ENGLISH_UNITS)})\b)?"
    r"|([A-Za-z]+(?:-[a-z]+)?|[.,;:])"
)


def korean_numbers(text: str) -> frozenset[str]:
    """Every number and month of a Korean text as comparable keys."""
    found: set[str] = set()
    if "분의" in text:
        found.update([f"{part}/{whole}" for whole, part in _KOREAN_FRACTION.findall(text)])
        text = _KOREAN_FRACTION.sub(" ", text)
    if "월" in text:
        found.update([f"month {month}" for month in _KOREAN_MONTH.findall(text)])
        text = _KOREAN_MONTH.sub(" ", text)
    found.update([_key(sum(_pieces(number))) for number in _KOREAN_NUMBER.findall(text)])
    native = [match[0] for match in _NATIVE.finditer(text) if _begins(text, match)]
    found.update([_key(NATIVE[word]) for word in native])
    return frozenset(found)


def english_numbers(text: str, words: Set[str]) -> frozenset[str]:
    """Every number and month of an English text as comparable keys; "one" alone is no number.

    Args:
        text: The text.
        words: Its words in lower case, those with a hyphen taken apart: most texts can be seen
            by them to have no numerals.
    """
    found: set[str] = set()
    if not words.isdisjoint(_PART_WORDS):
        found.update([_fraction(*match) for match in _ENGLISH_FRACTION.findall(text)])
        text = _ENGLISH_FRACTION.sub(" ", text)
    if _MAYBE_MONTH.search(text):
        for match in _ENGLISH_MONTH.finditer(text):
            name = next(filter(None, match.groups())).lower()[:3]
            found.add(f"month {[month[:3] for month in MONTHS].index(name) + 1}")
        text = _ENGLISH_MONTH.sub(" ", text)
    if _DIGIT.search(text) or not words.isdisjoint(_NUMERAL_WORDS):
        found.update(map(_key, _english_values(text)))
    return frozenset(found)


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a match begins its word."""
    start = match.start()
    return not (start and "가" <= text[start - 1] <= "힣")


def _key(value: float) -> str:
    return f"{value:.2e}" if value >= ROUNDED_FROM else f"{value:g}"


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _pieces(number: str) -> Iterator[float]:
    """1만2000: ten thousand, then two thousand."""
    for digits, unit in _KOREAN_PIECE.findall(number):
        yield _value(digits) * KOREAN_UNITS.get(unit, 1.0)


def _fraction(count: str, part: str) -> str:
    return f"{SPELLED.get(count.lower(), 1)}/{PARTS[part.lower()]}"


def _english_values(text: str) -> Iterator[float]:
    """Values of digits with their unit and of runs of spelled numerals, always above one."""
    total = run = 0.0
    for digits, unit, written in _ENGLISH_NUMBER.findall(text + "."):
        word = written.lower()
        scale = ENGLISH_UNITS.get(word, 0.0)
        value = _spelled(word)
        if value is not None:
            run = run + value if run >= 20 and value < 10 else value
        elif run and scale == 100:
            run *= scale
        elif run and scale:
            total, run = total + run * scale, 0.0
        else:
            if total + run > 1:
                yield total + run
            total = run = 0.0
            if digits:
                yield _value(digits) * ENGLISH_UNITS.get(unit, 1.0)


@lru_cache(maxsize=4096)
def _spelled(word: str) -> float | None:
    """The value of one numeral such as seven, seventy-two or sevenfold; None for other words."""
    tens, _, ones = word.removesuffix("fold").removesuffix("-").partition("-")
    if tens not in SPELLED or (ones and ones not in SPELLED):
        return None
    return float(SPELLED[tens] + (SPELLED[ones] if ones else 0))
