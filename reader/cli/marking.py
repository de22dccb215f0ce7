"""`reader mark` and `reader marks`: annotations in and out, a line at a time."""

from __future__ import annotations

import argparse
import json
import sys
import threading
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import TypeVar

from reader.cli.opening import open_session
from reader.cli.output import complain, say, say_json
from reader.cli.parser import Command, add_query
from reader.cli.shapes import mark_json
from reader.errors import NothingDone, NotSaved, ReaderError, UsageError
from reader.model.article import ArticleId, Language
from reader.model.marks import Color, ItemId, MarkKind, Span
from reader.session import Change, Session
from reader.text.sanitise import MAX_NOTE_CHARS, MAX_TAG_CHARS, MAX_TAGS, note_text, one_line

Choice = TypeVar("Choice", bound=StrEnum)

KEYS = frozenset({"kind", "language", "exact", "prefix", "suffix", "body", "color", "tags"})
LOOK_SECONDS = 1.0
"""How often it is seen to that readable copies are written, while lines come."""


def _mark_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the article, an id as `reader list` shows it")
    parser.add_argument("--json", action="store_true", help='answer {"ack": ID} instead of ACK ID')


def run_mark(options: argparse.Namespace) -> int:
    """Add annotations from standard input; each is acknowledged once it is durable."""
    status, acknowledged = 0, 0
    with open_session(options, fresh=False) as session, _followed(session):
        session.article(ArticleId(options.id))
        for number, line in enumerate(sys.stdin.buffer, 1):
            if not line.strip():
                continue
            try:
                text = _decoded(line.removeprefix(BOM_UTF8) if number == 1 else line)
                change = _add(session, ArticleId(options.id), text.strip())
                session.save()
            except NotSaved as error:
                raise NotSaved(
                    error.reason,
                    remedy=f"see to the disk, then give line {number} and the rest again",
                ) from error
            except ReaderError as error:
                complain(f"line {number}: {error}")
                status = 1
                continue
            _acknowledge(change.annotation_ids, options.json)
            acknowledged += 1
    if status and not acknowledged:
        raise NothingDone("no line could be used", remedy="see `reader mark --help`")
    return status


@contextmanager
def _followed(session: Session) -> Iterator[None]:
    """Keep the marks and their readable copies up to date: lines may come all day."""
    over = threading.Event()

    def follow() -> None:
        while not over.wait(LOOK_SECONDS):
            with suppress(ReaderError):
                session.poll()

    thread = threading.Thread(target=follow, name="follow", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _decoded(line: bytes) -> str:
    """A line as text: UTF-8 whatever the locale says, else as the locale says.

    Raises:
        UsageError: If it is neither; a note with holes in it is not kept.
    """
    for encoding in ("utf-8", sys.stdin.encoding):
        with suppress(UnicodeDecodeError):
            return line.decode(encoding)
    raise UsageError("the line is not UTF-8", remedy="convert it, for instance with iconv")


def _acknowledge(ids: Iterable[ItemId], as_json: bool) -> None:
    for one in ids:
        print(json.dumps({"ack": one}) if as_json else f"ACK {one}", flush=True)


def _add(session: Session, article_id: ArticleId, line: str) -> Change:
    if not line.startswith("{"):
        return session.annotate(article_id, None, None, _note(line))
    try:
        given = json.loads(line, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not a JSON object: {error}") from error
    unknown = sorted(set(given) - KEYS)
    if unknown:
        raise UsageError(f"unknown key {unknown[0]!r}", remedy=f"keys: {', '.join(sorted(KEYS))}")
    return _add_object(session, article_id, given)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys are there once each: of two notes one would be lost.

    Raises:
        UsageError: If one is there twice.
    """
    given = dict(pairs)
    if len(given) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageError(f"`{twice}` is there twice", remedy="give a line for each")
    return given


def _add_object(session: Session, article_id: ArticleId, given: dict[str, object]) -> Change:
    exact, body, tags = _text(given, "exact"), _note(_text(given, "body")), _tags(given)
    kind = _choice(MarkKind, _text(given, "kind") or ("note" if body or not exact else "highlight"))
    language = _choice(Language, _text(given, "language")) if given.get("language") else None
    color = _choice(Color, _text(given, "color") or "yellow")
    _refuse_what_would_be_lost(kind, given)
    if kind is MarkKind.NOTE and not body:
        raise UsageError("a note needs `body`", remedy="give the words of the note")
    if kind is MarkKind.HIGHLIGHT and not exact:
        raise UsageError("a highlight needs `exact`", remedy="give the words to highlight")
    place: tuple[Language, Span] | tuple[None, None] = (None, None)
    if exact:
        context = (_text(given, "prefix"), _text(given, "suffix"))
        place = session.place_of_quote(article_id, exact, language, context)
    if kind is MarkKind.BOOKMARK:
        return session.bookmark(article_id, *place)
    language, span = place
    if language and span and not body:
        return session.highlight(article_id, language, span, color, tags)
    return session.annotate(article_id, language, span, body, tags, color)


def _refuse_what_would_be_lost(kind: MarkKind, given: dict[str, object]) -> None:
    """What is acknowledged is kept, all of it.

    Raises:
        UsageError: If something was given that this kind of annotation has no place for.
    """
    if kind is MarkKind.BOOKMARK:
        for key in ("body", "tags", "color"):
            if given.get(key):
                raise UsageError(f"a bookmark has no `{key}`", remedy="leave it out or give a note")
    if not given.get("exact"):
        for key in ("language", "prefix", "suffix"):
            if given.get(key):
                raise UsageError(f"`{key}` without `exact`", remedy="give the words it is about")


def _note(raw: str) -> str:
    """The words of a note, cleaned; "" if there is nothing but white space.

    Raises:
        UsageError: If they are too many: nothing of a note is cut.
    """
    body = note_text(raw)
    if len(body) > MAX_NOTE_CHARS:
        problem = f"the note is longer than {MAX_NOTE_CHARS:,} characters"
        raise UsageError(problem, remedy="give it in parts")
    return body if body.strip() else ""


def _text(given: dict[str, object], key: str) -> str:
    value = given.get(key, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UsageError(f"`{key}` must be text")
    return value


def _tags(given: dict[str, object]) -> list[str]:
    tags = given.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise UsageError("`tags` must be a list of texts")
    if len(tags) > MAX_TAGS:
        raise UsageError(f"there are more than {MAX_TAGS} tags")
    cleaned = [one_line(tag).strip() for tag in tags]
    for tag in cleaned:
        if not tag.strip("#"):
            raise UsageError("a tag is empty", remedy="leave it out")
        if len(tag) > MAX_TAG_CHARS:
            raise UsageError(f"a tag is longer than {MAX_TAG_CHARS} characters")
    return cleaned


def _choice(kind: type[Choice], word: str) -> Choice:
    try:
        return kind(word)
    except ValueError:
        known = ", ".join(str(one.value) for one in kind)
        raise UsageError(f"{word!r} is none of: {known}") from None


def run_marks(options: argparse.Namespace) -> int:
    """Print every annotation."""
    from reader.export.values import OTHER_VERSION  # `mark` does without

    with open_session(options, fresh=bool(options.query)) as session:
        query = " ".join(options.query)
        marks = [
            (mark, [other.body for other in one.others_of(mark)])
            for one in session.annotated_articles(query)
            for mark in one.annotations
        ]
    if options.json or options.jsonl:
        say_json([mark_json(mark, others) for mark, others in marks], lines=options.jsonl)
        return 0
    for mark, others in marks:
        quote = mark.place.exact if mark.place else ""
        say(f"{mark.article_id}  {mark.kind}  {mark.status}  {' '.join(quote.split())[:60]}")
        for note in [mark.body, *(f"{OTHER_VERSION}\n{other}" for other in others)]:
            for line in note.splitlines():
                say(f"    {line}")
    return 0


def _marks_arguments(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "only of articles that match")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON array")
    shape.add_argument("--jsonl", action="store_true", help="one JSON object a line")


MARK_HELP = """\
Each line of standard input is one annotation: plain text is a note on the
article, a JSON object may say where and how:

  {"kind": "bookmark|highlight|note", "exact": "words of the article",
   "language": "ko|en", "prefix": "…", "suffix": "…", "body": "the note",
   "color": "yellow|green|blue|pink|purple", "tags": ["…"]}

A bookmark is on the paragraph that `exact` begins in, or on the article; it
has no `body`, `tags` or `color`. A highlight with a `body` is a note. A note
has at most 65,536 characters. Of words that stand in several places, `prefix`
and `suffix` tell which are meant.

Each is answered by `ACK <annotation id>` once it is on the disk, in order; a
line that cannot be kept whole is refused, with its number and the reason.

example:
  echo '{"exact": "100억 달러", "body": "확인 #숫자"}' | reader mark 3moax2nnom
"""

COMMANDS = (
    Command(
        "mark",
        "Add annotations to an article from standard input.",
        MARK_HELP,
        _mark_arguments,
        run_mark,
    ),
    Command(
        "marks",
        "Every annotation of the library, article by article, in document order.",
        "status: anchored, moved, fuzzy (waits for your word) or orphaned (its words\n"
        "are gone)\n\nexample:\n  reader marks tag:확인",
        _marks_arguments,
        run_marks,
    ),
)
