"""`reader remove`, `restore`, `check` and `keys`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from contextlib import closing

from reader import paths
from reader.cli.opening import bring_up_to_date, open_catalog, open_library, open_marks
from reader.cli.output import complain, say, say_json
from reader.cli.parser import Command
from reader.cli.reanchoring import places_of, told
from reader.errors import ArticleMissing, NothingDone, Unreadable
from reader.model.article import ArticleId
from reader.model.listing import ListQuery
from reader.session.marked import Marked
from reader.store.library import LibraryStore
from reader.store.marks.store import MarksStore
from reader.store.problem import Problem
from reader.text.counting import counted


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="ids as `reader list` shows them")


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="ids as `reader list --removed` shows them"
    )


def run_remove(options: argparse.Namespace) -> int:
    """Move articles into the trash."""
    library = open_library(options)
    return _each(options.ids, "removed", lambda one: library.remove([one]))


def run_restore(options: argparse.Namespace) -> int:
    """Bring articles back from the trash."""
    library = open_library(options)
    return _each(options.ids, "restored", lambda one: library.restore([one]))


def _each(ids: list[str], done: str, act: Callable[[ArticleId], None]) -> int:
    """Do it to each id; one that is missing does not stop the others."""
    missing, remedy = 0, ""
    wanted = list(dict.fromkeys(ids))
    for one in wanted:
        try:
            act(ArticleId(one))
        except ArticleMissing as error:
            complain(error)
            missing, remedy = missing + 1, error.remedy
        else:
            say(f"{done} {one}")
    if missing == len(wanted):
        raise NothingDone(f"nothing was {done}", remedy=remedy)
    return 1 if missing else 0


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repair", action="store_true", help="mend what can be mended; damaged originals are kept"
    )
    parser.add_argument("--json", action="store_true", help="a JSON array of problems")


def run_check(options: argparse.Namespace) -> int:
    """Verify the library, its marks, their places and the catalog."""
    library = open_library(options)
    with closing(open_marks(library)) as marks:
        marks.load()
        mended = _repaired(library, marks) if options.repair else []
        places = _places(library, marks)  # what nobody understands is found by looking
        left = [*library.check(), *marks.problems()]
    articles = len(library.article_ids())
    with closing(open_catalog(library)) as catalog:
        if not catalog.verify():
            path = paths.caches(library.folder, library.library_id).catalog or library.folder
            mended.append(Problem(path, 0, "the catalog is damaged", "it is made anew"))
        bring_up_to_date(catalog, library, shown=not options.json)
        listed = catalog.count(ListQuery(), Marked())
    if listed != articles:
        left.append(Problem(library.folder, 0, f"the catalog lists {listed} of {articles}"))
    problems = [*mended, *left]
    if options.json:
        say_json([_problem_json(problem) for problem in problems])
    else:
        for problem in problems:
            say(str(problem))
        found = counted(len(problems), "problem")
        mended_too = f", {len(mended)} mended" if mended else ""
        checked = counted(articles, "article")
        say(f"{checked} checked, {found if problems else 'nothing wrong'}{mended_too}")
        if places:
            say(f"marks: {places}")
    return 1 if left else 0


def _repaired(library: LibraryStore, marks: MarksStore) -> list[Problem]:
    """Mend what can be mended; what was wrong, each with what was done as its remedy."""
    mended = list(library.repair())
    before = {problem.path: problem for problem in marks.problems()}
    marks.repair()
    after = {problem.path for problem in marks.problems()}
    for path, problem in before.items():
        if path not in after:
            done = "it was written anew; what was damaged is kept in .journal/old"
            mended.append(problem._replace(remedy=done))
    return mended


def _places(library: LibraryStore, marks: MarksStore) -> str:
    """How many marks stand where they were made, wait for a word, or lost their place."""
    counts: Counter[str] = Counter()
    for article_id, each in marks.marks().items():
        try:
            counts += places_of(library.article(article_id), each)
        except ArticleMissing:
            counts["on articles that are gone"] += len(each.annotations)
        except Unreadable:
            counts["on damaged articles"] += len(each.annotations)
    return told(counts)


def _problem_json(problem: Problem) -> dict[str, object]:
    return {
        "path": str(problem.path),
        "line": problem.line,
        "what": problem.what,
        "remedy": problem.remedy,
    }


def run_keys(options: argparse.Namespace) -> int:
    """Print the keys of the screen."""
    from reader.tui.keys import key_table

    for line in key_table():
        say(line)
    return 0


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """`keys` takes none."""


COMMANDS = (
    Command(
        "remove",
        "Put articles into the library's trash.",
        "Their marks stay; `restore` brings them back.\n"
        "A later build of the same dumps leaves them in the trash.\n"
        "`reader list --removed` shows what is in it.\n\n"
        "example:\n  reader remove 3moax2nnom",
        _remove_arguments,
        run_remove,
    ),
    Command(
        "restore",
        "Take articles out of the library's trash.",
        "example:\n  reader restore 3moax2nnom",
        _restore_arguments,
        run_restore,
    ),
    Command(
        "check",
        "Verify library, marks, their places and the catalog.",
        "What is wrong is told with file and line; then the exit status is 1.\n"
        "--repair keeps every damaged original.\n\nexample:\n  reader check --repair",
        _check_arguments,
        run_check,
    ),
    Command(
        "keys",
        "The keys of the screen, with the names of their commands.",
        "These are the defaults; `?` on the screen shows yours. Keys are set by the\n"
        "names in the last column in config.yaml, in ~/.config/reader on Linux, in\n"
        "~/Library/Application Support/reader on macOS:\n\n"
        "example:\n  keys:\n"
        "    article.flip: [t, Tab]",
        _no_arguments,
        run_keys,
    ),
)
