"""G5: the first paint beside other readers of the terminal, each on the same article.

The others are looked for on the PATH and in `--others DIR`, where `DIR/NAME/bin` is an environment
of its own for each (`epy-reader`, `baca` and `frogmouth` want different versions of one library).
One that is not there is named and left out.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader.model.article import Article, Language
from tests.bench.library_synthetic import Maker
from tests.bench.targets_kit import SHELF, Result, Shelf, pairs, shelf_of
from tests.bench.terminal import Program, Terminal

GOALS: Final = {"epy": 0.2, "baca": 0.05, "frogmouth": 0.05}
"""Program: our first paint in shares of its own."""
_SIGHT: Final = 4
"""Characters of the title that are waited for; wrapping does not part so few."""
_CONTAINER: Final = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
_BOOK: Final = (
    '<package version="2.0" unique-identifier="id" xmlns="http://www.idpf.org/2007/opf">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator><dc:language>ko</dc:language>"
    '<dc:identifier id="id">{id}</dc:identifier></metadata>'
    '<manifest><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    '<spine toc="ncx"><itemref idref="text"/></spine></package>'
)
_CONTENTS: Final = (
    '<ncx version="2005-1" xmlns="http://www.daisy.org/z3986/2005/ncx/"><head/><docTitle>'
    '<text>{title}</text></docTitle><navMap><navPoint id="one" playOrder="1"><navLabel>'
    '<text>{title}</text></navLabel><content src="text.xhtml"/></navPoint></navMap></ncx>'
)


def others(count: int, folder: Path | None) -> list[Result]:
    """G5, a row for each program that is there."""
    shelf = shelf_of(1)
    article = Maker().article(0)
    title = article.editions[Language.KO].title
    rows = []
    for name, goal in GOALS.items():
        program = _program(name, folder, article)
        if program is None:
            print(f"G5   {name} is not on this machine")
            continue
        values = pairs(count, lambda: _ours(shelf), lambda p=program: _painted(p, title[:_SIGHT]))
        rows.append(Result("G5", f"exec to first paint / {name} on the same article", goal, values))
    return rows


def _program(name: str, folder: Path | None, article: Article) -> Program | None:
    places = [str(folder / name / "bin")] if folder else []
    found = shutil.which(name, path=places[0]) if places else None
    found = found or shutil.which(name)
    if not found:
        return None
    home = SHELF / "others" / name
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    content = _markdown(home, article) if name == "frogmouth" else _epub(home, article)
    kinds = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA")}
    return Program((found, str(content)), {"HOME": str(home), **kinds})


def _paragraphs(article: Article) -> Sequence[str]:
    return [block.text for block in article.editions[Language.KO].body]


def _markdown(home: Path, article: Article) -> Path:
    path = home / "article.md"
    title = article.editions[Language.KO].title
    path.write_text("\n\n".join((f"# {title}", *_paragraphs(article), "")), "utf-8")
    return path


def _epub(home: Path, article: Article) -> Path:
    path = home / "article.epub"
    title = article.editions[Language.KO].title
    said = {"title": title, "author": article.author.name or "-", "id": article.id}
    body = "".join(f"<p>{text}</p>" for text in _paragraphs(article))
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("book.opf", _BOOK.format(**said))
        book.writestr("toc.ncx", _CONTENTS.format(**said))
        book.writestr(
            "text.xhtml",
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head>'
            f"<body><h1>{title}</h1>{body}</body></html>",
        )
    return path


def _ours(shelf: Shelf) -> float:
    """Seconds until the list stands, the article beside it."""
    with Terminal(shelf.reader()) as terminal:
        painted = terminal.wait_for("1/1 ") - terminal.started
        terminal.settle(0.6)
        terminal.send("q")
        terminal.wait()
    return painted


def _painted(program: Program, text: str) -> float:
    """Seconds until a program shows a text."""
    with Terminal(program) as terminal:
        painted = terminal.wait_for(text) - terminal.started
        terminal.settle(0.3)
    return painted
