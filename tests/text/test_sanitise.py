"""Nothing that acts on a terminal or hides from a reader gets in or out."""

from __future__ import annotations

import random
import time
import unicodedata

import pytest

from reader.text.sanitise import (
    FORBIDDEN,
    clean,
    guard,
    is_clean,
    line_text,
    note_text,
    one_line,
)

FUZZ_STRINGS = 20_000
FLOOR_CHARS_PER_SECOND = 10_000_000
DIRTY = (
    "\x1b[31m", "\x1b]52;c;Zm9v\x07", "\x1b]0;open", "\x9b1m", "\x90q\x9c", "\x1bc", "\x00", "\x07",
    "\x7f", "\x85", "\r", "\r\n", "\x0b", "\u2028", "\u2029", "\t", "\xa0", "\u3000", "\u200b",
    "\u200d", "\u200e", "\u202e", "\u2066", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u115f",
    "\u1160", "\u3164", "\uffa0", "\u180e", "\u17b4", "\ufff9", "\ufe0f", "\U000e0041", "\ud800",
    "\udc00", "\ufdd0", "\uffff", "\U0001fffe", "\u0301", "\u0302", "\u0303", "\u1112", "\u1161",
    "\u11ab", "한", "글", "a", "e", "1", "#", " ", "\n", "\n\n\n", "👩", "❤", "[", "]", "m", "\\",
)  # fmt: skip


def nasty(random_source: random.Random) -> str:
    """A string of up to forty pieces, most of them bad."""
    return "".join(
        random_source.choice(DIRTY)
        if random_source.random() < 0.8
        else chr(random_source.randrange(0x110000))
        for _ in range(random_source.randrange(40))
    )


def test_twenty_thousand_nasty_strings_come_out_clean() -> None:
    """No forbidden character is left, cleaning twice changes nothing, guard keeps the length."""
    source = random.Random(20231115)
    for _ in range(FUZZ_STRINGS):
        raw = nasty(source)

        cleaned = clean(raw, {})
        guarded = guard(raw)

        assert FORBIDDEN.search(cleaned) is None, repr(raw)
        assert unicodedata.is_normalized("NFC", cleaned), repr(raw)
        assert cleaned == clean(cleaned, {}), repr(raw)
        assert FORBIDDEN.search(guarded) is None and len(guarded) == len(raw), repr(raw)
        cleaned.encode("utf-8")


def test_the_one_line_doors_are_idempotent_too() -> None:
    """Titles, typed words, notes."""
    source = random.Random(7)
    for _ in range(3000):
        raw = nasty(source)
        for door in (line_text, one_line, note_text):
            once = door(raw)
            assert FORBIDDEN.search(once) is None and once == door(once), (door, repr(raw))
        assert "\n" not in one_line(raw) and "\t" not in line_text(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("악성\x1b[31m빨강\x1b[0m", "악성빨강"),
        ("악성\x9b31m빨강", "악성빨강"),
        ("\x1b]0;제목\x07글", "글"),
        ("\x1b]8;;http://x\x1b\\글\x1b]8;;\x1b\\", "글"),
        ("앞\x1b]0;닫히지 않은 뒤", "앞0;닫히지 않은 뒤"),
        ("\x93제목\x94", "제목"),
        ("가\u202e나\u2066다\u200f", "가나다"),
        ("한글", "한글"),
        ("a\r\nb\rc\x85d\u2028e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("가\xa0나\u3000다", "가 나 다"),
        ("👩\u200d🚀와 가\u200d나", "👩\u200d🚀와 가나"),
        ("❤\ufe0f와 가\ufe0f", "❤\ufe0f와 가"),
        ("끝  \n\n\n\n뒤\t칸\x00", "끝  \n\n\n\n뒤\t칸"),
        ("\ud800", "\ufffd"),
        ("e" + "\u0301" * 30, "é" + "\u0301" * 3),
        ("x" + "\u0331" * 3, "x" + "\u0331" * 3),
        ("x" + "\u0331" * 4, "x" + "\u0331" * 3),
        ("שלום", "שלום"),
    ],
)
def test_what_a_reader_would_miss_stays(raw: str, expected: str) -> None:
    """Only what is bad goes."""
    assert expected == clean(raw, {})


def test_an_unclosed_sequence_never_swallows_the_article() -> None:
    """It loses its introducer; nothing is hidden behind it, over lines or for long."""
    assert "0;a\nb\x07".replace("\x07", "") == clean("\x1b]0;a\nb\x07", {})
    long = "a" * 5000
    assert f"0;{long}" == clean(f"\x1b]0;{long}\x07", {})


def test_what_was_removed_is_counted_by_kind() -> None:
    """For the report of the build."""
    counts: dict[str, int] = {}
    clean("\x1b[1m가\x1b[0m\u200b\u202e나\x00\xa0\ud800", counts)
    assert {
        "control sequences": 2,
        "invisible characters": 1,
        "direction marks": 1,
        "control characters": 1,
        "unusual spaces": 1,
        "broken characters": 1,
    } == counts
    nothing: dict[str, int] = {}
    clean("깨끗한 글\n둘째 줄", nothing)
    assert {} == nothing


def test_a_title_is_cut_and_says_so() -> None:
    """What was cut off is marked by an ellipsis."""
    assert 300 == len(line_text("제" * 4000)) and line_text("제" * 4000).endswith("…")


def test_guard_replaces_one_for_one() -> None:
    """Offsets of highlights stay valid."""
    assert "가\ufffd[31m나\ufffd" == guard("가\x1b[31m나\u202e")
    assert "깨끗한 글\n둘째 줄\t칸" == guard("깨끗한 글\n둘째 줄\t칸")


@pytest.mark.parametrize(
    "piece", ["\x9d", "\x1b]", "\x1b[", "\x1b]0;a", "\u0301", "\u200d👩", " \n"]
)
def test_no_text_makes_it_slow(piece: str) -> None:
    """Every expression walks over its text once."""
    start = time.process_time()
    clean(piece * 40_000, {})
    assert time.process_time() - start < 1


def test_what_passes_as_clean_is_so_beside_anything_else() -> None:
    """Not forbidden, and joined with no letter before it."""
    for char in map(chr, range(0x110000)):
        if is_clean(char):
            assert FORBIDDEN.search(char) is None, hex(ord(char))
            assert all(unicodedata.normalize("NFC", base + char) == base + char for base in "e가あ")


def test_clean_text_passes_quickly() -> None:
    """Ten million characters a second at the least."""
    text = "전기요금을 세 단계로 나누는 개편안이 나왔다. The plan has three steps.\n" * 20_000
    start = time.process_time()
    assert is_clean(text)
    took = time.process_time() - start
    assert took == 0 or len(text) / took > FLOOR_CHARS_PER_SECOND
