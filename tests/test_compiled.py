"""The bundle of compiled modules: it is taken only where an ordinary import would do the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import PROJECT

KEEP = """
import os
from reader.compiled import keep_modules
import planted, planted.inner
keep_modules(os.environ)
"""
USE = """
import os, sys
from reader.compiled import use_modules
use_modules(os.environ)
import planted, planted.inner
kinds = [type(one.__spec__.loader).__module__ for one in (planted, planted.inner)]
print(planted.inner.VALUE, *(kind == "reader.compiled" for kind in kinds))
"""
SAME = """
import inspect, planted.inner
spec = planted.inner.__spec__
print(planted.inner.__file__, planted.inner.__cached__, spec.origin, spec.parent,
      planted.__path__, planted.__spec__.submodule_search_locations,
      inspect.getsource(planted.inner.there), planted.inner.there.__code__.co_filename)
"""


class Place:
    """A folder of modules, and Pythons that look there."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "modules" / "planted"
        self.package.mkdir(parents=True)
        (self.package / "__init__.py").write_text("")
        self.write("first")
        self._environment = {
            **{name: text for name, text in os.environ.items() if not name.startswith("PYTHON")},
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PYTHONPATH": os.pathsep.join((str(folder / "modules"), str(PROJECT))),
        }
        self.kept = folder / "cache" / "reader" / "modules"

    def write(self, value: str) -> None:
        """Give the inner module another source."""
        source = f"VALUE = {value!r}\n\ndef there():\n    return VALUE\n"
        (self.package / "inner.py").write_text(source)

    def run(self, code: str, *options: str, **variables: str) -> str:
        """What a program writes that is run by another Python."""
        done = subprocess.run(
            [sys.executable, "-P", *options, "-c", code],
            env={**self._environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.stderr
        return done.stdout.strip()

    @property
    def bundle(self) -> Path:
        """The one that was kept."""
        (path,) = self.kept.iterdir()
        return path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder of modules that were kept."""
    place = Place(tmp_path)
    place.run(KEEP)
    assert place.run(USE) == "first True True"
    return place


def test_a_module_of_the_bundle_is_like_any_other(place: Place) -> None:
    """Its file, its source and its place are told as always."""
    assert place.run(USE + SAME).splitlines()[1:] == place.run(SAME).splitlines()


def test_functions_come_without_their_docstrings(place: Place) -> None:
    """All else is there: what a class says of itself, and a string that a function works with."""
    source = """
def told():
    'For people.'
class Kept:
    'For people.'
    def told(self):
        'For people.'
def used():
    'For both.'
    return 'For both.'
def made():
    return ['one' for _ in range(2)], [*('two' for _ in range(1))], (lambda: 'three')()
"""
    (place.package / "inner.py").write_text(f"VALUE = 'first'\n{source}")
    assert place.run(KEEP) == ""
    said = "print(inner.told.__doc__, inner.Kept.told.__doc__, inner.Kept.__doc__)"
    done = "print(inner.used(), *inner.made())"
    used = USE.replace("print(", f"from planted import inner; {said}; {done}; print(", 1)
    assert place.run(used).splitlines() == [
        "None None For people.",
        "For both. ['one', 'one'] ['two'] three",
        "first True True",
    ]


def test_libraries_of_the_system_are_found_too(place: Place) -> None:
    """As modules written in C; what they are is told as always.

    This one is a file everywhere: those of Python itself are built into many a Python.
    """
    told = "import yaml._yaml as c\nprint(c.__file__, c.__spec__.origin, c.__spec__.cached)\n"
    seen = "print('yaml._yaml' in sys.meta_path[-2].entries)"
    place.run("import yaml._yaml" + KEEP)

    assert place.run(USE + told + seen).splitlines()[1:] == [place.run(told), "True"]


def test_a_source_that_changed_is_loaded_anew(place: Place) -> None:
    """And the next bundle has it."""
    place.write("second")

    assert place.run(USE) == "second True False"
    place.run(USE + KEEP)
    assert place.run(USE) == "second True True"


def test_a_module_that_would_be_found_earlier_is(place: Place) -> None:
    """A folder in which something came or went may hold another module of the same name."""
    shadow = place.package / "inner"
    shadow.mkdir()
    (shadow / "__init__.py").write_text("VALUE = 'shadow'\n")

    assert place.run(USE) == "shadow False False"


def test_another_path_has_a_bundle_of_its_own(place: Place, tmp_path: Path) -> None:
    """Neither takes modules of the other."""
    other = Place(tmp_path / "other")
    other.write("other")
    elsewhere = f"{other.package.parent}{os.pathsep}{PROJECT}"
    cache = str(tmp_path / "cache")

    assert place.run(USE, PYTHONPATH=elsewhere, XDG_CACHE_HOME=cache) == "other False False"
    assert place.run(USE, "-O") == "first False False"
    assert place.run(USE) == "first True True"


def test_a_path_that_depends_on_the_folder_one_is_in_has_none(place: Place) -> None:
    """What is found there may be another thing at any time."""
    code = "import sys\nsys.path.insert(0, '')\n"

    assert place.run(code + USE) == "first False False"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[-28:]),
        lambda path: path.write_bytes(bytes(100) + path.read_bytes()[-28:]),
        lambda path: path.chmod(0o666),
        lambda path: path.symlink_to(path.rename(path.with_name("else"))),
    ],
    ids=["cut", "empty", "end alone", "of zeros", "others may write it", "a link"],
)
def test_a_file_one_cannot_trust_is_not_used(place: Place, spoil: Callable[[Path], object]) -> None:
    """All is found as always."""
    spoil(place.bundle)

    assert place.run(USE) == "first False False"


def _with_another_word(code: bytes) -> bytes:
    assert b"first" in code
    return code.replace(b"first", b"fir5t")


@pytest.mark.parametrize("damage", [lambda code: bytes(len(code)), _with_another_word])
def test_code_that_is_damaged_is_read_from_its_own_file(
    place: Place, damage: Callable[[bytes], bytes]
) -> None:
    """Only the index of the bundle has to be whole."""
    data = place.bundle.read_bytes()
    index = int.from_bytes(data[-28:-20], "little")
    place.bundle.write_bytes(damage(data[:index]) + data[index:])

    assert place.run(USE) == "first True True"


def test_nothing_is_written_that_is_there_already(place: Place) -> None:
    """Only a module that is not in the bundle makes another one, which keeps all the others."""
    before = place.bundle.stat()
    place.run(USE + KEEP)
    assert place.bundle.stat() == before

    (place.package / "late.py").write_text("")
    place.run("import planted.late" + KEEP)
    place.run(USE + KEEP)
    code = "import planted.late\nprint(type(planted.late.__spec__.loader).__module__)"
    assert place.run(USE + code).splitlines()[1:] == ["reader.compiled"]


def test_who_wants_no_compiled_files_gets_none(tmp_path: Path) -> None:
    """The variable that says so is known to whoever looks after a computer."""
    place = Place(tmp_path)
    place.run(KEEP, PYTHONDONTWRITEBYTECODE="1")

    assert not place.kept.exists()


def test_few_bundles_are_kept(place: Place, tmp_path: Path) -> None:
    """The ones of Pythons that are used no longer make way."""
    for number in range(6):
        (tmp_path / f"{number}").mkdir()
        path = f"{place.package.parent}{os.pathsep}{PROJECT}{os.pathsep}{tmp_path / str(number)}"
        place.run(KEEP, PYTHONPATH=path)

    assert len([*place.kept.iterdir()]) == 4
