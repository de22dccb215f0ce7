"""Undo and redo: two stacks, derived from the steps that were made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model.names import StepKind

if TYPE_CHECKING:
    from reader.model.marks import Step

DEPTH_STEPS: Final = 200
"""How far back undo goes, restarts included."""


class Moment(NamedTuple):
    """Where undo and redo stand."""

    last: str
    """The id of the step that undo would take back; "" for none."""
    next: str
    """The id of the step that redo would repeat; "" for none."""


class History:
    """What can be undone and redone.

    It is fed every step in the order it was made, those of earlier sessions too; an undo is
    itself a step, so the stacks come out the same after a restart.
    """

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        for step in steps:
            self.add(step)

    def add(self, step: Step) -> None:
        """Take in a step that was made; quiet ones leave no trace."""
        if step.kind is StepKind.CHANGE:
            self._undo.append(step)
            self._redo.clear()
        elif step.kind is StepKind.UNDO:
            self._move(step.of, self._undo, self._redo)
        elif step.kind is StepKind.REDO:
            self._move(step.of, self._redo, self._undo)
        del self._undo[:-DEPTH_STEPS]

    @property
    def undoable(self) -> Step | None:
        """The step that undo would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def redoable(self) -> Step | None:
        """The step that redo would repeat."""
        return self._redo[-1] if self._redo else None

    @property
    def moment(self) -> Moment:
        """Both of them, by their ids."""
        last, after = self.undoable, self.redoable
        return Moment(last.id if last else "", after.id if after else "")

    @staticmethod
    def _move(step_id: str, source: list[Step], sink: list[Step]) -> None:
        for index in range(len(source) - 1, -1, -1):
            if source[index].id == step_id:
                sink.append(source.pop(index))
                return
