"""The promises of the protocol, measured as in tests/bench with less of everything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import marks_damage, marks_faults, marks_merge, marks_powercut, marks_texts

PROJECT = Path(__file__).resolve().parents[3]


def test_readers_come_to_the_union_whatever_the_order() -> None:
    """Random histories of three readers: none differs, and no text goes unseen."""
    assert (0, 0) == marks_merge.run(250)


def test_kill_9_loses_nothing_acknowledged() -> None:
    """Three writers that fold, killed fifty times."""
    _in_a_process_of_its_own("tests.bench.marks_kill", "51")


def test_two_writers_of_a_thousand_lose_nothing_and_wait_for_nobody() -> None:
    """Also beside a stopped peer, beside one that folds, and four at once."""
    _in_a_process_of_its_own("tests.bench.marks_writers", "1000")


@pytest.mark.parametrize("call", marks_faults.CALLS)
def test_every_call_may_fail_or_be_the_last(call: str) -> None:
    """Through put, fold and the writing of copies: nothing lost, hung or unreadable."""
    assert 0 == marks_faults.run(marks_faults.QUICK, (call,))


def test_power_cuts_lose_nothing_acknowledged() -> None:
    """On a model of a disk that keeps what was synced and anything of the rest."""
    assert 0 == marks_powercut.run(60)


def test_damage_costs_what_was_hit_and_no_more() -> None:
    """Every file cut and changed at some places."""
    assert 0 == marks_damage.run(40)


def test_texts_come_back_as_they_were() -> None:
    """Controls, surrogates, NFD, YAML's traps: through the journal and through the copy."""
    assert 0 == marks_texts.run(2000)


def _in_a_process_of_its_own(module: str, argument: str) -> None:
    """Benches that fork, run where no other thread is."""
    done = subprocess.run(
        [sys.executable, "-m", module, argument],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
