"""Random texts through the whole store: journal, copy, and back from the copy alone.

    python -m tests.bench.marks_texts [TEXTS]

A text comes back as it was, or, if it holds what no file can (lone surrogates), cleaned; and
cleaned a second time it stays what it is.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Callable

from tests.bench.marks_support import a_folder, a_note, a_store, copy_of, marks_folder, of, put

PIECES = (
    *("가나다", "한글과 English", "각", "ᄒ", "ㅎ", "é", "é", "\U0001f469‍\U0001f4bb"),
    *("no", "yes", "~", "null", "3.10", "0x1f", "12:30", "2024-01-05", "=", "<<", "- a", "a: b"),
    *(
        "# x",
        " #",
        "'",
        '"',
        "\\",
        "[단독]",
        "{a}",
        "[/]",
        "&x",
        "*x",
        "!y",
        "|",
        ">",
        "%",
        "@",
        "`",
    ),
    *("\n", "\n\n", "\t", " ", "  ", "\r", "\r\n", "\x00", "\x07", "\x1b[31m", "\x1b]52;c;x\x07"),
    *("\x7f", "\x85", "\x9b", "\u200b", "\u2028", "\u2029", "\ufeff", "\ufffe", "\u202e", "\xad"),
    *("\ud800", "\udc00", "\udfff", "\ud83d\ude00", "\U0010ffff", "---", "...", "revision: r0"),
    *("\nrevision: r0123456789abcde\n", "items:", "x" * 200, "　", "\xa0"),
)
PER_ARTICLE = 100


def a_text(dice: random.Random) -> str:
    """A text made of what is hard to write down."""
    parts = [dice.choice(PIECES) for _ in range(dice.randint(0, 8))]
    parts += [chr(dice.randrange(0x110000)) for _ in range(dice.randint(0, 3))]
    dice.shuffle(parts)
    return "".join(parts)


def run(texts: int, report: Callable[[str], None] = print) -> int:
    """Send texts through; returns how many came back as something else."""
    dice, wrong, started = random.Random(7), 0, time.monotonic()
    for turn in range(0, texts, PER_ARTICLE):
        with a_folder() as root:
            written = {f"note-{turn + i}": a_text(dice) for i in range(PER_ARTICLE)}
            store = a_store(root)
            for item, text in written.items():
                put(store, a_note(text, item))
            said = {str(a.id): a.body for a in of(store).annotations}
            again = a_store(root)
            journal = {str(a.id): a.body for a in of(again).annotations}
            store.fold()
            first = copy_of(root).read_bytes()
            store.close()
            again.close()
            shutil.rmtree(marks_folder(root) / ".journal")
            last = a_store(root)
            copy = {str(a.id): a.body for a in of(last).annotations}
            last.fold()
            second = copy_of(root).read_bytes()
            last.close()
            for item, text in written.items():
                clean = all(not 0xD800 <= ord(char) <= 0xDFFF for char in text)
                kept = said[item] == journal[item] == copy.get(item)
                if not kept or (clean and said[item] != text) or _holds_surrogates(said[item]):
                    wrong += 1
                    report(f"  {text!r} came back as {copy.get(item)!r}")
            if first != second:
                wrong += 1
                report("  the copy was written differently the second time")
    report(f"{texts} texts: {wrong} came back differently, {time.monotonic() - started:.0f} s")
    return wrong


def _holds_surrogates(text: str) -> bool:
    return any(0xD800 <= ord(char) <= 0xDFFF for char in text)


if __name__ == "__main__":
    sys.exit(bool(run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
