"""The JSON contract: values of the model as plain lists and mappings."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.article import Article, Edition, Language
from reader.model.listing import ArticleRow
from reader.model.marks import Annotation
from reader.search.results import Hit
from reader.session import RowState

Json = dict[str, object]


def article_json(article: Article) -> Json:
    """The shape of `show`."""
    author, source = article.author, article.source
    return {
        "id": article.id,
        "publisher": article.publisher,
        "section": article.section,
        "published": article.published,
        "author": {
            "name": author.name,
            "position": author.position,
            "bio": author.bio,
            "email": author.email,
        },
        "source": {
            "dump": source.dump,
            "sha256": source.sha256,
            "lines": list(source.lines),
            "url": source.url,
            "encoding": source.encoding,
        },
        "editions": {
            str(language): _edition_json(article.editions.get(language)) for language in Language
        },
        "alignment": [
            {"ko": list(pair.ko), "en": list(pair.en), "confidence": pair.confidence}
            for pair in article.alignment
        ],
        "warnings": list(article.warnings),
    }


def _edition_json(edition: Edition | None) -> Json | None:
    if edition is None:
        return None
    return {
        "title": edition.title,
        "deck": list(edition.deck),
        "body": [{"kind": str(block.kind), "text": block.text} for block in edition.body],
    }


def row_json(row: ArticleRow, state: RowState) -> Json:
    """One entry of `list`."""
    return {
        "id": row.id,
        "title": {"ko": row.title_ko, "en": row.title_en},
        "author": row.author,
        "publisher": row.publisher,
        "section": row.section,
        "published": row.published,
        "added": row.added,
        "languages": [str(language) for language in row.languages],
        "bookmarked": state.bookmarked,
        "annotations": state.notes,
        "read": state.read,
        "source": {"dump": row.dump, "lines": list(row.lines)},
    }


def hit_json(hit: Hit) -> Json:
    """One entry of `search`."""
    return {
        "id": hit.article_id,
        "title": hit.title,
        "score": round(hit.score, 4),
        "tier": str(hit.tier),
        "field": str(hit.field),
        "language": str(hit.language) if hit.language else None,
        "block": hit.block,
        "line": hit.line,
        "span": list(hit.span),
        "snippet": hit.snippet,
    }


def mark_json(mark: Annotation, others: Sequence[str]) -> Json:
    """One entry of `marks`, with the notes of other versions of it."""
    target = mark.place
    return {
        "article": mark.article_id,
        "id": mark.id,
        "kind": str(mark.kind),
        "language": str(mark.language) if mark.language else None,
        "exact": target.exact if target else "",
        "prefix": target.prefix if target else "",
        "suffix": target.suffix if target else "",
        "body": mark.body,
        "color": str(mark.color),
        "tags": list(mark.tags),
        "status": str(mark.status),
        "created": mark.created,
        "modified": mark.modified,
        "versions": list(others),
    }
