"""Bytes become text, whatever they are in."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from reader.ingest.decoding.decoder import MAX_LINE_BYTES, Decoder

KOREAN = "전기요금을 세 단계로 나눈다.\n공청회는 다음 달이다.\n" * 20
MIXED = "Seoul 서울\nThe 재벌 question\n한국 economy는 커졌다\n" * 20


class Decoded(NamedTuple):
    """A whole text and how it was read."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """A whole text at once."""
    decoder = Decoder()
    text = decoder.feed(data) + decoder.finish()
    return Decoded(text, decoder.encoding, decoder.warnings)


@pytest.mark.parametrize("text", [KOREAN, MIXED, "Only English here.\n" * 9])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_of_the_ladder_is_found(text: str, encoding: str) -> None:
    """With a byte order mark or without."""
    assert text == decode(text.encode(encoding)).text


def test_a_guess_is_said() -> None:
    """CP949 and UTF-16 without a mark are guesses, UTF-8 is none."""
    assert () == decode(KOREAN.encode()).warnings
    assert ("read as CP949, since it is not UTF-8",) == decode(KOREAN.encode("cp949")).warnings
    assert "UTF-16-LE" in decode(KOREAN.encode("utf-16-le")).warnings[0]


def test_pages_of_different_encodings_are_read_each_in_its_own() -> None:
    """And the warning says which lines were what."""
    decoded = decode(KOREAN.encode() + KOREAN.encode("cp949") + KOREAN.encode())

    assert KOREAN * 3 == decoded.text
    assert "utf-8 + cp949" == decoded.encoding
    assert "lines 41 to 80 as CP949" in decoded.warnings[0]


def test_a_short_line_that_could_be_both_follows_its_neighbours() -> None:
    """`뮈` in CP949 is valid UTF-8 as well."""
    both = next(
        char
        for char in map(chr, range(0xAC00, 0xD7A4))
        if len(char.encode("cp949")) == 2 and _is_utf8(char.encode("cp949"))
    )
    text = f"전기요금을 나눈다\n{both}\n공청회\n"

    assert text == decode(text.encode("cp949")).text


def test_what_cannot_be_read_is_replaced_and_named() -> None:
    """One bad byte costs one character, not the encoding of the line."""
    decoded = decode("첫 줄\n둘째 \n셋째 줄\n".encode().replace("둘째".encode(), b"\xeb\x91 na"))

    assert "첫 줄\n\ufffd na \n셋째 줄\n" == decoded.text
    assert ("characters that cannot be read in line 2, shown as �",) == decoded.warnings


def test_lone_surrogates_and_overlong_forms_never_come_through() -> None:
    """They are no UTF-8."""
    decoded = decode(b"a\xed\xa0\x80b \xc0\xafc\n")
    decoded.text.encode("utf-8")
    assert "\ufffd" in decoded.text


def test_pieces_of_any_size_give_the_same_text() -> None:
    """Characters and line ends may be cut in two."""
    data = KOREAN.replace("\n", "\r\n").encode() + "끝".encode()
    for encoded in (data, data.decode().encode("utf-16")):
        decoder = Decoder()
        pieces = [decoder.feed(encoded[at : at + 7]) for at in range(0, len(encoded), 7)]
        assert KOREAN + "끝" == "".join(pieces) + decoder.finish()


def test_pieces_end_at_line_ends() -> None:
    """So that a line is never seen in two halves."""
    decoder = Decoder()
    pieces = [
        decoder.feed((KOREAN * 100).encode()[at : at + 5000]) for at in range(0, 90_000, 5000)
    ]
    assert any(pieces)
    assert all(piece.endswith("\n") for piece in pieces if piece)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_become_line_feeds(end: str) -> None:
    """Unix, Windows, old Macintosh."""
    assert "a\nb\n\nc" == decode(end.join(["a", "b", "", "c"]).encode()).text


def test_an_endless_line_keeps_its_start_and_the_next_line() -> None:
    """Memory does not grow with it."""
    decoder = Decoder()
    got = ""
    for _ in range(40):
        got += decoder.feed(b"word " * 20_000)
    got += decoder.feed(b"\nnext\n") + decoder.finish()

    first, second = got.splitlines()
    assert MAX_LINE_BYTES - 1024 <= len(first) <= MAX_LINE_BYTES
    assert "next" == second


def test_text_saved_in_the_wrong_encoding_is_put_right_and_said() -> None:
    """UTF-8 that somebody read as Latin-1."""
    decoded = decode("전기요금\nfine\n".encode().decode("latin-1").encode())
    assert "전기요금\nfine\n" == decoded.text
    assert ("text once read in a wrong encoding was put right in line 1",) == decoded.warnings


def test_characters_lost_before_saving_are_counted() -> None:
    """Nobody can bring them back."""
    assert "already lost" in decode("깨진 占쏙옙 글\n".encode()).warnings[0]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
