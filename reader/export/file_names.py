"""File names made from titles, safe on every system and stable from export to export."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from reader.model.article import Article, ArticleId, Language
from reader.text.cells import graphemes
from reader.text.sanitise import clean

MAX_NAME_BYTES: Final = 120
"""Of the whole name with its suffix; file systems allow 255, some sync services 143."""

_FORBIDDEN: Final = re.compile(r'[/\\:*?"<>|#^\[\]%\x00-\x1f\x7f\ufffd]')
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.I)


def file_name(title: str, article_id: ArticleId, suffix: str, *, with_id: bool = False) -> str:
    """The name of the file an article goes into.

    Args:
        title: Anything; what no file system or note program takes is left out.
        article_id: Names the file if nothing is left of the title.
        suffix: With its dot: ".md".
        with_id: Put the id behind the title, for titles that are not alone.

    Returns:
        NFC, at most `MAX_NAME_BYTES` in UTF-8, never hidden, never reserved on Windows.
    """
    ending = f" {article_id}{suffix}" if with_id else suffix
    stem = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", clean(title, {})))
    stem = _trimmed(" ".join(stem.split()))
    stem = _trimmed(_cut(stem, MAX_NAME_BYTES - len(ending.encode())))
    if not stem:
        return f"{article_id}{suffix}"
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"{article_id} {stem}"
    return f"{stem}{ending}"


def file_names(
    articles: Iterable[Article], suffix: str, preferred: Language = Language.KO
) -> Mapping[ArticleId, str]:
    """A name for each article, none twice, also where case or accents make no difference.

    Titles that collide all carry their id, so that the order of the articles plays no part.
    """
    titles = {article.id: article.title(preferred) for article in articles}
    shared: set[ArticleId] = set()
    while True:
        names = {
            article_id: file_name(title, article_id, suffix, with_id=article_id in shared)
            for article_id, title in titles.items()
        }
        taken = Counter(map(_folded, names.values()))
        clash = {one for one, name in names.items() if taken[_folded(name)] > 1} - shared
        if not clash:
            return names
        shared |= clash


def _trimmed(stem: str) -> str:
    return stem.lstrip(".-~ ").rstrip(". ")


def _cut(stem: str, limit_bytes: int) -> str:
    """As many whole characters, as a reader sees them, as fit."""
    kept, used = [], 0
    for cluster in graphemes(stem):
        used += len(cluster.encode())
        if used > limit_bytes:
            break
        kept.append(cluster)
    return "".join(kept)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
