"""Loading the standard library without those parts of it that a run has no use for."""

from __future__ import annotations

import importlib
import sys
from typing import Final

from reader.text.lazy import later

HEAVY: Final = ("ssl", "_hashlib")
"""Both are optional for those below; they take a tenth of the memory and of the start."""
LIGHT: Final = ("asyncio", "hashlib", "hmac")


def load_lightly() -> None:
    """Import what would load OpenSSL as it is where Python was built without it.

    Afterwards anybody may still import `ssl`; only connections of asyncio have no TLS, and
    digests are Python's own.
    """
    hidden = [name for name in HEAVY if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # there is no such module
    try:
        for name in LIGHT:
            importlib.import_module(name)
    finally:
        for name in hidden:
            del sys.modules[name]


def load_dataclasses() -> None:
    """Import `dataclasses` so that `inspect` is loaded when a class of ours needs it: mostly none.

    Afterwards anybody may still import `inspect`.
    """
    if "inspect" in sys.modules:
        return
    sys.modules["inspect"] = later("inspect")
    try:
        importlib.import_module("dataclasses")
    finally:
        del sys.modules["inspect"]
