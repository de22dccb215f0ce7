"""This is where bytes are looked at to say what they are: an encoding, or no text at all."""

from __future__ import annotations

import codecs
import re
from typing import Final

from reader.text.hangul import compose
from reader.text.lazy import lazily

HEAD_BYTES: Final = 1 << 16
"""How much of a dump is looked at before deciding."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"HWP Document File", "a Hangul document"),
    (b"{\\rtf", "an RTF document"),
)
_MARKUP = lazily(rb"\s*(?:<!doctype html|<html\b|<\?xml\b)", re.IGNORECASE)

_CONTROLS = bytes({*range(9), *range(0x0E, 0x20), 0x7F} - {0x1B})
_NULS_FROM: Final = 0.05
"""UTF-16 has NULs in more than this share of the odd or of the even places …"""
_NULS_TIMES: Final = 4
"""… and this many times as many as on the other side."""
_EXPECTED = lazily("[\\n\\r\\t -~가-힣ㄱ-ㅣ‘-”·…]")
_EXPECTED_FROM: Final = 0.6
_CONTROLS_FROM: Final = 0.05
_BROKEN_FROM: Final = 0.2

# Only encoders that follow KS X 1001 to the letter write a rare syllable as filler and three
# letters; the codec leaves them apart.
_FILLER: Final = "\u3164"
_SPELLED_OUT = lazily(f"{_FILLER}([ㄱ-ㅎ])([ㅏ-ㅣ])([ㄱ-ㅎ{_FILLER}])")


def wide_encoding(head: bytes) -> str:
    """The encoding a byte order mark or the places of the NULs show, else "".

    Args:
        head: The first bytes of a dump; 64 KiB are plenty.

    Returns:
        A codec name: "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", or "".
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    head = head[:HEAD_BYTES]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if max(even, odd) / half <= _NULS_FROM:
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    clear = max(even, odd) >= _NULS_TIMES * min(even, odd)
    return name if clear and _reads_well(head, name) else ""


def _reads_well(head: bytes, name: str) -> bool:
    """Whether it is mostly Hangul and ASCII; ASCII taken for UTF-16 is all ideographs."""
    text = head[: len(head) // 2 * 2].decode(name, "replace")
    return len(_EXPECTED.findall(text)) >= len(text) * _EXPECTED_FROM


def looks_binary(head: bytes) -> str:
    """Why these first bytes are no dump, as a clause for people; "" when they may be text."""
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            return f"it is {what}, not text"
    if wide_encoding(head):
        return ""
    if _MARKUP.match(head):
        return "it is HTML or XML source, not the text of a page"
    head = head[:HEAD_BYTES]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if head and controls / len(head) > _CONTROLS_FROM:
        return "it is binary, not text"
    text, encoding = decode_line(head[: head.rfind(b"\n") + 1] or head)
    if not encoding and text.count("\ufffd") / max(1, len(text)) > _BROKEN_FROM:
        return "it is in no encoding that can be read"
    return ""


def from_cp949(data: bytes) -> str:
    """Decode CP949 strictly, rare syllables written letter by letter put together.

    Raises:
        UnicodeDecodeError: If it is not CP949.
    """
    text = data.decode("cp949")
    return _SPELLED_OUT.sub(_syllable, text) if "\u3164" in text else text


def decode_line(data: bytes, likely: str = "utf-8") -> tuple[str, str]:
    """Decode a piece of text as UTF-8, else CP949, else with what cannot be read replaced.

    Args:
        data: Whole characters, as between two line feeds.
        likely: What the text around it is in; wins where both would read as many characters.

    Returns:
        The text and its encoding: "ascii", "utf-8", "cp949", or "" when something was replaced.
    """
    if data.isascii():
        return data.decode("ascii"), "ascii"
    if likely == "cp949" and not _surely_utf8(data):
        try:
            return from_cp949(data), "cp949"
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return from_cp949(data), "cp949"
    except UnicodeDecodeError:
        pass
    utf8, cp949 = data.decode("utf-8", "replace"), data.decode("cp949", "replace")
    lost_utf8, lost_cp949 = utf8.count("\ufffd"), cp949.count("\ufffd")
    if lost_utf8 == lost_cp949:
        return (cp949 if likely == "cp949" else utf8), ""
    return (utf8 if lost_utf8 < lost_cp949 else cp949), ""


_UTF8_SYLLABLE = lazily(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _surely_utf8(data: bytes) -> bool:
    """Whether it is valid UTF-8 with characters of three bytes, which CP949 never is by luck."""
    if _UTF8_SYLLABLE.search(data) is None:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _syllable(match: re.Match[str]) -> str:
    try:
        return compose(match[1], match[2], match[3].rstrip(_FILLER))
    except ValueError:  # a letter that cannot stand there
        return match[0]
