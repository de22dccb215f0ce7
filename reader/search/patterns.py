"""Regular expressions of a query: only those that come to an end soon, whatever the text.

Python cannot be told to give up on a match, and nothing else runs while it tries. So the most work
a pattern can make is counted beforehand. One whose work grows too fast with the text is matched in
shorter windows of it; where even those would be too long, it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple
from warnings import catch_warnings, simplefilter

from reader.errors import QueryError

MOST_WORK: Final = 150_000_000
"""What one window may take, in steps of about half a nanosecond."""
WINDOWS_CHARS: Final = (65_536, 4096, 1024, 512, 256, 128)
"""The longest that is not too much work is taken. Few paragraphs are longer than the third."""
_CHARACTER: Final = 1
_CLASS: Final = 4
_QUANTIFIER: Final = 4
_GROUP: Final = 24
"""Steps it takes to try each of these once, as measured."""
_CLASS_SIGN: Final = "_"
"""Stands for a class or an escape where only the syntax matters."""
_MOST_IN_A_ROW: Final = 9
"""How often a group may be repeated."""
_NOT_SYNTAX = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{[0-9]*,[0-9]*\}|\{[0-9]{2,}\})")
_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?P=")
_BACKSLASH: Final = r"\ makes . * + ? ( ) [ ] { } | ^ $ plain"
_MISTAKES: Final = MappingProxyType(
    {
        "unterminated character set": ("the [ is not closed", r"] closes it, \[ is the character"),
        "missing ), unterminated subpattern": (
            "the ( is not closed",
            r") closes it, \( is the character",
        ),
        "unbalanced parenthesis": ("the ) closes nothing", r"\) is the character"),
        "nothing to repeat": ("there is nothing to repeat", r"\* \+ \? are the characters"),
        "multiple repeat": ("it is repeated twice", r"\* \+ \? are the characters"),
        "bad escape (end of pattern)": ("nothing follows the \\", r"\\ is the character"),
    }
)
"""What is told of mistakes that anybody makes while typing, by Python's words for them."""
_COMMENT = re.compile(r"\(\?(?:#|[a-zA-Z-]*x[a-zA-Z-]*[:)])")
_TOKEN = re.compile(
    r"(?P<open>\(\??)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<repeat>[*+?]|\{(?:[0-9]+|[0-9]*,[0-9]*)\})[?+]?"
    r"|(?P<one>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that ends soon; `compile_pattern` makes it."""

    expression: re.Pattern[str]
    window_chars: int
    """Longer texts are matched in windows that overlap by half. A match of up to that half is
    never missed or cut; `$` and what looks ahead take a window's end for the text's end."""

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it matches, in order, none over another: half open, in code points."""
        step = self.window_chars // 2
        end = 0
        for start in range(0, max(1, len(text) - step), step):
            stop = start + self.window_chars
            # what begins in the second half might go on: the next window sees more of it
            next_start = start + step if stop < len(text) else len(text) + 1
            for match in self.expression.finditer(text, max(start, end), stop):
                if match.start() >= next_start:
                    break
                end = match.end()
                yield match.span()

    def search(self, text: str) -> tuple[int, int] | None:
        """Where it matches first; None if it does not."""
        return next(self.spans(text), None)


def compile_pattern(source: str) -> Pattern:
    """Compile the inside of re:/…/, without regard to case.

    Args:
        source: The pattern; an escaped slash stands for a slash.

    Raises:
        QueryError: If it is broken or might take too long.
    """
    pattern = source.replace(r"\/", "/")
    compiled = _compiled(pattern)
    bare = _NOT_SYNTAX.sub(_CLASS_SIGN, pattern)
    slow = "it could take forever on some texts"
    if _COMMENT.search(bare):  # what is behind it could not be told from what is in it
        raise QueryError("patterns take no comments", remedy="leave the comment out")
    if _REPEATED_GROUP.search(bare):
        raise QueryError(slow, remedy="repeat single characters, not groups")
    if _BACK_REFERENCE.search(pattern):
        raise QueryError(slow, remedy="do without back references")
    for window in WINDOWS_CHARS:
        if window * _work(bare, window).steps <= MOST_WORK:
            return Pattern(compiled, window)
    raise QueryError(slow, remedy="use fewer of * + ? {} and |")


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        with catch_warnings():  # of what Python may come to read differently, as [[:alpha:]]
            simplefilter("error", FutureWarning)
            return re.compile(pattern, re.IGNORECASE)
    except FutureWarning as warning:
        raise QueryError(
            "there is a set within a set",
            remedy=r"\[ \- \& are the characters",
        ) from warning
    except OverflowError as error:
        raise QueryError(f"the pattern is broken: {error}", remedy="repeat less") from error
    except re.error as error:
        problem, remedy = _MISTAKES.get(
            error.msg, (f"the pattern is broken: {error.msg}", _BACKSLASH)
        )
        raise QueryError(problem, remedy=remedy) from error


class _Work(NamedTuple):
    """The most that a part of a pattern can make at one place of a text."""

    ways: int = 1
    """In how many ways it matches; after each of them the rest is tried."""
    steps: int = 0
    """To try all of them."""

    def then(self, rest: _Work) -> _Work:
        """One after the other; beyond what is allowed the numbers need not be right."""
        steps = self.steps + self.ways * rest.steps
        return _Work(min(self.ways * rest.ways, MOST_WORK), min(steps, MOST_WORK))

    def either(self, other: _Work) -> _Work:
        """One or the other."""
        return _Work(self.ways + other.ways, self.steps + other.steps)

    def repeated(self, repeat: str, window: int) -> _Work:
        """As often as a quantifier says, in texts up to a window's length."""
        least, most = _times(repeat, window)
        if most > _MOST_IN_A_ROW:  # only a single character is repeated so
            return _Work(most - least + 1, most * self.steps + _QUANTIFIER)
        once = _Work(self.ways + (least < most), self.steps + _QUANTIFIER)
        whole = _Work()
        for _ in range(most):
            whole = whole.then(once)
        return whole


def _times(repeat: str, window: int) -> tuple[int, int]:
    """The fewest and the most a quantifier allows."""
    if repeat == "?":
        return 0, 1
    least, comma, most = repeat.strip("{}*+").partition(",")
    fewest = min(int(least or 0), window)
    if most:
        return fewest, min(int(most), window)
    return fewest, fewest if least and not comma else window


class _Group:
    """A group as far as it has been read."""

    def __init__(self) -> None:
        self._others = _Work(0)
        """The alternatives before this one."""
        self._before = _Work()
        """This alternative but for its last item."""
        self.last = _Work()

    def add(self, item: _Work) -> None:
        """Read one more item."""
        self._before, self.last = self._before.then(self.last), item

    def next_alternative(self) -> None:
        """Read a |."""
        self._others, self._before, self.last = self.whole, _Work(), _Work()

    @property
    def whole(self) -> _Work:
        """What it makes."""
        return self._others.either(self._before.then(self.last))


def _work(bare: str, window: int) -> _Work:
    """The most work at one place.

    Args:
        bare: A pattern that can be compiled, with a sign for each class and escape.
        window: The longest text, in code points.
    """
    groups = [_Group()]
    for token in _TOKEN.finditer(bare):
        if token["open"]:
            groups.append(_Group())
        elif token["close"]:
            inside = groups.pop().whole
            groups[-1].add(_Work(inside.ways, inside.steps + _GROUP))
        elif token["or"]:
            groups[-1].next_alternative()
        elif token["repeat"]:
            groups[-1].last = groups[-1].last.repeated(token["repeat"], window)
        else:
            groups[-1].add(_Work(1, _CLASS if token["one"] == _CLASS_SIGN else _CHARACTER))
    return groups[0].whole
