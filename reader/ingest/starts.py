"""This is where the first line of a page is looked for, above the date that showed there is one."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reader.ingest.bylines import byline_of
from reader.ingest.labelled import OPENS_LINKS
from reader.ingest.parts import TAIL_LINES, Line, Part
from reader.ingest.rules import Rules
from reader.ingest.shapes import is_title_like, shows_a_body
from reader.text.language import language_of_line

LOOKBACK_LINES: Final = 6
"""How far above its date a title may stand."""
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
    for line in reversed(part.last(LOOKBACK_LINES + 1)[:-1]):
        text = line.text
        mark = rules.mark_of(text)
        if mark is not None or shows_a_body(text) or not is_title_like(text):
            if mark is OPENS_LINKS:
                found, is_apart = _under_links(found), is_apart or is_new
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


def first_under_end(part: Part) -> Line | None:
    """The first line of another site's page, under the line with which an article ended."""
    ended, fence = part.ended, part.fence
    for line in part.last(TAIL_LINES):
        if ended is not None and line.number > ended.number:
            near = fence is None or fence.number - line.number <= _SITE_NAME_LINES
            return line if near else fence
    return fence
