"""Dumps that were built before and need not be read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader import paths
from reader.cli import building, built_before
from reader.ingest.build import read_dump
from reader.store.library import LibraryStore
from tests.cli.running import DUMPS, CommandLine, Ran, files_of

PAGE = DUMPS / "03_alexa.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Dumps; one has an article of another one, and one twice the same."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    for path in sorted(DUMPS.glob("*.txt"))[:4]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "again.txt").write_bytes(PAGE.read_bytes())
    (folder / "twice.txt").write_bytes(PAGE.read_bytes() + b"\n\n" + PAGE.read_bytes())
    return folder


@pytest.fixture
def dumps_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of dumps that are read; all are worth being looked up."""
    names: list[str] = []

    def read(name: str, *rest: object) -> object:
        names.append(name)
        return read_dump(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "read_dump", read)
    monkeypatch.setattr(building, "WORTH_BYTES", 0)
    return names


def reports(reader: CommandLine, folder: Path) -> tuple[Ran, Ran]:
    """What a build says, for people and for programs, without writing anything."""
    return reader("build", "--dry-run", folder), reader("build", "--dry-run", "--json", folder)


def kept_file(reader: CommandLine) -> Path:
    """Where it is kept what came of dumps."""
    store = LibraryStore(reader.library)
    built = paths.caches(store.folder, store.open().library_id).built
    assert built is not None
    return built


def test_what_was_built_before_is_not_read_and_told_as_if_it_were(
    reader: CommandLine, folder: Path, dumps_read: list[str]
) -> None:
    """Byte for byte what reading it again says, duplicates and warnings included."""
    reader("build", folder)
    reader("build", folder)
    dumps_read.clear()
    before = files_of(reader.library)

    quick = reports(reader, folder)
    assert dumps_read == []
    built = reader("build", folder)
    assert dumps_read == [] and before == files_of(reader.library)

    kept_file(reader).unlink()
    slow = reports(reader, folder)
    assert len(dumps_read) == 2 * len([*folder.iterdir()])
    assert [(one.status, one.out, one.err) for one in quick] == [
        (one.status, one.out, one.err) for one in slow
    ]
    assert "duplicate" in built.out and "same" in built.out


def test_a_new_dump_alone_is_read(reader: CommandLine, folder: Path, dumps_read: list[str]) -> None:
    """And what of the others became of it is settled at the build after."""
    reader("build", folder / "03_alexa.txt", DUMPS / "05_webtoon.txt")
    dumps_read.clear()
    reader("build", folder / "03_alexa.txt", folder / "again.txt")
    assert dumps_read == ["again.txt"]


def _edit_dump(reader: CommandLine, folder: Path) -> None:
    path = folder / PAGE.name
    path.write_text(path.read_text("utf-8").replace("다.", "다!", 1), "utf-8", newline="\n")


def _edit_article(reader: CommandLine, folder: Path) -> None:
    for path in (reader.library / "articles").iterdir():
        path.write_text(path.read_text("utf-8").replace("다.", "다!", 1), "utf-8", newline="\n")


def _delete_articles(reader: CommandLine, folder: Path) -> None:
    for path in (reader.library / "articles").iterdir():
        path.unlink()


def _trash_articles(reader: CommandLine, folder: Path) -> None:
    trash = reader.library / "trash"
    trash.mkdir(exist_ok=True)
    for path in (reader.library / "articles").iterdir():
        path.rename(trash / path.name)


def _add_profile(reader: CommandLine, folder: Path) -> None:
    profiles = paths.profiles_folder()
    assert profiles is not None
    profiles.mkdir(parents=True, exist_ok=True)
    (profiles / "own.yaml").write_text("name: own\nfurniture: [구독하기]\n", "utf-8")


def _damage(reader: CommandLine, folder: Path) -> None:
    path = kept_file(reader)
    path.write_bytes(path.read_bytes().replace(b"utf-8", b"utf-9"))


def _link(reader: CommandLine, folder: Path) -> None:
    """What is no regular file may be anything, a pipe without end too."""
    path = kept_file(reader)
    path.symlink_to(path.rename(path.with_name("elsewhere")))


@pytest.mark.parametrize(
    "happens",
    [_edit_dump, _edit_article, _delete_articles, _trash_articles, _add_profile, _damage, _link],
)
def test_a_dump_is_read_when_anything_is_not_what_it_was(
    reader: CommandLine,
    folder: Path,
    dumps_read: list[str],
    happens: Callable[[CommandLine, Path], None],
) -> None:
    """Then it has to be found out anew what comes of it."""
    reader("build", folder / PAGE.name)
    dumps_read.clear()
    happens(reader, folder)
    reader("build", folder / PAGE.name)
    assert dumps_read == [PAGE.name]


def test_another_program_reads_dumps_again(
    reader: CommandLine, folder: Path, dumps_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may make more of them."""
    reader("build", folder / PAGE.name)
    dumps_read.clear()
    monkeypatch.setattr(built_before, "__version__", "0.0.0")
    reader("build", folder / PAGE.name)
    assert dumps_read == [PAGE.name]


def test_what_python_compiles_is_no_other_program(
    reader: CommandLine, folder: Path, dumps_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first build after an installation leaves it behind."""
    package = folder.parent / "package"
    (package / "text" / "__pycache__").mkdir(parents=True)
    (package / "text" / "letters.py").write_text("")
    monkeypatch.setattr(built_before, "_PACKAGE", package)
    reader("build", folder / PAGE.name)
    (package / "text" / "__pycache__" / "letters.cpython-311.pyc").write_text("")
    dumps_read.clear()
    reader("build", folder / PAGE.name)
    assert dumps_read == []


def test_a_changed_dump_is_settled_by_the_build_after(
    reader: CommandLine, folder: Path, dumps_read: list[str]
) -> None:
    """`changed` is said once."""
    path = folder / PAGE.name
    reader("build", path)
    _edit_dump(reader, folder)
    assert "1 changed" in reader("build", path).out
    assert "1 same" in reader("build", path).out
    dumps_read.clear()
    assert "1 same" in reader("build", path).out
    assert dumps_read == []


def test_what_is_not_in_the_library_any_more_is_forgotten(
    reader: CommandLine, folder: Path, dumps_read: list[str]
) -> None:
    """Of a dump that is scraped anew every day only the last state is kept."""
    path = folder / PAGE.name
    reader("build", path)
    _edit_dump(reader, folder)
    reader("build", path)
    reader("build", path)
    assert len(kept_file(reader).read_bytes().splitlines()) == 2


def test_small_builds_do_not_look_back(reader: CommandLine, folder: Path) -> None:
    """Reading is sooner done."""
    assert sum(path.stat().st_size for path in folder.iterdir()) < building.WORTH_BYTES
    reader("build", folder)
    assert not kept_file(reader).exists()
