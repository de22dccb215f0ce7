"""What people say around what they look for: a post behind a name, the words of a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.search.folding import fold_token
from reader.search.query import Term
from reader.text.particles import stems

_POSTS: Final = (
    "기자 특파원 작가 감독 선수 배우 가수 대표 회장 부회장 사장 이사장 교수 박사 의원 장관 총리"
    " 대통령 위원장"
)
_QUESTIONS: Final = (
    "관련 기사 뉴스 소식 이유 대한 관한 대해 관해 무엇 뭐 뭐야 왜 어떻게 어떤 언제 누가 누구 얼마"
    " 얼마나 a an the of in on at for to and or is are was were be by with about from how what who"
    " why when where which do does did news article story"
)
_WORDS: Final = frozenset((*_POSTS.split(), *_QUESTIONS.split()))


def essential(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that count where no text has all of them: 손흥민 of 손흥민 선수.

    All of them if nothing to look for would be left.

    Example:
        >>> [term.text for term in essential([Term("금리"), Term("동결"), Term("이유는")])]
        ['금리', '동결']
    """
    names = tuple(term for term in terms if term.phrase or term.negated or not _is_around(term))
    return names if any(not term.negated for term in names) else tuple(terms)


def _is_around(term: Term) -> bool:
    text = fold_token(term.text)
    return any(word in _WORDS for word in (text, *stems(text)))
