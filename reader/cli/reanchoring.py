"""How marks fared when the text under them changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.errors import ReaderError
from reader.model.anchors import CanonicalText
from reader.model.article import ArticleId
from reader.model.marks import AnchorStatus
from reader.search.anchors import resolve
from reader.store.library import LibraryStore
from reader.store.marks.store import MarksStore

WORDS = {
    AnchorStatus.ANCHORED: "kept",
    AnchorStatus.MOVED: "kept",
    AnchorStatus.FUZZY: "to check",
    AnchorStatus.ORPHANED: "detached",
}


def marks_after(library: LibraryStore, store: MarksStore, changed: Iterable[ArticleId]) -> str:
    """One line such as "marks on changed articles: 31 kept, 2 to check, 1 detached".

    Nothing is written: the screen resolves the marks anew when it opens an article. "" if
    there are no marks on these articles.
    """
    counts: Counter[str] = Counter()
    store.load()
    try:
        everything = store.marks()
        for article_id in changed:
            marks = everything.get(article_id)
            try:
                article = library.article(article_id)
            except ReaderError:
                continue
            for annotation in marks.annotations if marks else ():
                target = annotation.place
                if target is None or target.language not in article.editions:
                    counts["kept" if target is None else "detached"] += 1
                    continue
                text = CanonicalText(article.editions[target.language])
                counts[WORDS[resolve(target, text).status]] += 1
    finally:
        store.close()
    if not counts:
        return ""
    words = dict.fromkeys(WORDS.values())
    parts = ", ".join(f"{counts[word]} {word}" for word in words if counts[word])
    return f"marks on changed articles: {parts}"
