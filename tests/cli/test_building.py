"""`reader build`: what becomes of good, bad and repeated dumps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader import paths
from reader.errors import LibraryBusy
from reader.store.library import LibraryStore
from tests.cli.running import DUMPS, CommandLine, files_of, only
from tests.support import PROJECT

PAGE = DUMPS / "03_alexa.txt"
CLIPPED = PROJECT / "tests" / "data" / "ingest" / "clipped.md"
PROSE = "마을 도서관이 문을 다시 연다. 주민들은 책을 옮기려고 손수레를 모았다. " * 4


def test_a_folder_of_dumps_becomes_a_library(reader: CommandLine) -> None:
    """Every .txt inside, each reported, with a sum."""
    ran = reader("build", DUMPS)
    assert 0 == ran.status
    assert "03_alexa.txt (utf-8): 1 article, 1 new" in ran.out
    assert ran.out.splitlines()[-1].startswith("11 articles: 11 new — in ")
    assert 11 == len(reader("list").ids)


def test_building_twice_changes_no_byte(reader: CommandLine) -> None:
    """And says so."""
    reader("build", DUMPS)
    before = files_of(reader.library)
    ran = reader("build", DUMPS)
    assert "11 articles: 11 same" in ran.out
    assert before == files_of(reader.library)


def test_the_report_as_json_is_the_contract(reader: CommandLine) -> None:
    """DESIGN.md §5."""
    ran = reader("build", "--json", PAGE)
    report = ran.json()
    assert isinstance(report, dict)
    (dump,) = report["dumps"]
    keys = "dump encoding articles skipped left_out like_content warnings"
    assert set(keys.split()) == set(dump)
    assert ("03_alexa.txt", "utf-8") == (dump["dump"], dump["encoding"])
    assert "new" == dump["articles"][0]["status"]


def test_content_that_was_left_out_is_told_and_furniture_only_counted(
    reader: CommandLine, tmp_path: Path
) -> None:
    """A fare table that looks like a menu; a page without one is not worth a line."""
    text = PAGE.read_text("utf-8")
    table = "|구간|성인|\n|---|---|\n|시내|1,500|\n|광역|3,000|\n"
    (tmp_path / "fares.txt").write_text(f"{text.rstrip()}\n\n{table}", "utf-8")
    last = len(text.rstrip().splitlines()) + 5

    told, quiet = reader("build", tmp_path / "fares.txt"), reader("build", PAGE)
    (dump,) = reader("build", "--json", tmp_path / "fares.txt").json()["dumps"]  # type: ignore[call-overload,index]

    assert "lines; 4 look like content\n" in told.out and "left out" not in quiet.out
    reason = "looks like a table, taken for “a menu on one line”"
    assert f"    lines {last - 3}-{last}: {reason}\n" in told.out
    assert [{"lines": [last - 3, last], "reason": reason}] == dump["like_content"]
    assert [] == dump["skipped"]
    assert dump["left_out"] >= 4


def test_the_end_of_a_dump_that_was_not_taken_in_is_a_failure(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came before it is in the library."""
    monkeypatch.setattr("reader.ingest.build.MAX_ARTICLES", 2)
    ran = reader("build", DUMPS / "01_technology_and_work.txt")
    assert 1 == ran.status
    assert "skipped the rest of it: 3 articles over the 2 of a dump; split the file" in ran.out
    assert 2 == len(reader("list").ids)


def test_a_dry_run_writes_nothing(reader: CommandLine) -> None:
    """Not even the library's folder."""
    ran = reader("build", "--dry-run", PAGE)
    assert (0, False) == (ran.status, reader.library.exists())
    assert "1 new" in ran.out and "would be in" in ran.out


def test_explain_prints_every_line_with_its_label_and_builds_nothing(reader: CommandLine) -> None:
    """As many lines as the dump has, the rule in brackets."""
    ran = reader("build", "--explain", PAGE)
    lines = ran.out.splitlines()
    assert len(PAGE.read_text("utf-8").splitlines()) == len(lines)
    assert any("title" in line and "아마존 알렉사" in line for line in lines)
    assert any("furniture" in line and "공유" in line for line in lines)
    assert not reader.library.exists()


def test_standard_input_is_a_dump(reader: CommandLine) -> None:
    """`-` reads it, also when it cannot seek."""
    ran = reader("build", "-", stdin=PAGE.read_bytes())
    assert 0 == ran.status
    assert "stdin.txt (utf-8): 1 article, 1 new" in ran.out


def test_a_pattern_finds_dumps(reader: CommandLine) -> None:
    """For those whose shell did not expand it."""
    assert "1 article" in reader("build", DUMPS / "03*.txt").out


def test_the_same_file_named_twice_is_built_once(reader: CommandLine) -> None:
    """A folder and a file inside it."""
    ran = reader("build", "--dry-run", DUMPS, PAGE, PAGE)
    assert 3 == sum(line.startswith("0") for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("missing.txt", None, "No such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n \n", "skipped"),
        ("binary.txt", bytes(range(256)) * 64, "skipped"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(5000), "skipped"),
        ("menu.txt", "홈\n로그인\n공유\n".encode(), "skipped"),
    ],
)
def test_what_is_no_dump_is_told_in_one_line_and_the_rest_is_built(
    reader: CommandLine, tmp_path: Path, name: str, data: bytes | None, word: str
) -> None:
    """Exit 1 when something else was built, 2 when nothing was."""
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)

    alone = reader("build", bad)
    together = reader("build", bad, PAGE)

    assert (2, 1) == (alone.status, together.status)
    line = only([line for line in together.out.splitlines() if name in line])
    assert word in line
    assert "nothing could be built" in only(alone.err.splitlines())
    assert 1 == len(reader("list").ids)


def test_folders_without_dumps_and_devices_are_refused(reader: CommandLine, tmp_path: Path) -> None:
    """A pipe that nobody writes to must not hang the build."""
    (tmp_path / "nothing here").mkdir()
    os.mkfifo(tmp_path / "pipe")
    folder = reader("build", tmp_path / "nothing here")
    pipe = reader("build", tmp_path / "pipe")
    zero = reader("build", "/dev/zero")
    assert (2, 2, 2) == (folder.status, pipe.status, zero.status)
    assert "no .txt, .text, .md, .markdown files" in folder.out
    assert "not a regular file" in pipe.out and "not a regular file" in zero.out
    assert "0 articles" == zero.out.splitlines()[-1]  # and nothing of where they would be


def test_of_a_folder_everything_but_exported_annotations_is_built(
    reader: CommandLine, tmp_path: Path
) -> None:
    """Also what a web clipper saved there; an export may be built if it is named."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "page.MD").write_bytes(CLIPPED.read_bytes())
    (folder / "mine.md").write_text(f"# 메모\n\n%% reader:begin %%\n{PROSE}\n%% reader:end %%\n")
    os.mkfifo(folder / "pipe.md")
    ran = reader("build", folder)
    assert "page.MD (utf-8): 1 article, 1 new" in ran.out
    assert "mine.md" not in ran.out
    assert "mine.md" in reader("build", folder / "mine.md").out


def test_an_empty_word_is_not_this_folder(
    reader: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As from a script whose variable is not set."""
    (tmp_path / "here.txt").write_bytes(PAGE.read_bytes())
    monkeypatch.chdir(tmp_path)
    ran = reader("build", "")
    assert 2 == ran.status
    assert "'': skipped — it names nothing" in ran.out
    assert not reader.library.exists()


def test_no_dump_at_all_is_a_usage_error(reader: CommandLine) -> None:
    """One line, with where to look."""
    ran = reader("build")
    assert 2 == ran.status
    assert "see `reader build --help`" in only(ran.err.splitlines())


def test_a_second_build_at_once_is_refused(reader: CommandLine) -> None:
    """It names the one that is running, and writes nothing."""
    reader("build", PAGE)
    before = files_of(reader.library)
    with LibraryStore(reader.library).lock():
        ran = reader("build", DUMPS)
    assert LibraryBusy.exit_status == ran.status
    assert str(os.getpid()) in only(ran.err.splitlines())
    assert before == files_of(reader.library)


def test_a_corrected_dump_keeps_ids_and_tells_how_the_marks_fared(
    reader: CommandLine, tmp_path: Path
) -> None:
    """Kept, to check, orphaned."""
    dump = tmp_path / "page.txt"
    text = PAGE.read_text("utf-8")
    dump.write_text(text, "utf-8")
    reader("build", dump)
    (article_id,) = reader("list").ids
    quotes = ["알렉사(Alexa)가 회사 역사상", "물건을 팔아 남기지 않고"]
    marks = "".join(f'{{"exact": "{quote}", "body": "메모"}}\n' for quote in quotes)
    assert 0 == reader("mark", article_id, stdin=marks).status
    corrected = text.replace("물건을 팔아 남기지 않고 사람들이 쓰는 동안 벌겠다는 것이", "")
    dump.write_text(corrected, "utf-8")

    ran = reader("build", dump)

    assert "1 changed" in ran.out
    assert "marks on changed articles: 1 kept, 1 orphaned" in ran.out
    assert [article_id] == reader("list").ids


def test_a_build_leaves_the_marks_alone(reader: CommandLine, tmp_path: Path) -> None:
    """It tells how they fared, and writes nothing beside them: no lock, no copy, no hand edit."""
    dump = tmp_path / "page.txt"
    text = PAGE.read_text("utf-8")
    dump.write_text(text, "utf-8")
    reader("build", dump)
    (article_id,) = reader("list").ids
    reader("mark", article_id, stdin='{"exact": "알렉사(Alexa)가 회사 역사상", "body": "메모"}\n')
    marks = reader.library / "marks"
    copy = marks / f"{article_id}.yaml"
    copy.write_text(copy.read_text("utf-8").replace("메모", "손으로 고친 메모"), "utf-8")
    segment = marks / ".journal" / "seg" / "0-damaged.jsonl"
    segment.write_text("00000000 {}\n")
    before = files_of(marks)
    dump.write_text(text.replace("물건을 팔아 남기지 않고", ""), "utf-8")

    ran = reader("build", dump)

    assert "marks on changed articles: 1 kept" in ran.out
    assert before == files_of(marks)
    assert "손으로 고친 메모" in reader("marks").out


def test_hostile_text_neither_drives_the_terminal_nor_stops_the_build(
    reader: CommandLine, tmp_path: Path
) -> None:
    """Escape sequences, markup and direction marks in a title and a body."""
    body = "가나다라 마바사 아자차카 타파하를 오늘 발표했다고 회사가 밝혔다. " * 3
    title = "\x1b]52;c;aGk=\x07[/b] [@click=app.quit]제목\u202e[/]"
    text = PAGE.read_text("utf-8").replace("팔아도 남지 않는 스피커…", title)
    text = text.replace("돈이 될 쓰임새는", body + "\x1b[31m")
    (tmp_path / "hostile.txt").write_text(text, "utf-8")

    ran = reader("build", tmp_path / "hostile.txt")
    (article_id,) = reader("list").ids
    shown = reader("show", article_id)

    assert 0 == ran.status
    assert "control sequences" in ran.out
    for printed in (ran.out, shown.out, reader("list").out, reader("search", "제목").out):
        assert not {"\x1b", "\x07", "\u202e"} & set(printed)
    assert "[/b] [@click=app.quit]제목[/]" in shown.out


def test_a_file_that_cannot_be_read_is_kept_and_named_when_it_is_built_anew(
    alexa: CommandLine,
) -> None:
    """Nothing a person did to it is lost."""
    (article_id,) = alexa("list").ids
    path = alexa.library / "articles" / f"{article_id}.yaml"
    path.write_text('schema: 1\ntitle: "[oops\n', "utf-8")
    ran = alexa("build", PAGE)
    kept = alexa.library / "trash" / "damaged" / path.name
    assert str(kept) in ran.out
    assert 'schema: 1\ntitle: "[oops\n' == kept.read_text("utf-8")


@pytest.mark.parametrize("seconds", [-1, -(10**9), 10**10])
def test_a_file_of_any_time_is_listed_and_built_again(alexa: CommandLine, seconds: int) -> None:
    """As an archive or a clock that was wrong leaves it; the catalog takes it too."""
    (article_id,) = alexa("list").ids
    os.utime(alexa.library / "articles" / f"{article_id}.yaml", (seconds, seconds))

    for _ in range(2):
        assert [article_id] == alexa("list").ids
        assert "1 article: 1 same" in alexa("build", PAGE).out


def test_an_article_in_the_trash_is_told_of(alexa: CommandLine) -> None:
    """With how to bring it back."""
    (article_id,) = alexa("list").ids
    alexa("remove", article_id)
    assert f"`reader restore {article_id}` brings it back" in alexa("build", PAGE).out


def test_a_profile_with_a_slip_is_told_once_with_what_to_do(reader: CommandLine) -> None:
    """One line, one remedy; the dump is built by the others."""
    folder = paths.profiles_folder()
    assert folder is not None
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("name: mine\nhosts: 5\n", "utf-8")
    ran = reader("build", DUMPS / "03_alexa.txt")
    assert 1 == ran.status
    told = only(ran.err.splitlines())
    assert "mine.yaml: site profile" in told and "'hosts'" in told
    assert 1 == told.count(" — ")


def test_what_a_build_added_can_be_asked_for(reader: CommandLine, tmp_path: Path) -> None:
    """With its day, also from a copy of the library and a new catalog."""
    first = tmp_path / "first.txt"
    first.write_bytes(PAGE.read_bytes())
    reader("build", first)
    added = reader("list", "--json", "added:1d").json()

    assert isinstance(added, list) and [1] == [len(added)]
    assert added[0]["added"].endswith("+09:00")
    assert [] == reader("list", "-added:1d").ids
