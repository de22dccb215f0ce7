"""Other words for the commands, in both languages: what people type who do not know ours."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "align": "pairs match translation 정렬 짝 맞추기 문단 교정",
        "annotations": "marks highlights notes list 주석 형광펜 메모 목록",
        "back": "close leave return 뒤로 돌아가기 닫기",
        "blue": "colour color 파랑 색",
        "bookmark": "star favourite save 책갈피 북마크 저장",
        "bookmarks": "stars favourites list 책갈피 북마크 목록",
        "bottom": "last bottom 마지막 맨 끝",
        "concordance": "examples usage sentences 용례 예문 문장 낱말 단어",
        "confirm": "accept yes 확인 맞음",
        "copy": "clipboard 복사",
        "dictionary": "define meaning translate word 사전 뜻 낱말 단어 찾기",
        "edit": "change rewrite 고치기 수정",
        "export": "anki markdown csv text share 내보내기 저장 공유",
        "filter": "narrow author tag 거르기 필터",
        "find": "search in the article 찾기 검색",
        "first": "top start beginning 처음 맨 위",
        "flip": "switch language translate translation 언어 전환 번역 한국어 영어",
        "green": "colour color 초록 색",
        "help": "keys shortcuts 도움말 단축키",
        "highlight": "mark colour color marker 형광펜 하이라이트 밑줄 강조 표시",
        "information": "metadata properties details file 정보 파일 출처",
        "interrupt": "exit leave 종료 끝내기 나가기",
        "jump-back": "return previous place location 돌아가기 이전 위치 자리",
        "jump-forward": "next place location 앞으로 다음 위치 자리",
        "language": "korean english headlines 제목 언어 한국어 영어",
        "last": "bottom 마지막 맨 끝",
        "layout": "columns split parallel bilingual both languages side 나란히 병렬 두 언어 대역",
        "narrower": "width column margin smaller 너비 폭 좁게",
        "next": "following 다음 기사",
        "next-mark": "highlight note 다음 주석",
        "next-match": "result again 다음 결과",
        "next-paragraph": "다음 문단 단락",
        "next-sentence": "다음 문장",
        "note": "comment write memo 메모 노트 쓰기",
        "open": "read go jump 열기 이어 읽기",
        "palette": "commands menu 명령",
        "peek": "translation gloss show 번역 보기 엿보기",
        "pink": "colour color 분홍 색",
        "preview": "pane split 미리 보기",
        "previous": "before 이전 기사",
        "previous-mark": "highlight note 이전 주석",
        "previous-match": "result again 이전 결과",
        "previous-paragraph": "이전 문단 단락",
        "previous-sentence": "이전 문장",
        "problems": "errors warnings trouble 문제 오류",
        "purple": "colour color 보라 색",
        "quit": "exit leave 종료 끝내기 나가기",
        "read": "done finished unread 읽음 안 읽음",
        "reattach": "move anchor orphan 옮기기 다시 붙이기",
        "redo": "again 다시 실행",
        "redraw": "refresh repaint garbled 다시 그리기 새로 고침",
        "remove": "delete trash erase 삭제 지우기 휴지통",
        "rename": "name 이름 바꾸기",
        "saved": "views queries lists 저장한 보기",
        "search": "find look for query 검색 찾기",
        "select": "mark range 선택",
        "select-all": "mark everything bulk 모두 선택 전체 선택",
        "sort": "order newest oldest title 정렬 순서",
        "source": "url link browser web original 원문 링크 브라우저",
        "suspend": "shell background 셸",
        "tags": "labels topics 태그 꼬리표",
        "theme": "colours colors dark light sepia 테마 색상 다크 밝게 어둡게",
        "top": "first start beginning 처음 맨 위",
        "undo": "revert take back 실행 취소 되돌리기",
        "view-all": "everything 전체 모두 보기",
        "view-annotated": "highlights notes 주석 메모 보기",
        "view-bookmarked": "stars favourites 책갈피 북마크 보기",
        "view-reading": "continue 읽는 중 보기",
        "view-unread": "new 안 읽은 기사 보기",
        "wider": "width column margin larger 너비 폭 넓게",
        "word": "search 다른 낱말 단어",
        "yellow": "colour color 노랑 색",
        "zen": "focus distraction full screen 집중 전체 화면",
    }
)
"""By what is behind the dot of a command's id."""


def words_for(command_id: str) -> str:
    """The other words for a command; "" where there are none."""
    return WORDS.get(command_id.partition(".")[2], "")
