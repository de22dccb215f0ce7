"""What was replaced stays so, whatever is read when; and what memory holds gives way to it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.store.locks import Lock, try_lock
from reader.store.marks import scribe
from reader.store.marks.heads import Heads
from reader.store.marks.ledger import DRAFT, Ledger
from reader.store.marks.record import Doc, Op, operation
from reader.store.marks.snapshot import Snapshot
from tests.bench.marks_support import a_note, a_store, bodies, marks_folder, put, rewrite

GONE = (3, "session")


def an_op(verb: str = "put") -> Op:
    """The operation that is gone."""
    return Op(*GONE, verb, "item", "k3f7a2qnxm", (), b"{}")


def test_what_is_known_to_be_replaced_does_not_come_back() -> None:
    """Its record may be read after the one that replaced it, as files arrive in any order."""
    for gone_first in (True, False):
        heads = Heads()
        if gone_first:
            heads.mark_gone("item", [GONE])
        heads.add(an_op())
        heads.mark_gone("item", [GONE])

        assert () == heads.of("item")


def test_what_is_read_twice_is_there_once_and_in_the_order_of_its_numbers() -> None:
    """A record may be in a segment and in a snapshot, and files arrive in any order."""
    early, late = an_op(), an_op()._replace(n=5)
    heads = Heads()

    for op in (late, early, late, early):
        heads.add(op)

    assert (early, late) == heads.of("item")
    assert {early.revision, late.revision} == heads.revisions(early.article)


@pytest.mark.parametrize("verb", ["put", DRAFT])
def test_what_a_snapshot_knows_to_be_replaced_does_not_come_back(verb: str) -> None:
    """Nor what a damaged one says of it; drafts neither."""
    snapshot = Snapshot(gone=[("item", (GONE,))])
    whole, damaged = Ledger().rebased(snapshot), Ledger()
    damaged.take_damaged(snapshot)

    for ledger in (whole, damaged):
        assert ledger.take(an_op(verb))
        assert () == ledger.heads.of("item") == ledger.drafts.of("item")


def test_what_was_replaced_is_remembered_until_its_record_was_read() -> None:
    """A fold writes it down so long, and no longer."""
    heads = Heads()
    heads.mark_gone("item", [(3, "a"), (4, "b")])
    heads.mark_gone("other", [(3, "a")])
    left = [("item", ((4, "b"),))]

    assert left == list(heads.unread({"a": 3}))
    heads.forget_gone({"a": 3})
    assert left == list(heads.unread({}))
    heads.forget_gone({"a": 3, "b": 4})
    assert [] == list(heads.unread({}))


def test_on_another_snapshot_stands_what_that_does_not_hold() -> None:
    """The largest number, and what a later version of the program wrote, are those of both."""
    mine = Ledger()
    assert mine.read(b'{"v":9,"n":12}', "later") is None
    damaged = Snapshot(n=14, kept=[("y", b'{"v":7}')])

    ledger = mine.rebased(Snapshot(n=9, vector={"session": 3}, kept=[("x", b'{"v":8}')]))

    assert (12, 2) == (ledger.n, ledger.kept_count)
    assert not ledger.take(an_op()) and ledger.take(an_op()._replace(n=4))
    assert {"session": 4} == ledger.next_vector()
    ledger.take_damaged(damaged)
    assert (14, 3) == (ledger.n, ledger.kept_count)


def test_every_record_has_a_number_that_nobody_had_before() -> None:
    """Two of one session with one number would be one operation."""
    copies: list[Doc] = [{"id": name, "art": "k3f7a2qnxm", "sup": []} for name in "ab"]

    assert [8, 9] == [op.n for op in scribe.of_copies(copies, 7, "session").ops]


@pytest.mark.parametrize("sup", ['[[1,"a"],[2]]', '{"1":"a"}', '"a"'])
def test_a_record_that_does_not_say_what_it_replaces_is_not_understood(sup: str) -> None:
    """It is kept as it is, and changes nothing."""
    record = '{"v":1,"n":4,"op":"put","id":"item","art":"k3f7a2qnxm","d":{},"sup":%s}'

    assert operation((record % '[[1,"a"]]').encode(), "session") is not None
    assert operation((record % sup).encode(), "session") is None


def test_marks_in_memory_give_way_to_a_snapshot_of_others(tmp_path: Path) -> None:
    """Also where they were looked at before, and the records are only there any more."""
    mine, theirs = a_store(tmp_path), a_store(tmp_path)
    note = a_note("before")
    put(theirs, note)
    mine.poll()
    assert ["before"] == bodies(mine)
    rewrite(theirs, note, "after")
    theirs.close()
    a_store(tmp_path).fold()
    assert not list((marks_folder(tmp_path) / ".journal" / "seg").iterdir())

    mine.poll()

    assert ["after"] == bodies(mine)


def test_the_good_lines_of_a_damaged_snapshot_are_read(tmp_path: Path) -> None:
    """Where there is nothing else any more to take its place."""
    store = a_store(tmp_path)
    for number in range(3):
        put(store, a_note(str(number), f"note-{number}"))
    store.close()
    a_store(tmp_path).fold()
    for copy in marks_folder(tmp_path).glob("*.yaml"):
        copy.unlink()
    shutil.rmtree(marks_folder(tmp_path) / ".journal" / "old")
    snapshot = marks_folder(tmp_path) / ".journal" / "snapshot.jsonl"
    snapshot.write_bytes(snapshot.read_bytes().replace(b'"note-1"', b'"nose-1"', 1))

    assert ["0", "2"] == bodies(a_store(tmp_path))


@contextmanager
def opened_twice(path: Path) -> Iterator[tuple[int, int]]:
    """One file as two programs have it open."""
    first, second = (os.open(path, os.O_RDWR | os.O_CREAT) for _ in range(2))
    try:
        yield first, second
    finally:
        os.close(first)
        os.close(second)


def test_a_lock_keeps_everybody_out_and_a_shared_one_only_those_who_want_it_alone(
    tmp_path: Path,
) -> None:
    """Two folds at once would each put away what the other has not written."""
    with opened_twice(tmp_path / "lock") as (mine, theirs):
        assert Lock.HELD is try_lock(mine)
        assert Lock.BUSY is try_lock(theirs) is try_lock(theirs, shared=True)

        fcntl.flock(mine, fcntl.LOCK_UN)
        assert Lock.HELD is try_lock(mine, shared=True) is try_lock(theirs, shared=True)
        assert Lock.BUSY is try_lock(mine)
