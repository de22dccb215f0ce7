"""Kinds of hostile dumps, made from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from tests.faults.hostile import EVIL
from tests.support import PROJECT

REAL: Final = b"\n\n".join(
    path.read_bytes() for path in sorted((PROJECT / "library" / "dumps").iterdir())
)
MOST_BYTES: Final = 12_000
_PAGE: Final = REAL[:12_000].decode("utf-8", "ignore")
_SENTENCE: Final = "한국은행 금융통화위원회가 기준금리를 동결했다고 서울에서 밝혔다. "
_FORMS: Final = (
    "가각힣가\u1100\u1161ㄱㅏ\ufeff\u202e\u200b\u200d\ufe0f\U000e0041🇰🇷👩\u200d💻"
    "e\u0301\u0301\u0301\u0301\u0301\u0085\u2028\u2029\ufffe\U0010ffff"
)


def _page(title: str, body: str = _SENTENCE * 5) -> str:
    return f"{title}\n\n홍길동 기자\n\n{body}\n\n{body}\n"


def _mutated(chance: random.Random) -> bytes:
    data = bytearray(REAL[: chance.randint(500, MOST_BYTES)])
    for _ in range(chance.randint(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _cut(chance: random.Random) -> bytes:
    start = chance.randrange(len(REAL))
    return REAL[start : start + chance.randint(1, MOST_BYTES)]


def _shuffled(chance: random.Random) -> bytes:
    lines = _PAGE.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines).encode()


def _evil_lines(chance: random.Random) -> bytes:
    lines = [line + chance.choice(("", EVIL)) for line in _PAGE.split("\n")]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _glued(chance: random.Random) -> bytes:
    encodings = ("utf-8", "cp949", "euc-kr", "utf-16-le", "utf-8-sig", "latin-1")
    return b"\n\n\n".join(
        _PAGE[: chance.randint(100, 3000)].encode(chance.choice(encodings), "replace")
        for _ in range(3)
    )


def _random_text(chance: random.Random) -> bytes:
    return "".join(chance.choice(_FORMS + "\n\n 가나다abc") for _ in range(5000)).encode()


def _random_unicode(chance: random.Random) -> bytes:
    points = (chance.randrange(0x110000) for _ in range(4000))
    return "".join(map(chr, points)).encode("utf-8", "surrogatepass")


KINDS: Final[dict[str, Callable[[random.Random], bytes]]] = {
    "empty": lambda _: b"",
    "one byte": lambda c: bytes([c.randrange(256)]),
    "noise": lambda c: c.randbytes(c.randint(1, MOST_BYTES)),
    "nuls": lambda c: b"\0" * c.randint(1, MOST_BYTES),
    "blank": lambda c: b" \n\t\r\n" * c.randint(1, 2000),
    "mutated": _mutated,
    "cut": _cut,
    "shuffled": _shuffled,
    "evil lines": _evil_lines,
    "evil title": lambda _: _page(EVIL).encode("utf-8", "surrogatepass"),
    "long title": lambda c: _page("긴" * c.randint(300, 9000)).encode(),
    "path title": lambda c: _page("../" * c.randint(1, 9) + "etc/passwd").encode(),
    "shell title": lambda _: _page("$(id) `id` ; rm -rf . | sh && -x").encode(),
    "one line": lambda c: (_SENTENCE * c.randint(1, 900)).encode(),
    "newlines": lambda c: b"\n" * c.randint(1, MOST_BYTES),
    "short lines": lambda c: "가\n".encode() * c.randint(1, MOST_BYTES // 4),
    "same title": lambda c: (_page("같은 제목") * c.randint(2, 9)).encode(),
    "glued encodings": _glued,
    "cp949": lambda c: _PAGE[: c.randint(100, 6000)].encode("cp949", "replace"),
    "utf-16": lambda c: _PAGE[: c.randint(100, 6000)].encode(c.choice(("utf-16", "utf-16-be"))),
    "utf-32": lambda c: _PAGE[: c.randint(100, 3000)].encode("utf-32"),
    "odd utf-16": lambda c: _PAGE[: c.randint(100, 3000)].encode("utf-16-le")[:-1],
    "overlong": lambda c: b"\xc0\xaf\xe0\x80\xaf\xed\xa0\x80\xf8\x88\x80\x80" * c.randint(1, 900),
    "mojibake": lambda c: _PAGE[: c.randint(100, 3000)].encode().decode("latin-1").encode(),
    "forms": _random_text,
    "any code point": _random_unicode,
    "zalgo": lambda c: _page("제목", "가" + "\u0301" * c.randint(1, 9000)).encode(),
    "unclosed": lambda _: _page("제목", "\x1b]0;" + _SENTENCE * 9).encode(),
    "yaml": lambda _: _page("!!python/object: {a: *b}", "- a: &b [*b]\n<<: *b\n" * 20).encode(),
    "nested signs": lambda c: _page("[" * c.randint(1, 9000), "((((" * 900).encode(),
}
"""Name → bytes of one dump."""
