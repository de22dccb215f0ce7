"""This is where a menu is recognised that stands on one line, and the path to a section."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.text.lazy import lazily

MENU: Final = Mark(Label.FURNITURE, "a menu on one line")
PATH: Final = Mark(Label.FURNITURE, "path to the section")

_MAX_CHARS: Final = 240
_FEWEST_KNOWN: Final = 4
"""So many menu words on one line are a menu; three may be a title."""
_KNOWN_FOR_EACH_OTHER: Final = 3
"""A menu may have one word that nobody knows for so many that are known."""
_WORDS_IN_AN_ENTRY: Final = 3
_BARS = lazily(r"\s*[|ㅣ│]\s*")
_FEWEST_BARS: Final = 3
_BETWEEN_BARS_CHARS: Final = 40
_SIGNS = lazily(r"(?:^|(?<=\s))[|·ㆍ/,>ㅣ│+-]+(?=\s|$)")
_STEP = lazily("[>›»〉]")
_STEPS = lazily(r"\s*[>›»〉]\s*")
_STEP_CHARS: Final = 20
_MOST_STEPS: Final = 5
_NUMBER = lazily(r"[\d,.+]+$")


def is_menu_row(text: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a line is a row of menu words or links.

    Args:
        text: One line.
        is_known: Whether a word, or a few of them, is the whole of a menu entry or button.
    """
    if len(text) > _MAX_CHARS or text[-1] == ".":
        return False
    if text.count("|") >= _FEWEST_BARS or text.count("ㅣ") >= _FEWEST_BARS:
        return all(len(piece) <= _BETWEEN_BARS_CHARS for piece in _BARS.split(text))
    if text.count(" ") < _FEWEST_KNOWN - 1:
        return False
    words = [word for word in _SIGNS.sub(" ", text).split() if not _NUMBER.match(word)]
    known = others = index = 0
    while index < len(words):
        taken = _entry(words, index, is_known)
        known += bool(taken)
        others += not taken
        if others > 1 and others > known:
            return False  # a menu begins with menu words
        index += taken or 1
    return known >= _FEWEST_KNOWN and known >= others * _KNOWN_FOR_EACH_OTHER


def _entry(words: list[str], index: int, is_known: Callable[[str], bool]) -> int:
    """How many words from here on are one menu entry; 0 if none are."""
    for size in range(1, min(_WORDS_IN_AN_ENTRY, len(words) - index) + 1):
        if is_known(" ".join(words[index : index + size])):
            return size
    return 0


def path_of(text: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The steps of a path such as "Home > Business > Ports", its menu's first step left out.

    Empty if the line is no such path: some step is long, or none is a menu word.
    """
    if len(text) > _STEP_CHARS * _MOST_STEPS or text[-1] == "." or _STEP.search(text) is None:
        return ()
    steps = _STEPS.split(text)
    if not 2 <= len(steps) <= _MOST_STEPS:
        return ()
    if not all(0 < len(step) <= _STEP_CHARS for step in steps[1:]):
        return ()
    if not is_known(steps[0]) and steps[0] != "":
        return ()
    return tuple(step for step in steps[1:] if step)
