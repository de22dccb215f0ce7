"""Keeping the state up with what stands in the journals, ours and those of others."""

from __future__ import annotations

import threading
from collections.abc import Collection

from reader.store.marks.journal import Journal
from reader.store.marks.snapshot import Snapshot, merged
from reader.store.marks.state import State


class Follower:
    """Reads the journals of one library into its state; safe on any thread."""

    def __init__(self, journals: tuple[Journal, ...], state: State) -> None:
        self._journals = journals
        self._state = state
        self._snapshots: dict[int, Snapshot] = {}
        self._reading = threading.Lock()
        self._loaded = False

    def read(self, own: Collection[str]) -> None:
        """Read what is new, segments first and snapshots second.

        Args:
            own: The segments we write ourselves, which are known.
        """
        with self._reading:
            live, self._loaded = self._loaded, True
            for journal in self._journals:
                if records := list(journal.new_records(own)):
                    self._state.take_others(records, live=live)
            if self._new_snapshots():
                self._state.take_snapshot(merged(self._snapshots.values()), live=live)
                self._complete()
            if not live:
                for journal in self._journals:
                    vector = self._state.ledger.vector
                    if records := list(journal.folded_away(vector)):
                        self._state.take_others(records, live=False)

    def know_snapshot(self, journal: Journal, snapshot: Snapshot) -> None:
        """Take in that we have written a snapshot ourselves."""
        with self._reading:
            self._snapshots[self._journals.index(journal)] = snapshot
            journal.know_snapshot()

    def _new_snapshots(self) -> bool:
        new = False
        for index, journal in enumerate(self._journals):
            snapshot = journal.new_snapshot()
            if snapshot is not None:
                self._snapshots[index] = snapshot
                new = True
        return new

    def _complete(self) -> None:
        """After damage: everything that came after the last whole snapshot, read again."""
        for index, snapshot in self._snapshots.items():
            if snapshot.rest is not None:
                records = list(self._journals[index].folded_away({}))
                self._state.take_others(records, live=False)
                self._state.take_heads(snapshot.rest)
                snapshot.rest = None
