"""How marks fared when the text under them changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from reader.errors import ReaderError
from reader.model.anchors import CanonicalText
from reader.model.article import Article, ArticleId
from reader.model.marks import AnchorStatus, Marks
from reader.search.anchors import resolve
from reader.store.library import LibraryStore

KEPT: Final = "kept"
WORDS: Final = (KEPT, AnchorStatus.FUZZY.word, AnchorStatus.ORPHANED.word)
"""In the order in which they are told."""


def places_of(article: Article, marks: Marks) -> Counter[str]:
    """How the marks on an article stand in its text of today."""
    counts: Counter[str] = Counter()
    texts = {language: CanonicalText(edition) for language, edition in article.editions.items()}
    for annotation in marks.annotations:
        target = annotation.place
        if target is None:
            counts[KEPT] += 1
        elif target.language not in texts:
            counts[AnchorStatus.ORPHANED.word] += 1
        else:
            counts[resolve(target, texts[target.language]).status.word or KEPT] += 1
    return counts


def marks_after(
    library: LibraryStore, saved: Mapping[ArticleId, Marks], changed: Iterable[ArticleId]
) -> str:
    """One line such as "marks on changed articles: 31 kept, 2 to check, 1 orphaned".

    Nothing is written: the screen resolves the marks anew when it opens an article. "" if
    there are no marks on these articles.
    """
    counts: Counter[str] = Counter()
    for article_id in changed:
        marks = saved.get(article_id)
        if marks is None:
            continue
        try:
            counts += places_of(library.article(article_id), marks)
        except ReaderError:
            continue
    return f"marks on changed articles: {told(counts)}" if counts else ""


def told(counts: Counter[str]) -> str:
    """ "31 kept, 2 to check, 1 orphaned": the known words in their order, then any others."""
    order = dict.fromkeys([*WORDS, *sorted(counts)])
    return ", ".join(f"{counts[word]} {word}" for word in order if counts[word])
