"""Regular expressions as an earlier run compiled them; delete this module and all works.

What a line of a dump may be is said by long expressions, and to compile them is a third of a short
build. So the codes that `re` has them made into are kept in a file, and the next command takes
them from there, as long as Python is the same; in any doubt an expression is compiled as always.
The file may be deleted at any time.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import cast
from zlib import crc32

from reader.cachefile import replaced
from reader.firstscreen import cache_folder, name_of, opened
from reader.text.lazy import compiling_by

Key = tuple[str | bytes, int]
"""An expression and its flags."""
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the machine of `re` is told: flags, code, and the number and the names of the groups."""

_PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))
"""Those whose `re` is known to work as here; another compiles for itself."""
_MARK = b"reader expressions 3"
_SUM_BYTES = 4
_MOST_BYTES = 2 << 20
_BAD = (OSError, ValueError, EOFError, TypeError, RuntimeError)
"""What taking something from a damaged file ends in."""


class Expressions:
    """Compiles expressions, or has them compiled already.

    Args:
        kept: By an earlier run.
    """

    def __init__(self, kept: Mapping[Key, Kept]) -> None:
        self.known: dict[Key, Kept] = {**kept}
        self.met: dict[Key, Kept] = {}
        """Those that this run asked for."""
        self.is_new = False
        self._machine = import_module("_sre")

    def compile(self, expression: str | bytes, flags: int) -> re.Pattern[str] | re.Pattern[bytes]:
        """As `re.compile`."""
        key = (expression, int(flags))
        kept = self.known.get(key)
        if kept is None:
            kept = self.known[key] = _worked_out(*key)
            self.is_new = True
        self.met[key] = kept
        told, code, groups, by_name, names = kept
        numbers = array("I", code).tolist()
        made = self._machine.compile(expression, told, numbers, groups, by_name, names)
        return cast("re.Pattern[str] | re.Pattern[bytes]", made)


def _worked_out(expression: str | bytes, flags: int) -> Kept:
    """What `re` compiles an expression into before it gives it to its machine."""
    parsed = import_module("re._parser").parse(expression, flags)
    code = import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    told = flags | state.flags
    return told, array("I", code).tobytes(), state.groups - 1, state.groupdict, tuple(names)


@contextmanager
def kept_expressions(environment: Mapping[str, str]) -> Iterator[None]:
    """Take expressions from what earlier commands kept, and keep those compiled meanwhile.

    Only those given to `lazily`: what a person looks for is kept nowhere.

    Args:
        environment: Of the process.
    """
    folder = cache_folder(environment)
    if folder is None or sys.version_info[:2] not in _PYTHONS:
        yield
        return
    path = f"{folder}/expressions/{name_of(sys.version)}"
    expressions = _load(path)
    with compiling_by(expressions.compile):
        yield
    if expressions.is_new and not sys.dont_write_bytecode:
        _save(path, expressions)


def _load(path: str) -> Expressions:
    """What a file keeps; nothing if there is none, or it is of others or damaged."""
    descriptor = opened(path)
    if descriptor is not None:
        try:
            data = os.read(descriptor, _MOST_BYTES)
            body = data[len(_MARK) + _SUM_BYTES :]
            if data.startswith(_MARK + crc32(body).to_bytes(_SUM_BYTES, "little")):
                version, kept = marshal.loads(body)
                if version == sys.version:
                    return Expressions(kept)
        except _BAD:
            pass
        finally:
            os.close(descriptor)
    return Expressions({})


def _save(path: str, expressions: Expressions) -> None:
    data = _packed(expressions.known)
    if len(data) > _MOST_BYTES:  # what only older versions of the program ask for stays there
        data = _packed(expressions.met)
    if len(data) <= _MOST_BYTES:
        replaced(path, lambda stream: stream.write(data))


def _packed(kept: Mapping[Key, Kept]) -> bytes:
    body = marshal.dumps((sys.version, dict(kept)))
    return _MARK + crc32(body).to_bytes(_SUM_BYTES, "little") + body
