"""This is where fields above a saved page get the names that other programs give them.

Clippers, read-later services and note-taking programs each have names of their own for the same
few things; the stage that labels fields knows one for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.ingest.fields import is_field_name
from reader.text.lazy import lazily

_TITLE: Final = "title"
_AUTHOR: Final = "author"
_DATE: Final = "date"
_PUBLISHED: Final = "published"
_ADDRESS: Final = "url"
_NAMES: Final = {
    **dict.fromkeys(("headline", "제목", "기사 제목", "기사제목", "헤드라인"), _TITLE),
    **dict.fromkeys(
        ("authors", "byline", "creator", "writer", "작성자", "글쓴이", "저자"), _AUTHOR
    ),
    **dict.fromkeys(("글 작성자", "지은이", "기자", "필자"), _AUTHOR),
    **dict.fromkeys(("날짜", "timestamp", "date added"), _DATE),
    **dict.fromkeys(("published at", "published on", "published time", "publish date"), _PUBLISHED),
    **dict.fromkeys(("publishdate", "date published", "datepublished", "pubdate"), _PUBLISHED),
    **dict.fromkeys(("publication date", "release date", "released at"), _PUBLISHED),
    **dict.fromkeys(
        ("작성일", "등록일", "발행일", "게시일", "게재일", "입력일", "보도일"), _PUBLISHED
    ),
    **dict.fromkeys(("site name", "sitename", "source name", "publisher", "publication"), "site"),
    "website": "site",
    **dict.fromkeys(("언론사", "매체", "매체명", "신문사", "발행처"), "site"),
    **dict.fromkeys(
        ("subtitle", "dek", "deck", "excerpt", "summary", "부제", "요약"), "description"
    ),
    **dict.fromkeys(("source", "link", "url source", "source url", "original url"), _ADDRESS),
    **dict.fromkeys(("article url", "page url", "permalink", "canonical url"), _ADDRESS),
    **dict.fromkeys(("markdownload source", "원문", "원문 링크", "기사 링크"), _ADDRESS),
    **dict.fromkeys(("링크", "주소", "출처"), _ADDRESS),
}
"""What they call a field, casefolded and with spaces, and what it is called here."""
_SAID_ONCE: Final = frozenset({_TITLE, _AUTHOR, _ADDRESS})
_ADDRESS_IN = lazily(r"<?(https?://[^\s<>()\[\]]+(?:\([^\s<>()]*\)[^\s<>()\[\]]*)*)")
_SITE = lazily(r"\s+[-|–—·]\s+(?P<site>[^-|–—]{2,40})$")
_RUN_TOGETHER = lazily(r"((?:19|20)\d\d)([01]\d)([0-3]\d)$")
_BESIDE_DATE = lazily(r"\s*(?:\([A-Za-z]{3,9}\)|\s#.*)$")
"""A day of the week, or a comment."""
_FEWEST_SITE_CHARS: Final = 4


class Field(NamedTuple):
    """A field as it is called here."""

    name: str
    """"" for one that says nothing about an article."""
    value: str

    def __str__(self) -> str:
        return f"{self.name}: {self.value}" if self.name else ""


def field_of(name: str, value: str) -> Field:
    """A field as it is called here, whatever a program calls it.

    Example:
        >>> str(field_of("Source_URL", "<https://example.com/a>"))
        'url: https://example.com/a'
        >>> str(field_of("draft", "true"))
        ''
    """
    name = name.strip().replace("_", " ").replace("-", " ").casefold()
    name = _NAMES.get(name, name)
    if name == _ADDRESS:
        match = _ADDRESS_IN.search(value)
        return Field(_ADDRESS, match[1]) if match is not None else Field("", "")
    if name == _AUTHOR and value.startswith("http"):
        return Field("", "")  # a page of a network
    if name in (_DATE, _PUBLISHED):
        value = _RUN_TOGETHER.sub(r"\1-\2-\3", _BESIDE_DATE.sub("", value))
    return Field(name, value) if is_field_name(name) else Field("", "")


def settled(fields: Sequence[Field]) -> list[Field]:
    """Fields of one page without those that others of them say better.

    There is one title, one address and one that names the author; a day of publication goes
    before any other; and a title does not end in the name of a site that the address has too.
    """
    dated = any(field.name == _PUBLISHED and field.value for field in fields)
    address = next((field.value for field in fields if field.name == _ADDRESS), "")
    found: list[Field] = []
    said: set[str] = set()
    for field in fields:
        if field.name in said or (dated and field.name == _DATE):
            field = Field("", "")
        elif field.name in _SAID_ONCE and field.value:
            said.add(field.name)
        if field.name == _TITLE:
            field = Field(_TITLE, _without_site(field.value, address))
        found.append(field)
    return found


def says_whose(fields: Sequence[Field]) -> bool:
    """Whether fields say who wrote a text, when, or where it stands."""
    told = {field.name for field in fields if field.value}
    return not told.isdisjoint((_AUTHOR, _DATE, _PUBLISHED, _ADDRESS))


def _without_site(title: str, address: str) -> str:
    match = _SITE.search(title) if address else None
    if match is None:
        return title
    site = "".join(filter(str.isalnum, match["site"].casefold()))
    host = address.split("/")[2].casefold().replace("-", "")
    known = len(site) >= _FEWEST_SITE_CHARS and site in host
    return title[: match.start()] if known else title
