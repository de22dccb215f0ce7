"""Opening the screen: what it shows, and what it is lent."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader import paths
from reader.cli.first_screen import first_keeper
from reader.cli.opening import open_catalog, open_library, open_marks
from reader.cli.screen_state import ScreenState
from reader.compiled import keep_modules
from reader.errors import NoTerminal, Unreadable, UsageError
from reader.firstscreen import Curtain
from reader.log import log_path
from reader.model.names import ARTICLE_ID, ArticleId
from reader.session import Session
from reader.store.atomic import reason_of
from reader.store.library import LibraryStore
from reader.store.strict_yaml import load

if TYPE_CHECKING:
    from reader.cli.words import OpenOptions
    from reader.tui.services import FirstLines, Services

CONFIG_NAME: Final = "config.yaml"


def load_screen(options: OpenOptions, curtain: Curtain | None) -> Callable[[], int]:
    """Load the screen; its marks are read and its catalog is refreshed behind it.

    Args:
        options: The library and the article.
        curtain: The first screen, if one hangs before the list already.

    Returns:
        What shows it until the person leaves, and gives back the exit status.

    Raises:
        UsageError: If the word cannot be an id.
        NoTerminal: If there is no terminal, or one that cannot move its cursor.
        ArticleMissing: If an article was asked for that the library does not have.
    """
    if options.id and not ARTICLE_ID.fullmatch(options.id):
        raise UsageError(
            f"{options.id!r} is neither a command nor an article's id",
            remedy=_meant(options.id),
        )
    _require_terminal(os.environ)
    library = open_library(options)
    start = ArticleId(options.id) if options.id else None
    if start is not None:
        library.article(start)  # a clear word before the screen opens
    session = Session(library, partial(open_marks, library), open_catalog(library))
    from reader.tui.light import load_textual

    load_textual()
    from reader.tui.app import run

    services = _services(library, session, first_keeper(options.library))._replace(
        take_over=curtain.hand_over if curtain else None
    )

    def show() -> int:
        status = run(session, start, services)
        keep_modules(os.environ)
        sys.stdout.flush()
        return status

    return show


def _require_terminal(environment: Mapping[str, str]) -> None:
    """Without one the screen would hang, or fill a file with escapes."""
    if not all(os.isatty(stream) for stream in (0, 1, 2)):
        raise NoTerminal(
            "the screen needs a terminal on input, output and errors",
            remedy="in a pipe use a command, see `reader --help`",
        )
    if environment.get("TERM", "") in ("", "dumb"):
        raise NoTerminal(
            "this terminal cannot move its cursor (TERM is not set or is `dumb`)",
            remedy="set TERM, or use `reader list`, `show` and `search`",
        )


def _meant(word: str) -> str:
    from difflib import get_close_matches

    from reader.cli import COMMAND_MODULES

    near = get_close_matches(word, COMMAND_MODULES, 1)
    return f"did you mean `reader {near[0]}`?" if near else "see `reader --help`"


def _services(
    library: LibraryStore, session: Session, keep_first: Callable[[FirstLines], None]
) -> Services:
    """What the screen is lent: the config file, the exporters, the log's place."""
    from reader.tui.services import Services

    config, problem = read_config()
    state = ScreenState(paths.state_folder(library.library_id))
    remembered = state.read()

    def export(name: str, article_ids: Sequence[ArticleId]) -> tuple[Path, bool]:
        from reader.cli.exporting import emptied, export_to_folder  # only when it is asked for
        from reader.export.formats import FORMATS

        form, folder = FORMATS[name], library.folder / "exports"
        if article_ids:
            articles = [session.annotated_article(one) for one in article_ids]
        else:
            articles = session.annotated_articles()
            articles += emptied(session, form, articles, folder / form.name)
        return export_to_folder(form, articles, folder, chosen=bool(article_ids))

    def export_formats() -> Mapping[str, str]:
        from reader.export.formats import FORMATS  # takes longer to load than the rest of this

        return {name: form.description for name, form in FORMATS.items()}

    return Services(
        export=export,
        export_formats=export_formats,
        trash=library,
        remember=state.keep,
        recall=state.recall,
        keep_first=keep_first,
        config=config,
        config_problem=problem or state.problem or library.damage,
        log_path=log_path(),
        remembered=remembered,
    )


def read_config() -> tuple[Mapping[str, object], str]:
    """The person's settings, and why they could not be read ("" if they could)."""
    folder = paths.config_folder()
    path = folder / CONFIG_NAME if folder else None
    try:
        if path is None or not os.path.lexists(path):
            return {}, ""
        if not path.is_file():
            return {}, f"{path}: is no file, or a link to none"
        data = path.read_bytes()
        return ({} if _says_nothing(data) else load(data, path)), ""
    except Unreadable as error:
        return {}, str(error)
    except OSError as error:
        return {}, f"{path}: {reason_of(error)}"


def _says_nothing(data: bytes) -> bool:
    """Whether there are only comments, as where every example is still commented out."""
    lines = map(bytes.strip, data.removeprefix(BOM_UTF8).splitlines())
    return all(not line or line.startswith(b"#") for line in lines)
