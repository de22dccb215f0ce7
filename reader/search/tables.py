"""What Korean news writes in more than one way: hanja of headlines, letter names, known names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HANJA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "美": "미국", "韓": "한국", "中": "중국", "日": "일본", "英": "영국", "北": "북한",
        "南": "남한", "獨": "독일", "佛": "프랑스", "露": "러시아", "印": "인도", "伊": "이탈리아",
        "濠": "호주", "加": "캐나다", "歐": "유럽", "亞": "아시아", "臺": "대만", "越": "베트남",
        "比": "필리핀", "靑": "청와대", "與": "여당", "野": "야당", "檢": "검찰", "警": "경찰",
        "軍": "군", "法": "법원", "政": "정부", "黨": "당", "株": "주식", "銀": "은행",
        "車": "자동차", "新": "신", "前": "전", "現": "현", "故": "고", "男": "남성", "女": "여성",
        "對": "대", "反": "반", "親": "친", "脫": "탈", "無": "무", "有": "유", "核": "핵",
        "人": "인", "文": "문", "尹": "윤", "李": "이", "朴": "박", "金": "김", "安": "안",
    }
)  # fmt: skip
"""Headline hanja and the word they stand for."""
HANJA_OF: Final[Mapping[str, str]] = MappingProxyType(
    {word: hanja for hanja, word in HANJA.items() if len(word) > 1}
)

LETTER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "에이치": "h", "더블유": "w", "에이": "a", "비": "b", "씨": "c", "시": "c", "디": "d",
        "이": "e", "에프": "f", "지": "g", "쥐": "g", "아이": "i", "제이": "j", "케이": "k",
        "엘": "l", "엠": "m", "엔": "n", "오": "o", "피": "p", "큐": "q", "알": "r", "에스": "s",
        "티": "t", "유": "u", "브이": "v", "엑스": "x", "와이": "y", "제트": "z", "지트": "z",
    }
)  # fmt: skip
"""How Latin letters are called in Korean."""

_SAME: Final = (
    "MS 마이크로소프트 microsoft",
    "AI 인공지능 에이아이",
    "chatgpt 챗gpt 챗지피티",
    "openai 오픈ai 오픈에이아이",
    "azure 애저",
    "디즈니+ 디즈니플러스 disney+ disneyplus",
    "LLM 대규모언어모델 거대언어모델",
    "CEO 최고경영자",
    "OTT 온라인동영상서비스",
    "google 구글",
    "amazon 아마존",
    "naver 네이버",
    "kakao 카카오",
    "kakaotalk 카카오톡 카톡",
    "nvidia 엔비디아",
    "Apple 애플",
    "Meta 메타",
    "tesla 테슬라",
    "tiktok 틱톡",
    "twitter 트위터",
    "samsung 삼성",
    "hyundai 현대",
    "LG 엘지",
    "SK 에스케이",
    "coupang 쿠팡",
    "youtube 유튜브",
    "tving 티빙",
    "wavve 웨이브",
    "altman 올트먼 알트만 올트만 알트먼",
    "USA 미국",
    "EU 유럽연합",
    "UN 유엔 국제연합",
    "korea 한국",
    "japan 일본",
    "china 중국",
    "금감원 금융감독원",
    "금융위 금융위원회",
    "공정위 공정거래위원회",
    "연준 연방준비제도 Fed",
    "변협 대한변호사협회",
    "WFH 재택근무 remotework",
)


def _groups() -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for line in _SAME:
        words = line.split()
        for word in words:
            groups[word.lower()] = tuple(other for other in words if other != word)
    return groups


ALIASES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(_groups())
"""Folded word to the other ways of writing the same.

Those with capitals are words of another meaning without them: Fed and fed, Apple and apple.
"""


def letters_spelled(word: str) -> tuple[str, str] | None:
    """The Latin letters a Korean word spells by their names, to its very end.

    Returns:
        What stands before them and two or more letters, or None.

    Example:
        >>> letters_spelled("오티티"), letters_spelled("챗지피티"), letters_spelled("카카오")
        (('', 'ott'), ('챗', 'gpt'), None)
    """
    for start in range(len(word)):
        letters = _spelled_from(word, start)
        if letters and len(letters) >= 2:
            return word[:start], letters
    return None


def _spelled_from(word: str, start: int) -> str | None:
    if start == len(word):
        return ""
    for length in (3, 2, 1):
        letter = LETTER_NAMES.get(word[start : start + length])
        if letter and start + length <= len(word):
            rest = _spelled_from(word, start + length)
            if rest is not None:
                return letter + rest
    return None


def write_out(title: str) -> tuple[str, tuple[int, ...]]:
    """A title with its hanja written out as words.

    Returns:
        The text, and for each of its characters the offset in the title it stands for.

    Example:
        >>> write_out("美 증시")[0]
        '미국  증시'
    """
    text: list[str] = []
    source: list[int] = []
    for place, char in enumerate(title):
        word = HANJA.get(char)
        piece = f"{word} " if word else char
        text.append(piece)
        source += [place] * len(piece)
    return "".join(text), tuple(source)
