"""This is where notes and code are told from the text of a Markdown page.

Note-taking programs set them off as quotations with a sign, "> [!note] Mine", hide comments
between signs of per cent and keep queries as code; programs that build sites from Markdown leave
orders in braces.
"""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.text.lazy import lazily

_CALLOUT = lazily(r"\s{0,3}>\s?\[!(?P<kind>[\w-]{1,30})\][+-]?[ \t]*(?P<title>.*)$")
_HIDDEN = lazily(r"(?<!\d)%%[^\n%]*+%%|\{\{[<%][^\n{}]*+\}\}")
_FENCE = lazily(r"\s{0,3}(?P<sign>```|~~~)[`~]*[^`\n]*$")
_CODE_LINES: Final = 200
_QUERY = lazily(r"\s{0,3}(?:```|~~~)\s*(?:dataview(?:js)?|query|tasks|button|tabs|meta-bind)\b")
_QUERY_LINES: Final = 40
_FENCES: Final = ("```", "~~~")
NOTE: Final = Mark(Label.NOTE, "a note in a box")
FOOTNOTE: Final = Mark(Label.NOTE, "a footnote")
CODE: Final = Mark(Label.NOTE, "a line of code")


def take_off_notes(lines: list[str]) -> dict[int, Mark]:
    """Take the signs of such notes off, in place, and comments, queries and orders as a whole.

    Returns:
        What each line of a note is, by its index. It still has the sign of a quotation.
    """
    told: dict[int, Mark] = {}
    inside = False
    for index, line in enumerate(lines):
        if _QUERY.match(line) is not None:
            _take_off_query(lines, index)
            line = lines[index]
        if "%%" in line or "{{" in line:
            lines[index] = line = _HIDDEN.sub("", line)
        callout = _CALLOUT.match(line) if "[!" in line else None
        if callout is not None:
            inside = True
            title = callout["title"].strip()
            bare = title.casefold() in ("", callout["kind"].casefold())
            lines[index] = "" if bare else f"> {title}"
        inside = inside and line.lstrip().startswith(">")
        if inside and lines[index].strip("> \t"):
            told[index] = NOTE
    return told


def _take_off_query(lines: list[str], first: int) -> None:
    for last in range(first + 1, min(len(lines), first + _QUERY_LINES)):
        if lines[last].lstrip().startswith(_FENCES):
            lines[first : last + 1] = [""] * (last + 1 - first)
            return


def take_out_code(lines: list[str]) -> dict[int, str]:
    """Leave the lines of code empty, in place, with those that open and close it.

    Returns:
        Each line of code by its index.
    """
    code: dict[int, str] = {}
    done = -1
    for first, line in enumerate(lines):
        if first <= done or ("```" not in line and "~~~" not in line):
            continue
        fence = _FENCE.match(line)
        sign = fence["sign"] if fence is not None else ""
        inside = range(first + 1, min(len(lines), first + _CODE_LINES) if sign else 0)
        last = next((at for at in inside if lines[at].strip().startswith(sign)), -1)
        if last > 0:
            code |= {at: lines[at] for at in range(first + 1, last) if lines[at].strip()}
            lines[first : last + 1] = [""] * (last + 1 - first)
            done = last
    return code
