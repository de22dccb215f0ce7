"""`reader list`, `show`, `search` and `concordance`: reading without the screen."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from reader.cli.opening import open_library, open_session
from reader.cli.output import complain, cut, paragraph, say, say_json, terminal_cells
from reader.cli.parser import Command, add_query, count
from reader.cli.shapes import article_json, hit_json, row_json
from reader.errors import ArticleMissing, QueryError, Unreadable, UsageError
from reader.model.article import Article, ArticleId, BlockKind, Edition, Language
from reader.model.listing import ArticleRow, ListQuery
from reader.search.results import Field
from reader.session.concordance import ConcordanceLine
from reader.store.library import LibraryStore

WINDOW_ROWS = 500
_MINUTE_CHARS = len("2024-03-12T09:31")
"""A reader needs neither seconds nor the zone; --json has both."""


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    add_query(parser)
    parser.add_argument(
        "--removed", action="store_true", help="the articles in the trash instead, by id"
    )
    parser.add_argument("--json", action="store_true", help="a JSON array")


def run_list(options: argparse.Namespace) -> int:
    """Print the articles, or those in the trash.

    Raises:
        UsageError: If a query is given for the trash, which is in no catalog.
    """
    if options.removed:
        return _list_removed(options)
    query = ListQuery(filter=" ".join(options.query))
    with open_session(options) as session:
        total = session.count(query)
        rows = [
            row
            for start in range(0, total, WINDOW_ROWS)
            for row in session.rows(query, start, start + WINDOW_ROWS)
        ]
        if options.json:
            say_json([row_json(row, session.state(row.id)) for row in rows])
            return 0
        _say_rows(rows)
    if not rows:
        complain("nothing found")
    return 0


def _list_removed(options: argparse.Namespace) -> int:
    if options.query:
        raise UsageError("--removed takes no QUERY", remedy="it lists the whole trash")
    library = open_library(options)
    told = library.additions((0, 0))
    moments = told[1] if told else {}
    found = (_removed_row(library, one, moments.get(one, "")) for one in library.removed_ids())
    rows = (row for row in found if row is not None)
    if not options.json:
        _say_rows(rows)
        return 0
    with open_session(options, fresh=False) as session:
        say_json([row_json(row, session.state(row.id)) for row in rows])
    return 0


def _removed_row(library: LibraryStore, article_id: ArticleId, added: str) -> ArticleRow | None:
    """What the list shows of an article in the trash; None if it was restored meanwhile."""
    from reader.catalog.entries import minutes_of  # the trash is in no catalog

    try:
        article = library.removed_article(article_id)
    except ArticleMissing:
        return None
    except Unreadable as error:
        return ArticleRow(article_id, damaged=str(error))
    titles = {language: edition.title for language, edition in article.editions.items()}
    return ArticleRow(
        article.id,
        title_ko=titles.get(Language.KO, ""),
        title_en=titles.get(Language.EN, ""),
        author=article.author.name,
        publisher=article.publisher,
        section=article.section,
        published=article.published,
        languages=article.languages,
        minutes=minutes_of(article),
        dump=article.source.dump,
        lines=article.source.lines,
        added=added,
    )


def _say_rows(rows: Iterable[ArticleRow]) -> None:
    room = terminal_cells()
    for row in rows:
        languages = " ".join(str(language).upper() for language in row.languages)
        start = f"{row.id}  {languages:5}  "
        say(f"{start}{row.damaged}" if row.damaged else cut(start + row.title(Language.KO), room))


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an id as `reader list` shows it")
    parser.add_argument("--lang", choices=["ko", "en", "both"], default="both")
    parser.add_argument("--json", action="store_true", help="the whole article as JSON")


def run_show(options: argparse.Namespace) -> int:
    """Print one article."""
    article = open_library(options).article(ArticleId(options.id))
    if options.json:
        say_json(article_json(article))
        return 0
    wanted = list(Language) if options.lang == "both" else [Language(options.lang)]
    shown = [language for language in wanted if language in article.editions]
    if not shown:
        only = article.languages[0]
        say(f"[no {options.lang} text; this is the {only} edition]")
        shown = [only]
    for number, language in enumerate(shown):
        if number:
            say("\n" + "-" * 20 + "\n")
        _say_edition(article, article.editions[language])
    return 0


def _say_edition(article: Article, edition: Edition) -> None:
    say(paragraph(edition.title))
    for line in edition.deck:
        say(paragraph(line, "  "))
    author = " ".join(filter(None, (article.author.name, article.author.position)))
    when = article.published[:_MINUTE_CHARS].replace("T", " ")
    meta = " · ".join(filter(None, (article.publisher, article.section, author, when)))
    if meta:
        say(meta)
    for block in edition.body:
        say()
        if block.kind is BlockKind.HEADING:
            say(paragraph("## " + block.text))
        elif block.kind is BlockKind.LIST_ITEM:
            say(paragraph("- " + block.text.lstrip("•·-* ")))
        elif block.kind is BlockKind.PARAGRAPH:
            say(paragraph(block.text))
        else:
            say(paragraph(f"({block.text})"))


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "what to look for")
    parser.add_argument("--json", action="store_true", help="a JSON array, best first")
    parser.add_argument("--limit", type=count, default=20, metavar="N", help="at most N (20)")


def run_search(options: argparse.Namespace) -> int:
    """Print the best places for a query; what is said of them goes to standard error.

    Raises:
        UsageError: If there is nothing to look for.
        QueryError: If the query cannot be understood.
    """
    if not options.query:
        raise UsageError("nothing to look for", remedy="see `reader search --help`")
    with open_session(options) as session:
        found = session.search(" ".join(options.query), limit=options.limit)
    if found.problem:
        raise QueryError(found.problem)
    if options.json:
        say_json([hit_json(hit) for hit in found.hits])
        return 0
    if found.reading:
        complain(found.reading)
    room = terminal_cells()
    for hit in found.hits:
        language = str(hit.language).upper() if hit.language else "  "
        say(cut(f"{hit.article_id}  {language}  {hit.title}", room))
        if hit.field is not Field.TITLE:
            say(paragraph(hit.snippet, " " * 16))
    if len(found.hits) < found.articles:
        complain(f"the best {len(found.hits)} of {found.articles} articles; --limit N for more")
    if not found.hits:
        complain("nothing found")
    return 0


def _concordance_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("word", nargs="+", metavar="WORD")
    parser.add_argument("--json", action="store_true", help="a JSON array")
    parser.add_argument("--limit", type=count, default=200, metavar="N", help="at most N (200)")


def run_concordance(options: argparse.Namespace) -> int:
    """Print every sentence with a word, beside its counterpart."""
    with open_session(options) as session:
        lines = session.concordance(" ".join(options.word), options.limit)
    if options.json:
        say_json([_concordance_json(line) for line in lines])
        return 0
    room = terminal_cells()
    for line in lines:
        say(paragraph(line.sentence))
        say(paragraph(line.counterpart.shown or "—", "    "))
        say(cut(f"    {line.article_id}  {line.title}", room))
        say()
    if not lines:
        complain("nothing found")
    return 0


def _concordance_json(line: ConcordanceLine) -> dict[str, object]:
    return {
        "id": line.article_id,
        "title": line.title,
        "language": str(line.language),
        "block": line.block,
        "sentence": line.sentence,
        "spans": [list(span) for span in line.spans],
        "counterpart": line.counterpart.text,
        "sure": line.counterpart.is_sure,
    }


QUERY_HELP = """\
words, "a phrase", -word, author: publisher: section: tag: lang: title:"…"
is:unread is:read is:reading is:bookmarked has:note after:2024-01 before:7d
added:1d is what builds added since yesterday; days are in Korean time.
re:/…/ is a regular expression; tag:AI every tag with AI in it, tag:#AI that
one alone. 저자: 매체: 분야: 태그: 언어: 제목: 이후: 이전: 추가: are fields,
too; so is ㅅㅁㅎ: for tag:.

Hangul is found by syllables, initials (ㅋㅋㅇ), half-typed (카카ㅇ), with the
wrong keyboard layout (zkzkdh), by sound (netflix), romanised (jaetaek), with a
typo (카가오), in one run (유료가입) and in another form: 인수했다 for 인수,
미중 for 美中, 38,000달러 for 3만8,000달러.
"""

COMMANDS = (
    Command(
        "list",
        "The articles of the library, one line each: id, languages, title.",
        f"QUERY:\n{QUERY_HELP}\nexample:\n  reader list is:unread section:해외",
        _list_arguments,
        run_list,
    ),
    Command(
        "show",
        "One article as text or JSON.",
        "example:\n  reader show 3moax2nnom --lang en",
        _show_arguments,
        run_show,
    ),
    Command(
        "search",
        "The best places of the whole library for a query, best first.",
        f"QUERY:\n{QUERY_HELP}\nexample:\n  reader search ㅋㅋㅇ --limit 5",
        _search_arguments,
        run_search,
    ),
    Command(
        "concordance",
        "Every sentence with a word, beside what says the same in the other language.",
        "A counterpart with `~` before it is the likeliest sentence of its paragraph.\n\n"
        "example:\n  reader concordance 손실",
        _concordance_arguments,
        run_concordance,
    ),
)
