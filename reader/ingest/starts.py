"""This is where the first line of a page is looked for, above the date that showed there is one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from reader.ingest.bylines import byline_of
from reader.ingest.fields import is_field
from reader.ingest.glances import PROSE
from reader.ingest.labelled import IN_COMMENTS, OPENS_LINKS
from reader.ingest.labelling.comments import counts_comments
from reader.ingest.labelling.link_numbers import LINK_NUMBER
from reader.ingest.labelling.signed import MINUTES
from reader.ingest.parts import TAIL_LINES, Line, Part, Rows
from reader.ingest.rules import Rules
from reader.ingest.shapes import is_title_like, shows_a_body
from reader.text.language import language_of_line

LOOKBACK_LINES: Final = 6
"""How far above its date a title may stand."""
_NAME_CHARS: Final = 20
_BROKEN_CHARS: Final = 50
"""So long is a line at least that was broken to fit a width."""
_FEWEST_PARAGRAPHS: Final = 2
_SIGN_IN: Final = frozenset({"sign in", "log in", "login", "로그인"})
"""The last button of a site's header, over the title."""
_COUNTED_ON: Final = 20
"""So many links may stand between, as on one line."""
_SITE_NAME_LINES: Final = 3
"""How far above a site's menu its name may stand."""


def title_above(part: Part, rules: Rules, *, is_new: bool) -> Line | None:
    """The first line after the prose that the last line, a date, may be the date of.

    None also where it is in the other language, since then it is the title of an edition and
    not of an article; but a claim, another site's header, or links may stand between.

    Args:
        part: What stands above, and the date.
        rules: Those of all profiles together.
        is_new: Whether the date is none the article above has.
    """
    is_apart = part.fenced
    found: list[Line] = []
    above = part.last(LOOKBACK_LINES + 1)[:-1]
    for line in reversed(above):
        text = line.text
        mark = rules.mark_of(text)
        if not found and (text.casefold() in rules.menu if mark is None else MINUTES.match(text)):
            continue
        if mark is not None or shows_a_body(text) or not is_title_like(text):
            if found == above[-1:] and _is_commenter(above, rules):
                return None
            if mark is OPENS_LINKS:
                found, is_apart = _under_links(found), is_apart or is_new
            is_apart = is_apart or (is_new and text.casefold() in _SIGN_IN)
            break
        if text[-1] in ":：":
            break  # a comment with its date: "Jane Doe says:"
        if byline_of(text) is None:
            found.append(line)
        elif found:
            break  # the end of the page before; between title and date it may stand
    if is_apart:
        return found[-1] if found else None
    if is_new:
        found = _without_tail(found, part.language)
    title = found[-1] if found else None
    return title if title and language_of_line(title.text) == part.language else None


def title_under_text(part: Part, rules: Rules) -> Line | None:
    """The first line of a page whose last is a date, under a text that has none; None if there is.

    It stands apart from a text of several paragraphs.
    """
    if part.rows.kinds.count(PROSE) < _FEWEST_PARAGRAPHS:
        return None
    title = title_above(part, rules, is_new=True)
    if title is None:
        return None
    above = next(
        (line for line in reversed(part.last(TAIL_LINES)) if line.place < title.place), None
    )
    return title if above is not None and title.number - above.number > 1 else None


def _is_commenter(lines: list[Line], rules: Rules) -> bool:
    """Whether the last of some lines is who wrote a comment: a name under where one begins."""
    *above, name = lines
    if len(name.text) > _NAME_CHARS:
        return False
    for line in reversed(above):
        mark = rules.mark_of(line.text)
        if mark is IN_COMMENTS or counts_comments(line.text):
            return True
        if mark is None:
            return False
    return False


def _without_tail(lines: list[Line], tongue: str) -> list[Line]:
    """A title with its decks, without what the edition above in the other language ends in.

    Args:
        lines: What stands above a date, the last line first.
        tongue: The language of the first text above.
    """
    for end, (below, above) in enumerate(pairwise(lines), 1):
        is_apart = below.number - above.number > 1
        if is_apart and language_of_line(above.text) not in ("", tongue):
            return lines[:end]
    return lines


def _under_links(lines: list[Line]) -> list[Line]:
    """The title with its decks, under links to other articles that look the same.

    That is what stands together there under an empty line, else the last line alone.

    Args:
        lines: What stands above a byline or date, the last line first.
    """
    for end, (below, above) in enumerate(pairwise(lines), 1):
        if below.number - above.number > 1:
            return lines[:end]
    return lines[:1]


def first_under_end(part: Part, rules: Rules) -> Line | None:
    """The first line of another site's page, under the line with which an article ended.

    None among readers' comments, each of which has a date.
    """
    ended, fence = part.ended, part.fence
    if any(rules.mark_of(line.text) is IN_COMMENTS for line in part.last(LOOKBACK_LINES)):
        return None
    for line in part.last(TAIL_LINES):
        if ended is not None and line.number > ended.number:
            near = fence is None or fence.number - line.number <= _SITE_NAME_LINES
            return line if near else fence
    return fence


def opens_a_page(above: Part, part: Part, title_chars: int, rules: Rules) -> bool:
    """Whether something like a title stands first in what comes under a weak end of a page.

    Args:
        above: What stands above that end.
        part: What comes; without prose in it there is none.
        title_chars: How long the title has to be; 0 if it is the first line that nobody knows,
            under the horizontal line or address that the part begins with.
        rules: Those of all profiles together.
    """
    if not part.body or _counts_on(above, part):
        return False
    rows = part.rows
    for index in range(0 if title_chars else 1, len(rows.texts)):
        text = rows.texts[index]
        if title_chars and not (len(text) >= title_chars and is_title_like(text)):
            continue
        if rules.mark_of(text) is None:
            return is_title_like(text) and not _goes_on(rows, index)
    return False


def _counts_on(above: Part, part: Part) -> bool:
    """Whether the numbers of a terminal browser's links go on from one part to the next.

    Such a browser draws the fields of a form as lines; on another page it counts from 1.
    """
    first = _first_number(part.rows.texts)
    if first < 2:  # nearly every page
        return False
    last = _first_number(reversed(above.rows.texts))
    return last < first <= last + _COUNTED_ON


def _first_number(texts: Iterable[str]) -> int:
    """The first number before a link in some lines; 0 if there is none."""
    marks = map(LINK_NUMBER.search, texts)
    return next((int(mark[1]) for mark in marks if mark is not None), 0)


def _goes_on(rows: Rows, index: int) -> bool:
    """Whether a line is the first of a paragraph that was broken to fit a width."""
    text, below = rows.texts[index], index + 1
    if below == len(rows.texts) or rows.numbers[below] > rows.numbers[index] + 1:
        return False
    if len(text) < _BROKEN_CHARS or is_field(text):
        return False
    word = rows.texts[below].split(None, 1)[0]
    return word[0].islower() or len(text) + 1 + len(word) > max(map(len, rows.texts))
