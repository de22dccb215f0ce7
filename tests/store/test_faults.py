"""Every system call of a build and of a first start fails once; nothing is lost or unreadable."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import PROJECT

MEMORY = Path("/dev/shm")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: the same calls, without waiting for a disk."""
    if os.access(MEMORY, os.W_OK):
        with tempfile.TemporaryDirectory(dir=MEMORY) as name:
            yield Path(name)
    else:
        yield tmp_path


@pytest.mark.parametrize("kind", ["kill", "ENOSPC", "EIO"])
@pytest.mark.parametrize("work", ["build", "first-start"])
def test_whatever_fails_the_library_is_whole_and_the_next_run_completes_it(
    work: str, kind: str, folder: Path
) -> None:
    """Killed or refused at the N-th call, for every N there is."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.fault_harness", work, kind, str(folder)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert 0 == done.returncode, done.stderr
    assert int(done.stdout) > 25
