"""How a trouble with a file is told: where it is in the library, not where the library is."""

from __future__ import annotations

import re
from typing import Final

_LIBRARY_FILE: Final = re.compile(
    r"(?:~|[A-Za-z]:)?[/\\](?:[^\n]*?[/\\])?((?:articles|marks)[/\\][\w.-]+)"
)


def short_path(text: str) -> str:
    """The same text with the paths of the library's files begun at its own folders.

    Example:
        >>> short_path("/home/a b/library/articles/abc.yaml:18: no mapping — mend it")
        'articles/abc.yaml:18: no mapping — mend it'
    """
    return _LIBRARY_FILE.sub(r"\1", text)
