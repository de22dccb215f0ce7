"""The targets of files: parsing, loading, saving, building."""

from __future__ import annotations

import io
import itertools
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from reader.cli.site_profiles import load_profiles
from reader.ingest.build import read_dump
from reader.ingest.rules import RuleBook
from reader.model.article import Article, Language
from reader.store.documents import article_text, read_article
from tests.bench.library_synthetic import Maker
from tests.bench.targets_kit import SHELF, Result, compiled, pairs, process_seconds
from tests.support import PROJECT

SMALL_BYTES = 90_000
CARD = """Picture

Member for

2 months 2 weeks
Real name
{author}
Position
기자
Bio
[email protected]
성능을 재려고 지어낸 글입니다.

"""


def parse(count: int) -> list[Result]:
    """G14: dumps to articles, nothing written."""
    data = dump_of(300).encode()
    profiles, _ = load_profiles()

    def speed() -> float:
        started = time.perf_counter()
        events = list(read_dump("synthetic.txt", io.BytesIO(data), RuleBook(profiles)))
        assert len(events) > 300
        return len(data) / 1e6 / (time.perf_counter() - started)

    speeds = [speed() for _ in range(count)]
    return [Result("G14", "dump to articles", 50, speeds, "MB/s", more_is_better=True)]


def yaml_speed(count: int) -> list[Result]:
    """G15: an article's file against libyaml."""
    maker = Maker()
    articles = [maker.article(number) for number in range(200)]
    texts = [article_text(article) for article in articles]
    files = [text.encode() for text in texts]
    documents = [yaml.load(data, yaml.CSafeLoader) for data in files]
    path = Path("article.yaml")

    def ours() -> float:
        return _timed(lambda: [read_article(data, path) for data in files])

    def theirs() -> float:
        return _timed(lambda: [yaml.load(data, yaml.CSafeLoader) for data in files])

    def emitted() -> float:
        return _timed(lambda: [article_text(article) for article in articles])

    def dumped() -> float:
        return _timed(lambda: [_dump(document) for document in documents])

    return [
        Result("G15", "articles loaded: CSafeLoader / ours", 3.0, pairs(count, theirs, ours),
               more_is_better=True),
        Result("", "  written: CSafeDumper / ours", 1.8, pairs(count, dumped, emitted),
               more_is_better=True),
    ]  # fmt: skip


def build(articles: int, count: int) -> list[Result]:
    """G16 and G17: whole builds, the index included, and a small one against an import."""
    folder = SHELF / "building"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    large = folder / "large.txt"
    large.write_text(dump_of(articles), "utf-8", newline="\n")
    small = folder / "small.txt"
    small.write_text(dump_of(40)[: SMALL_BYTES // 2], "utf-8", newline="\n")
    places = {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "DATA", "STATE")}
    environment = {**places, **compiled(), "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-P", "-m", "reader"]
    numbers = itertools.count()

    def built(dump: Path, *options: str) -> tuple[float, list[str]]:
        # Nothing is deleted in between: where thousands of files were deleted a moment ago, a
        # file system without a journal takes ten times as long to make a new one.
        library = ["--library", str(folder / f"library{next(numbers)}")]
        build = [*command, "build", str(dump), *options, *library]
        return process_seconds(build, environment), library

    def searchable() -> float:
        took, library = built(large, "--jobs", "2")
        took += process_seconds([*command, "search", "카카오", *library], environment)
        return large.stat().st_size / 1e6 / took

    def imported() -> float:
        return process_seconds([sys.executable, "-c", "import textual.app"], environment)

    speeds = [searchable() for _ in range(3)]
    whole = pairs(count, lambda: built(small)[0], imported)
    shutil.rmtree(folder)
    return [
        Result("G16", f"dump of {articles} articles to searchable", 5, speeds, "MB/s", True),
        Result("G17", "build of a 90 KB dump / import of textual.app", 0.5, whole),
    ]


def dump_of(articles: int) -> str:
    """So many synthetic articles as one scraped dump."""
    maker = Maker()
    return "Skip to main content\n\n" + "".join(
        _page(maker.article(number)) for number in range(articles)
    )


def _page(article: Article) -> str:
    card = CARD.format(author=article.author.name)
    korean = article.editions[Language.KO]
    deck = "\n".join(korean.deck)
    body = "\n\n".join(block.text for block in korean.body)
    page = f"{korean.title}\n\n{korean.title}\n{card}수정\n\n{deck}\n\n{body}\n"
    english = article.editions.get(Language.EN)
    if english is not None:
        page += f"\n\n{english.title}\n\n" + "\n\n".join(block.text for block in english.body)
    return f"{page}\n\n{card}\n"


def _dump(document: object) -> str:
    return str(yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10**9))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
