"""`reader export` and `reader import`."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from reader.cli.exporting import export_to_folder
from reader.errors import WriteFailed
from reader.export.formats import FORMATS
from reader.model.article import ArticleId, Edition, Language
from tests.cli.running import CommandLine, files_of
from tests.export.builders import an_annotation, annotated, in_ko
from tests.support import PROJECT, an_article


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_the_same_bytes_twice(
    marked: CommandLine, tmp_path: Path, name: str
) -> None:
    """To standard output, to a file, and over that file again."""
    out = tmp_path / f"out{FORMATS[name].suffix}"
    printed = marked("export", name).out
    assert 0 == marked("export", name, "-o", out).status
    first = out.read_bytes()
    assert 0 == marked("export", name, "-o", out).status
    assert first == out.read_bytes()
    assert "Echo speakers" in printed


def test_a_folder_gets_a_file_an_article(marked: CommandLine, tmp_path: Path) -> None:
    """Named after the title; what a person wrote around it stays."""
    assert 0 == marked("export", "markdown", "-o", f"{tmp_path}/notes/").status
    (path,) = (tmp_path / "notes").iterdir()
    assert "아마존 알렉사" in path.name and ".md" == path.suffix
    path.write_text(path.read_text("utf-8") + "\n내가 쓴 줄\n", "utf-8")
    marked("export", "markdown", "-o", tmp_path / "notes")
    assert path.read_text("utf-8").endswith("\n내가 쓴 줄\n")


def test_links_on_the_way_to_what_a_person_named_are_his_own(
    marked: CommandLine, tmp_path: Path
) -> None:
    """A folder of notes may be a link; a file that is one is refused, its target left alone."""
    (tmp_path / "vault").mkdir()
    (tmp_path / "notes").symlink_to("vault")
    assert 0 == marked("export", "markdown", "-o", tmp_path / "notes").status
    assert 0 == marked("export", "csv", "-o", tmp_path / "notes" / "all.csv").status
    assert 2 == len(list((tmp_path / "vault").iterdir()))
    (tmp_path / "link.csv").symlink_to("vault/all.csv")
    before = (tmp_path / "vault" / "all.csv").read_bytes()
    refused = marked("export", "csv", "-o", tmp_path / "link.csv")
    assert (True, True) == (refused.status != 0, "symbolic link" in refused.err)
    assert before == (tmp_path / "vault" / "all.csv").read_bytes()


def test_a_dash_is_standard_output(
    marked: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for other programs; no file is called so."""
    monkeypatch.chdir(tmp_path)
    printed = marked("export", "text").out
    assert "Echo speakers" in printed
    assert (printed, []) == (marked("export", "text", "-o", "-").out, list(tmp_path.glob("-")))


def test_another_name_of_standard_output_is_standard_output(
    marked: CommandLine, tmp_path: Path
) -> None:
    """Whatever it is led to: a file, a pipe."""
    command = [sys.executable, "-m", "reader", "export", "text", "-o", "/dev/stdout"]
    command += ["--library", str(marked.library)]
    printed = marked("export", "text").out
    with (tmp_path / "out.txt").open("wb") as file:
        subprocess.run(command, stdout=file, check=True, cwd=PROJECT)
    assert printed == (tmp_path / "out.txt").read_text("utf-8")
    piped = subprocess.run(command, capture_output=True, check=True, cwd=PROJECT)
    assert printed == piped.stdout.decode()


def test_pipes_and_devices_are_written_into(marked: CommandLine, tmp_path: Path) -> None:
    """As a shell's `>(…)` is; nothing of them is replaced."""
    assert "in /dev/null" in marked("export", "text", "-o", "/dev/null").out
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    printed = marked("export", "csv").out
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert 0 == marked("export", "csv", "-o", pipe).status
        assert printed.encode() == read.result(10)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "place",
    ["articles/x.csv", "articles", "articles/", "marks/x/y.csv", "trash/", "library.yaml"],
)
def test_what_the_library_keeps_is_never_written_over(marked: CommandLine, place: str) -> None:
    """Whatever name leads there; beside it is a place like any other."""
    before = files_of(marked.library)
    for library in (marked.library, marked.library / "marks" / ".."):
        ran = marked("export", "jsonld", "-o", f"{library}/{place}")
        assert (2, True) == (ran.status, "belongs to the library" in ran.err)
    assert before == files_of(marked.library)
    assert 0 == marked("export", "jsonld", "-o", marked.library / "exports" / "").status


def test_a_folder_that_is_not_there_is_named(marked: CommandLine, tmp_path: Path) -> None:
    """And not made: it may be a slip."""
    ran = marked("export", "csv", "-o", tmp_path / "nodir" / "x.csv")
    assert (2, True) == (ran.status, "nodir does not exist — make it first" in ran.err)
    assert [] == list(tmp_path.glob("nodir"))
    (tmp_path / "file").touch()
    assert "file is not a folder" in marked("export", "csv", "-o", tmp_path / "file" / "x.csv").err


@pytest.mark.parametrize("name", FORMATS)
def test_the_librarys_own_folder_of_exports_is_no_link(tmp_path: Path, name: str) -> None:
    """The screen's `e` chooses the place itself, so it is not led elsewhere."""
    (tmp_path / "elsewhere" / "markdown").mkdir(parents=True)
    (tmp_path / "exports").symlink_to("elsewhere")
    with pytest.raises(WriteFailed, match="symbolic link"):
        export_to_folder(FORMATS[name], [], tmp_path / "exports")
    assert [tmp_path / "elsewhere" / "markdown"] == list((tmp_path / "elsewhere").rglob("*"))


def test_no_export_of_the_screen_takes_the_place_of_another(tmp_path: Path) -> None:
    """Two formats end in .txt, and one article's cards are not another's or the library's."""
    port, twin = an_article(), replace(an_article(), id=ArticleId("bbbbbbbbbb"))
    scopes = [([port], True), ([twin], True), ([port, twin], True), ([port, twin], False)]
    forms = [form for form in FORMATS.values() if not form.keeps_edits]
    done = [
        export_to_folder(form, [annotated(article=one) for one in articles], tmp_path, chosen=how)
        for articles, how in scopes
        for form in forms
    ]
    assert len(scopes) * len(forms) == len({one.path for one in done}) == len(files_of(tmp_path))
    assert not any(one.replaced for one in done)
    assert {"annotations-anki.txt", "annotations-text.txt"} <= {one.path.name for one in done}


def test_an_export_over_another_content_says_that_it_replaced_it(tmp_path: Path) -> None:
    """The same again replaces nothing; Markdown is brought up to date instead."""
    before = [annotated(an_annotation("b", in_ko((0, 0), (0, 3))))]
    after = [annotated(an_annotation("b", in_ko((0, 0), (0, 3)), body="메모"))]
    for form in FORMATS.values():
        ran = [export_to_folder(form, one, tmp_path) for one in (before, before, after)]
        assert 1 == len({one.path for one in ran})
        assert [False, False, not form.keeps_edits] == [one.replaced for one in ran]


def test_what_is_redirected_is_utf_8_in_any_locale(marked: CommandLine) -> None:
    """So that it can be imported, and a table begins with its mark and not with its name."""
    command = [sys.executable, "-m", "reader", "export", "csv", "--library", str(marked.library)]
    there = {**os.environ, "PYTHONIOENCODING": "euc-kr"}
    ran = subprocess.run(command, capture_output=True, check=True, cwd=PROJECT, env=there)
    assert marked("export", "csv").out.encode() == ran.stdout


def test_what_a_format_has_no_place_for_is_told(marked: CommandLine, tmp_path: Path) -> None:
    """A note on the whole article is no card."""
    ran = marked("export", "anki", "-o", tmp_path / "cards.txt")
    assert ran.out.startswith("3 annotations of 1 article (1 left out: bookmarks and notes on")


def test_one_article_is_not_counted_as_several(marked: CommandLine, tmp_path: Path) -> None:
    """In what is said of an export."""
    ran = marked("export", "csv", "-o", tmp_path / "marks.csv")
    assert "4 annotations of 1 article in" in ran.out + ran.err


def test_the_note_of_an_article_stays_its_note(tmp_path: Path) -> None:
    """Also when another article of its title comes, or the title is corrected."""
    one = annotated(an_annotation("b", in_ko((0, 0), (0, 3))))
    twin = replace(one, article=replace(one.article, id=ArticleId("bbbbbbbbbb")))
    exported = export_to_folder(FORMATS["markdown"], [one], tmp_path).path
    (note,) = exported.iterdir()
    note.write_text(note.read_text("utf-8") + "\n내가 쓴 말\n", "utf-8")
    other = {Language.KO: Edition("고친 제목", body=one.article.editions[Language.KO].body)}
    corrected = replace(one, article=replace(one.article, editions=other))

    for articles in ([one, twin], [corrected, twin], [one]):
        export_to_folder(FORMATS["markdown"], articles, tmp_path)
        found = {path.name: path.read_text("utf-8") for path in exported.iterdir()}
        assert 2 == len(found)
        assert "내가 쓴 말" in found[note.name]
        assert f'reader_id: "{one.article.id}"' in found[note.name]


def test_what_is_gone_is_struck_out_also_of_an_article_that_has_nothing_left(
    marked: CommandLine, tmp_path: Path
) -> None:
    """In a folder too; a narrower export says nothing about the others."""
    notes = tmp_path / "notes"
    notes.mkdir()
    marked("export", "markdown", "-o", notes)
    (copy,) = (marked.library / "marks").glob("*.yaml")
    text = copy.read_text("utf-8")
    (note,) = notes.iterdir()
    before = note.read_text("utf-8")
    copy.write_text(text[: text.index("items:")] + "items: []\n" + text[text.index("revision") :])

    assert 0 == marked("export", "markdown", "-o", notes, "tag:devices").status
    assert before == note.read_text("utf-8")
    assert "struck through: 4" in marked("export", "markdown", "-o", notes).err
    assert "~~전체 메모~~" in note.read_text("utf-8")
    assert [note] == list(notes.iterdir())


def test_a_file_that_was_closed_to_others_stays_closed(marked: CommandLine, tmp_path: Path) -> None:
    """Notes are private when somebody says so once."""
    file = tmp_path / "marks.csv"
    marked("export", "csv", "-o", file)
    file.chmod(0o600)
    marked("export", "csv", "-o", file)
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
