"""Articles as an extractor hands them over, for the tests of building."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.model.article import (
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.store.builder import BuildStatus, LibraryBuild
from reader.store.identity.made import made
from reader.store.library import LibraryStore
from reader.store.record import DumpRecord

_DATA = Path(__file__).parent.parent / "data" / "store"


def _paragraphs(name: str) -> tuple[str, ...]:
    return tuple((_DATA / name).read_text("utf-8").splitlines())


PORT = _paragraphs("port.txt")
CAFE = _paragraphs("cafe.txt")
PORT_EN = _paragraphs("port_en.txt")


def a_story(
    title: str = "부산항, 밤에도 불을 켠다",
    body: tuple[str, ...] = PORT,
    *,
    en: tuple[str, ...] = (),
    dump: str = "a.txt",
    lines: tuple[int, int] = (1, 20),
) -> Article:
    """One extracted article; the digest of its dump is the dump's name until a test says else."""
    editions = {Language.KO: _edition(title, body)} if body else {}
    if en:
        editions[Language.EN] = _edition("Busan keeps its lights on", en)
    return Article(
        ArticleId(""),
        editions,
        publisher="항만경제",
        author=Author("한여울", "기자"),
        source=Source(dump, f"sha of {dump}", lines, "", "utf-8"),
    )


def _edition(title: str, body: tuple[str, ...]) -> Edition:
    return Edition(title, (), tuple(Block(BlockKind.PARAGRAPH, text) for text in body))


def from_dump(story: Article, dump: str, sha256: str = "") -> Article:
    """The same article in another dump."""
    source = replace(story.source, dump=dump, sha256=sha256 or f"sha of {dump}")
    return replace(story, source=source)


def build(
    store: LibraryStore, *stories: Article, cache: Path | None = None
) -> list[tuple[ArticleId, BuildStatus]]:
    """Build the stories into a library, each dump noted when its last one is in."""
    results = []
    with LibraryBuild(store, cache) as building:
        for story in stories:
            results.append(building.take(made(story)))
        for name, sha256 in dict.fromkeys((s.source.dump, s.source.sha256) for s in stories):
            ids = tuple(
                article_id
                for story, (article_id, _) in zip(stories, results, strict=True)
                if (story.source.dump, story.source.sha256) == (name, sha256)
            )
            building.record(DumpRecord(name, sha256, 1000, "utf-8", ids))
    return results


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
