"""Wrong decodings are undone, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.decoding.mojibake import may_need_mending, mend

SENTENCE = "안녕하세요, “세계” — café의 Arm’s 칩"


def western(data: bytes) -> str:
    """Bytes as a browser reads CP1252, the undefined ones as control characters."""
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in data
    )


def test_utf8_read_as_western_european_is_undone() -> None:
    """As CP1252 or as Latin-1, once or twice."""
    assert SENTENCE == mend(western(SENTENCE.encode()))
    assert SENTENCE == mend(SENTENCE.encode().decode("latin-1"))
    assert SENTENCE == mend(western(western(SENTENCE.encode()).encode()))


def test_cp949_read_as_western_european_is_undone() -> None:
    """When what comes out is all Hangul."""
    assert "안녕하세요 세계 여러분" == mend(
        "안녕하세요 세계 여러분".encode("cp949").decode("latin-1")
    )


@pytest.mark.parametrize(
    "text", ["Café Zürich naïve", "São Paulo", "Ça va, garçon — déjà vu", "£100 · €5 ×", "Ångström"]
)
def test_european_names_stay(text: str) -> None:
    """They are what they look like."""
    assert text == mend(text)


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1))
def test_all_hangul_survives_both_ways(text: str) -> None:
    """Mending leaves it alone, and brings it back."""
    assert text == mend(text)
    assert text == mend(western(text.encode()))
    assert may_need_mending(western(text.encode()).encode())
