"""The verbs of a session: memory at once, disk at the next save, undo for everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import ArticleMissing, NotSaved
from reader.model.anchors import block_hash
from reader.model.article import ArticleId, Language
from reader.model.listing import ListQuery, View
from reader.model.marks import (
    AnchorStatus,
    Color,
    Layout,
    MarkKind,
    Point,
    ReadingPosition,
    Span,
    Step,
)
from reader.session import FileState, Session
from reader.session.verbs import AnnotationMissing
from tests.support import (
    EN_BODY,
    KO_BODY,
    InMemoryCatalog,
    InMemoryLibrary,
    InMemoryMarks,
    a_session,
    an_article,
)

A = ArticleId("aaaaaaaaaa")
B = ArticleId("bbbbbbbbbb")
SPAN = Span(Point(1, 0), Point(1, 3))


def two_articles(marks: InMemoryMarks | None = None) -> Session:
    """A session over two articles."""
    return a_session(an_article(A), an_article(B, ko="세관의 새벽"), marks=marks)


def test_a_change_shows_at_once_and_is_durable_after_save() -> None:
    """Nothing waits for the disk, and nothing is called saved before it is."""
    store = InMemoryMarks()
    session = two_articles(store)

    change = session.toggle_bookmark(A)

    assert "Bookmarked" == change.label
    assert session.state(A).bookmarked
    assert (1, []) == (session.unsaved, store.steps)
    assert 1 == session.save()
    assert 0 == session.unsaved
    assert store.state[A].bookmarked


def test_a_full_disk_keeps_the_change_and_the_next_save_writes_it() -> None:
    """NotSaved loses nothing, and order is kept."""
    store = InMemoryMarks(refuse="no space left on device")
    session = two_articles(store)
    session.toggle_bookmark(A)
    session.set_read([B], True)

    with pytest.raises(NotSaved, match="no space left"):
        session.save()
    assert 2 == session.unsaved
    assert session.state(A).bookmarked

    store.refuse = ""
    assert 2 == session.save()
    assert ["Bookmarked", "Marked read"] == [step.label for step in store.steps]


def test_every_verb_is_undone_and_redone_as_one_step() -> None:
    """Also bulk ones, each named."""
    session = two_articles()
    session.set_read([A, B], True)
    session.highlight(A, Language.KO, SPAN, Color.GREEN)
    session.annotate(A, None, None, "항만 이야기 #물류")

    labels = []
    while change := session.undo():
        labels.append(change.label)

    assert [
        "Undone: Note kept",
        "Undone: Highlighted green",
        "Undone: 2 articles marked read",
    ] == labels
    assert (0, False) == (session.state(A).notes, session.state(A).read)
    while session.redo():
        pass
    assert (2, True, True) == (session.state(A).notes, session.state(A).read, session.state(B).read)


def test_a_step_that_is_saved_while_marks_are_read_is_undone_once() -> None:
    """Marks are read behind the first screen, and the disk may have a step that still waits."""

    class Overtaken(InMemoryMarks):
        def apply(self, step: Step) -> None:
            super().apply(step)
            session.load_marks()

    session = two_articles(Overtaken())
    session.toggle_bookmark(A)
    session.save()

    assert session.undo() is not None
    assert session.undo() is None
    assert not session.state(A).bookmarked


def test_undo_works_after_a_restart() -> None:
    """The history is derived from the steps in the store."""
    store = InMemoryMarks()
    first = two_articles(store)
    first.toggle_bookmark(A)
    first.toggle_bookmark(B)
    first.undo()
    first.save()

    second = two_articles(store)

    redone, undone, last = second.redo(), second.undo(), second.undo()
    assert redone is not None and redone.label == "Redone: Bookmarked"
    assert undone is not None and undone.article_ids == {B}
    assert last is not None and last.article_ids == {A}
    assert second.undo() is None


def test_a_paragraph_bookmark_is_taken_away_from_either_side() -> None:
    """The counterpart in the other language is the same place."""
    session = two_articles()
    session.toggle_bookmark(A, Language.KO, 1)
    assert session.state(A).bookmarked

    change = session.toggle_bookmark(A, Language.EN, 1)

    assert "Bookmark removed" == change.label
    assert not session.state(A).bookmarked


def test_the_same_passage_again_changes_the_colour() -> None:
    """Highlighting twice makes one highlight."""
    session = two_articles()
    session.highlight(A, Language.KO, SPAN, Color.YELLOW)
    session.highlight(A, Language.KO, SPAN, Color.PINK)

    (only,) = session.marks(A).annotations
    assert (Color.PINK, MarkKind.HIGHLIGHT) == (only.color, only.kind)
    assert only.target is not None and KO_BODY[1][:3] == only.target.exact


def test_the_same_passage_in_the_same_colour_is_no_step() -> None:
    """There is nothing to undo, and what is on it stays; a new tag is one."""
    session = two_articles()
    session.highlight(A, Language.KO, SPAN, Color.PINK, ["경제"])
    before = session.marks(A).annotations

    assert "Already pink" == session.highlight(A, Language.KO, SPAN, Color.PINK).label
    assert before == session.marks(A).annotations
    session.highlight(A, Language.KO, SPAN, Color.PINK, ["부산"])
    assert ("경제", "부산") == session.marks(A).annotations[0].tags
    session.undo()
    assert before[0].tags == session.marks(A).annotations[0].tags
    session.undo()
    assert () == session.marks(A).annotations


def test_another_passage_is_another_highlight() -> None:
    """Words beside it, the same place in the other language, and what is only bookmarked."""
    session = two_articles()
    point = Span(Point(0, 0), Point(0, 0))
    session.toggle_bookmark(A, Language.KO, 0)
    for language, span in ((Language.KO, SPAN), (Language.EN, SPAN), (Language.KO, point)):
        session.highlight(A, language, span)

    kinds = [one.kind for one in session.marks(A).annotations]
    assert (1, 3) == (kinds.count(MarkKind.BOOKMARK), kinds.count(MarkKind.HIGHLIGHT))


def test_words_make_a_highlight_a_note_and_taking_them_away_makes_it_a_highlight() -> None:
    """Tags written in the words come and go with them; others stay."""
    session = two_articles()
    session.highlight(A, Language.KO, SPAN)
    (mark,) = session.marks(A).annotations
    session.edit_annotation(mark.id, tags=["물류"])
    session.edit_annotation(mark.id, body="역대 최다 #기록")
    (note,) = session.marks(A).annotations
    assert (MarkKind.NOTE, ("물류", "기록")) == (note.kind, note.tags)

    session.edit_annotation(mark.id, body="")

    (plain,) = session.marks(A).annotations
    assert (MarkKind.HIGHLIGHT, ("물류",)) == (plain.kind, plain.tags)


def test_annotations_follow_a_corrected_text() -> None:
    """The target as made is not rewritten; the place is resolved against today's text."""
    store = InMemoryMarks()
    old = an_article(A)
    session = a_session(old, marks=store)
    session.highlight(A, Language.KO, Span(Point(2, 0), Point(2, 5)))
    session.save()
    new = an_article(A, ko_body=["새로 들어온 첫 문단이다.", *KO_BODY])
    later = a_session(new, marks=store)

    (mark,) = later.marks(A).annotations

    assert mark.span is not None and mark.span.start == Point(3, 0)
    assert (AnchorStatus.ANCHORED, Point(2, 0)) == (
        mark.status,
        mark.target.span.start if mark.target else None,
    )


def test_an_orphan_can_be_put_on_another_passage() -> None:
    """Re-attaching is undoable and keeps the target as made."""
    store = InMemoryMarks()
    session = a_session(an_article(A), marks=store)
    session.annotate(A, Language.KO, Span(Point(0, 0), Point(0, 7)), "밤")
    session.save()
    later = a_session(an_article(A, ko_body=KO_BODY[1:]), marks=store)
    (lost,) = later.marks(A).annotations
    assert AnchorStatus.ORPHANED is lost.status
    assert 1 == len(later.annotations())

    later.reattach(lost.id, Language.KO, SPAN)

    (found,) = later.marks(A).annotations
    assert (AnchorStatus.ANCHORED, SPAN, lost.target) == (found.status, found.span, found.target)
    later.undo()
    assert AnchorStatus.ORPHANED is later.marks(A).annotations[0].status


def test_marks_of_an_article_that_is_gone_stay() -> None:
    """Absence is not deletion."""
    store = InMemoryMarks()
    session = two_articles(store)
    session.annotate(B, None, None, "나중에 다시")
    session.save()
    later = a_session(an_article(A), marks=store)

    assert "나중에 다시" == later.annotations(B)[0].body
    with pytest.raises(ArticleMissing):
        later.article(B)


def test_reading_positions_are_quiet() -> None:
    """They are kept but are no step of the undo history."""
    session = two_articles()
    position = ReadingPosition(Language.EN, Point(1, 4), layout=Layout.INTERLEAVED, progress=0.5)
    change = session.save_position(A, position)

    reading = session.reading(A)
    assert change.quiet
    assert reading is not None and reading.position is not None
    assert reading.position == replace(position, block_hash=block_hash(EN_BODY[1]))
    assert session.undo() is None
    assert 1 == session.count(ListQuery(view=View.READING))


@pytest.mark.parametrize(("progress", "reading"), [(0.0, 0), (0.01, 1), (0.99, 1), (1.0, 0)])
def test_who_is_at_the_beginning_or_the_end_is_not_in_between(
    progress: float, reading: int
) -> None:
    session = two_articles()
    session.save_position(A, ReadingPosition(Language.EN, Point(1, 4), progress=progress))

    assert reading == session.count(ListQuery(view=View.READING))
    assert 2 == session.count(ListQuery(view=View.UNREAD))


def test_views_follow_the_marks() -> None:
    """Counts change with each verb."""
    session = two_articles()
    session.set_read([A], True)
    session.annotate(B, None, None, "메모")
    session.toggle_bookmark(B)

    counts = session.view_counts()

    assert {
        View.ALL: 2,
        View.UNREAD: 1,
        View.READING: 0,
        View.BOOKMARKED: 1,
        View.ANNOTATED: 1,
    } == counts


def test_an_annotation_that_is_gone_says_so() -> None:
    """A panel may show what another reader has just removed."""
    session = two_articles()
    session.toggle_bookmark(A)
    (mark,) = session.marks(A).annotations
    session.remove_annotations([mark.id])
    with pytest.raises(AnnotationMissing):
        session.edit_annotation(mark.id, body="x")


def test_others_changes_are_taken_in_by_poll() -> None:
    """And the views know of them."""
    store = InMemoryMarks()
    mine = two_articles(store)
    theirs = two_articles(store)
    theirs.toggle_bookmark(B)
    theirs.save()
    store.changed_by_others.add(B)

    assert {B} == mine.poll()
    assert 1 == mine.count(ListQuery(view=View.BOOKMARKED))


def test_opened_articles_are_kept_and_forgotten() -> None:
    """Memory does not grow with what was read, and a changed file is read anew."""
    articles = {ArticleId(f"{i:010}"): an_article(f"{i:010}") for i in range(40)}
    library = InMemoryLibrary(articles)
    session = Session(library, InMemoryMarks, InMemoryCatalog(articles))
    first = ArticleId("0000000039")
    for article_id in articles:
        session.article(article_id)
    library.articles = {first: an_article(first, ko="고쳐 쓴 제목")}

    before = session.article(first).title()
    assert FileState.CHANGED is session.file_state(first)

    assert ("부산항, 올해도 기록 경신", "고쳐 쓴 제목") == (before, session.article(first).title())
    with pytest.raises(ArticleMissing):
        session.article(ArticleId("0000000000"))


def test_what_became_of_a_file_is_told_once() -> None:
    """Changed, gone, back as it was, back as another."""
    articles = {A: an_article(A)}
    library = InMemoryLibrary(articles)
    session = Session(library, InMemoryMarks, InMemoryCatalog(articles))
    old = session.fresh(A)

    def look() -> FileState:
        return session.file_state(A)

    assert [FileState.SAME] * 2 == [look(), look()]
    assert old is session.fresh(A)
    new = library.articles[A] = an_article(A, ko="고쳐 쓴 제목")
    assert [FileState.CHANGED, FileState.SAME] == [look(), look()]
    assert new is session.fresh(A)
    del library.articles[A]
    assert [FileState.GONE] * 2 == [look(), look()]
    with pytest.raises(ArticleMissing):
        session.fresh(A)
    library.articles[A] = old
    assert [FileState.CHANGED, FileState.SAME] == [look(), look()]
    assert old is session.fresh(A)


def test_what_is_marked_is_marked_in_the_text_that_is_held() -> None:
    """The words a person sees are the words that are kept, whatever became of the file."""
    old = an_article(A)
    library = InMemoryLibrary({A: old})
    session = Session(library, InMemoryMarks, InMemoryCatalog(library.articles))
    session.hold(session.fresh(A))
    library.articles[A] = an_article(A, ko_body=("새로 들어온 첫 문단이다.", *KO_BODY))
    assert FileState.CHANGED is session.file_state(A)

    session.highlight(A, Language.KO, Span(Point(0, 0), Point(0, 11)))
    (made,) = session.annotations(A)
    assert (made.target.exact if made.target else "", old) == (KO_BODY[0][:11], session.article(A))
    session.hold(session.fresh(A))
    (moved,) = session.annotations(A)
    assert moved.span is not None and 1 == moved.span.start.block
    del library.articles[A]
    assert FileState.GONE is session.file_state(A)
    session.annotate(A, Language.KO, Span(Point(1, 0), Point(1, 3)), "그래도 남는다")
    assert 2 == len(session.annotations(A))
    session.hold(None)
    assert 2 == len(session.annotations(A))
