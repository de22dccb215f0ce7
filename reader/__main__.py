"""The entry of the console script `reader` and of `python -m reader`.

What is left of a start is mostly loading, so the first screen goes up before it, and memory
is not searched for garbage while it lasts.
"""

import gc
import os
import sys

from reader.firstscreen import hang


def main() -> None:
    """Run the command line and end the process with its exit status."""
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
    sys.exit(status)


if __name__ == "__main__":
    main()
