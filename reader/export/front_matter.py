"""The YAML block at the head of a Markdown file, such that no parser retypes a word of it.

Every text is a double-quoted scalar with JSON's escapes, which YAML 1.1 and 1.2 read alike:
`no`, `12:30:45` and `- a` stay what they are, and no text can end the block.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

_KEY: Final = re.compile(r"[a-z][a-z0-9_]*")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNPRINTABLE: Final = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ufffe\uffff"
    "\U000e0000-\U000effff]"
    "|["
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def front_matter(fields: Mapping[str, str | Sequence[str]]) -> str:
    """The block with both its `---` lines, ended by a line feed; empty values are left out.

    Raises:
        ValueError: If a key is not a plain lower-case word; keys are ours, never a person's.
    """
    lines = ["---"]
    for key, value in fields.items():
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key: {key!r}")
        if isinstance(value, str):
            lines += [f"{key}: {quoted(value)}"] if value else []
        elif value:
            lines += [f"{key}:", *(f"  - {quoted(entry)}" for entry in value)]
    return "\n".join([*lines, "---", ""])


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar on one line; lone surrogates become U+FFFD.

    Example:
        >>> print(quoted('no: "x"'))
        "no: \\"x\\""
    """
    written = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _UNPRINTABLE.sub(_escape, written)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
