"""The words of a filter: which articles have them, asked once for one state of the catalog."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.catalog.conditions import NONE, Condition

if TYPE_CHECKING:
    from reader.catalog.corpus import Kept
    from reader.catalog.database import Connection
    from reader.search.engine import Search


def matching(
    connection: Connection,
    kept: Kept,
    query: str,
    search: Callable[[], Search],
    cancelled: Callable[[], bool] | None,
) -> Condition:
    """That an article has the words of a filter; nothing fulfils it once it is cancelled.

    Each thread has a connection of its own, but what one found the others need not look for:
    unless the filter asks for marks, too, which change more often than articles do.

    Args:
        connection: Whose scratch table the answer is put in.
        kept: What is kept of this state of the catalog.
        query: The filter as typed.
        search: Makes the search for its words.
        cancelled: Asked all along.
    """
    from reader.search.corpus import Effort

    state = (query, kept.state, connection.marks.version)
    if connection.matching != state:
        numbers = kept.matching.get(query)
        if numbers is None:
            effort, searched = Effort(cancelled=cancelled), search()
            answers, _ = searched.answers(effort)
            if effort.cut_short:
                return NONE
            numbers = array("q", (answer.number for answer in answers))
            if not searched.query.filters:
                kept.matching = {query: numbers}
        connection.execute("DELETE FROM matching")
        connection.executemany("INSERT INTO matching VALUES (?)", zip(numbers))
        connection.matching = state
    return Condition("n IN (SELECT n FROM matching)")
