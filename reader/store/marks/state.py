"""What the journal comes to, as values; safe to read on any thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from reader.model.article import ArticleId
from reader.model.marks import (
    AlignmentCorrection,
    Annotation,
    ItemChange,
    ItemId,
    MarkItem,
    Marks,
    Reading,
    Step,
    StepKind,
)
from reader.model.names import ALIGNMENT_SUFFIX, READING_SUFFIX, REST_SUFFIX
from reader.model.order import in_order_of_creation
from reader.store.marks.copies import Contents
from reader.store.marks.documents import digest, document, item_from, misfits
from reader.store.marks.ledger import Ledger
from reader.store.marks.record import Op, Revision
from reader.store.marks.showing import contents_of, shown, text_digest, versions
from reader.store.marks.snapshot import Snapshot
from reader.store.marks.steplog import LoggedStep


class Strange(NamedTuple):
    """A value that is not understood; a person wrote it, or a later version."""

    item_id: str
    key: str
    """Of the item's document."""
    value: object


class State:
    """The ledger with its lock, and the marks of each article as they are asked for.

    The lock is held for memory only, never while the disk is waited for.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.ledger = Ledger()
        self.elsewhere: set[str] = set()
        """Steps that other live readers made while we ran: not ours to undo."""
        self.changed: set[str] = set()
        """Articles that have changed since their readable copy was written."""
        self._marked_at: dict[str, float] = {}
        """When a person last marked those of them whose copies wait for him to leave off, on
        the monotonic clock.
        """
        self.strange: dict[str, list[Strange]] = {}
        """By article what is not understood of its items, as far as they were looked up."""
        self._marks: dict[str, Marks] = {}
        self._stale: dict[str, dict[str, None]] = {}
        """By article the items that changed since its marks were put together."""
        self._unseen: dict[str, set[Revision]] = {}
        self._news: set[str] = set()

    def take_own(self, ops: Iterable[Op]) -> None:
        """Take in what we wrote ourselves and what is durable."""
        with self.lock:
            for op in ops:
                self.ledger.take(op)
                if op.verb != "copy":
                    self._touch(op)
                    self._await(op)

    def take_others(self, records: Iterable[tuple[str, bytes]], *, live: bool) -> None:
        """Take in records of others.

        Args:
            records: Session and JSON of each.
            live: Whether we were running when they were made: then nobody has seen them yet.
        """
        with self.lock:
            known = self.ledger.steps.ids() if live else frozenset()
            for session, raw in records:
                op = self.ledger.read(raw, session)
                if op is None or not op.article or op.verb == "copy":
                    continue
                self._touch(op)
                if live:
                    self._news.add(op.article)
                    self._unseen.setdefault(op.article, set()).add(op.revision)
                else:  # whoever made it may have died before the copy was written
                    self._await(op)
            if live:
                self.elsewhere |= self.ledger.steps.ids() - known

    def take_snapshot(self, snapshot: Snapshot, *, live: bool) -> None:
        """Stand on another snapshot."""
        with self.lock:
            before = self.ledger
            known = before.steps.ids()
            self.ledger = before.rebased(snapshot)
            for article in {*before.heads.articles(), *self.ledger.heads.articles()}:
                old, new = before.heads.revisions(article), self.ledger.heads.revisions(article)
                if old != new:
                    self._marks.pop(article, None)
                    if live:
                        self._news.add(article)
                        self._unseen.setdefault(article, set()).update(new - old)
            if live:
                self.elsewhere |= self.ledger.steps.ids() - known

    def take_heads(self, snapshot: Snapshot) -> None:
        """Take in what could be read of a damaged snapshot, beside what stood in for it."""
        with self.lock:
            self.ledger.take_damaged(snapshot)
            self._marks.clear()

    def edited(self, article: str) -> None:
        """Take in that a person has edited the copy of an article."""
        with self.lock:
            self._news.add(article)

    def contents(self, article: str) -> Contents:
        """What the readable copy of an article has to say."""
        with self.lock:
            return contents_of(article, self.ledger.heads)

    def settled(self, seconds: float) -> set[str]:
        """Articles whose copies are to be written, since nobody has marked them for so long.

        Each is told once, unless it is to `wait`.
        """
        if not self._marked_at:
            return set()
        latest = time.monotonic() - seconds
        with self.lock:
            found = {article for article, at in self._marked_at.items() if at <= latest}
            for article in found:
                del self._marked_at[article]
        return found

    def wait(self, articles: Iterable[str]) -> None:
        """Take in that the copies of articles are to be written, but not now."""
        with self.lock:
            self._marked_at |= dict.fromkeys(articles, time.monotonic())

    def news(self) -> set[str]:
        """The articles that others have changed since this was asked last, whoever read it."""
        with self.lock:
            news, self._news = self._news, set()
            return news

    def marks(self) -> Mapping[ArticleId, Marks]:
        """A live, read-only view; each article is put together when it is looked up."""
        return _View(self)

    def of(self, article: str) -> Marks | None:
        """The marks on one article; None if there are none. What it returns counts as seen."""
        with self.lock:
            self._unseen.pop(article, None)
            changed = self._stale.pop(article, {})
            marks = self._marks.get(article)
            if marks is None:
                every = dict.fromkeys(self.ledger.heads.of_article(article))
                self._marks[article] = marks = self._gather(every, Marks(ArticleId(article)))
            elif changed:
                self._marks[article] = marks = self._gather(changed, marks)
        return marks if marks.annotations or marks.reading or marks.alignment else None

    def articles(self) -> list[str]:
        """Articles that have an item, perhaps of a kind that is not known."""
        with self.lock:
            heads = self.ledger.heads
            return [
                article
                for article in heads.articles()
                if any(shown(heads.of(item_id)) for item_id in heads.of_article(article))
            ]

    def replaced_by(self, change: ItemChange, article: str) -> tuple[Revision, ...]:
        """The revisions a change replaces: those that were seen by the one who made it.

        Versions beside the one that is shown stay where they have words of their own: he may
        not have read them. They go by changes that name them.
        """
        heads = self.ledger.heads.of(change.item_id)
        if change.item_id == article + READING_SUFFIX:
            return tuple(op.revision for op in heads)
        unseen = self._unseen.get(article, set())
        seen = tuple(op for op in heads if op.revision not in unseen)
        if change.before is None:
            return tuple(op.revision for op in seen if op.verb == "del")
        was = digest(document(change.before), change.item_id, article)
        current = shown(seen)
        if current is not None and text_digest(current) == was:
            left = _otherwise_worded(seen)
            return tuple(op.revision for op in seen if op.revision not in left)
        # made from a version that others have replaced meanwhile: both stay
        return tuple(op.revision for op in heads if op.verb == "put" and text_digest(op) == was)

    def history(self) -> list[Step]:
        """The last steps but those of other live readers, oldest first."""
        with self.lock:
            logged = self.ledger.steps.last(but=frozenset(self.elsewhere))
        return [step_from(step) for step in logged]

    def _touch(self, op: Op) -> None:
        if op.article:
            self.changed.add(op.article)
            if op.article in self._marks:
                self._stale.setdefault(op.article, {})[op.id] = None

    def _await(self, op: Op) -> None:
        """Where somebody is in an article is written with what he marks there."""
        if op.article and not op.fields.get("q"):
            self._marked_at[op.article] = time.monotonic()

    def _gather(self, item_ids: Collection[str], marks: Marks) -> Marks:
        """The marks on an article with some of its items as they are now, and the rest as is."""
        article = marks.article_id
        annotations: dict[str, Annotation | None] = {}
        reading, alignment, conflicts = marks.reading, marks.alignment, dict(marks.conflicts)
        strange = [one for one in self.strange.pop(article, ()) if one.item_id not in item_ids]
        for item_id in item_ids:
            known = self._versions(item_id, article, strange)
            item = known[-1] if known else None
            conflicts.pop(ItemId(item_id), None)
            if item_id == article + READING_SUFFIX:
                reading = item if isinstance(item, Reading) else None
            elif item_id == article + ALIGNMENT_SUFFIX:
                alignment = item if isinstance(item, AlignmentCorrection) else None
            else:
                annotations[item_id] = item if isinstance(item, Annotation) else None
            if known[:-1]:
                conflicts[ItemId(item_id)] = tuple(known[:-1])
        if strange:
            self.strange[article] = strange
        in_order = in_order_of_creation(marks.annotations, annotations)
        return Marks(article, in_order, reading, alignment, conflicts)

    def _versions(self, item_id: str, article: str, strange: list[Strange]) -> list[MarkItem]:
        """The versions of an item that are understood, the one to show last."""
        standing = versions(self.ledger.heads.of(item_id))
        items = [item_from(op.doc, item_id, article) for op in standing]
        known = [item for item in items if item is not None]
        if known:
            extra = known[-1].extra
            strange += [Strange(item_id, key, extra[key]) for key in misfits(known[-1])]
        elif standing and item_id != article + REST_SUFFIX:
            strange.append(Strange(item_id, "kind", standing[-1].doc.get("kind")))
        return known


class _View(Mapping[ArticleId, Marks]):
    """The marks of every article that has any."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __getitem__(self, article_id: ArticleId) -> Marks:
        marks = self._state.of(article_id)
        if marks is None:
            raise KeyError(article_id)
        return marks

    def __iter__(self) -> Iterator[ArticleId]:
        found = (ArticleId(article) for article in self._state.articles())
        return (article for article in found if self._state.of(article) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _otherwise_worded(heads: tuple[Op, ...]) -> set[Revision]:
    """Versions beside the one that is shown that have words of their own."""
    *others, current = versions(heads)
    return {op.revision for op in others if op.doc.get("body") != current.doc.get("body")}


def step_from(logged: LoggedStep) -> Step:
    """A step as the journal tells it, as a step of the model."""
    changes = []
    for part in logged.parts:
        before, after = (
            None if doc is None else item_from(doc, part.item_id, part.article)
            for doc in (part.before, part.after)
        )
        changes.append(ItemChange(ItemId(part.item_id), before, after))
    kinds = {kind.value for kind in StepKind}
    kind = StepKind(logged.kind) if logged.kind in kinds else StepKind.CHANGE
    return Step(logged.id, logged.label, tuple(changes), kind, logged.of)
