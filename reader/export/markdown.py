"""Annotations as a Markdown note, at home in Obsidian and Logseq and readable anywhere.

One article makes a note about it; several make one note with a heading each. What a dump or a
person wrote is escaped: it is shown to the letter and never obeyed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.export.front_matter import front_matter
from reader.export.managed import Chunk, region
from reader.export.markdown_text import (
    blockquote,
    escape_line,
    escape_text,
    link,
    tag_words,
    web_address,
)
from reader.export.values import (
    OTHER_VERSION,
    AnnotatedArticle,
    ExportOptions,
    counterpart_of,
    quote_of,
)
from reader.model.article import Article, ArticleId, Language
from reader.model.counterparts import Counterpart
from reader.model.marks import AnchorStatus, Annotation, MarkKind
from reader.text.sanitise import guard

STATUS_WORDS: Final = {
    AnchorStatus.FUZZY: "place to check",
    AnchorStatus.ORPHANED: "no longer in the text",
}
"""Longer than `AnchorStatus.word`, for those who see nothing but the note."""
COLLECTION_TITLE: Final = "Annotations"

_BLOCK_ID: Final = re.compile(r"[A-Za-z0-9-]+")
_OWNER: Final = re.compile(r'^reader_id: "([a-z2-7]{10})"\r?$', re.MULTILINE)


def markdown(articles: Sequence[AnnotatedArticle], options: ExportOptions) -> str:
    """A whole new file, ended by a line feed; `managed.merge` brings an old one up to date."""
    created = [annotation.created for one in articles for annotation in one.annotations]
    if len(articles) == 1:
        one = articles[0]
        head = [_about_article(one, options), _heading(one.article, options, "#", ())]
        chunks = list(_items(one, options))
    else:
        head = [_about_collection(articles), f"# {COLLECTION_TITLE}"]
        chunks = [chunk for one in articles for chunk in _section(one, options)]
    return "\n".join(head) + f"\n\n{region(chunks, created)}\n"


def owner_of(existing: str) -> ArticleId | None:
    """Which article an exported file is about; None for a collection or somebody else's file.

    A caller that finds another article's file under a name takes the name with the id.
    """
    head = existing.split("\n---", 1)[0]
    found = _OWNER.search(head)
    return ArticleId(found[1]) if found else None


def block_id(annotation: Annotation) -> str:
    """The id under which a note program links to an item: letters, digits and hyphens."""
    if _BLOCK_ID.fullmatch(annotation.id):
        return f"r-{annotation.id}"
    digest = hashlib.sha256(annotation.id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"r-{digest[:26]}"


def _about_article(one: AnnotatedArticle, options: ExportOptions) -> str:
    article = one.article
    titles = {language: edition.title for language, edition in article.editions.items()}
    return front_matter(
        {
            "title": guard(article.title(options.preferred)),
            "title_ko": guard(titles.get(Language.KO, "")),
            "title_en": guard(titles.get(Language.EN, "")),
            "author": guard(article.author.name),
            "publisher": guard(article.publisher),
            "section": guard(article.section),
            "published": guard(article.published),
            "source": web_address(article.source.url),
            "tags": _all_tags([one]),
            "reader_id": article.id,
        }
    )


def _about_collection(articles: Sequence[AnnotatedArticle]) -> str:
    return front_matter({"title": COLLECTION_TITLE, "tags": _all_tags(articles)})


def _all_tags(articles: Sequence[AnnotatedArticle]) -> tuple[str, ...]:
    tags = {tag for one in articles for annotation in one.annotations for tag in annotation.tags}
    return tuple(sorted(set(tag_words(tags))))


def _section(one: AnnotatedArticle, options: ExportOptions) -> Iterator[Chunk]:
    key = f"a-{one.article.id}"
    yield Chunk(key, _heading(one.article, options, "##", (f"^{key}",)))
    yield from _items(one, options)


def _heading(article: Article, options: ExportOptions, level: str, behind: tuple[str, ...]) -> str:
    """The title, and under it where the article comes from."""
    title = escape_line(article.title(options.preferred)) or article.id
    words = (article.publisher, article.author.name, article.section, article.published)
    origin = [*(escape_line(word) for word in words), link(article.source.url) or _dump(article)]
    line = " ".join([" · ".join(filter(None, origin)), *behind]).strip()
    return f"{level} {title}\n\n{line}" if line else f"{level} {title}"


def _dump(article: Article) -> str:
    first, last = article.source.lines
    if not article.source.dump:
        return ""
    return f"{escape_line(article.source.dump)}, lines {first}–{last}"


def _items(one: AnnotatedArticle, options: ExportOptions) -> Iterator[Chunk]:
    for annotation in one.in_document_order():
        key = block_id(annotation)
        parts = []
        quote = escape_text(quote_of(one, annotation))
        if quote:
            parts += [blockquote(quote), f"^{key}"]
        if options.counterpart:
            parts += _other_language(counterpart_of(one, annotation))
        note, tags = _note(annotation)
        parts += [note] if note else []
        parts += [f"*{OTHER_VERSION}*\n\n{_note(other)[0]}" for other in one.others_of(annotation)]
        last = (f"*{_label(annotation)}*", tags, "" if quote else f"^{key}")
        yield Chunk(key, "\n\n".join([*parts, " ".join(filter(None, last))]))


def _other_language(across: Counterpart) -> list[str]:
    """The counterpart, and below it the paragraph of a guess."""
    texts = [escape_text(text) for text in (across.shown, across.context) if text]
    return [blockquote("\n\n".join(texts))] if texts else []


def _note(annotation: Annotation) -> tuple[str, str]:
    """The words, with the tags written in them live; and the tags that are not written there."""
    note, others = escape_text(annotation.body), []
    for tag in tag_words(annotation.tags):
        written = re.compile(re.escape(f"\\#{escape_line(tag)}") + r"(?![\w/-])")
        if written.search(note):
            note = written.sub(f"#{tag}", note)
        else:
            others.append(f"#{tag}")
    return note, " ".join(others)


def _label(annotation: Annotation) -> str:
    """What it is, what is the matter with it, when it was made."""
    kind = annotation.kind.value.capitalize()
    if annotation.place is None and annotation.kind is MarkKind.NOTE:
        kind = "Note on the article"
    color = annotation.color.value if annotation.kind is MarkKind.HIGHLIGHT else ""
    status = STATUS_WORDS.get(annotation.status, "")
    minute = annotation.created[:16].replace("T", " ")
    words = (kind, color, status, escape_line(minute))
    return " · ".join(filter(None, words))
