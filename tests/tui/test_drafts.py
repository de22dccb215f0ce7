"""Unfinished typing on its way to the disk: in order, and through a disk that refuses."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest
from textual.events import Paste

from reader.errors import NotSaved
from reader.model.names import ArticleId
from reader.tui.bookkeeper import Drafts
from reader.tui.screens.note import NoteArea
from tests.support import InMemoryMarks, a_session, an_article
from tests.tui.driving import driven, press, settled, status, three_articles

KEY = "note:article000"
FULL = "no space left on device"


@dataclass
class SlowMarks(InMemoryMarks):
    """The first draft is a long time on its way to the disk."""

    begun: threading.Event = field(default_factory=threading.Event)
    goes_on: threading.Event = field(default_factory=threading.Event)

    def draft(self, key: str, text: str) -> None:
        if not self.begun.is_set():
            self.begun.set()
            assert self.goes_on.wait(10)
        super().draft(key, text)


@dataclass
class FullMarks(InMemoryMarks):
    """Steps still find room, drafts find none."""

    full: bool = True

    def draft(self, key: str, text: str) -> None:
        if self.full:
            raise NotSaved(FULL)
        super().draft(key, text)

    def drop_draft(self, key: str) -> None:
        if self.full:
            raise NotSaved(FULL)
        super().drop_draft(key)


def drafts_over(marks: InMemoryMarks) -> Drafts:
    return Drafts(a_session(an_article("article000"), marks=marks))


@pytest.mark.parametrize("later", ["half a thought", None])
def test_a_slow_write_does_not_land_after_a_later_one(later: str | None) -> None:
    marks = SlowMarks()
    drafts = drafts_over(marks)
    drafts.keep(KEY, "half")
    slow = threading.Thread(target=drafts.write)
    slow.start()
    assert marks.begun.wait(10)

    if later is None:
        drafts.finish(KEY)
        drafts.drop_done()
    else:
        drafts.keep(KEY, later)
    quick = threading.Thread(target=drafts.write)
    quick.start()
    marks.goes_on.set()
    slow.join(10)
    quick.join(10)

    kept = list(marks.kept_drafts.values())
    assert kept == ([] if later is None else [later])


def test_what_the_disk_refused_waits_for_the_next_time() -> None:
    marks = FullMarks()
    drafts = drafts_over(marks)
    drafts.keep(KEY, "half")
    with pytest.raises(NotSaved):
        drafts.write()

    marks.full = False
    drafts.write()
    assert marks.kept_drafts[KEY] == "half"


def test_what_is_written_is_not_written_again() -> None:
    marks = InMemoryMarks()
    drafts = drafts_over(marks)
    drafts.keep(KEY, "half")
    drafts.write()
    marks.kept_drafts.clear()

    drafts.write()
    assert not marks.kept_drafts


async def test_a_disk_that_fills_up_after_the_note_was_saved_ends_nothing() -> None:
    marks = FullMarks()
    InMemoryMarks.draft(marks, KEY, "half")
    session = a_session(an_article("article000"), marks=marks)
    async with driven(session) as pilot:
        await press(pilot, "a", *"!", "escape")
        assert pilot.app.is_running
        assert "Note kept, saved" in status(pilot.app)
        assert KEY in marks.kept_drafts

        marks.full = False
        await press(pilot, "b")
        assert not marks.kept_drafts


async def test_that_typing_cannot_be_kept_is_said() -> None:
    async with driven(a_session(an_article("article000"), marks=FullMarks())) as pilot:
        await press(pilot, "a")
        pilot.app.screen.query_one(NoteArea).post_message(Paste("x" * 50))
        await settled(pilot)

        assert FULL in status(pilot.app)


def test_what_is_done_is_not_left_but_stays_on_the_disk_until_it_is_dropped() -> None:
    marks = FullMarks(full=False)
    drafts = drafts_over(marks)
    drafts.keep(KEY, "half")
    drafts.write()
    assert [KEY] == list(drafts.left())

    drafts.finish(KEY)
    drafts.write()
    assert not drafts.left()
    assert KEY in marks.kept_drafts

    marks.full = True
    drafts.drop_done()
    with pytest.raises(NotSaved):
        drafts.write()
    assert not drafts.left()

    drafts.keep(KEY, "half again")
    assert [KEY] == list(drafts.left())


async def test_what_was_written_in_the_list_of_notes_is_not_left_for_a() -> None:
    """Although the note itself is not on the disk yet."""
    marks = InMemoryMarks()
    session = a_session(an_article("article000"), marks=marks)
    session.annotate(ArticleId("article000"), None, None, "one")
    session.save()
    async with driven(session) as pilot:
        await press(pilot, "semicolon", "a")
        pilot.app.screen.query_one(NoteArea).post_message(Paste("x" * 50))
        await settled(pilot)
        marks.refuse = "no space left on device"
        await press(pilot, "escape", "escape", "a")
        assert "is here again" not in status(pilot.app)
        assert marks.kept_drafts


@pytest.mark.parametrize("key", ["note:article001", "note:article001:ko:0.0-0.4"])
async def test_the_article_of_a_note_that_was_left_is_named(key: str) -> None:
    session = three_articles()
    session.draft(key, "반쯤 쓴")
    async with driven(session, config={"titles": "en"}) as pilot:
        said = "Your unfinished note on Kakao calls its people.. was kept; a there goes on"
        assert status(pilot.app) == said


async def test_a_note_that_was_left_on_nothing_known_is_told_all_the_same() -> None:
    session = three_articles()
    session.draft("note:gone", "반쯤 쓴")
    async with driven(session) as pilot:
        assert "a on its article goes on" in status(pilot.app)
