"""What is compiled while a program runs, as an earlier run did; delete this module and all works.

Regular expressions are compiled from texts, and so are the methods that Python writes for
dataclasses and named tuples, and the types of their fields: a third of a short build, and it is
forgotten at the end. So what a command compiled is kept in a file, and the next one takes it from
there, as long as Python is the same; in any doubt a text is compiled as always. The file may be
deleted at any time.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import CodeType, FrameType
from zlib import crc32

from reader.cachefile import replaced
from reader.firstscreen import cache_folder, name_of, opened

Key = tuple[str | bytes, int]
"""An expression and its flags."""
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the machine of `re` is told: flags, code, and the number and the names of the groups."""
Text = tuple[str, str]
"""Some Python, and whether it is to be executed or evaluated: "exec" or "eval"."""

_PYTHONS = ((3, 11), (3, 12), (3, 13))
"""Those whose `re` is known to work as here; another compiles for itself."""
_PUTS_OFF = "reader.text.lazy"
"""The module that has expressions compiled when they are first needed."""
_SPECIAL = re.DEBUG | re.LOCALE
"""What says something, or depends on more than the expression."""
_MARK = b"reader expressions 2"
_SUM_BYTES = 4
_MOST_BYTES = 2 << 20
_BAD = (OSError, ValueError, EOFError, TypeError, RuntimeError)
"""What taking something from a damaged file ends in."""


class Expressions:
    """Compiles expressions, or has them compiled already.

    Those that stand in modules are kept; in any other there may be a person's own words.

    Args:
        kept: By an earlier run.
    """

    def __init__(self, kept: Mapping[Key, Kept]) -> None:
        self.known: dict[Key, Kept] = {**kept}
        self.met: dict[Key, Kept] = {}
        """Those that this run asked for."""
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
            if not _stands_in_a_module():
                return self._compile(pattern, flags)
            kept = self.known[key] = self._worked_out(pattern, int(flags))  # type: ignore[index]
            self.is_new = True
        self.met[key] = kept  # type: ignore[index]
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


def _stands_in_a_module() -> bool:
    """Whether what is compiled now is compiled while a module is loaded, or was put off then."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__") == re.__name__:
        frame = frame.f_back
    return frame is not None and (
        frame.f_code.co_name == "<module>" or frame.f_globals.get("__name__") == _PUTS_OFF
    )


class Methods:
    """Compiles the methods that Python writes for classes, or has them compiled already.

    Args:
        kept: By an earlier run, in Python's own form for modules.
    """

    def __init__(self, kept: Mapping[Text, bytes]) -> None:
        self.known: dict[Text, bytes] = {**kept}
        self.met: dict[Text, bytes] = {}
        """Those that this run asked for."""
        self.is_new = False
        self._compiled: dict[Text, CodeType] = {}

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have the methods of all classes that are made meanwhile compiled here."""
        takers: tuple[tuple[str, str, Callable[..., object]], ...] = (
            ("dataclasses", "exec", self._executed),
            ("collections", "eval", self._evaluated),
            ("typing", "compile", self.compile),
        )
        places = [(vars(import_module(module)), name, taker) for module, name, taker in takers]
        for names, name, taker in places:
            names[name] = taker
        try:
            yield
        finally:
            for names, name, _ in places:
                del names[name]  # which was not there: Python's own is found again

    def compile(self, text: str, filename: str, kind: str) -> CodeType:
        """As these modules ask for it."""
        code = self._compiled.get((text, kind))
        if code is None:
            kept = self.known.get((text, kind))
            if kept is None:
                code = compile(text, filename, kind, dont_inherit=True)
                kept = self.known[text, kind] = marshal.dumps(code)
                self.is_new = True
            else:
                code = marshal.loads(kept)
            self.met[text, kind] = kept
            self._compiled[text, kind] = code
        return code

    def _executed(self, text: str, *names: dict[str, object]) -> None:
        exec(self.compile(text, "<string>", "exec"), *names)

    def _evaluated(self, text: str, *names: dict[str, object]) -> object:
        return eval(self.compile(text, "<string>", "eval"), *names)


@contextmanager
def kept_expressions(environment: Mapping[str, str]) -> Iterator[None]:
    """Take what was compiled from what earlier commands kept, and keep what is meanwhile.

    Args:
        environment: Of the process.
    """
    folder = cache_folder(environment)
    if folder is None or sys.version_info[:2] not in _PYTHONS:
        yield
        return
    path = f"{folder}/expressions/{name_of(sys.version)}"
    expressions, methods = _load(path)
    with expressions.in_use(), methods.in_use():
        yield
    if (expressions.is_new or methods.is_new) and not sys.dont_write_bytecode:
        _save(path, expressions, methods)


def _load(path: str) -> tuple[Expressions, Methods]:
    """What a file keeps; nothing if there is none, or it is of others or damaged."""
    descriptor = opened(path)
    if descriptor is not None:
        try:
            data = os.read(descriptor, _MOST_BYTES)
            body = data[len(_MARK) + _SUM_BYTES :]
            if data.startswith(_MARK + crc32(body).to_bytes(_SUM_BYTES, "little")):
                version, expressions, methods = marshal.loads(body)
                if version == sys.version:
                    return Expressions(expressions), Methods(methods)
        except _BAD:
            pass
        finally:
            os.close(descriptor)
    return Expressions({}), Methods({})


def _save(path: str, expressions: Expressions, methods: Methods) -> None:
    data = _packed(expressions.known, methods.known)
    if len(data) > _MOST_BYTES:  # what only older versions of the program ask for stays there
        data = _packed(expressions.met, methods.met)
    if len(data) <= _MOST_BYTES:
        replaced(path, lambda stream: stream.write(data))


def _packed(expressions: Mapping[Key, Kept], methods: Mapping[Text, bytes]) -> bytes:
    body = marshal.dumps((sys.version, dict(expressions), dict(methods)))
    return _MARK + crc32(body).to_bytes(_SUM_BYTES, "little") + body
