"""Other words for the commands, in both languages: what people type who do not know ours."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "align": "pairs match translation 정렬 짝 맞추기 문단",
        "annotations": "marks highlights notes list 주석 형광펜 메모 목록",
        "back": "close leave return 뒤로 돌아가기 닫기",
        "bookmark": "star favourite save 책갈피 북마크 저장",
        "bookmarks": "stars favourites list 책갈피 북마크 목록",
        "concordance": "examples usage sentences 용례 예문 문장",
        "copy": "clipboard 복사",
        "export": "anki markdown csv text share 내보내기 저장 공유",
        "filter": "narrow author tag 거르기 필터",
        "find": "search in the article 찾기 검색",
        "flip": "switch language translate translation 언어 전환 번역 한국어 영어",
        "help": "keys shortcuts 도움말 단축키",
        "highlight": "mark colour color marker 형광펜 밑줄 표시",
        "information": "metadata properties details file 정보 파일 출처",
        "language": "korean english headlines 제목 언어 한국어 영어",
        "layout": "columns split parallel bilingual both languages side 나란히 배치 두 언어 대역",
        "narrower": "width column margin smaller 너비 폭 좁게",
        "next-mark": "highlight note 다음 주석",
        "next-match": "result again 다음 결과",
        "note": "comment write memo 메모 노트 쓰기",
        "palette": "commands menu 명령",
        "peek": "translation gloss show 번역 보기 엿보기",
        "preview": "pane split 미리 보기",
        "previous-mark": "highlight note 이전 주석",
        "previous-match": "result again 이전 결과",
        "problems": "errors warnings trouble 문제 오류",
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
        "sort": "order newest oldest title 정렬 순서",
        "source": "url link browser web original 원문 링크 브라우저",
        "suspend": "shell background 셸",
        "tags": "labels topics 태그 꼬리표",
        "theme": "colours colors dark light sepia 테마 색 밝게 어둡게",
        "undo": "revert take back 실행 취소 되돌리기",
        "wider": "width column margin larger 너비 폭 넓게",
        "zen": "focus distraction full screen 집중 전체 화면",
    }
)
"""By what is behind the dot of a command's id."""


def words_for(command_id: str) -> str:
    """The other words for a command; "" where there are none."""
    return WORDS.get(command_id.partition(".")[2], "")
