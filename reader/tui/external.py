"""Programs of the person's own: the clipboard, the browser, the editor.

Text of others goes to them on standard input or in a private file, never in an argument
list, the environment or a shell.
"""

from __future__ import annotations

import ipaddress
import os
import shlex
import shutil
import subprocess
import tempfile
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from reader.errors import ReaderError
from reader.text.sanitise import MAX_NOTE_CHARS, guard, note_text

MAX_URL_CHARS: Final = 2048
COPY_SECONDS: Final = 2.0
OSC_52_LIMIT_BYTES: Final = 74_994
"""What the strictest common terminals take."""

CLIPBOARDS: Final = (
    ("clip.exe", ("clip.exe",), "WSL_DISTRO_NAME"),
    ("pbcopy", ("pbcopy",), ""),
    ("wl-copy", ("wl-copy",), "WAYLAND_DISPLAY"),
    ("xclip", ("xclip", "-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("xsel", "--clipboard", "--input"), "DISPLAY"),
    ("tmux", ("tmux", "load-buffer", "-w", "-"), "TMUX"),
)
"""Name, command, and the variable that says that it will work; in the order of trust."""


def copy(text: str, by_terminal: Callable[[str], None]) -> str:
    """Put a text on the clipboard; returns an honest word about how.

    Args:
        text: Guarded here; trailing line feeds are dropped, so that a paste into a shell
            does not run.
        by_terminal: Asks the terminal itself (OSC 52), which never says whether it obeys.
    """
    clean = guard(text).rstrip("\n")
    for name, command, variable in CLIPBOARDS:
        usable = (not variable or os.environ.get(variable)) and shutil.which(command[0])
        if usable and _feed(command, clean):
            return f"Copied ({name})"
    if len(clean.encode("utf-8", "replace")) > OSC_52_LIMIT_BYTES:
        return "Too long for the terminal's clipboard; not copied"
    by_terminal(clean)
    return "Sent to the terminal's clipboard; some terminals ignore it"


def checked_url(url: str) -> tuple[str, str]:
    """A web address that may be opened, and its host as plain ASCII.

    Raises:
        ReaderError: If it is none, or not http or https.
    """
    if not url:
        raise ReaderError("The dump gives no web address")
    if len(url) > MAX_URL_CHARS or not url.isprintable() or " " in url:
        raise ReaderError("This web address is not opened: it is not a plain address")
    try:
        parts = urlsplit(url)
        host = _plain_host(parts.hostname or "")
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https"):
        raise ReaderError("Only http and https addresses are opened")
    if not host:
        raise ReaderError("This web address has no host")
    return url, host


def open_in_browser(url: str, suspended: Callable[[list[str]], int]) -> None:
    """Open a checked address. May block: use a worker.

    Args:
        url: The address.
        suspended: Runs a browser that is shown in the terminal itself, as where there is no
            desktop, while the screen is given back to it; returns its exit status.

    Raises:
        ReaderError: If there is no browser, or it did not work.
    """
    try:
        browser = webbrowser.get()
    except webbrowser.Error as error:
        raise ReaderError("No browser was found", remedy="set $BROWSER") from error
    generic, background = webbrowser.GenericBrowser, webbrowser.BackgroundBrowser
    if isinstance(browser, generic) and not isinstance(browser, background):
        words = [browser.name, *(word.replace("%s", url) for word in browser.args)]
        try:
            status = suspended(words)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReaderError(f"{words[0]} did not work: {reason}") from error
        if status:
            raise ReaderError(f"{words[0]} ended with {status}")
    elif not browser.open(url):
        raise ReaderError("The browser did not open the page")


def edited(text: str, suspended: Callable[[list[str]], int]) -> str:
    """Let the person's own editor change a text.

    Args:
        text: What the editor starts with.
        suspended: Runs a command while the screen is given back to the terminal; returns
            its exit status. May raise OSError, or ReaderError if it could not be run at all.

    Raises:
        ReaderError: If there is no editor, no room for its file, or it failed, or it wrote what
            is not UTF-8 or too long for a note; a file that it was given is kept then, and named.
    """
    words = _editor()
    path = _file_with(text)
    try:
        status = _given_to(suspended, words, path)
        if status:
            raise ReaderError(f"{words[0]} ended with {status}", remedy=f"the text is in {path}")
        changed = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReaderError(
            f"{words[0]} did not work: {reason}", remedy=f"look for your text in {path}"
        ) from error
    except UnicodeDecodeError as error:
        raise ReaderError(
            f"{words[0]} did not save UTF-8, so the note is as it was",
            remedy=f"what you wrote is in {path}",
        ) from error
    note = note_text(changed).rstrip("\n")
    if len(note) > MAX_NOTE_CHARS:
        raise ReaderError(
            f"a note has at most {MAX_NOTE_CHARS:,} characters, so it is as it was",
            remedy=f"what you wrote is in {path}",
        )
    with suppress(OSError):
        path.unlink()
    return note


def _given_to(suspended: Callable[[list[str]], int], words: list[str], path: Path) -> int:
    """Run the editor on a file, which goes if the terminal cannot be given to it."""
    try:
        return suspended([*words, str(path)])
    except ReaderError:
        with suppress(OSError):
            path.unlink()
        raise


def _editor() -> list[str]:
    """The words of the command that starts the person's editor."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ReaderError(f"$EDITOR cannot be understood: {error}") from error
    if not words or not shutil.which(words[0]):
        raise ReaderError(f"there is no editor {command!r}", remedy="set $EDITOR")
    return words


def _file_with(text: str) -> Path:
    """A private file with a text, for the editor."""
    path = None
    try:
        handle, name = tempfile.mkstemp(prefix="reader-note-", suffix=".txt")
        path = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        if path is not None:
            path.unlink(missing_ok=True)
        raise ReaderError(
            f"no file could be made for the editor: {error.strerror or error}",
            remedy="free some space, or set $TMPDIR to another folder",
        ) from error
    return path


def _feed(command: tuple[str, ...], text: str) -> bool:
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=COPY_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _plain_host(host: str) -> str:
    """Look-alike letters become visible: a name in other scripts is shown as punycode."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return host.encode("idna").decode("ascii") if host else ""
