"""This is where what a mail quotes to travel safely is read as it was written: "=E2=80=9CYes.=20".

Only where a dump has three bytes in a row that are so written, since "=20" alone may be anything.
"""

from __future__ import annotations

import re
from typing import Final

from reader.text.lazy import lazily

_SURE = lazily(r"=E[0-9A-F](?:=\n)?=[89AB][0-9A-F](?:=\n)?=[89AB][0-9A-F]")
_BYTES = lazily(r"(?:=[0-9A-F]{2})+")
_BROKEN_CHARS: Final = 40
"""A line that is broken for its length is at least so long."""


def is_quoted(text: str) -> bool:
    """Whether a piece of a dump has anything in it that mails quote."""
    return "=E" in text and _SURE.search(text) is not None


def unquoted(text: str) -> str:
    """A piece of a dump as it was written, with as many lines as before.

    A line that was broken stands whole where it began, with empty lines under it.

    Example:
        >>> unquoted("=E2=80=9CYes.=E2=80=9D=20\\nx=20y\\n")
        '“Yes.” \\nx=20y\\n'
    """
    found: list[str] = []
    lines = iter(text.split("\n"))
    for line in lines:
        parts = [line]
        while _is_broken(parts[-1]):
            parts[-1] = parts[-1][:-1]
            parts.append(next(lines, ""))
        whole = "".join(parts)
        sure = len(parts) > 1 or whole.endswith("=20") or _SURE.search(whole) is not None
        found.append(_BYTES.sub(_read, whole) if sure else whole)
        found += [""] * (len(parts) - 1)
    return "\n".join(found[: text.count("\n") + 1])


def _is_broken(line: str) -> bool:
    """Whether it ends in the sign for it; so does a subject written in another form."""
    return len(line) >= _BROKEN_CHARS and line[-1] == "=" and line[-2] != "=" and "=?" not in line


def _read(match: re.Match[str]) -> str:
    try:
        return " ".join(bytes.fromhex(match[0].replace("=", "")).decode().splitlines()) or " "
    except UnicodeDecodeError:
        return match[0]
