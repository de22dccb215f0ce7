"""What a command does not load, because loading is most of what a short command takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PROJECT


def loaded(code: str, *argv: str) -> set[str]:
    """The modules there are after some code."""
    code += "\nimport sys\nprint(*sys.modules)"
    command = [sys.executable, "-c", code, *argv]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="its dataclasses look into annotations")
def test_a_build_does_not_look_into_what_it_loads(tmp_path: Path) -> None:
    """Half of what dataclasses load is for classes that do not say what they are."""
    build = "import sys; from reader.cli import main\nmain(sys.argv[1:])"
    dump = PROJECT / "library" / "dumps"
    modules = loaded(build, "build", str(dump), "--dry-run", "--library", str(tmp_path / "none"))

    assert {"dataclasses", "reader.ingest.alignment.align"} <= modules
    assert "inspect" not in modules


def test_a_class_that_does_not_say_what_it_is_can_still_be_made() -> None:
    """Then it is looked into."""
    code = (
        "from reader.cli.light import load_dataclasses\n"
        "load_dataclasses()\n"
        "from dataclasses import dataclass\n"
        "@dataclass\nclass Bare:\n    number: int\n"
        "assert Bare.__doc__ == 'Bare(number: int)', Bare.__doc__\n"
        "import inspect; assert inspect.isclass(Bare)"
    )
    assert "inspect" in loaded(code)


@pytest.mark.parametrize("word", ["--version", "--help", "--wrong"])
def test_what_ends_with_a_word_loads_nothing_of_the_screen(word: str) -> None:
    """Neither what Textual waits with, nor anything of ours but the words."""
    code = (
        "import sys; from reader.cli import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass"
    )
    modules = loaded(code, word)

    assert "reader.cli.words" in modules
    assert not modules & {"asyncio", "reader.cli.screen", "reader.paths"}


def test_a_build_loads_no_processes_no_catalog_no_marks_and_no_alignment() -> None:
    modules = loaded("import reader.cli.building")

    assert "reader.ingest.build" in modules
    assert "reader.ingest.alignment.align" not in modules
    assert not modules & {"concurrent.futures.process", "multiprocessing", "sqlite3", "rapidfuzz"}
    assert not {
        name for name in modules if name.startswith(("reader.session", "reader.store.mark"))
    }


def test_the_screen_loads_no_exporters_and_no_yaml_before_the_list() -> None:
    modules = loaded(
        "import sys, pathlib\n"
        "import reader.cli.screen, reader.tui.app\n"
        "from reader.store.library import LibraryStore\n"
        "LibraryStore(pathlib.Path(sys.argv[1])).open()",
        str(PROJECT / "library"),
    )

    assert "reader.tui.screens.main" in modules
    assert not modules & {"yaml", "reader.export.formats", "reader.search.engine", "rapidfuzz"}


def test_a_library_is_named_by_its_folder(tmp_path: Path) -> None:
    """Loading less must not mean reading less."""
    folder = tmp_path / "empty"
    (folder / "articles").mkdir(parents=True)
    code = (
        "import sys, pathlib; from reader.store.library import LibraryStore\n"
        "assert LibraryStore(pathlib.Path(sys.argv[1])).open().name == 'empty'"
    )
    assert "yaml" not in loaded(code, str(folder))
