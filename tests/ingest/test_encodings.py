"""What bytes look like."""

from __future__ import annotations

import random

import pytest

from reader.ingest.decoding.encodings import decode_line, from_cp949, looks_binary, wide_encoding


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"<!DOCTYPE html>\n<html>", "HTML or XML"),
        (bytes(200), "binary"),
        (random.Random(1).randbytes(4096), "binary"),
        (b"\x80\xff\xfe\x81" * 50, "no encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(head: bytes, reason: str) -> None:
    """In words a person understands."""
    assert reason in looks_binary(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        "전기요금".encode(),
        "전기요금".encode("cp949"),
        "전기요금 개편안".encode("utf-16-le"),
        b"a title with a NUL \x00 in it, and prose enough around it to outweigh it",
        b"\x1b[31mred\x1b[0m \x1b]0;title\x07",
    ],
)
def test_text_is_let_through(head: bytes) -> None:
    """Dirty as it may be."""
    assert "" == looks_binary(head)


def test_nuls_in_every_other_place_are_utf_16() -> None:
    """Which side says which end."""
    assert "utf-16-le" == wide_encoding("Hello, reader".encode("utf-16-le"))
    assert "utf-16-be" == wide_encoding("Hello, reader".encode("utf-16-be"))
    assert "" == wide_encoding(b"Hello, reader")


def test_syllables_spelled_out_in_euc_kr_are_put_together() -> None:
    """A strict encoder writes 똠 as filler and three letters."""
    assert "똠방각하" == from_cp949("똠방각하".encode("euc_kr"))


def test_a_broken_line_loses_as_little_as_possible() -> None:
    """The encoding with fewer losses wins."""
    assert ("전기요금\ufffd", "") == decode_line("전기요금".encode() + b"\xff")
    text, encoding = decode_line("전기요금 개편".encode("cp949") + b"\xff")
    assert text.startswith("전기요금 개편") and encoding == ""
