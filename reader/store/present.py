"""What is at a path: nothing only where the system says that nothing is there.

`Path.exists` and the like say so from Python 3.14 on also where the system does not tell, as of a
disk that fails or a folder that may not be entered; what is there would be begun anew then.
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether there is something, links followed; raises OSError if the system does not tell."""
    return _mode_at(path) != 0


def is_file(path: Path) -> bool:
    """Whether there is a regular file, links followed; raises OSError as `is_there`."""
    return stat.S_ISREG(_mode_at(path))


def is_folder(path: Path) -> bool:
    """Whether there is a folder, links followed; raises OSError as `is_there`."""
    return stat.S_ISDIR(_mode_at(path))


def _mode_at(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        if error.errno == errno.ELOOP:  # a link to itself leads to nothing
            return 0
        raise
