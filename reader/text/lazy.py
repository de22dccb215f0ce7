"""What is made when it is first needed: compiled regular expressions, modules.

Compiling is slow beside matching, and of the many expressions that say what a line may be, a
short run of the program needs a few. So it is with records: each takes longer to define than a
row of the list takes to be drawn.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import AnyStr, Generic, cast

Compiler = Callable[[str | bytes, int], re.Pattern[str] | re.Pattern[bytes]]
"""Makes a pattern of an expression and its flags, as `re.compile` does."""

_compiler: Compiler = cast(Compiler, re.compile)  # its types are told apart by overloads


@contextmanager
def compiling_by(compiler: Compiler) -> Iterator[None]:
    """Have the expressions that are needed meanwhile compiled by another than `re.compile`."""
    global _compiler
    before, _compiler = _compiler, compiler
    try:
        yield
    finally:
        _compiler = before


def lazily(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, put off until a method of the pattern is asked for.

    What is given has all attributes of a pattern, so `pattern.match(text)` and the like work;
    it is none to `isinstance` and to the functions of `re` that take one.

    Args:
        expression: The expression; what is wrong with it comes up as `re.error` at first use.
        flags: As for `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(expression, flags))


class _Lazy(Generic[AnyStr]):
    """An expression that becomes a pattern; methods once asked for are kept as its own."""

    def __init__(self, expression: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = expression
        self._asked = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # copying and the like ask for what no pattern has
            raise AttributeError(name)
        value: object = getattr(_compiler(self.pattern, self._asked), name)
        setattr(self, name, value)
        return value


def later(name: str) -> ModuleType:
    """A module that is imported when something of it is first asked for.

    For types it is imported beside this, under `TYPE_CHECKING`.

    Args:
        name: Its whole name; a module that cannot be imported fails at the first use.
    """
    return _Later(name)


class _Later(ModuleType):
    """Stands for a module; what was once asked for is kept."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        value: object = getattr(importlib.import_module(self.__name__), name)
        setattr(self, name, value)
        return value
