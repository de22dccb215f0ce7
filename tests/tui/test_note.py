"""Writing notes: kept, discarded, tagged, found again after a crash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from textual.events import Paste

from reader.errors import ReaderError
from reader.model.article import ArticleId
from reader.text.sanitise import MAX_NOTE_CHARS
from reader.tui.screens.note import NoteArea
from tests.support import InMemoryMarks, a_session, an_article
from tests.tui.driving import SMALL, driven, press, screen_text, settled, status, three_articles

FIRST = ArticleId("article000")


async def test_escape_keeps_a_note_on_the_sentence_with_its_tags() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "a", *"기억할 것 #경제", "enter", *"둘째 줄", "escape")

        (note,) = session.marks(FIRST).annotations
        assert note.body == "기억할 것 #경제\n둘째 줄"
        assert note.tags == ("경제",)
        assert note.target is not None
        assert note.target.exact == "부산항의 밤은 길다."
        assert "Note kept, saved" in status(pilot.app)


async def test_the_way_to_the_next_annotation_tells_its_note() -> None:
    """In one line, whatever was written; a highlight has nothing to tell."""
    story = an_article(ko="제목만으로 화면이 차는 기사 " * 14)
    async with driven(a_session(story), size=SMALL) as pilot:
        await press(pilot, "enter", "right_curly_bracket", "a", *"port", "enter", *"city", "escape")
        await press(pilot, "right_curly_bracket", "h", "comma")
        assert status(pilot.app) == "Annotation 1/2: port city"

        await press(pilot, "full_stop")
        assert status(pilot.app) == "Annotation 2/2"

        await press(pilot, "g", "full_stop")
        assert status(pilot.app) == "Annotation 1/2: port city"


async def test_a_in_the_list_writes_on_the_article_and_again_edits_it() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "a", *"one", "escape", "a", *" two", "escape")

    (note,) = session.marks(FIRST).annotations
    assert note.target is None
    assert note.body == "one two"


async def test_a_note_with_two_versions_is_edited_with_the_words_of_both() -> None:
    """Whoever changes it has them all before him, and has chosen; to look changes nothing."""
    marks = InMemoryMarks()
    session = a_session(an_article(FIRST), marks=marks)
    session.annotate(FIRST, None, None, "mine")
    session.save()
    kept = marks.state[FIRST]
    (note,) = kept.annotations
    theirs = replace(note, body="theirs")
    marks.state[FIRST] = replace(kept, conflicts={note.id: (theirs,)})

    async with driven(session) as pilot:
        await press(pilot, "a", "escape")
        assert session.marks(FIRST).annotations == (note,)
        await press(pilot, "a", *" too", "escape")

    (note,) = session.marks(FIRST).annotations
    assert note.body == "mine\n\ntheirs too"


async def test_an_empty_note_is_no_note() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "a", "escape")

    assert session.marks(FIRST).annotations == ()


async def test_a_note_on_a_highlight_makes_it_a_note() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "enter", "h", "a", *"why", "escape")

    (note,) = session.marks(FIRST).annotations
    assert (note.kind, note.body) == ("note", "why")


async def test_discarding_can_be_taken_back() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "a", *"not this", "ctrl+g")
        assert session.marks(FIRST).annotations == ()
        assert "Note discarded; Ctrl+r brings it back" == status(pilot.app)

        await press(pilot, "ctrl+r")
        (note,) = session.marks(FIRST).annotations
        assert note.body == "not this"

        await press(pilot, "a", *" either", "ctrl+g")
        assert "Changes discarded; Ctrl+r brings them back" == status(pilot.app)


async def test_discarding_what_could_not_be_made_takes_nothing_else_back() -> None:
    session = three_articles()

    def refused(*_: object, **__: object) -> NoReturn:
        raise ReaderError("this cannot be written here")

    session.annotate = refused
    async with driven(session) as pilot:
        await press(pilot, "b", "a", *"text", "ctrl+g")
        assert status(pilot.app) == "this cannot be written here"

    assert session.bookmarked(FIRST)


async def test_what_x_takes_away_is_said_by_name() -> None:
    """Of several in a paragraph what was written goes first; b takes bookmarks away."""
    session = three_articles()
    async with driven(session) as pilot:
        await press(
            pilot, "enter", "b", "a", *"메모 하나, 그리고 아직 더 할 말이 남아 있다", "escape"
        )
        await press(pilot, "right_parenthesis", "right_parenthesis", "h", "x")
        assert "Highlight removed, saved" == status(pilot.app)
        await press(pilot, "x")
        assert "Note removed: 메모 하나, 그리고 아직 더 할.., saved" == status(pilot.app)
        await press(pilot, "x")
        assert "Bookmark removed, saved" == status(pilot.app)
        await press(pilot, "u")
        assert "Undone: Bookmark removed, saved" == status(pilot.app)


async def test_fifty_characters_are_in_a_draft_before_the_note_is_kept() -> None:
    marks = InMemoryMarks()
    session = a_session(an_article("article000"), marks=marks)
    async with driven(session) as pilot:
        await press(pilot, "a")
        pilot.app.screen.query_one(NoteArea).post_message(Paste("x" * 50))
        await settled(pilot)

        assert list(marks.kept_drafts.values()) == ["x" * 50]

        await press(pilot, "escape")
        await settled(pilot)

        assert not marks.kept_drafts


async def test_a_draft_left_by_a_crash_is_there_again() -> None:
    marks = InMemoryMarks()
    marks.draft("note:article000:ko:1.0-1.30", "half a tho")
    session = a_session(an_article("article000"), marks=marks)
    async with driven(session) as pilot:
        assert "was kept" in status(pilot.app)

        await press(pilot, "a")
        assert pilot.app.screen.query_one(NoteArea).text == "half a tho"

        await press(pilot, *"ught", "escape")

    (note,) = session.marks(FIRST).annotations
    assert note.body == "half a thought"
    assert note.span is not None
    assert note.span.start.block == 1
    assert not marks.kept_drafts


@pytest.mark.parametrize("place", ["7.0-7.30", "1.0-1.9000", "2.5-1.3"])
async def test_a_draft_whose_passage_is_gone_becomes_a_note_on_the_article(place: str) -> None:
    """A build may have dropped the paragraph; the note that is there already is left alone."""
    marks = InMemoryMarks()
    session = a_session(an_article("article000"), marks=marks)
    session.annotate(FIRST, None, None, "there already")
    session.save()
    marks.draft(f"note:article000:ko:{place}", "half")
    async with driven(session) as pilot:
        await press(pilot, "a")
        assert pilot.app.screen.query_one(NoteArea).text == "half"

        await press(pilot, "escape")
        assert not marks.kept_drafts

    notes = session.marks(FIRST).annotations
    assert {(one.body, one.target) for one in notes} == {("there already", None), ("half", None)}


async def test_what_is_pasted_into_a_note_is_cleaned() -> None:
    session = three_articles()
    async with driven(session) as pilot:
        await press(pilot, "a")
        area = pilot.app.screen.query_one(NoteArea)
        area.post_message(Paste("\x1b]52;c;YQ==\x07one\u2028two\u202e"))
        await settled(pilot)
        await press(pilot, "escape")

    (note,) = session.marks(FIRST).annotations
    assert note.body == "one\ntwo"


async def test_a_note_that_is_too_long_is_not_cut() -> None:
    """What does not fit is not pasted, and what was typed beyond it stays in the editor.

    On a small screen, where the editor covers the status line, it says so itself.
    """
    session = three_articles()
    async with driven(session, size=SMALL) as pilot:
        await press(pilot, "a")
        area = pilot.app.screen.query_one(NoteArea)
        area.post_message(Paste("글" * (MAX_NOTE_CHARS + 1)))
        await settled(pilot)
        assert ("", True) == (area.text, "Not pasted" in status(pilot.app))
        assert "Not pasted: over 65,536 characters" in screen_text(pilot.app)

        area.post_message(Paste("글" * MAX_NOTE_CHARS))
        await settled(pilot)
        await press(pilot, "x", "y", "escape")
        assert "2 characters too many" in status(pilot.app)
        assert MAX_NOTE_CHARS + 2 == len(area.text)

        await press(pilot, "backspace", "backspace")
        assert "too many" not in screen_text(pilot.app)
        await press(pilot, "escape")

    (note,) = session.marks(FIRST).annotations
    assert "글" * MAX_NOTE_CHARS == note.body


async def test_the_own_editor_changes_the_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test driver cannot be suspended, so the screen says so and the note stays."""
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    async with driven() as pilot:
        await press(pilot, "a", *"text", "f4")

        assert "cannot be given to another program" in status(pilot.app)
        assert pilot.app.screen.query_one(NoteArea).text == "text"
        assert not list(tmp_path.iterdir())


async def test_the_editor_fits_a_small_screen() -> None:
    async with driven(size=SMALL) as pilot:
        await press(pilot, "a", *"메모")

        assert "메모" in screen_text(pilot.app)
        assert "Esc keep" in screen_text(pilot.app)


async def test_what_is_being_typed_survives_the_end_of_the_program() -> None:
    marks = InMemoryMarks()
    session = a_session(an_article("article000"), marks=marks)
    async with driven(session) as pilot:
        await press(pilot, "a", *"half")
        pilot.app.exit()
    pilot.app.bookkeeper.save_all()  # as `run` does on its way out

    assert list(marks.kept_drafts.values()) == ["half"]
