"""This is where the first line of a page is looked for, above the date that showed there is one."""

from __future__ import annotations

from typing import Final

from reader.ingest.bylines import byline_of
from reader.ingest.parts import TAIL_LINES, Line, Part
from reader.ingest.rules import Rules
from reader.ingest.shapes import is_title_like, shows_a_body

LOOKBACK_LINES: Final = 6
"""How far above its date a title may stand."""
_SITE_NAME_LINES: Final = 3
"""How far above a site's menu its name may stand."""


def title_above(part: Part, rules: Rules) -> Line | None:
    """The first line after the prose that the last line, a date, may be the date of."""
    found: Line | None = None
    for line in reversed(part.last(LOOKBACK_LINES + 1)[:-1]):
        text = line.text
        if rules.mark_of(text) is not None or shows_a_body(text) or not is_title_like(text):
            break
        if text[-1] in ":：":
            break  # a comment with its date: "Jane Doe says:"
        if byline_of(text) is None:
            found = line
        elif found is not None:
            break  # the end of the page before; between title and date it may stand
    return found


def first_under_end(part: Part) -> Line | None:
    """The first line of another site's page, under the line with which an article ended."""
    ended, fence = part.ended, part.fence
    for line in part.last(TAIL_LINES):
        if ended is not None and line.number > ended.number:
            near = fence is None or fence.number - line.number <= _SITE_NAME_LINES
            return line if near else fence
    return fence
