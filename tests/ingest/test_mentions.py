"""Where something was found: the first places by number, the others by count."""

from __future__ import annotations

import tracemalloc

from reader.ingest.decoding.decoder import Decoder
from reader.ingest.decoding.mentions import Mentions
from reader.ingest.lines import LineReader
from reader.text.sanitise import MAX_LINE_CHARS


def mentions(*numbers: int) -> Mentions:
    """These lines."""
    found = Mentions()
    for number in numbers:
        found.add(number)
    return found


def test_the_first_eight_are_named_and_the_others_counted() -> None:
    """As the warnings of a build say it."""
    assert not mentions()
    assert "line 3" == str(mentions(3))
    assert "lines 3, 5" == str(mentions(3, 5))
    assert "lines 1, 2, 3, 4, 5, 6, 7, 8" == str(mentions(*range(1, 9)))
    assert "lines 1, 2, 3, 4, 5, 6, 7, 8 and 92 more" == str(mentions(*range(1, 101)))


def test_memory_does_not_grow_with_the_lines_that_are_broken() -> None:
    """Unreadable ones, ones once read wrongly, ones lost for good; all are counted."""
    decoder = Decoder()
    decoder.feed(b"\n" * (1 << 16))  # the head has been looked at
    broken, mended, lost = b"\xeb\x91 na\n", "전기".encode().decode("latin-1") + "\n", "占쏙옙\n"

    def feed() -> int:
        for piece in (broken, mended.encode(), lost.encode()):
            for _ in range(20):
                decoder.feed(piece * 500)
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    feed()
    once = feed()
    twice = feed()
    tracemalloc.stop()

    assert twice < once + 20_000
    assert 3 == len([warning for warning in decoder.warnings if "and 29992 more" in warning])


def test_every_line_that_was_cut_is_counted() -> None:
    """Of many in one dump."""
    reader = LineReader()
    reader.feed(("가" * (MAX_LINE_CHARS + 1) + "\n") * 10)

    expected = f"cut after {MAX_LINE_CHARS} characters: lines 1, 2, 3, 4, 5, 6, 7, 8 and 2 more"
    assert (expected,) == reader.warnings
