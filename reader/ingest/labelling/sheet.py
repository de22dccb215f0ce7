"""The working paper of the labelling stages: one page, and what its lines are so far."""

from __future__ import annotations

from reader.ingest.labelled import Label, LabelledLine, Mark
from reader.ingest.parts import Rows
from reader.ingest.rules import Rules


class Sheet:
    """A page being labelled. Stages fill in `marks`; a mark once given is not taken back,
    except by the stage that says so.
    """

    def __init__(self, rows: Rows, rules: Rules) -> None:
        self.rules = rules
        self.numbers = rows.numbers
        self.texts = rows.texts[:]
        """What will stand in the article; button words at the end of a line are taken off."""
        self.marks: list[Mark | None] = [None] * len(rows.texts)
        self.kinds = rows.kinds[:]
        """What each line is at a glance."""
        self.prose = [False] * len(rows.texts)
        """Whether a line is a paragraph by its shape; known for lines not labelled at sight."""
        self.title = -1
        """Index of the title's line; -1 if there is none."""
        self.start = 0
        """Index of the first line after the header: title, repeats, card."""
        self.credited = False
        """Whether a line is taken for a picture's text because it ends in an agency's name."""
        self._originals = rows.texts

    def __len__(self) -> int:
        return len(self.texts)

    def mark(self, index: int, label: Label, rule: str) -> None:
        """Label one line."""
        self.marks[index] = Mark(label, rule)

    def label(self, index: int) -> Label | None:
        """What a line is so far; None if nobody has said yet."""
        mark = self.marks[index]
        return mark.label if mark is not None else None

    def is_open(self, index: int) -> bool:
        """Whether there is such a line and nobody has labelled it yet."""
        return 0 <= index < len(self.marks) and self.marks[index] is None

    def is_marked_first(self, index: int) -> bool:
        """Whether Markdown marked this line as a heading of the first rank."""
        return self._originals[index].startswith("# ")

    def adjacent(self, index: int) -> bool:
        """Whether no empty line stands between this line and the one above."""
        return 0 < index < len(self.numbers) and self.numbers[index] - self.numbers[index - 1] <= 1

    def labelled(self) -> tuple[LabelledLine, ...]:
        """Every line with its label, text as it stood in the dump."""
        return tuple(
            LabelledLine(number, *(mark or _NOTHING_KNOWN), text)
            for number, text, mark in zip(self.numbers, self._originals, self.marks, strict=True)
        )


_NOTHING_KNOWN = Mark(Label.FURNITURE, "part of no article")
