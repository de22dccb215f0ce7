"""This is where the English names of people are recognised and written as people write them."""

from __future__ import annotations

import re
from typing import Final

from reader.text.lazy import lazily

_PARTS = lazily(r"[^\W\d_]+")
_SMALL: Final = frozenset({"AND", "DE", "VAN", "VON", "DER", "DEN", "BIN", "AL", "DA", "LA"})
_VOWELS: Final = frozenset("AEIOUYaeiouy")
_KOREAN_SURNAMES = lazily(
    r"(?:kim|lee|park|choi|j[eu]ong|jung|ch?[ou]ng|kang|ch?o|yoo?n|yun|j?ch?ang|lim|im|han|oh|seo|"
    r"suh|shin|kwon|hwang|ahn|an|song|ryu|yoo|yu|hong|jeon|chun|koh?|moon|mun|yang|sohn?|bae|"
    r"bai?k|paik|heo|hur|nam|shim|sim|noh|roh|ha|kwak|s[eu]ng|seong|cha|joo?|ju|woo|min|jin|na|ji|"
    r"eom|um|chae|won)$",
    re.IGNORECASE,
)
"""The common ones, as they are spelt in English."""
_OF_SECTIONS = lazily(
    r"\b(?:and|arts?|blog|books?|business|by|climate|culture|design|econom\w+|education|energy|estate|"
    r"features?|film|food|health|home|interviews?|letters?|life|lifestyle|markets?|media|money|music|"
    r"news|opinion|photos?|politics|press|print|products?|releases?|research|reviews?|science|"
    r"special|sports?|staff|stor(?:y|ies)|style|tech|technology|the|this|today|top|travel|updates?|"
    r"weekend|work|world|your)\b",
    re.IGNORECASE,
)
"""Words that sections and series are called by, and no person."""
_NAME = lazily(r"(?!The )[A-Z][a-zA-Z'’.-]+(?: (?:[A-Z][a-zA-Z'’.-]*|de|van|von|der|bin|al)){1,3}$")


def is_name_shaped(text: str) -> bool:
    """Whether a line is two to four words with capitals and nothing else."""
    return len(text) <= 40 and _NAME.match(text) is not None


def spoken(name: str) -> str:
    """A name in capitals as it is written elsewhere; any other name as it is.

    Example:
        >>> spoken("JANE O'BRIEN")
        "Jane O'Brien"
        >>> spoken("KIM SUNG-RYONG")
        'Kim Sung-ryong'
        >>> spoken("J.D. MCDOE")
        'J.D. McDoe'
        >>> spoken("Jane Doe")
        'Jane Doe'
    """
    if not name.isupper():
        return name
    words = name.split(" ")
    korean = any(_KOREAN_SURNAMES.match(word) for word in (words[0], words[-1]))
    written = [
        word.lower() if index and word in _SMALL else _written(word, korean)
        for index, word in enumerate(words)
    ]
    return " ".join(written)


def _written(word: str, korean: bool) -> str:
    if "." in word or not _VOWELS & set(word):
        return word  # initials
    if korean and "-" in word:
        return word.capitalize()  # the second syllable of a Korean name stays small
    if word.startswith("MC") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    return _PARTS.sub(lambda part: part[0].capitalize(), word)


def is_of_sections(text: str) -> bool:
    """Whether one of the words is of those that sections and series are called by."""
    return _OF_SECTIONS.search(text) is not None
