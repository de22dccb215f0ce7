"""`reader export`: annotations for other programs."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.cli.opening import library_folder, open_session
from reader.cli.output import complain, say
from reader.cli.parser import Command, add_query, some_file
from reader.cli.targets import (
    MAX_FILE_BYTES,
    checked_place,
    is_standard_output,
    is_stream,
    write_stream,
)
from reader.errors import Unreadable
from reader.export.file_names import file_name, file_names
from reader.export.formats import FORMATS, Format
from reader.export.markdown import owner_of
from reader.export.values import AnnotatedArticle, ExportOptions
from reader.model.article import ArticleId, Language
from reader.session import Session
from reader.store.atomic import make_folder, read_file, replace_file
from reader.text.counting import counted

log = logging.getLogger(__name__)

HEAD_BYTES = 1 << 16
"""Of a note, to see which article it is about."""


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", choices=list(FORMATS), metavar="FORMAT", help=", ".join(FORMATS))
    add_query(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=some_file,
        metavar="PATH",
        help="a file, or a folder (a file an article); `-` or without it standard output",
    )
    parser.add_argument(
        "--lang", choices=["ko", "en"], default="ko", help="language of titles where there are two"
    )
    parser.add_argument(
        "--no-counterpart", action="store_true", help="leave the other language's passage out"
    )
    parser.add_argument(
        "--prune", action="store_true", help="markdown: drop removed annotations, do not strike out"
    )


def run_export(options: argparse.Namespace) -> int:
    """Write the annotations in another program's format."""
    form = FORMATS[options.format]
    how = ExportOptions(Language(options.lang), not options.no_counterpart)
    to_output = not options.output or is_standard_output(options.output)
    path = None if to_output else checked_place(options.output, library_folder(options))
    folder = path if path and (path.is_dir() or options.output.endswith("/")) else None
    with open_session(options) as session:
        articles = session.annotated_articles(" ".join(options.query))
        bare = emptied(session, form, articles, folder) if folder and not options.query else []
    if path is None:
        _print(form.render(articles, how))
        return 0
    warnings: list[str] = []
    if is_stream(path):
        write_stream(path, form.render(articles, how))
    elif folder:
        warnings = _export_each(form, [*articles, *bare], how, folder, prune=options.prune)
    else:
        warnings = _write(form, articles, how, path, prune=options.prune)
    for warning in warnings:
        complain(warning)
    say(f"{_told(form, articles)} in {options.output}")
    return 0


def _print(text: str) -> None:
    """To standard output: what is no terminal gets the bytes a file would have, in any locale."""
    text = text if text.endswith("\n") or not text else text + "\n"
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.buffer.write(text.encode())


def _told(form: Format, articles: Sequence[AnnotatedArticle]) -> str:
    """How many annotations of how many articles were written, and what was not."""
    taken = [sum(map(form.takes, one.annotations)) for one in articles]
    left = sum(len(one.annotations) for one in articles) - sum(taken)
    more = f" ({left} left out: {form.leaves_out})" if left else ""
    of = counted(sum(map(bool, taken)), "article")
    return f"{counted(sum(taken), 'annotation')} of {of}{more}"


class Exported(NamedTuple):
    """What became of an export into the library's own folder."""

    path: Path
    replaced: bool
    """Whether an earlier export of the same articles in the same format, with other content,
    stood there. Markdown is brought up to date, never replaced."""


def export_to_folder(
    form: Format, articles: Sequence[AnnotatedArticle], folder: Path, *, chosen: bool = True
) -> Exported:
    """Write annotations below a folder, Markdown a file an article; says where they are.

    The name tells what is inside, so that one export never takes another's place.

    Args:
        chosen: Whether somebody chose these articles; else they are the whole library.

    Raises:
        WriteFailed: If the disk refuses, or the folder is a symbolic link.
    """
    how = ExportOptions()
    make_folder(folder)
    if form.keeps_edits:
        path, replaced = folder / form.name, False
        warnings = _export_each(form, articles, how, path, prune=False)
    else:
        path = folder / _name_of(form, articles, how, chosen=chosen)
        before = _bytes_at(path)
        warnings = _write(form, articles, how, path, prune=False)
        replaced = before is not None and before != _bytes_at(path)
    for warning in warnings:
        log.warning("export: %s", warning)
    return Exported(path, replaced)


def emptied(
    session: Session, form: Format, articles: Sequence[AnnotatedArticle], folder: Path
) -> list[AnnotatedArticle]:
    """The library's articles that have a file in a folder and no annotation any more.

    They are exported too, so that their files do not go on showing what is gone.

    Args:
        articles: All those that have annotations.
    """
    annotated = {one.article.id for one in articles}
    owners = [one for one in _homes(form, folder) if one not in annotated and session.row(one)]
    return [session.annotated_article(one) for one in owners]


def _homes(form: Format, folder: Path) -> dict[ArticleId, list[Path]]:
    """The files of a folder that are about one article each, by article; others have none.

    They tell it in their first lines, so that a title may change, or get a twin.
    """
    homes: dict[ArticleId, list[Path]] = {}
    for path in sorted(folder.glob(f"*{form.suffix}")) if form.keeps_edits else ():
        with suppress(FileNotFoundError, Unreadable):
            owner = owner_of(read_file(path, HEAD_BYTES).decode("utf-8", "replace"))
            if owner:
                homes.setdefault(owner, []).append(path)
    return homes


def _name_of(
    form: Format, articles: Sequence[AnnotatedArticle], how: ExportOptions, *, chosen: bool
) -> str:
    """By what was exported, and as what: two formats end in .txt, and series repeat titles."""
    ending = f"-{form.name}{form.suffix}"
    if not chosen:
        return f"annotations{ending}"
    if len(articles) != 1:
        return f"annotations of {len(articles)} articles{ending}"
    article = articles[0].article
    return file_name(article.title(how.preferred), article.id, ending, with_id=True)


def _bytes_at(path: Path) -> bytes | None:
    try:
        return read_file(path, MAX_FILE_BYTES)
    except FileNotFoundError:
        return None


def _export_each(
    form: Format,
    articles: Sequence[AnnotatedArticle],
    how: ExportOptions,
    folder: Path,
    *,
    prune: bool,
) -> list[str]:
    make_folder(folder)
    warnings = []
    homes = _homes(form, folder)
    plain = [one.article for one in articles]
    names: Mapping[ArticleId, str] = file_names(plain, form.suffix, how.preferred)
    for one in articles:
        path = folder / names[one.article.id]
        own = homes.get(one.article.id, [path])
        if path not in own:
            path = own[0]
        there = _existing(path)
        if there is not None and owner_of(there) not in (None, one.article.id):
            path = path.with_name(f"{path.stem}-{one.article.id}{path.suffix}")
        warnings += _write(form, [one], how, path, prune=prune)
    return warnings


def _write(
    form: Format,
    articles: Sequence[AnnotatedArticle],
    how: ExportOptions,
    path: Path,
    *,
    prune: bool,
) -> list[str]:
    merged = form.update(_existing(path), form.render(articles, how), prune=prune)
    replace_file(path, merged.text.encode(), mode=_permissions(path))
    return [f"{path}: {warning}" for warning in merged.warnings]


def _permissions(path: Path) -> int:
    """Of the file that is there: what was closed to others stays closed."""
    try:
        return path.lstat().st_mode & 0o666
    except FileNotFoundError:
        return 0o644


def _existing(path: Path) -> str | None:
    found = _bytes_at(path)
    try:
        return None if found is None else found.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(path, 0, "is not UTF-8", remedy="choose another file") from error


EXPORT_HELP = "\n".join(
    [
        "formats:",
        *(f"  {form.name:9} {form.description}" for form in FORMATS.values()),
        "",
        "Markdown keeps what you write outside its managed region, and what you change",
        "inside it; annotations that are gone are struck out. A narrower QUERY onto the",
        "same file strikes out the rest: give a folder, where each article has a file of",
        "its own.",
        "",
        "examples:",
        "  reader export markdown -o ~/notes/news/",
        "  reader export anki tag:단어 -o words.txt",
        "  reader export csv > marks.csv",
    ]
)

COMMANDS = (
    Command(
        "export",
        "The annotations of the library for another program.",
        EXPORT_HELP,
        _export_arguments,
        run_export,
    ),
)
