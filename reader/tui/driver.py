"""Taking the terminal over from the first screen without a flicker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.drivers.linux_driver import LinuxDriver

_ENTER: Final = "\x1b[?1049h"
"""Into the alternate screen; sent a second time it would clear what is shown."""


def driver_that(take_over: Callable[[], bool]) -> type[LinuxDriver]:
    """A driver that starts on a terminal where a first screen is shown.

    Args:
        take_over: Gives the terminal up in its own modes; False if none is shown any more.
    """

    class TakingOver(LinuxDriver):
        """Does not enter the alternate screen again if it is on."""

        _entered = False

        def start_application_mode(self) -> None:
            self._entered = take_over()
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def write(self, data: str) -> None:
            if self._entered and data == _ENTER:
                self._entered = False
            else:
                super().write(data)

    return TakingOver
