"""How long a search goes on."""

from __future__ import annotations

import pytest

from reader.search.corpus import Effort
from tests.search.library import NOTHING_MARKED, a_catalog, an_article


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Milliseconds; set the only entry."""
    now = [0.0]
    monkeypatch.setattr("reader.search.corpus.time.perf_counter", lambda: now[0] / 1000)
    return now


def test_a_search_that_found_nothing_yet_has_all_its_time(clock: list[float]) -> None:
    effort = Effort(8.0)
    clock[0] = 7.9
    assert not effort.spent()
    clock[0] = 8.0
    assert effort.spent()


@pytest.mark.parametrize(("found_at", "ends_at"), [(1.0, 4.0), (3.5, 4.5), (5.0, 6.0), (7.5, 8.0)])
def test_from_the_first_answer_on_it_hurries_but_has_a_moment_for_more(
    clock: list[float], found_at: float, ends_at: float
) -> None:
    """One hit alone is not what somebody wants to see, nor does a key wait for ever."""
    effort = Effort(8.0)
    clock[0] = found_at
    effort.hurry()

    clock[0] = ends_at - 0.01
    assert not effort.spent()
    clock[0] = ends_at + 0.01
    assert effort.spent()


def test_without_a_limit_nothing_hurries_it(clock: list[float]) -> None:
    effort = Effort()
    effort.hurry()
    clock[0] = 1e6
    assert not effort.spent()


def test_what_nobody_waits_for_any_more_is_not_put_in_order() -> None:
    """The next key would have to wait for that."""
    catalog = a_catalog(*(an_article(f"one{n}", "달 탐사", "달을 보았다.") for n in range(9)))
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(len(asked) > 6)
        return asked[-1]

    found = catalog.search("탐사", NOTHING_MARKED, cancelled=cancelled)

    assert any(asked)
    assert (0, (), False) == (found.articles, found.hits, found.complete)
    catalog.close()
