"""`reader check`, `remove`, `restore` and `keys`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.catalog.database import PAGE_BYTES
from reader.paths import caches
from reader.store.library import LibraryStore
from reader.tui.keys import COMMANDS
from tests.cli.running import DUMPS, CommandLine, Ran, only


def test_check_tells_how_the_marks_stand(alexa: CommandLine) -> None:
    """Kept, orphaned, and on articles that are gone."""
    (article_id,) = alexa("list").ids
    alexa(
        "mark", article_id, stdin='{"exact": "에코(Echo)는"}\n{"exact": "홈팟(HomePod)은"}\n메모\n'
    )
    assert "marks: 3 kept" in alexa("check").out
    path = alexa.library / "articles" / f"{article_id}.yaml"
    text = path.read_text("utf-8")
    start = text.index("350달러짜리 홈팟")
    path.write_text(text[:start] + text[text.index("99달러짜리") :], "utf-8")

    ran = alexa("check")

    assert (0, "marks: 2 kept, 1 orphaned") == (ran.status, ran.out.splitlines()[-1])
    alexa("remove", article_id)
    assert "marks: 3 on articles that are gone" in alexa("check").out


def test_repair_mends_and_keeps_the_damaged_original(reader: CommandLine) -> None:
    """And a build of the dump brings the article back under its id."""
    reader("build", DUMPS / "03_alexa.txt")
    (article_id,) = reader("list").ids
    path = reader.library / "articles" / f"{article_id}.yaml"
    path.write_text("schema: 1\nid: [unclosed\n", "utf-8")

    ran = reader("check", "--repair")

    assert "mended" in ran.out
    kept = [one.read_text("utf-8") for one in (reader.library / "trash" / "damaged").iterdir()]
    assert ["schema: 1\nid: [unclosed\n"] == kept
    assert "build 03_alexa.txt again" in reader("check").out
    reader("build", DUMPS / "03_alexa.txt")
    assert 0 == reader("check").status
    assert [article_id] == reader("list").ids


def test_repair_puts_the_files_of_marks_right(marked: CommandLine) -> None:
    """A copy that cannot be read, and what a merge left in the journal."""
    marks = marked.library / "marks"
    (copy,) = marks.glob("*.yaml")
    whole = copy.read_text("utf-8")
    copy.write_text(whole.replace("items:", "items"), "utf-8")
    snapshot = marks / ".journal" / "snapshot.jsonl"
    snapshot.write_bytes(b"<<<<<<< HEAD\n" + snapshot.read_bytes())
    before = marked("marks", "--json").json()
    assert "2 problems\n" in marked("check").out

    ran = marked("check", "--repair")

    assert (0, True) == (ran.status, "2 problems, 2 mended" in ran.out)
    assert (0, whole) == (marked("check").status, copy.read_text("utf-8"))
    assert before == marked("marks", "--json").json()


def _wipe_catalog(library: Path, table: str) -> None:
    """Wipe out the block of the disk where a table of the catalog ends."""
    path = caches(library, LibraryStore(library).open().library_id).catalog
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(sql, (table,)).fetchone()
    with path.open("r+b") as stream:
        stream.seek(page * PAGE_BYTES - 4096)
        stream.write(bytes(4096))


@pytest.mark.parametrize("table", ["meta", "words", "articles", "texts"])
@pytest.mark.parametrize("words", [("list",), ("search", "알랙사"), ("concordance", "손실")])
def test_a_damaged_catalog_changes_no_answer(
    alexa: CommandLine, table: str, words: tuple[str, ...]
) -> None:
    """It is made anew, and asked again before anything is said."""
    expected = alexa(*words)
    _wipe_catalog(alexa.library, table)
    assert expected.out and expected == alexa(*words) == alexa(*words)


def test_check_makes_a_damaged_catalog_anew(alexa: CommandLine) -> None:
    """It is told with its path; nothing is wrong any more."""
    alexa("list")
    _wipe_catalog(alexa.library, "words")
    ran = alexa("check")
    assert 0 == ran.status
    assert "catalog.sqlite: the catalog is damaged — it is made anew" in ran.out.splitlines()[0]
    assert "1 article checked, 1 problem, 1 mended" == ran.out.splitlines()[1]
    assert "1 article checked, nothing wrong\n" == alexa("check").out


def test_remove_and_restore_tell_what_is_missing(alexa: CommandLine) -> None:
    """The others are done; exit 1, or 2 when none was."""
    (article_id,) = alexa("list").ids
    some = alexa("remove", "aaaaaaaaaa", article_id)
    assert (1, f"removed {article_id}\n") == (some.status, some.out)
    assert 2 == alexa("remove", "aaaaaaaaaa").status
    again = alexa("build", DUMPS / "03_alexa.txt")
    assert 0 == again.status and [] == alexa("list").ids
    assert 0 == alexa("restore", article_id).status
    assert [article_id] == alexa("list").ids


def test_who_asks_for_what_is_in_the_trash_is_told_the_way_back(alexa: CommandLine) -> None:
    """Its id is right; only it is elsewhere."""
    (article_id,) = alexa("list").ids
    alexa("remove", article_id)
    for command in ("show", "mark"):
        ran = alexa(command, article_id, stdin="x")
        assert 2 == ran.status
        assert f"it is in the trash; `reader restore {article_id}` brings it back" in ran.err


def test_what_was_removed_is_listed_until_it_is_restored(reader: CommandLine) -> None:
    """As `list` shows it, in lines and as JSON; the marks on it are still counted."""
    reader("build", DUMPS)
    first, second, *others = sorted(reader("list").ids)
    reader("mark", first, stdin="메모\n")
    before = {row["id"]: row for row in _rows(reader("list", "--json"))}
    lines = {line.split()[0]: line for line in reader("list").out.splitlines()}
    assert (0, "") == (reader("list", "--removed").status, reader("list", "--removed").out)

    reader("remove", second, first)

    assert [lines[first], lines[second]] == reader("list", "--removed").out.splitlines()
    assert [before[first], before[second]] == _rows(reader("list", "--removed", "--json"))
    assert 1 == before[first]["annotations"]
    assert others == sorted(reader("list").ids)
    reader("restore", first, second)
    assert "" == reader("list", "--removed").out


def test_a_damaged_article_in_the_trash_is_listed_with_its_line(alexa: CommandLine) -> None:
    """It can still be restored, and looked at."""
    (article_id,) = alexa("list").ids
    alexa("remove", article_id)
    path = alexa.library / "trash" / f"{article_id}.yaml"
    path.write_text("schema: 1\nid: [unclosed\n", "utf-8")

    listed = alexa("list", "--removed")

    assert 0 == listed.status and f"{path}:" in only(listed.out.splitlines())
    assert [article_id] == [row["id"] for row in _rows(alexa("list", "--removed", "--json"))]


def test_the_trash_takes_no_query(alexa: CommandLine) -> None:
    """It is in no catalog."""
    for words in (("카카오",), ("-카카오",)):
        ran = alexa("list", "--removed", *words)
        assert 2 == ran.status and "takes no QUERY" in only(ran.err.splitlines())


def test_who_restores_what_is_not_there_is_told_where_to_look(alexa: CommandLine) -> None:
    """Also for words that can be no id; `remove` names the list of the library."""
    for wrong in ("aaaaaaaaaa", "../../x"):
        restored, removed = alexa("restore", wrong), alexa("remove", wrong)
        assert 2 == restored.status == removed.status
        assert 2 == restored.err.count("`reader list --removed` shows the ids")
        assert "in the trash" in restored.err and "in this library" not in restored.err
        assert 2 == removed.err.count("`reader list` shows the ids")


def test_an_article_that_is_in_both_places_is_told_with_both(alexa: CommandLine) -> None:
    """Neither is written over, and space on the disk is not the matter."""
    (article_id,) = alexa("list").ids
    path = alexa.library / "articles" / f"{article_id}.yaml"
    data = path.read_bytes()
    alexa("remove", article_id)
    path.write_bytes(data)
    trashed = alexa.library / "trash" / path.name
    trashed.write_bytes(data + b"note: other\n")

    for command in ("remove", "restore"):
        ran = alexa(command, article_id)
        assert 2 == ran.status
        assert str(path) in ran.err and str(trashed) in ran.err and "free space" not in ran.err
    assert data == path.read_bytes()
    assert trashed.read_bytes().endswith(b"note: other\n")


def _rows(ran: Ran) -> list[dict[str, object]]:
    rows = ran.json()
    assert isinstance(rows, list)
    return rows


def test_keys_prints_every_command(reader: CommandLine) -> None:
    """With the name it has in the config file."""
    printed = reader.bare("keys").out
    assert all(command.id in printed for command in COMMANDS)
