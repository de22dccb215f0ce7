"""This is where a menu is recognised that stands on one line, and the path to a section."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.text.lazy import lazily

MENU: Final = Mark(Label.FURNITURE, "a menu on one line")
PATH: Final = Mark(Label.FURNITURE, "path to the section")

_MAX_CHARS: Final = 240
_FEWEST_KNOWN: Final = 4
"""So many menu words on one line are a menu; three may be a title."""
_FEWEST_BUTTONS: Final = 2
"""So many buttons on one line are one, if there is nothing else on it."""
_BUTTONS_CHARS: Final = 40
_NETWORKS: Final = frozenset(
    {"facebook", "instagram", "linkedin", "pinterest", "twitter", "whatsapp"}
    | {"밴드", "블로그", "인스타그램", "카카오스토리", "카카오톡", "트위터", "페이스북"}
)
"""Where pages may be shared, casefolded; a title has more to say of them."""
_KNOWN_FOR_EACH_OTHER: Final = 3
"""A menu may have one word that nobody knows for so many that are known."""
_WORDS_IN_AN_ENTRY: Final = 3
_BARS = lazily(r"\s*[|ㅣ│]\s*")
_FEWEST_BARS: Final = 3
_BETWEEN_BARS_CHARS: Final = 40
_GAP: Final = "  "
"""What stands between the entries of a menu that was a row of boxes."""
_STEPS = lazily(r"\s*[>›»〉]\s*")
_HOMES: Final = ("home / ", "홈 / ", "메인 / ", "main / ")
"""With what a path with slashes begins; in titles there are slashes too."""
_STEP_CHARS: Final = 20
_MOST_STEPS: Final = 5
_SIGN_OR_NUMBER = lazily(r"(?:[|·ㆍ/,>ㅣ│+-]+|[\d,.+]+)$")


def is_menu_row(text: str, entries: Container[str], buttons: Container[str] = frozenset()) -> bool:
    """Whether a line is a row of menu words, buttons or links.

    Args:
        text: One line.
        entries: Whole menu entries and buttons, casefolded.
        buttons: Those of them that are never part of a text.
    """
    if len(text) > _MAX_CHARS or text[-1] == ".":
        return False
    if text.count("|") >= _FEWEST_BARS or text.count("ㅣ") >= _FEWEST_BARS:
        return all(len(piece) <= _BETWEEN_BARS_CHARS for piece in _BARS.split(text))
    if "|" in text and all(map(entries.__contains__, _BARS.split(text.casefold()))):
        return True
    if _GAP in text and _are_boxes(text, entries):
        return True
    spaces = text.count(" ")
    if spaces < _FEWEST_KNOWN - 1:
        return spaces > 0 and len(text) <= _BUTTONS_CHARS and _are_buttons(text, buttons)
    may_be = len(text) <= _BUTTONS_CHARS and text[: text.index(" ")] in buttons
    if may_be and _are_buttons(text, buttons):
        return True
    is_none = _SIGN_OR_NUMBER.match
    words = [word for word in text.casefold().split() if not is_none(word)]
    known = others = index = 0
    while index < len(words):
        taken = _entry(words, index, entries)
        known += bool(taken)
        others += not taken
        if others > 1 and others > known:
            return False  # a menu begins with menu words
        index += taken or 1
    return known >= _FEWEST_KNOWN and known >= others * _KNOWN_FOR_EACH_OTHER


def _are_boxes(text: str, entries: Container[str]) -> bool:
    """Whether the pieces of a line are short and mostly menu entries: "NEWS  SPORTS  ISLANDS"."""
    pieces = [piece.strip() for piece in text.casefold().split(_GAP) if piece.strip()]
    known = sum(piece in entries for piece in pieces)
    return (
        len(pieces) >= _FEWEST_KNOWN
        and known * 2 > len(pieces)
        and all(len(piece) <= _STEP_CHARS for piece in pieces)
    )


def _are_buttons(text: str, buttons: Container[str]) -> bool:
    """Whether a few words are buttons and nothing else: "로그인 회원가입 전체메뉴"."""
    first = text[: text.index(" ")].casefold()
    if first in _NETWORKS and _NETWORKS.issuperset(text.casefold().split()):
        return True
    if first not in buttons:
        return False  # most lines
    is_none = _SIGN_OR_NUMBER.match
    words = [word for word in text.casefold().split() if not is_none(word)]
    found = index = 0
    while index < len(words):
        taken = _entry(words, index, buttons)
        if not taken:
            return False
        found, index = found + 1, index + taken
    return found >= _FEWEST_BUTTONS


def _entry(words: list[str], index: int, entries: Container[str]) -> int:
    """How many words from here on are one menu entry; 0 if none are."""
    entry = ""
    for size, word in enumerate(words[index : index + _WORDS_IN_AN_ENTRY], 1):
        entry = f"{entry} {word}" if entry else word
        if entry in entries:
            return size
    return 0


def path_of(text: str, entries: Container[str]) -> tuple[str, ...]:
    """The steps of a path such as "Home > Business > Ports", its first step left out.

    So is the last one where it is long, since it is the title of the page.
    Empty if the line is no such path: some step is long, or none is a menu word.
    """
    if len(text) > _STEP_CHARS * _MOST_STEPS or text[-1] == ".":
        return ()
    if " / " in text and text.casefold().startswith(_HOMES):
        steps = text.split(" / ")
    elif ">" in text or "›" in text or "»" in text or "〉" in text:
        steps = _STEPS.split(text)
    else:
        return ()
    if not 2 <= len(steps) <= _MOST_STEPS:
        return ()
    if len(steps) > 2 and len(steps[-1]) > _STEP_CHARS:
        del steps[-1]
    if not all(0 < len(step) <= _STEP_CHARS for step in steps[1:]):
        return ()
    if steps[0].casefold() not in entries and steps[0] != "":
        return ()
    return tuple(step for step in steps[1:] if step)
