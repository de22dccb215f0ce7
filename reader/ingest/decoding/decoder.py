"""This is where bytes become text, a piece at a time, whatever they are encoded in.

The ladder: a byte order mark; NULs in the places where UTF-16 has them; UTF-8; CP949; whichever
of the two loses fewer characters. It is climbed for each piece of at most 1 MiB and, where a
piece is not all UTF-8, for each line, so that pages glued together from different encodings come
out right. Everything guessed is said in `warnings`.
"""

from __future__ import annotations

import codecs
from typing import Final

from reader.ingest.decoding.encodings import HEAD_BYTES, decode_line, wide_encoding
from reader.ingest.decoding.mentions import Mentions
from reader.ingest.decoding.mojibake import LOST_FOR_GOOD, may_need_mending, mend
from reader.text.sanitise import MAX_LINE_CHARS

MAX_LINE_BYTES: Final = 4 * (MAX_LINE_CHARS + 1)
"""What is kept of one line; enough for one character more than the line may have."""
_RUNS_NAMED: Final = 8
"""How many changes of the encoding the warnings name before they only count."""
_NAMES: Final = {"utf-8-sig": "utf-8", "ascii": "utf-8"}


class Decoder:
    """Decodes a dump piece by piece; memory does not grow with the dump or with a line.

    Feed it pieces of any size and any bytes. What comes back ends at the end of a line, so it may
    be empty; lines end in LF, everything else is as it was, control characters too.
    Of a line longer than `MAX_LINE_BYTES` the rest is dropped here; it is the caller, who cuts
    it at `MAX_LINE_CHARS`, who says so.
    """

    def __init__(self) -> None:
        self._head: bytes | None = b""
        self._wide: codecs.IncrementalDecoder | None = None
        self._name = ""
        self._pending = b""
        self._dropping = False
        self._likely = "utf-8"
        self._lines = 0
        self._runs: list[list[int | str]] = []
        self._broken = Mentions()
        self._mended = Mentions()
        self._lost = Mentions()

    @property
    def encoding(self) -> str:
        """The codec of the text read so far, or several with " + " between them; "utf-8" for plain
        ASCII."""
        if self._wide is not None:
            return self._name
        names = dict.fromkeys(str(run[0]) for run in self._runs)
        return " + ".join(names) or _NAMES.get(self._name, "utf-8")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was guessed, lost or mended so far, for people."""
        found = list(self._guesses())
        if self._broken:
            found.append(f"characters that cannot be read in {self._broken}, shown as �")
        if self._mended:
            found.append(f"text once read in a wrong encoding was put right in {self._mended}")
        if self._lost:
            found.append(f"characters were already lost in the dump in {self._lost}")
        return tuple(found)

    def feed(self, data: bytes) -> str:
        """Decode the next piece, up to the last line end in it."""
        if self._head is not None:
            self._head += data
            if len(self._head) < HEAD_BYTES:
                return ""
            data = self._start(self._head)
        elif self._wide is not None:
            data = self._wide.decode(data).encode("utf-8", "replace")
        return self._text(self._whole_lines(data))

    def finish(self) -> str:
        """Decode what is left after the last piece."""
        data = self._start(self._head) if self._head is not None else b""
        if self._wide is not None:
            data += self._wide.decode(b"", final=True).encode("utf-8", "replace")
        chunk = self._whole_lines(data) + self._pending.replace(b"\r", b"\n")
        self._pending = b""
        return self._text(chunk)

    def _start(self, head: bytes) -> bytes:
        self._head = None
        self._name = wide_encoding(head)
        if self._name == "utf-8-sig":
            return head[len(codecs.BOM_UTF8) :]
        if self._name:
            self._wide = codecs.getincrementaldecoder(self._name)(errors="replace")
            return self._wide.decode(head).encode("utf-8", "replace")
        return head

    def _whole_lines(self, data: bytes) -> bytes:
        """Everything up to the last line end, line ends made LF; the rest is kept for later."""
        data = self._pending + data
        if b"\r" in data:
            held = data.endswith(b"\r")  # its LF may come with the next piece
            data = data[:-1] if held else data
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") + (b"\r" if held else b"")
        if self._dropping:
            kept, end = self._pending, data.find(b"\n", len(self._pending))
            if end < 0:
                return b""
            data, self._dropping = kept + data[end:], False
        cut = data.rfind(b"\n") + 1
        self._pending = data[cut:]
        if len(self._pending) > MAX_LINE_BYTES:
            self._pending, self._dropping = _whole_characters(self._pending), True
        return data[:cut]

    def _text(self, chunk: bytes) -> str:
        if not chunk:
            return ""
        first = self._lines + 1
        self._lines += chunk.count(b"\n")
        try:
            text = chunk.decode("utf-8")
        except UnicodeDecodeError:
            text = self._line_by_line(chunk, first)
        else:
            if not chunk.isascii():
                self._likely = "utf-8"
                self._note("utf-8", first, self._lines)
            if any(sign[0] in text and sign in text for sign in LOST_FOR_GOOD):
                self._look_for_losses(text, first)
        return self._mend(text, first) if may_need_mending(chunk) else text

    def _line_by_line(self, chunk: bytes, first: int) -> str:
        lines: list[str] = []
        for number, data in enumerate(chunk.split(b"\n"), first):
            text, encoding = decode_line(data, self._likely)
            if encoding == "":
                self._broken.add(number)
            elif encoding != "ascii":
                self._likely = encoding
                self._note(encoding, number, number)
            lines.append(text)
        return "\n".join(lines)

    def _mend(self, text: str, first: int) -> str:
        lines = text.split("\n")
        for index, line in enumerate(lines):
            if not line.isascii():
                lines[index] = mend(line)
                if lines[index] != line:
                    self._mended.add(first + index)
        return "\n".join(lines)

    def _look_for_losses(self, text: str, first: int) -> None:
        for number, line in enumerate(text.split("\n"), first):
            if any(sign in line for sign in LOST_FOR_GOOD):
                self._lost.add(number)

    def _note(self, encoding: str, first: int, last: int) -> None:
        if self._runs and self._runs[-1][0] == encoding:
            self._runs[-1][2] = last
        elif len(self._runs) < 1000:
            self._runs.append([encoding, first, last])

    def _guesses(self) -> list[str]:
        names = dict.fromkeys(run[0] for run in self._runs)
        if self._wide is not None and self._name in ("utf-16-le", "utf-16-be"):
            return [f"read as {self._name.upper()}, going by its NULs"]
        if list(names) == ["cp949"]:
            return ["read as CP949, since it is not UTF-8"]
        if len(names) < 2:
            return []
        runs = [f"{_span(run)} as {str(run[0]).upper()}" for run in self._runs[:_RUNS_NAMED]]
        others = len(self._runs) - _RUNS_NAMED
        more = f" and {others} more runs" if others > 0 else ""
        return [f"in several encodings: {', '.join(runs)}{more}"]


def _whole_characters(data: bytes) -> bytes:
    """The start of a line that is too long, cut where a character ends in UTF-8 and CP949."""
    kept = data[:MAX_LINE_BYTES]
    space = kept.rfind(b" ", MAX_LINE_BYTES - 1024)
    if space > 0:
        return kept[:space]
    end = len(kept)
    while end > len(kept) - 4 and 0x80 <= kept[end - 1] < 0xC0:
        end -= 1
    return kept[: end - 1]


def _span(run: list[int | str]) -> str:
    return f"line {run[1]}" if run[1] == run[2] else f"lines {run[1]} to {run[2]}"
