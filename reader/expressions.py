"""Regular expressions as an earlier run compiled them; delete this module and all still works.

Compiling them is a third of a short build, and Python forgets them when it ends. So what a
command compiled is kept in a file, and the next one takes it from there, as long as Python is the
same; in any doubt an expression is compiled as always. The file may be deleted at any time.
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
from zlib import crc32

from reader.cachefile import replaced
from reader.firstscreen import cache_folder, name_of, opened

Key = tuple[str | bytes, int]
"""An expression and its flags."""
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the machine of `re` is told: flags, code, and the number and the names of the groups."""

_PYTHONS = ((3, 11), (3, 12), (3, 13))
"""Those whose `re` is known to work as here; another compiles for itself."""
_SPECIAL = re.DEBUG | re.LOCALE
"""What says something, or depends on more than the expression."""
_MARK = b"reader expressions 1"
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
        self.is_new = False
        self._parser = import_module("re._parser")
        self._compiler = import_module("re._compiler")
        self._machine = import_module("_sre")
        self._compile = self._compiler.compile

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have all expressions of the program compiled here meanwhile."""
        attributes = vars(self._compiler)
        attributes["compile"] = self.compile
        try:
            yield
        finally:
            attributes["compile"] = self._compile

    def compile(self, pattern: object, flags: int = 0) -> object:
        """As `re` asks for it."""
        if type(pattern) not in (str, bytes) or flags & _SPECIAL:
            return self._compile(pattern, flags)
        key = (pattern, int(flags))
        kept = self.known.get(key)  # type: ignore[arg-type]  # its type is known by now
        if kept is None:
            kept = self.known[key] = self._worked_out(pattern, int(flags))  # type: ignore[index]
            self.is_new = True
        told, code, groups, by_name, names = kept
        numbers = array("I", code).tolist()
        return self._machine.compile(pattern, told, numbers, groups, by_name, names)

    def _worked_out(self, pattern: object, flags: int) -> Kept:
        parsed = self._parser.parse(pattern, flags)
        code = self._compiler._code(parsed, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        told = flags | state.flags
        return told, array("I", code).tobytes(), state.groups - 1, state.groupdict, tuple(names)


@contextmanager
def kept_expressions(environment: Mapping[str, str], *, keep: bool = True) -> Iterator[None]:
    """Take expressions from what earlier commands kept, and keep what is compiled meanwhile.

    Args:
        environment: Of the process.
        keep: Whether to; not where a person's own words may be among them.
    """
    folder = cache_folder(environment)
    if folder is None or sys.version_info[:2] not in _PYTHONS:
        yield
        return
    path = f"{folder}/expressions/{name_of(sys.version)}"
    expressions = Expressions(_load(path))
    with expressions.in_use():
        yield
    if keep and expressions.is_new and not sys.dont_write_bytecode:
        _save(path, expressions.known)


def _load(path: str) -> dict[Key, Kept]:
    """What a file keeps; nothing if there is none, or it is of others or damaged."""
    descriptor = opened(path)
    if descriptor is None:
        return {}
    try:
        data = os.read(descriptor, _MOST_BYTES)
        body = data[len(_MARK) + _SUM_BYTES :]
        if data.startswith(_MARK + crc32(body).to_bytes(_SUM_BYTES, "little")):
            version, known = marshal.loads(body)
            if version == sys.version:
                return dict(known)
    except _BAD:
        pass
    finally:
        os.close(descriptor)
    return {}


def _save(path: str, known: Mapping[Key, Kept]) -> None:
    body = marshal.dumps((sys.version, dict(known)))
    data = _MARK + crc32(body).to_bytes(_SUM_BYTES, "little") + body
    if len(data) <= _MOST_BYTES:
        replaced(path, lambda stream: stream.write(data))
