"""Articles in memory are what their files say, whichever of two threads is the slower."""

from __future__ import annotations

from collections.abc import Callable

from reader.catalog.indexer import CatalogChange
from reader.model.article import Article, ArticleId
from reader.session import Session
from reader.session.opened import FileState, OpenedArticles
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, an_article

A, B = ArticleId("aaaaaaaaaa"), ArticleId("bbbbbbbbbb")


class OvertakenLibrary(InMemoryLibrary):
    """While an article is read, something else happens once."""

    meanwhile: Callable[[], object] | None = None

    def article(self, article_id: ArticleId) -> Article:
        article = super().article(article_id)
        if happens := self.meanwhile:
            self.meanwhile = None
            happens()
        return article


def test_a_slow_read_does_not_put_back_an_old_text() -> None:
    """The newer text is what every thread gets from then on, also the slow one."""
    library = OvertakenLibrary({A: an_article(A)})
    opened = OpenedArticles(library)
    new = an_article(A, ko="고쳐 쓴 제목")

    def another_thread() -> None:
        library.articles[A] = new
        assert new is opened.fresh(A)

    library.meanwhile = another_thread

    assert new is opened.fresh(A)
    assert new is opened.fresh(A)
    assert new is opened.article(A)
    assert FileState.SAME is opened.file_state(A)


def test_a_text_whose_file_changed_while_it_was_read_is_read_again() -> None:
    """What somebody was told of is not taken for the text of now."""
    old, new = an_article(A), an_article(A, ko="고쳐 쓴 제목")
    library = OvertakenLibrary({A: old})
    opened = OpenedArticles(library)
    told = []

    def look() -> None:
        library.articles[A] = new
        told.append(opened.file_state(A))

    library.meanwhile = look

    assert old is opened.article(A)
    assert [FileState.CHANGED] == told
    assert new is opened.article(A)


def test_the_one_that_is_held_is_the_one_of_its_id_alone() -> None:
    """Whatever becomes of its file; the others are read as they are."""
    held, other = an_article(A), an_article(B)
    opened = OpenedArticles(InMemoryLibrary({B: other}))

    opened.hold(held)

    assert (held, other) == (opened.article(A), opened.article(B))


def test_what_was_opened_before_files_changed_is_read_anew() -> None:
    """A build of elsewhere tells nobody which of them."""
    library = InMemoryLibrary({A: an_article(A)})
    catalog = InMemoryCatalog(library.articles, CatalogChange(changed=1))
    session = Session(library, InMemoryMarks, catalog)
    old = session.article(A)
    new = library.articles[A] = an_article(A, ko="고쳐 쓴 제목")
    assert old is session.article(A)

    session.refresh()

    assert new is session.article(A)
