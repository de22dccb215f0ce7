"""The modules of a start in one file, already compiled; delete this module and all still works.

Python looks through several folders for each of five hundred modules and reads each from a file
of its own: a seventh of a start. So what is loaded when the screen is left is kept as Python has
compiled it, and the next start takes it from there. It does so only as long as Python, the
folders in which modules are looked for and a module's own source are what they were; in any doubt
a module is found as always. The file may be deleted at any time.
"""

from __future__ import annotations

import marshal
import os
import sys
from _collections_abc import Iterable, Iterator, Mapping, Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder, SourceFileLoader
from zlib import crc32

from reader.cachefile import forget, replaced
from reader.firstscreen import cache_folder, name_of, opened

TYPE_CHECKING = False  # by this name a type checker knows it; what is loaded here is found slowly
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import BinaryIO

Module = tuple[str, str, bool]
"""Source, where Python keeps it compiled, whether it is a package. A library that the system loads
has nothing compiled ("")."""
Entry = tuple[str, str, bool, int, int, int, int, int]
"""A module; when its source was written (ns) and its size in bytes; where its code begins in the
bundle, how many bytes it has, and their sum: code that was damaged would end the program."""
Stamps = tuple[tuple[str, int], ...]
"""Folders, and when an entry of each was last added or taken out (ns); 0 where there is none."""

_MARK = b"reader modules 3"
_PLACE_BYTES = 8
_SUM_BYTES = 4
_END_BYTES = _PLACE_BYTES + _SUM_BYTES + len(_MARK)
_PYC_HEAD = 16
_OF_FUNCTION = 1
"""The flag of code that is a function's (`inspect.CO_OPTIMIZED`) and not a class's."""
_MOST_BUNDLES = 4
"""Each way to start Python has its own; those that were not written lately go."""
_BAD = (OSError, ValueError, EOFError, TypeError)
"""What reading a damaged file ends in."""


class Bundle:
    """Finds the modules of one file, before Python looks for them along its path."""

    def __init__(self, descriptor: int, entries: dict[str, Entry]) -> None:
        self.entries = entries
        """What it has, but for what was asked for and is not right any more."""
        self._descriptor = descriptor

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """As `importlib` asks for it; None if the module has to be found as always."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        source, compiled, is_package, *stamp, _, _, _ = entry
        folder = source.rpartition("/")[0]
        home = folder.rpartition("/")[0] if is_package else folder
        if (path is not None and [*path] != [home]) or _stamp(source) != (*stamp,):
            del self.entries[name]
            return None
        loader = _Loader(name, source, self) if compiled else ExtensionFileLoader(name, source)
        spec = ModuleSpec(name, loader, origin=source, is_package=is_package)
        spec.has_location = True
        if compiled:
            spec.cached = compiled
        if is_package:
            spec.submodule_search_locations = [folder]
        return spec

    def code(self, name: str) -> CodeType | None:
        """What a module does when it is loaded; None if the file does not tell."""
        try:
            code = marshal.loads(self.data(name))
        except _BAD:
            return None
        return code if isinstance(code, type(_stamp.__code__)) else None

    def data(self, name: str) -> bytes:
        """The same as it stands in the file; b"" if it is damaged, or of no module of Python's.

        Raises:
            OSError: If the file cannot be read.
        """
        *_, start, length, total = self.entries[name]
        data = os.pread(self._descriptor, length, start)
        return data if crc32(data) == total else b""


class _Loader(SourceFileLoader):
    """Python's own but for where the code comes from."""

    def __init__(self, name: str, source: str, bundle: Bundle) -> None:
        super().__init__(name, source)
        self._bundle = bundle

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the bundle, else of the file that Python keeps itself."""
        return self._bundle.code(fullname) or super().get_code(fullname)


def use_modules(environment: Mapping[str, str]) -> None:
    """Take modules from what was kept at the end of an earlier start, if that may be done."""
    path = _bundle_path(environment)
    closed = None in (sys.stdin, sys.stdout, sys.stderr)  # the bundle would get its number
    if path is None or closed or PathFinder not in sys.meta_path:
        return
    bundle = _load(path)
    if bundle:
        sys.meta_path.insert(sys.meta_path.index(PathFinder), bundle)


def keep_modules(environment: Mapping[str, str]) -> None:
    """Keep what is loaded now, unless the next start finds all of it anyway."""
    path = _bundle_path(environment)
    if path is None or sys.dont_write_bytecode:
        return
    used = next((one for one in sys.meta_path if isinstance(one, Bundle)), None)
    known = used.entries if used else {}
    if not dict(_modules(sys.modules.keys() - known.keys())):
        return
    modules = {name: entry[:3] for name, entry in known.items()} | dict(_modules([*sys.modules]))
    if replaced(path, lambda stream: _write(stream, modules, used)):
        _forget_old(os.path.dirname(path))  # noqa: PTH120


def _bundle_path(environment: Mapping[str, str]) -> str | None:
    """The file for the way in which Python was started; None where nothing is kept."""
    folder = cache_folder(environment)
    if folder is None or not all(entry.startswith("/") for entry in sys.path):
        return None
    return f"{folder}/modules/{name_of(repr(_way()))}"


def _way() -> tuple[str, int, str, tuple[str, ...]]:
    """What decides, beside files, which modules are found and how they are compiled."""
    optimized = sys.flags.optimize
    return (sys.version, optimized, sys.pycache_prefix or "", tuple(sys.path))


def _load(path: str) -> Bundle | None:
    """The bundle in a file; None if there is none, or it is of others or no longer right."""
    descriptor = opened(path)
    if descriptor is None:
        return None
    try:
        end = os.fstat(descriptor).st_size - _END_BYTES
        last = os.pread(descriptor, _END_BYTES, end)
        start = int.from_bytes(last[:_PLACE_BYTES], "little")
        index = os.pread(descriptor, end - start, start) if start < end else b""
        if last[_PLACE_BYTES:] == _sum(index) + _MARK:
            way, stamps, entries = marshal.loads(index)
            if way == _way() and stamps == _stamps(folder for folder, _ in stamps):
                return Bundle(descriptor, entries)
    except _BAD:
        pass
    os.close(descriptor)
    return None


def _modules(names: Iterable[str]) -> Iterator[tuple[str, Module]]:
    """Those of the loaded modules that Python found as files along its path."""
    for name in names:
        spec = getattr(sys.modules[name], "__spec__", None)
        source = spec.origin or "" if spec and spec.name == name else ""
        if spec is None or not source.startswith("/"):
            continue
        package, kind = spec.submodule_search_locations, type(spec.loader)
        if package is not None and [*package] != [source.rpartition("/")[0]]:
            continue
        if kind in (SourceFileLoader, _Loader) and spec.cached:
            yield name, (source, spec.cached, package is not None)
        elif kind is ExtensionFileLoader and package is None:
            yield name, (source, "", False)


def _write(stream: BinaryIO, modules: Mapping[str, Module], used: Bundle | None) -> None:
    entries: dict[str, Entry] = {}
    for name, (source, compiled, is_package) in modules.items():
        stamp = _stamp(source)
        known = used.entries.get(name) if used else None
        code = used.data(name) if used and known and known[3:5] == stamp else b""
        if compiled and not code:
            code = _lean(_code_of(compiled, stamp))
        if code or not compiled:
            place = (stream.tell(), len(code), crc32(code))
            entries[name] = (source, compiled, is_package, *stamp, *place)
            stream.write(code)
    packages = {entry[0].rpartition("/")[0] for entry in entries.values() if entry[2]}
    start = stream.tell()
    index = marshal.dumps((_way(), _stamps([*sys.path, *sorted(packages)]), entries))
    stream.write(index + start.to_bytes(_PLACE_BYTES, "little") + _sum(index) + _MARK)


def _sum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SUM_BYTES, "little")


def _code_of(compiled: str, stamp: tuple[int, int]) -> bytes:
    """The code in a file of Python's own cache; b"" if it is not that of the source."""
    from importlib.util import MAGIC_NUMBER

    try:
        with open(compiled, "rb") as stream:  # noqa: PTH123
            data = stream.read()
    except OSError:
        return b""
    seconds, size = (one & 0xFFFFFFFF for one in (stamp[0] // 1_000_000_000, stamp[1]))
    head = MAGIC_NUMBER + bytes(4) + seconds.to_bytes(4, "little") + size.to_bytes(4, "little")
    return data[_PYC_HEAD:] if data.startswith(head) else b""


def _lean(data: bytes) -> bytes:
    """Compiled code without the docstrings of its functions, as by `python -OO`: with those of all
    libraries they are a thirtieth of the memory, and nothing asks a running program for them."""
    if not data:
        return b""
    from opcode import hasconst

    loads = frozenset(hasconst)

    def without(code: CodeType) -> CodeType:
        kind = type(code)
        consts = [without(one) if isinstance(one, kind) else one for one in code.co_consts]
        if consts and isinstance(consts[0], str) and code.co_flags & _OF_FUNCTION:
            # A docstring is the first constant, and nothing the function does takes it from there.
            steps = zip(code.co_code[::2], code.co_code[1::2], strict=True)
            if all(place or step not in loads for step, place in steps):
                consts[0] = None
        return code.replace(co_consts=tuple(consts))

    return marshal.dumps(without(marshal.loads(data)))


def _stamp(path: str) -> tuple[int, int]:
    """When a file was last written (ns) and its size in bytes; zeros if there is none."""
    try:
        about = os.stat(path)  # noqa: PTH116
    except OSError:
        return 0, 0
    return about.st_mtime_ns, about.st_size


def _stamps(folders: Iterable[str]) -> Stamps:
    return tuple((folder, _stamp(folder)[0]) for folder in folders)


def _forget_old(folder: str) -> None:
    names = [f"{folder}/{name}" for name in os.listdir(folder)]  # noqa: PTH208
    for path in sorted(names, key=_stamp, reverse=True)[_MOST_BUNDLES:]:
        forget(path)
