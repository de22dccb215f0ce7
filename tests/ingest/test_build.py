"""Whole dumps, good and bad."""

from __future__ import annotations

import hashlib
import io
import random
import tracemalloc
from collections.abc import Callable

import pytest

from reader.ingest.build import ArticleFound, DumpRead, PartSkipped, explain, read_dump
from reader.ingest.labelled import Label
from reader.ingest.rules import RuleBook
from tests.ingest.dumps import (
    BUSES,
    POWER,
    SEASONS,
    Read,
    data_files,
    explained,
    page,
    profiles,
    read_file,
)

FUZZ_DUMPS = 250
SCRAPS = (
    b"\x1b[31m", b"\x1b]52;c;", b"\x9b", b"\x00", b"\xff\xfe", b"\n", b"\r", b"\r\n", b"Picture\n",
    b"Member for\n", b"Real name\n", b"Bio\n", "\u202e".encode(), "수정\n".encode(), b"=====\n",
    b"-" * 20 + b"\n", b"\xb0\xa1", b"\xed\xa0\x80", "관련기사\n".encode(), b"[/b]", b"1. ",
    "닫기\n글로벌이코노믹\n".encode(), b"URL: https://x.example/\n", "\u2028".encode(),
    "• ".encode(), "\u115f".encode(), ("가" * 70_000).encode(),
)  # fmt: skip


class Pipe(io.BytesIO):
    """A stream that cannot seek and gives little at a time."""

    def seekable(self) -> bool:
        """It cannot."""
        return False

    def read(self, size: int | None = -1, /) -> bytes:
        """A thousand bytes at the most."""
        return super().read(min(1000, size) if size is not None and size >= 0 else 1000)


class Broken(io.BytesIO):
    """A stream that fails after its first piece."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Never the end."""
        if self.tell():
            raise OSError(5, "Input/output error")
        return super().read(10)


def test_the_last_event_tells_about_the_whole_dump() -> None:
    """Digest, size, encoding."""
    data = page("전기요금 세 단계로", "", POWER)
    assert DumpRead(hashlib.sha256(data).hexdigest(), len(data), "utf-8", ()) == Read(data).end


def test_articles_carry_the_digest_of_the_whole_dump() -> None:
    """Since a file is read once for it before."""
    read = read_file("glued_by_lines.txt")
    assert {read.end.sha256} == {article.source.sha256 for article in read.articles}
    assert {"dump.txt"} == {article.source.dump for article in read.articles}


def test_a_pipe_gives_the_same_articles_with_the_digest_at_the_end() -> None:
    """It can only be read once."""
    data = page("전기요금 세 단계로", "", POWER) * 50
    events = list(read_dump("pipe", Pipe(data), RuleBook(profiles())))
    end = events[-1]
    assert isinstance(end, DumpRead)
    assert hashlib.sha256(data).hexdigest() == end.sha256
    found = [event.article for event in events if isinstance(event, ArticleFound)]
    assert [a.title() for a in Read(data).articles] == [a.title() for a in found]
    assert {""} == {article.source.sha256 for article in found}


def test_progress_ends_at_the_size_of_the_dump() -> None:
    """And never runs backwards."""
    told: list[int] = []
    data = page("제목이 있는 쪽", POWER) * 9000
    for _ in read_dump("dump", io.BytesIO(data), RuleBook(profiles()), told.append):
        pass
    assert sorted(told) == told and told[-1] == len(data) and len(told) > 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\n \n\t\n", "it has no prose in it"),
        (bytes(5000), "it is binary, not text"),
        (b"%PDF-1.4 ...", "it is a PDF file, not text"),
        ("홈\n뉴스\n로그인\n".encode(), "it has no prose in it"),
    ],
)
def test_a_dump_without_articles_says_why(data: bytes, reason: str) -> None:
    """For the dump as a whole."""
    read = Read(data)
    assert [PartSkipped((0, 0), reason)] == read.skipped
    assert [] == read.articles


def test_a_stream_that_fails_is_a_reason_not_an_exception() -> None:
    """A file may vanish while it is read."""
    events = list(read_dump("gone", Broken(b"x" * 100), RuleBook(profiles())))
    assert PartSkipped((0, 0), "it could not be read: Input/output error") == events[0]
    assert isinstance(events[-1], DumpRead)


def test_it_works_without_any_profile() -> None:
    """Structure alone finds an article."""
    read = Read(page("전기요금 세 단계로", "", "전기요금 세 단계로", "", POWER, "", SEASONS), [])
    assert ["전기요금 세 단계로"] == read.titles()


def test_explain_shows_every_line_with_empty_ones() -> None:
    """In order, with a rule each."""
    lines = explained(page("전기요금 세 단계로", "", POWER, "", ""))
    assert [1, 2, 3, 4, 5] == [line.number for line in lines]
    assert [Label.TITLE, Label.BLANK, Label.PARAGRAPH, Label.BLANK, Label.BLANK] == [
        line.label for line in lines
    ]
    assert [] == list(explain(io.BytesIO(bytes(500)), RuleBook(profiles())))


@pytest.mark.parametrize(
    "make",
    [
        lambda i: page(f"{i}번째 기사의 제목", "", f"{i}번째 기사의 제목", "", POWER * 20),
        lambda i: page(POWER * 20),
    ],
    ids=["many pages", "one page without an end"],
)
def test_memory_does_not_grow_with_the_dump(make: Callable[[int], bytes]) -> None:
    """Twice the dump, the same memory."""
    once, twice = (memory_for(b"".join(map(make, range(size)))) for size in (1200, 2400))
    assert twice < once * 1.1


def memory_for(data: bytes) -> int:
    """The most bytes that reading a dump holds at once."""
    stream = io.BytesIO(data)
    tracemalloc.start()
    for _ in read_dump("dump", stream, RuleBook(profiles())):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_no_bytes_whatever_raise_anything() -> None:
    """Mutated dumps in every encoding: events, labels and line numbers hold together."""
    source = random.Random(31)
    seeds = [path.read_bytes() for path in data_files()] + [page("제목이 있다", "", BUSES)]
    known = RuleBook(profiles())
    for _ in range(FUZZ_DUMPS):
        data = mutated(source, source.choice(seeds))
        events = list(read_dump("fuzz", io.BytesIO(data), known))
        lines = list(explain(io.BytesIO(data), known))

        assert isinstance(events[-1], DumpRead), data
        numbers = [line.number for line in lines]
        assert sorted(numbers) == numbers and set(numbers) == set(range(1, len(set(numbers)) + 1))
        for event in events:
            if isinstance(event, ArticleFound):
                first, last = event.article.source.lines
                assert 1 <= first <= last <= numbers[-1], data
                assert all(edition.title for edition in event.article.editions.values()), data


def mutated(source: random.Random, data: bytes) -> bytes:
    """A piece of a dump with scraps put in, pieces taken out and repeated, encoded anyhow."""
    start = source.randrange(len(data))
    out = bytearray(data[start : start + source.randrange(1, 5000)])
    for _ in range(source.randrange(20)):
        at, to = sorted(source.randrange(len(out) + 1) for _ in range(2))
        choice = source.random()
        if choice < 0.6:
            out[at:at] = source.choice(SCRAPS)
        elif choice < 0.8:
            del out[at : min(to, at + 200)]
        else:
            out[at:at] = out[at : min(to, at + 2000)]
    encoding = source.choice(["", "", "", "cp949", "utf-16", "utf-16-be", "utf-32"])
    text = out.decode("utf-8", "replace")
    return text.encode(encoding, "replace") if encoding else bytes(out)
