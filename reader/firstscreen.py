"""The first screen, shown before the program itself is loaded; delete it and all still works.

When the screen is left, what the next start will show first is kept as plain lines. The next
start writes them to the terminal and makes it wait quietly for keys (`hang`), loads the program
behind them, and the program draws over them and gets the keys. After `hang` exactly one of two
things happens: the program takes over (`hand_over`), or the terminal is put back (`leave`).

Nothing is imported here that takes time, and all of it is one module, for each costs a hundredth
of the way to the screen: no dataclasses, no regular expressions, not even `__future__`.
"""

import os
import sys
import termios
import time
from _collections_abc import Mapping, Sequence

TYPE_CHECKING = False  # by this name a type checker knows it; `typing` costs more than the screen
if TYPE_CHECKING:
    import signal
    from types import FrameType
else:  # without the enumerations around it, which are a sixth of the time to the first screen
    import _signal as signal

ENTER = "\x1b[?1049h"
"""Into the alternate screen; the program must not send it again, or the screen is cleared."""
LEAVE = "\x1b[?1049l\x1b[?25h"
_HIDE_CURSOR = "\x1b[?25l"
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_QUIET = ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
_UNTOUCHED = ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)

Run = tuple[str, str]
"""How it looks, the inside of a CSI … m sequence ("38;2;1;2;3"), and some text on one line."""
Lines = Sequence[Sequence[Run]]
_BREATH_SECONDS = 1e-5
"""The kernel has a thread carry a frame to the terminal; behind Python it waited up to 4 ms."""

_HEAD = "reader first screen 1"
_END = "end"
_MOST_BYTES = 1 << 20
_KEPT = frozenset("\t\u00a0\u2002\u2003\u2009\u202f\u3000\u200d\ufe0e\ufe0f")
"""Not printable by themselves: what parts runs, blanks, and parts of what is drawn as one."""


# ---- the terminal between the start of the process and the program's own first frame


class Curtain:
    """A first screen that hangs before the program."""

    def __init__(self) -> None:
        self._modes = termios.tcgetattr(0)
        self._hangs = True
        for number in _ENDING:
            signal.signal(number, self._end)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        quiet = [*self._modes]
        quiet[0] &= _UNTOUCHED
        quiet[3] &= _QUIET
        termios.tcsetattr(0, termios.TCSANOW, quiet)

    def hand_over(self) -> bool:
        """Give the terminal to the program, in its own modes and on the alternate screen.

        Returns:
            False if there is nothing to hand over any more.
        """
        if not self._hangs:
            return False
        self._put_back()
        return True

    def leave(self) -> None:
        """Put the terminal back as it was; after `hand_over` this does nothing."""
        if self._hangs:
            self._put_back()
            _write(LEAVE)

    def _put_back(self) -> None:
        self._hangs = False
        for number in (*_ENDING, signal.SIGTSTP):
            if signal.getsignal(number) in (self._end, signal.SIG_IGN):  # not yet the program's
                interrupts = number == signal.SIGINT  # Python's own way, not the kernel's
                signal.signal(number, signal.default_int_handler if interrupts else signal.SIG_DFL)
        termios.tcsetattr(0, termios.TCSANOW, self._modes)

    def _end(self, number: int, _: "FrameType | None") -> None:
        self.leave()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def hang(argv: Sequence[str], environment: Mapping[str, str]) -> Curtain | None:
    """Show the first screen if the list is what will be opened and a right one was kept.

    Args:
        argv: The words after `reader`.
        environment: Of the process.

    Returns:
        None if nothing was shown and the terminal is as it was.
    """
    named = library_named(argv, environment)
    if named is None or not _can_draw(environment):
        return None
    size = terminal_size(environment)
    whole = whole_path(named)
    path = frame_path(whole, environment)
    if size is None or path is None:
        return None
    lines = load(path, key_of(whole, size, environment))
    if lines is None or len(lines) != size[1]:
        return None
    try:
        curtain = Curtain()
    except termios.error:
        return None
    try:
        _write(ENTER + _HIDE_CURSOR + shown(lines))
    except OSError:
        curtain.leave()
        return None
    time.sleep(_BREATH_SECONDS)
    return curtain


def library_named(argv: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The library a command line opens the list of, "" for the person's own.

    Returns:
        None if it is not the list that is asked for.
    """
    named = ""
    if len(argv) == 2 and argv[0] == "--library":
        named = argv[1]
    elif len(argv) == 1 and argv[0].startswith("--library="):
        named = argv[0].partition("=")[2]
    elif argv:
        return None
    return named or environment.get("READER_LIBRARY", "")


def terminal_size(environment: Mapping[str, str]) -> tuple[int, int] | None:
    """Columns and lines as the program will see them; None if the terminal does not say."""
    try:
        real = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return None
    told = (environment.get(name, "") for name in ("COLUMNS", "LINES"))
    columns, lines = [int(one) if one.isdecimal() else 0 for one in told]
    return columns or real.columns, lines or real.lines


def _can_draw(environment: Mapping[str, str]) -> bool:
    """Whether escape codes in colour are welcome, and the terminal is ours at this moment."""
    if environment.get("NO_COLOR") or environment.get("TERM", "") in ("", "dumb"):
        return False
    if not (os.isatty(0) and os.isatty(1) and os.isatty(2)):
        return False
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:  # not our terminal
        return False


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(2, data) :]


# ---- a whole screen as plain lines, in a small file of the person's cache folder


def whole_path(named: str) -> str:
    """Where a library is that `--library` or the environment names; "" for the person's own."""
    return os.path.realpath(os.path.expanduser(named)) if named else ""  # noqa: PTH111


def key_of(library: str, size: tuple[int, int], environment: Mapping[str, str]) -> tuple[str, ...]:
    """All that a screen depends on: library (its whole path), size, kind of terminal."""
    variables = ("TERM", "COLORTERM", "TERM_PROGRAM", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME")
    told = [environment.get(name, "") for name in variables]
    fields = [library, str(size[0]), str(size[1]), *told]
    return tuple([" ".join(field.split()) for field in fields])


def frame_path(library: str, environment: Mapping[str, str]) -> str | None:
    """The file for a library (its whole path); None if there is no home folder."""
    folder = cache_folder(environment)
    return f"{folder}/first/{name_of(library) if library else 'own'}" if folder else None


def cache_folder(environment: Mapping[str, str]) -> str | None:
    """Where the program keeps what it can do without, there or not; None without a home folder."""
    home = environment.get("XDG_CACHE_HOME", "")
    if not home.startswith("/"):
        home = os.path.expanduser(  # noqa: PTH111 - pathlib takes as long as all of this
            "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
        )
    return f"{home}/reader" if home.startswith("/") else None


def name_of(text: str) -> str:
    """A short name for a file that is about a text; another text has hardly ever the same."""
    number = 0x811C9DC5
    for byte in os.fsencode(text):  # FNV-1a; a check sum of the library has to be loaded first
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{number:08x}"


def opened(path: str) -> int | None:
    """A descriptor of a file of the cache; None if there is none, or others may have written it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    about = os.fstat(descriptor)
    if about.st_uid == os.getuid() and not about.st_mode & 0o022:
        return descriptor
    os.close(descriptor)
    return None


def load(path: str, key: Sequence[str]) -> list[str] | None:
    """The lines in a file; None if there are none, or they are of others, damaged or not right."""
    descriptor = opened(path)
    if descriptor is None:
        return None
    try:
        data = os.read(descriptor, _MOST_BYTES)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    pieces = data.decode("utf-8", "replace").split("\n", 3)
    head, found, stamps, rest = (*pieces, "", "", "")[:4]
    *lines, end, last = rest.split("\n") if rest.count("\n") else ("", "", "")
    if (head, end, last) != (_HEAD, _END, "") or tuple(found.split("\t")) != tuple(key):
        return None
    return lines if stamps == _stamps(stamps.split("\t")[1::2]) else None


def written(key: Sequence[str], watched: Sequence[str], lines: Lines) -> str:
    """What `load` takes, as text.

    Args:
        key: What the lines are right for, see `key_of`.
        watched: Paths of files; the lines are right as long as they are not touched.
        lines: As many as the terminal has, each as wide as it.
    """
    joined = ["\t".join(piece for run in line for piece in run) for line in lines]
    return "\n".join((_HEAD, "\t".join(key), _stamps(watched), *joined, _END, ""))


def shown(lines: Sequence[str]) -> str:
    """The lines of a file as a terminal takes them; only looks that are numbers, only harmless
    text. A screen has many runs and few looks, and most differ from the last in the ink alone."""
    pieces: list[str] = []
    looks: dict[str, tuple[str, str, str]] = {}
    now, now_ground = "", ""
    for number, line in enumerate(lines, 1):
        if not line.replace("\t", "").isprintable():
            line = _harmless(line)
        pieces.append(f"\x1b[{number}H")
        parts = line.split("\t")
        for look, text in zip(parts[0::2], parts[1::2], strict=False):
            if look != now:
                known = looks.get(look)
                whole, ink, ground = known or looks.setdefault(look, _codes(look))
                pieces.append(ink if ground and ground == now_ground else whole)
                now, now_ground = look, ground
            pieces.append(text)
    return "".join((*pieces, "\x1b[0m"))


def _codes(look: str) -> tuple[str, str, str]:
    """What makes a look of anything, what makes it of another ink on the same ground, and that
    ground ("" if that would not do)."""
    numbers = look.replace(";", "")
    if not (numbers.isdigit() and numbers.isascii()):
        look = "0"
    ink, _, ground = look.partition(";48;")
    return f"\x1b[0;{look}m", f"\x1b[{ink}m", ground if ink.startswith("38;") else ""


def _harmless(text: str) -> str:
    return "".join(char if char.isprintable() or char in _KEPT else "\ufffd" for char in text)


def _stamps(paths: Sequence[str]) -> str:
    """Each path with when it was last written; "0" where there is nothing."""
    pieces = []
    for path in paths:
        try:
            pieces += [str(os.stat(path).st_mtime_ns), path]  # noqa: PTH116
        except OSError:
            pieces += ["0", path]
    return "\t".join(pieces)
