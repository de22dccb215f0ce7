"""The entry of the console script `reader` and of `python -m reader`.

What is left of a start is mostly loading, so the first screen goes up before it, and memory
is not searched for garbage while it lasts.
"""

import atexit
import gc
import os
import sys

TYPE_CHECKING = False  # by this name a type checker knows it; `typing` is loaded slowly
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the command line and end the process with its exit status."""
    if os.name != "posix":
        sys.stderr.write("reader: this is neither Linux nor macOS — on Windows, use it in WSL\n")
        sys.exit(2)
    from reader.firstscreen import hang

    curtain = hang(sys.argv[1:], os.environ)
    gc.disable()
    try:
        from reader.compiled import use_modules

        use_modules(os.environ)
        from reader.cli import main as run

        status = run(sys.argv[1:], curtain)
    except KeyboardInterrupt:  # before the command line is there to take it
        import signal

        status = 128 + signal.SIGINT
    finally:
        if curtain:
            curtain.leave()
    _end(status)


def _end(status: int) -> "NoReturn":
    """End the process with this exit status.

    Taking all apart that was loaded takes a twentieth of a short command and gives back nothing
    that the system does not take anyway. Python does it where threads have to be waited for,
    where somebody measures, and where what was said cannot be written: then it says so.
    """
    threads = sys.modules.get("threading")
    if (threads and threads.active_count() > 1) or sys.getprofile() or sys.gettrace():
        sys.exit(status)
    atexit._run_exitfuncs()  # each once, and what they say is written with the rest
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError, AttributeError):  # the last two: closed, or never there
        sys.exit(status)
    os._exit(status)


if __name__ == "__main__":
    main()
