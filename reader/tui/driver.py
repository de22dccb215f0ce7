"""The terminal: taken over from the first screen without a flicker, read and written at once."""

from __future__ import annotations

import os
import signal
import threading
from asyncio import TimerHandle
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.tui.output import Output
from reader.tui.terminal import has_shell

_ENTER: Final = "\x1b[?1049h"
"""Into the alternate screen; sent a second time it would clear what is shown."""
_FRAME_BEGINS: Final = "\x1b[?2026h"
_FRAME_ENDS: Final = "\x1b[?2026l"
_READ_BYTES: Final = 4096
_TICK_SECONDS: Final = 0.001
"""How much later than it could be one looks whether an Esc was just that."""


class PromptDriver(LinuxDriver):
    """Reads and writes in the event loop instead of on threads.

    Textual's own hands every key from a thread to the loop and every part of a frame from the
    loop to another thread, which then waits for the interpreter: of the time from a key to its
    frame that was a third. Only what the terminal does not take at once goes to the thread.
    """

    _output: Output | None = None
    _held: list[str] | None = None
    """The parts of the frame that is being written; None between frames."""
    _escape: TimerHandle | None = None

    # ---- writing

    def start_application_mode(self) -> None:
        self._held = None
        self._file = self._output = Output(2)  # type: ignore[assignment]
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def resume_application_mode(self) -> None:
        """Come back from the shell: what is shown there is not ours."""
        super().resume_application_mode()
        self._loop.call_soon_threadsafe(self._app.call_later, self._app.refresh)

    def close(self) -> None:
        super().close()
        if self._output:
            self._output.close()

    def write(self, data: str) -> None:
        if threading.get_ident() != self._app._thread_id:
            self._send(data)
        elif data == _FRAME_BEGINS:
            self._held = [data]
        elif self._held is None:
            self._send(data)
        else:
            self._held.append(data)
            if data == _FRAME_ENDS:
                frame, self._held = "".join(self._held), None
                self._send(frame)

    def _send(self, text: str) -> None:
        rest = self._output.offer(text) if self._output else text
        if rest is not None:
            super().write(rest)

    # ---- stopping

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, where somebody can continue it, with the script it was called from.

        A shell waits for that script and would not see that its child has stopped. All stop at
        once when the terminal is given back: else the shell is there before it is.
        """
        if not has_shell():
            return
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.killpg(0, signal.SIGSTOP)

    # ---- reading

    def _run_input_thread(self) -> None:
        """The thread that Textual reads on has nothing to do but to hand its work over."""
        self._loop.call_soon_threadsafe(self._listen)

    def _listen(self) -> None:
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode

        def take() -> None:
            try:
                data = os.read(self.fileno, _READ_BYTES)
            except OSError:
                data = b""
            if not data:  # the terminal is gone; somebody else watches for that
                self._loop.remove_reader(self.fileno)
            elif text := decode(data):
                hand_on(parser.feed(text))
                if self._escape:
                    self._escape.cancel()
                self._escape = self._loop.call_later(ESCAPE_DELAY + _TICK_SECONDS, tick)

        def tick() -> None:
            hand_on(parser.tick())

        def hand_on(messages: Iterable[Message]) -> None:
            for message in messages:
                self.process_message(message)

        self._loop.add_reader(self.fileno, take)

    def send_message(self, message: Message) -> None:
        self._app.post_message(message)

    def disable_input(self) -> None:
        self._loop.remove_reader(self.fileno)
        if self._escape:
            self._escape.cancel()
        super().disable_input()


def driver_that(take_over: Callable[[], bool]) -> type[LinuxDriver]:
    """A driver that starts on a terminal where a first screen is shown.

    Args:
        take_over: Gives the terminal up in its own modes; False if none is shown any more.
    """

    class TakingOver(PromptDriver):
        """Does not enter the alternate screen again if it is on."""

        _entered = False

        def start_application_mode(self) -> None:
            self._entered = take_over()
            super().start_application_mode()

        def write(self, data: str) -> None:
            if self._entered and data == _ENTER:
                self._entered = False
            else:
                super().write(data)

    return TakingOver
