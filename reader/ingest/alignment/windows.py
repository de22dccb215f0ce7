"""Bodies too long to be weighed whole, aligned a stretch at a time.

The cost of an alignment grows with the number of pairs of paragraphs. Above a limit a window
moves along both bodies; each time what stands before a sure pair well inside it is settled, and
the next window begins behind that pair.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt
from typing import Final

from reader.ingest.alignment.links import Links

MOST_PAIRS: Final = 40_000
"""Up to so many pairs of blocks a body is weighed whole."""
_WINDOW_PAIRS: Final = 15_000
_LEAST_BLOCKS: Final = 30
_SURE: Final = 0.6
_SETTLED_SHARE: Final = 0.75
"""A pair in the last part of a window may change with what comes behind it."""


def by_windows(size: tuple[int, int], links_of: Callable[[range, range], Links]) -> Links:
    """The links of two bodies of any length.

    Args:
        size: How many Korean and English blocks there are.
        links_of: The links of a stretch of both, by index into the whole bodies.
    """
    n, m = size
    if n * m <= MOST_PAIRS:
        return links_of(range(n), range(m))
    rows = max(_LEAST_BLOCKS, isqrt(_WINDOW_PAIRS * n // m))
    columns = max(_LEAST_BLOCKS, isqrt(_WINDOW_PAIRS * m // n))
    found: Links = {}
    i = j = 0
    while i < n and j < m:
        ko, en = range(i, min(n, i + rows)), range(j, min(m, j + columns))
        links = links_of(ko, en)
        if (ko.stop, en.stop) == (n, m):
            return found | links
        last_ko, last_en = _last_settled(links, ko, en)
        found |= {
            link: chance
            for link, chance in links.items()
            if link[0] <= last_ko and link[1] <= last_en
        }
        i, j = last_ko + 1, last_en + 1
    return found


def _last_settled(links: Links, ko: range, en: range) -> tuple[int, int]:
    """The last sure pair well inside a window; the middle of it if there is none."""
    settled = (
        link
        for link, chance in links.items()
        if chance >= _SURE
        and link[0] < ko.start + _SETTLED_SHARE * len(ko)
        and link[1] < en.start + _SETTLED_SHARE * len(en)
    )
    middle = ko.start + len(ko) // 2 - 1, en.start + len(en) // 2 - 1
    return max(settled, key=sum, default=middle)
