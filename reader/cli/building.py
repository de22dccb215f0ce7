"""`reader build`: dumps in, articles out, and a report of what became of each."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

from reader import paths
from reader.cli.build_report import DumpReport, say_report
from reader.cli.indexing import Indexing
from reader.cli.inputs import DumpFile, Refused, dumps_of
from reader.cli.opening import JOBS, library_folder, saved_marks
from reader.cli.output import Progress, complain, say, say_json
from reader.cli.parser import Command, count
from reader.cli.site_profiles import load_profiles
from reader.cli.workshop import Group, Workshop
from reader.errors import NothingDone
from reader.ingest.build import ArticleFound, DumpEvent, DumpRead, PartSkipped, explain, read_dump
from reader.ingest.rules import RuleBook
from reader.model.article import Article
from reader.store.atomic import make_folder
from reader.store.builder import BuildStatus, LibraryBuild
from reader.store.identity.extracted import Extracted
from reader.store.library import LibraryStore
from reader.store.record import DumpRecord, new_record

if TYPE_CHECKING:  # a small build does not look back
    from reader.cli.built_before import BuiltBefore

WORTH_BYTES: Final = 1 << 20
"""Fewer bytes of dumps are read sooner than it is looked up whether they were before."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dumps", nargs="+", metavar="DUMP", help="files, folders, globs, `-`")
    parser.add_argument(
        "--jobs",
        type=count,
        default=JOBS,
        metavar="N",
        help=f"processes that share the work (default: {JOBS})",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, write nothing"
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument(
        "--explain",
        action="store_true",
        help="print every line of the dumps with its label and why; builds nothing",
    )
    shape.add_argument(
        "--json", action="store_true", help="the report as JSON; also names every part left out"
    )


def run_build(options: argparse.Namespace) -> int:
    """Build dumps into the library."""
    inputs = list(dumps_of(options.dumps))
    if all(isinstance(one, Refused) for one in inputs):
        options.dry_run = True  # no library is made for nothing
    profiles, wrong = load_profiles()
    for problem in wrong:
        complain(problem)
    book = RuleBook(profiles)
    if options.explain:
        return max(_explain(inputs, book), int(bool(wrong)))
    store = LibraryStore(library_folder(options))
    dump_bytes = sum(one.size_bytes for one in inputs if isinstance(one, DumpFile))
    indexing = Indexing(store, options.jobs, dump_bytes)
    bar = Progress(dump_bytes, wanted=not options.json)
    try:
        reports = _build_all(inputs, _Site(book, bar, indexing), options)
        if not options.dry_run:
            indexing.finish(shown=not options.json)
    finally:
        indexing.close()
    if options.json:
        say_json({"dumps": [report.as_json() for report in reports]})
    else:
        say_report(reports, store.folder, dry_run=options.dry_run)
        _say_marks(store, reports)
    failed = [report for report in reports if report.failed]
    if len(failed) == len(reports):
        complain(NothingDone("nothing could be built", remedy="see `reader build --help`"))
        return NothingDone.exit_status
    cut = any(report.is_cut for report in reports)
    return 1 if failed or wrong or cut else 0


class _Site(NamedTuple):
    """Where dumps are built."""

    book: RuleBook
    bar: Progress
    indexing: Indexing


class _Tools(NamedTuple):
    """What they are built with."""

    build: LibraryBuild
    workshop: Workshop
    before: BuiltBefore | None
    """None where looking it up is not worth it."""


def _build_all(
    inputs: list[DumpFile | Refused], site: _Site, options: argparse.Namespace
) -> list[DumpReport]:
    indexing, dry_run = site.indexing, options.dry_run
    store = indexing.store

    def wanted() -> bool:
        return indexing.wants_entries and not dry_run

    reports = []
    caches = _caches(store, dry_run)
    build = LibraryBuild(store, caches.identities, dry_run=dry_run, on_written=indexing.written)
    before = _built_before(caches.built, site.bar.total)
    try:
        with build, Workshop(options.jobs, wanted, site.bar.total) as workshop:
            tools = _Tools(build, workshop, before)
            for one in inputs:
                if isinstance(one, Refused):
                    reports.append(DumpReport(one.name, failed=one.reason))
                else:
                    reports.append(_build_one(one, site, tools))
    finally:
        site.bar.close()
        if before and not dry_run:
            before.save(build.dumps)
    return reports


def _built_before(path: Path | None, dump_bytes: int) -> BuiltBefore | None:
    if path is None or dump_bytes < WORTH_BYTES:
        return None
    from reader.cli.built_before import BuiltBefore

    return BuiltBefore(path, [paths.profiles_folder()])


def _caches(store: LibraryStore, dry_run: bool) -> paths.Caches:
    """Those of the library, which is made if need be."""
    if not LibraryStore.exists(store.folder):
        if dry_run:
            return paths.Caches()
        make_folder(store.folder)
        store.save_record(new_record(store.folder.name))
    return paths.caches(store.folder, store.open().library_id)


def _build_one(dump: DumpFile, site: _Site, tools: _Tools) -> DumpReport:
    report, extracted = DumpReport(dump.name), Extracted()
    bar, started = site.bar, site.bar.done
    build, before = tools.build, tools.before

    def advance(done_bytes: int) -> None:
        bar.advance(started + done_bytes - bar.done, dump.name)

    try:
        if before and (again := before.report(dump, build)):
            advance(dump.size_bytes)
            return again
        with _seekable(dump) as stream:
            drafts = _drafts(read_dump(dump.name, stream, site.book, advance), report)
            for group in tools.workshop.made(drafts):
                _take(group, tools, site.indexing, report, extracted)
    except OSError as error:
        return replace(report, failed=error.strerror or str(error))
    summary = report.summary
    if summary is None or not report.articles:
        return replace(report, failed=report.reason or "it has no articles")
    ids = tuple([article_id for article_id, _ in report.articles])
    build.record(DumpRecord(dump.name, summary.sha256, summary.bytes, summary.encoding, ids))
    if before:
        before.keep(report, extracted, build)
    return report


def _take(
    group: Group, tools: _Tools, indexing: Indexing, report: DumpReport, extracted: Extracted
) -> None:
    """Take articles into the library, and their entries into the catalog if there are any."""
    build = tools.build
    indexing.offer(group)
    for ready in group.articles:
        article = ready.article
        article_id, status = build.take(ready)
        indexing.became(article.id, article_id, status)
        report.articles.add(article_id, status)
        extracted.add(ready.row, is_from_here=status is not BuildStatus.DUPLICATE)
        report.notes += [_at(article, _KEPT.format(path)) for path in build.set_aside]
        build.set_aside.clear()
        report.notes += [_at(article, warning) for warning in article.warnings]
        if build.was_removed(article_id):
            remedy = f"`reader restore {article_id}` brings it back"
            report.notes.append(_at(article, f"it is in the trash; {remedy}"))


def _at(article: Article, note: str) -> str:
    first, last = article.source.lines
    return f"lines {first}-{last}: {note}"


def _drafts(events: Iterator[DumpEvent], report: DumpReport) -> Iterator[Article]:
    """The articles among the events of a dump; everything else goes into the report."""
    for event in events:
        if isinstance(event, ArticleFound):
            yield event.article
        elif isinstance(event, PartSkipped):
            report.skipped.append(event)
        elif isinstance(event, DumpRead):
            report.summary = event


@contextmanager
def _seekable(dump: DumpFile) -> Iterator[BinaryIO]:
    """The dump's bytes, to be read twice: a pipe is kept in a file meanwhile."""
    with dump.open() as stream:
        if dump.path is not None:
            yield stream
            return
        from shutil import copyfileobj  # most dumps are files
        from tempfile import TemporaryFile

        with TemporaryFile() as spool:
            copyfileobj(stream, spool)
            spool.seek(0)
            yield cast(BinaryIO, spool)


def _explain(inputs: list[DumpFile | Refused], book: RuleBook) -> int:
    refused = [one for one in inputs if isinstance(one, Refused)]
    for one in refused:
        complain(f"{one.name}: {one.reason}")
    for dump in inputs:
        if isinstance(dump, Refused):
            continue
        if len(inputs) > 1:
            say(f"==> {dump.name}")
        with _seekable(dump) as stream:
            for line in explain(stream, book):
                say(f"{line.number:6}  {line.label:10}  {line.text[:70]}  [{line.rule}]")
    if len(refused) == len(inputs):
        return NothingDone.exit_status
    return 1 if refused else 0


def _say_marks(store: LibraryStore, reports: list[DumpReport]) -> None:
    """How the marks on changed articles fared: "31 kept, 2 to check, 1 orphaned"."""
    changed = [
        article_id
        for report in reports
        for article_id, status in report.articles
        if status is BuildStatus.CHANGED
    ]
    if changed and (store.folder / "marks").is_dir():
        from reader.cli.reanchoring import marks_after  # most builds change nothing marked

        line = marks_after(store, saved_marks(store), changed)
        if line:
            say(line)


_KEPT = "its file could not be read and was built anew; the damaged one is kept as {}"

BUILD_HELP = """\
A dump is raw text of scraped pages, one article or many, or Markdown of a web
clipper or a note-taking program, in UTF-8, CP949, EUC-KR or UTF-16. Of a
folder the .txt, .text, .md and .markdown files are read; `-` is standard
input. A dump that is as it was, with its articles, is not even read again; a
corrected one changes its articles and keeps their ids and your marks.

Each article is reported as new, same, changed or duplicate (the library has it
from another page). What gave no article is reported with line and reason, as
is what was left out of one although it looks like content, rows of a table.

examples:
  reader build ~/dumps
  reader build 'scrapes/2023-*.txt' --dry-run
  reader build page.txt --explain | less
"""

COMMANDS = (
    Command(
        "build",
        "Add the articles of dumps to the library, and update those it has.",
        BUILD_HELP,
        _arguments,
        run_build,
    ),
)
