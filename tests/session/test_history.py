"""Undo and redo are two stacks, whatever the order in which steps are taken back."""

from __future__ import annotations

from reader.model.marks import Step, StepKind
from reader.session.history import DEPTH_STEPS, History


def a_step(name: str, kind: StepKind = StepKind.CHANGE, of: str = "") -> Step:
    """A step that changes nothing."""
    return Step(name, name, (), kind, of)


def test_the_step_that_is_named_is_taken_back_and_no_other() -> None:
    """Another window may undo what is not the last step here."""
    for name, left in (("1", "2"), ("2", "1")):
        history = History([a_step("1"), a_step("2")])

        history.add(a_step("undo", StepKind.UNDO, of=name))

        assert (left, name) == history.moment
        history.add(a_step("redo", StepKind.REDO, of=name))
        assert (name, "") == history.moment


def test_steps_nobody_knows_and_quiet_ones_leave_no_trace() -> None:
    """As those that are older than what is kept."""
    history = History([a_step("1"), a_step("q", StepKind.QUIET)])

    history.add(a_step("undo", StepKind.UNDO, of="0"))

    assert ("1", "") == history.moment


def test_a_new_step_ends_what_could_be_repeated() -> None:
    """As everywhere."""
    history = History([a_step("1"), a_step("u", StepKind.UNDO, of="1"), a_step("2")])

    assert ("2", "") == history.moment


def test_it_goes_back_so_many_steps() -> None:
    """The oldest falls out."""
    history = History(a_step(str(number)) for number in range(DEPTH_STEPS + 1))
    for number in reversed(range(1, DEPTH_STEPS + 1)):
        assert str(number) == history.moment.last
        history.add(a_step(f"u{number}", StepKind.UNDO, of=str(number)))

    assert ("", "1") == history.moment
