"""Driving the app in tests: opening it, waiting until it is quiet, reading the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.strip import Strip

from reader.errors import ReaderError
from reader.model.article import ArticleId
from reader.session import Session
from reader.tui.app import ReaderApp
from reader.tui.services import Services
from tests.support import a_session, an_article

WIDE = (120, 36)
NARROW = (80, 24)
SMALL = (40, 10)

STORIES = (
    ("부산항, 올해도 기록 경신", "Busan port heads for another record"),
    ("카카오, 재택근무를 접다", "Kakao calls its people back"),
    ("서울의 밤은 짧다", "Short nights in Seoul"),
)


def three_articles() -> Session:
    """A session over three articles with both languages."""
    return a_session(
        *(an_article(f"article00{n}", ko=ko, en=en) for n, (ko, en) in enumerate(STORIES))
    )


class Unmoved:
    """A trash that nothing gets into."""

    def remove(self, article_ids: Iterable[ArticleId]) -> None:
        raise ReaderError("nothing is moved here")

    restore = remove


def lent(**given: object) -> Services:
    """What the screen is lent: nothing is looked for by itself, and nothing kept or exported."""
    services = Services(
        export=lambda *rest: (Path(), False),
        export_formats=dict,
        trash=Unmoved(),
        remember=lambda entries: None,
        recall=lambda: None,
        keep_first=lambda lines: None,
        poll_seconds=0,
        refresh_seconds=0,
    )
    return services._replace(**given)


@asynccontextmanager
async def driven(
    session: Session | None = None,
    *,
    size: tuple[int, int] = WIDE,
    start: ArticleId | None = None,
    config: Mapping[str, object] | None = None,
    services: Services | None = None,
) -> AsyncIterator[Pilot[None]]:
    """The app over a session, at rest; it looks for nothing by itself."""
    services = services or lent()
    if config is not None:
        services = services._replace(config=config)
    app = ReaderApp(session or three_articles(), start, services)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker runs, no short timer waits and nothing is to be drawn."""
    quiet = 0
    while quiet < 2:
        await pilot.pause()
        if _waiting(pilot.app):
            await pilot.pause(0.02)
            quiet = 0
        elif any(worker.is_running for worker in pilot.app.workers):
            await pilot.app.workers.wait_for_complete()
            quiet = 0
        else:
            quiet += 1


def _waiting(app: App[None]) -> bool:
    names = {"preview", "typing"}
    nodes = [app, *app.screen_stack, *app.screen.walk_children()]
    return any(
        timer.name in names and timer._task is not None and not timer._task.done()
        for node in nodes
        for timer in node._timers
    )


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until the app is at rest."""
    await pilot.press(*keys)
    await settled(pilot)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press keys all at once, as a terminal sends them when it was busy."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await pilot.pause()


def strips_of(app: App[None]) -> list[list[Strip]]:
    """What is on the screen, line by line; the one place that knows Textual's inside."""
    update = app.screen._compositor.render_update(
        full=True, screen_stack=app._background_screens, simplify=True
    )
    return [list(line) for line in getattr(update, "strips", [])]


def screen_text(app: App[None]) -> str:
    """The screen as text; a syllable takes two columns of it but is one character."""
    return "\n".join("".join(strip.text for strip in line) for line in strips_of(app))


def lines(app: App[None]) -> list[str]:
    """The lines of the screen without blanks at their ends."""
    return [line.rstrip() for line in screen_text(app).split("\n")]


def status(app: App[None]) -> str:
    """The status line of the top screen that has one."""
    from reader.tui.widgets.status_line import StatusLine

    for screen in reversed(app.screen_stack):
        for line in screen.query(StatusLine):
            return line.message
    return ""
