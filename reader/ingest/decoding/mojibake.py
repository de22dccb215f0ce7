"""This is where text that was read in the wrong encoding before it was saved is put right.

Two accidents leave every byte recoverable: UTF-8 or CP949 that was read as Western European
(CP1252 or Latin-1). Both can happen twice. What was read as CP949 by mistake has lost bytes for
good and can only be counted.
"""

from __future__ import annotations

import re
from typing import Final

from reader.text.lazy import lazily

# The bytes that CP1252 leaves undefined come through as C1 controls, as browsers do it.
_UPPER: Final = bytes(range(0x80, 0x100))
_BYTES: Final = {
    **dict(zip(map(ord, _UPPER.decode("cp1252", "replace")), _UPPER, strict=True)),
    **{code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)},
}
_LATIN_BYTES: Final = {**_BYTES, **{code: code for code in range(0x80, 0xA0)}}
_HIGH: Final = "".join(map(chr, sorted(set(_LATIN_BYTES) - {0xFFFD})))

_UTF8_LEAD = "\u00c2-\u00f4"
_AS_LATIN = lazily(f"[{_UTF8_LEAD}][{re.escape(_HIGH)}]")
_RUN = lazily(f"[{re.escape(_HIGH)}](?:[{re.escape(_HIGH)} ]*[{re.escape(_HIGH)}])?")
_COMMON_SYLLABLES = lazily("[가-힣]")
_ROUNDS: Final = 3
_SYLLABLES_TO_BELIEVE: Final = 3

LOST_FOR_GOOD: Final = ("\ufffd", "占쏙옙")
"""What stands where characters were lost."""


def may_need_mending(data: bytes) -> bool:
    """A quick test on UTF-8 bytes: every undoable accident leaves a letter from À to ÿ."""
    return b"\xc3" in data


def mend(line: str) -> str:
    """Undo a wrong decoding in one line, also one that happened twice; else the line as it was.

    Example:
        >>> mend("ì•ˆë…•")
        '안녕'
        >>> mend("Café Zürich")
        'Café Zürich'
    """
    for _ in range(_ROUNDS):
        better = _mended_once(line)
        if better == line:
            break
        line = better
    return line


def _mended_once(line: str) -> str:
    if _AS_LATIN.search(line) is None:
        return line
    return _RUN.sub(_mended_run, line)


def _mended_run(match: re.Match[str]) -> str:
    run = match[0]
    data = bytes(_LATIN_BYTES.get(ord(char), ord(char)) for char in run)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if any(ord(char) > 0xFF or 0x7F < ord(char) < 0xA0 for char in run):
        return run
    try:
        korean = data.decode("euc_kr")
    except UnicodeDecodeError:
        return run
    syllables = len(_COMMON_SYLLABLES.findall(korean))
    letters = len(korean.replace(" ", ""))
    if syllables >= _SYLLABLES_TO_BELIEVE and syllables == letters:
        return korean
    return run
