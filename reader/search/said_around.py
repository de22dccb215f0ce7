"""What people say around what they look for: a post behind a name, the words of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.search.folding import fold_token
from reader.search.query import Term
from reader.text.particles import stems

_POSTS: Final = (
    "기자 특파원 앵커 작가 시인 소설가 감독 선수 코치 배우 가수 셰프 대표 회장 부회장 사장 부사장"
    " 이사장 전무 상무 본부장 실장 행장 의장 총장 원장 관장 교수 박사 연구원 의원 원내대표 대변인"
    " 장관 차관 총리 부총리 총재 주석 총통 대통령 위원장 지사 청장 구청장 군수 후보"
)
_QUESTIONS: Final = (
    "때문 때문에 인해 위한 위해 통한 통해 따른 따라"
    " 관련 기사 뉴스 소식 이유 대한 관한 대해 관해 무엇 뭐 뭐야 왜 어떻게 어떤 언제 누가 누구"
    " 어디 어디서 몇 얼마 얼마나 수 현황 전망 배경 원인 영향 내용 요약 최근"
    " a an the of in on at for to and or is are was were be by with"
    " about from how many much what who why when where which do does did will can news article"
    " story after before between during into over than that this their his her its has have had"
    " been latest"
)
_POSTS_OF: Final = tuple(_POSTS.split())
_WORDS: Final = frozenset((*_POSTS_OF, *_QUESTIONS.split()))
_SHORTEST_NAME: Final = 3
"""Syllables."""


def essential(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that count where no text has all of them: 손흥민 of 손흥민 선수 and 손흥민선수.

    All of them if nothing to look for would be left.

    Example:
        >>> [term.text for term in essential([Term("금리"), Term("동결"), Term("이유는")])]
        ['금리', '동결']
    """
    # 축구선수 alone is rather a noun than a name with a post; beside a name it is both.
    shortest = _SHORTEST_NAME - (len(terms) > 1)
    names = tuple(
        _without_post(term, shortest) for term in terms if not (term.is_plain and _is_around(term))
    )
    return names if any(not term.negated for term in names) else tuple(terms)


def _is_around(term: Term) -> bool:
    return any(word in _WORDS for word in _forms(term))


def _without_post(term: Term, shortest: int) -> Term:
    for word in _forms(term) if term.is_plain else ():
        for post in _POSTS_OF:
            name = word.removesuffix(post)
            if shortest <= len(name) < len(word):
                return replace(term, text=name)
    return term


def _forms(term: Term) -> tuple[str, ...]:
    text = fold_token(term.text)
    return (text, *stems(text))
