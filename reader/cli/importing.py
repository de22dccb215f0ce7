"""`reader import`: annotations back, our own and those of other programs."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.cli.opening import open_session
from reader.cli.output import complain, say
from reader.cli.parser import Command, some_file
from reader.cli.targets import MAX_FILE_BYTES
from reader.errors import NothingDone, NotSaved, ReaderError, Unreadable
from reader.export.web_annotation import ARTICLE_ADDRESS
from reader.export.web_foreign import ForeignAnnotation, annotation_of, place
from reader.export.web_import import Imported, parse
from reader.model.article import Article, ArticleId
from reader.model.marks import Annotation
from reader.model.moments import is_later
from reader.search.query import literal
from reader.session import Session
from reader.session.marking import tags_in
from reader.store.atomic import read_file

QUERY_CHARS = 60
"""Of words that are searched for: a place that begins like them is rare, and a query is short."""
CONTEXT_CHARS = 16
"""Of what stands before and behind a quote, for words of which it has only a part."""
MOST_CANDIDATES = 8
"""Articles that are looked into for each query."""
_ENDS = re.compile(r"[.!?。！？…\n]+")
"""No phrase is found across the end of a sentence."""


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=some_file, metavar="FILE", help="JSON-LD as `export jsonld` writes it, or `-`"
    )


def run_import(options: argparse.Namespace) -> int:
    """Take annotations in again; foreign ones as far as their quote is found."""
    imported = parse(_text_of(options.file))
    for skipped in imported.skipped:
        complain(f"{skipped.where}: {skipped.reason}")
    if not (imported.annotations or imported.foreign or imported.skipped):
        say("Nothing to import: there is no annotation in it")
        return 0
    with open_session(options) as session:
        lost = len(imported.skipped) + _take_in(session, imported)
    if lost == len(imported.annotations) + len(imported.foreign) + len(imported.skipped):
        raise NothingDone("nothing could be imported")
    return 1 if lost else 0


def _text_of(name: str) -> str:
    """What stands in a file, or was piped in.

    Raises:
        NothingDone: If it cannot be read.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return read_file(Path(name).resolve(), MAX_FILE_BYTES).decode("utf-8")
    except FileNotFoundError:
        reason = "no such file"
    except Unreadable as error:
        reason = error.reason
    except UnicodeDecodeError:
        reason = "is not UTF-8"
    raise NothingDone(f"{name}: {reason}", remedy="name a JSON-LD file, or pipe it in with `-`")


def _take_in(session: Session, imported: Imported) -> int:
    """Adopt everything and say so; how many annotations have no place here.

    Raises:
        NotSaved: If the disk refuses.
    """
    here = {one.article_id for one in imported.annotations if session.row(one.article_id)}
    kept = session.kept_annotations(one.article_id for one in imported.annotations)
    # an old file takes nothing back that was changed here after it was exported
    ours = [one for one in imported.annotations if one.id in kept]
    newer = {one.id for one in ours}
    newer -= {one.id for one in ours if not is_later(kept[one.id].modified, one.modified)}
    label = session.adopt(one for one in imported.annotations if one.id not in newer).label
    placed = [made for one in imported.foreign if (made := _placed(session, one))]
    kept = session.kept_annotations(one.article_id for one in placed)
    new = {one.id: one for one in placed if one.id not in kept}  # he may have changed it since
    session.adopt(new.values())
    try:
        session.save()
    except NotSaved as error:
        raise NotSaved(error.reason, remedy="see to the disk, then import it again") from error
    if imported.annotations:
        homeless = sum(one.article_id not in here for one in imported.annotations)
        gone = f", {homeless} of them on articles that are not in this library" if homeless else ""
        left = f", {len(newer)} left as changed here since" if newer else ""
        say(label + gone + left)
    if imported.foreign:
        old = len(placed) - len(new)
        known = f", {old} of them here already" if old else ""
        of = f"{len(placed)} of {len(imported.foreign)}"
        say(f"{of} annotations of other programs placed{known}")
    return len(imported.foreign) - len(placed)


def _placed(session: Session, foreign: ForeignAnnotation) -> Annotation | None:
    """A foreign annotation on the article that says its words, or is the page it is on."""
    seen: set[ArticleId] = set()
    for article in _candidates(session, foreign):
        if article.id in seen:
            continue
        seen.add(article.id)
        found = place(foreign, article) if foreign.exact else None
        if found or (not foreign.exact and _is_the_page(foreign, article)):
            made = annotation_of(foreign, article, found)
            return replace(made, tags=tags_in(made.body, made.tags))
    missing = f"says {foreign.exact[:40]!r}" if foreign.exact else "has its address or its title"
    complain(f"{foreign.where}: no article {missing}")
    return None


def _candidates(session: Session, foreign: ForeignAnnotation) -> Iterator[Article]:
    """Articles it may be on, likeliest first: by address, by title, by the words."""
    if foreign.url.startswith(ARTICLE_ADDRESS):
        yield from _articles(session, [ArticleId(foreign.url.removeprefix(ARTICLE_ADDRESS))])
    for article in _found(session, foreign.title):
        if _is_the_page(foreign, article):
            yield article
    for query in _wordings(foreign):
        articles = _found(session, query)
        yield from sorted(articles, key=lambda one: not _is_the_page(foreign, one))


def _wordings(foreign: ForeignAnnotation) -> Iterator[str]:
    """What may lead to its article, of the quote and then with what stands around it.

    A quote may begin inside a word, which no search finds, so the first word is left out.
    """
    before, behind = foreign.prefix[-CONTEXT_CHARS:], foreign.suffix[:CONTEXT_CHARS]
    yield foreign.exact.partition(" ")[2]
    yield f"{before}{foreign.exact}{behind}".partition(" ")[2]
    yield foreign.exact


def _found(session: Session, text: str) -> Iterator[Article]:
    """Articles that say the longest part of a text that a search does not take apart."""
    words = max((" ".join(part.split()) for part in _ENDS.split(text)), key=len)
    query = literal(words[:QUERY_CHARS])
    hits = session.search(query, limit=MOST_CANDIDATES).hits if query else ()
    yield from _articles(session, [hit.article_id for hit in hits])


def _articles(session: Session, ids: list[ArticleId]) -> Iterator[Article]:
    for article_id in ids:
        try:
            yield session.article(article_id)
        except ReaderError:  # it is gone, or damaged: its words are not known
            continue


def _is_the_page(foreign: ForeignAnnotation, article: Article) -> bool:
    """Whether it says that it was made on this very article."""
    addresses = {ARTICLE_ADDRESS + article.id, article.source.url} - {""}
    titles = {edition.title for edition in article.editions.values()} - {""}
    return foreign.url in addresses or foreign.title in titles


COMMANDS = (
    Command(
        "import",
        "Annotations back from JSON-LD: a full round trip of `reader export jsonld`.",
        "Annotations of other programs (Hypothesis and the like) are placed by their\n"
        "quote, those on a whole page by its address or title; one that was taken in\n"
        "before is left as it is. What was changed here after it was exported stays as\n"
        "it is here.\n\nexample:\n  reader import marks.jsonld",
        _import_arguments,
        run_import,
    ),
)
