"""This is where the fields are read that a program or a mail puts above a text: "author: …"."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from reader.ingest.dates import published
from reader.ingest.glances import PROSE
from reader.ingest.labelled import Label
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.parts import Line, Part
from reader.text.lazy import lazily


class _Field(Enum):
    TITLE = "the title"
    AUTHOR = "the author"
    DATE = "the date"
    SITE = "the publisher"
    DECK = "what it is about"
    TEXT = "the text"
    OTHER = "anything else"


_KEYS: Final = {
    **dict.fromkeys(("title", "headline", "subject", "제목", "기사 제목"), _Field.TITLE),
    **dict.fromkeys(("author", "authors", "byline", "작성자", "글쓴이", "저자"), _Field.AUTHOR),
    "글 작성자": _Field.AUTHOR,
    **dict.fromkeys(
        ("date", "sent", "publish date", "published", "pubdate", "published time"), _Field.DATE
    ),
    **dict.fromkeys(("작성일", "날짜", "보낸 날짜", "등록일", "발행일"), _Field.DATE),
    **dict.fromkeys(("sitename", "site", "site name", "publisher"), _Field.SITE),
    **dict.fromkeys(("언론사", "매체", "신문사", "발행처"), _Field.SITE),
    **dict.fromkeys(("description", "summary", "excerpt", "요약", "부제"), _Field.DECK),
    **dict.fromkeys(("text", "content", "body", "article", "본문", "내용"), _Field.TEXT),
    "markdown content": _Field.TEXT,
    **dict.fromkeys(
        ("url", "link", "hostname", "host", "source", "id", "guid", "url source"), _Field.OTHER
    ),
    **dict.fromkeys(("fingerprint", "language", "lang", "license", "image"), _Field.OTHER),
    **dict.fromkeys(("category", "categories", "section", "tags", "keywords"), _Field.OTHER),
    **dict.fromkeys(("링크", "주소", "출처", "분류", "카테고리", "태그", "키워드"), _Field.OTHER),
    **dict.fromkeys(("from", "to", "cc", "reply-to", "return-path", "list-id"), _Field.OTHER),
    **dict.fromkeys(("delivered-to", "mime-version", "message-id"), _Field.OTHER),
    **dict.fromkeys(("content-type", "content-transfer-encoding"), _Field.OTHER),
    **dict.fromkeys(("보낸사람", "보낸 사람", "받는사람", "받는 사람", "참조"), _Field.OTHER),
}
"""What stands before the colon, casefolded."""
_TITLE_FIRST: Final = frozenset("thsTHS제기")
_TITLE_LINES: Final = 8
"""So far up among them that of the title stands."""
_LABELS: Final = {
    _Field.AUTHOR: Label.AUTHOR,
    _Field.SITE: Label.SITE,
    _Field.DECK: Label.DECK,
}
_KEY_CHARS: Final = 26
_FIELD = lazily(r"(?P<key>[A-Za-z가-힣][A-Za-z가-힣 -]{1,24}?)\s?[:：](?!//)\s*(?P<value>.*)$")
_HEADER_LINES: Final = 25
"""So many lines a header may have at most."""
_FEWEST: Final = 3
"""So many fields are a header; of fewer each may be anything."""
_TITLED_TEXT: Final = frozenset({_Field.TITLE, _Field.TEXT})
"""These two alone are one as well."""
_GAP_LINES: Final = 2
_AGAIN_LINES: Final = 4
"""How far under a header the title may stand again."""
_AGAIN_CHARS: Final = 8
_SAME_CHARS: Final = 40
_SITE = lazily(r"\s+[-|:–—·<]\s+\S[^-|–—]{1,39}$")
_WITH_ROLE = lazily(
    r"[A-Z][^,]{3,40}, [^,]{0,40}\b(?:Manager|Editor|Reporter|Correspondent|Director|Writer|"
    r"Engineer|Officer|Columnist|Analyst|Professor|Journalist|President|Researcher|Scientist)\b[^,]{0,40}$"
)
_LIST_SIGNS: Final = "[]'\" "


def _field_of(text: str) -> tuple[_Field, str] | None:
    """What a line is a field for, and its value; None if it is none."""
    if ":" not in text[:_KEY_CHARS] and "：" not in text[:_KEY_CHARS]:
        return None
    match = _FIELD.match(text)
    field = _KEYS.get(match["key"].casefold()) if match is not None else None
    return (field, match["value"]) if match is not None and field is not None else None


def _is_title(text: str) -> bool:
    field = _field_of(text)
    return field is not None and field[0] is _Field.TITLE


def _are_a_header(fields: Sequence[_Field]) -> bool:
    """Whether so many fields under each other stand above a text."""
    return _Field.TITLE in fields and (len(fields) >= _FEWEST or _TITLED_TEXT.issubset(fields))


def is_field_name(name: str) -> bool:
    """Whether a field that is called so says something about the text under it."""
    return name.casefold() in _KEYS


def is_field(text: str) -> bool:
    """Whether a line is a field."""
    return _field_of(text) is not None


def ends_in_field(part: Part) -> bool:
    """Whether the last line of a page so far is a field."""
    return is_field(part.last_text)


def called_above(part: Part) -> Line | None:
    """The first of the fields that the last line is one of, if they are a header.

    Under the prose of another article a new one begins there.
    """
    found: list[Line] = []
    fields: list[_Field] = []
    for line in reversed(part.last(_HEADER_LINES)):
        field = _field_of(line.text)
        if field is None or (found and found[-1].number - line.number > _GAP_LINES):
            break
        found.append(line)
        fields.append(field[0])
    return found[-1] if _are_a_header(fields) else None


def label_fields(sheet: Sheet) -> None:
    """Label the fields above the text where they are a header, and set the title they give.

    Its line is left without a label, and so is the first of the text if it stands in a field.
    """
    for text in sheet.texts[:_TITLE_LINES]:
        if text[0] in _TITLE_FIRST and _is_title(text):
            break
    else:
        return  # nearly every page
    fields = _header(sheet)
    if not _are_a_header([field for field, _ in fields.values()]):
        return
    for index, (field, value) in fields.items():
        if field is _Field.TITLE and value and sheet.title < 0:
            sheet.title = index
            sheet.marks[index] = None
            sheet.texts[index] = _decoded(value)
        else:
            _label(sheet, index, field, value)
    if sheet.title >= 0:
        _label_title_again(sheet, max(fields) + 1)


def _header(sheet: Sheet) -> dict[int, tuple[_Field, str]]:
    """The fields that stand under each other first, with their values."""
    found: dict[int, tuple[_Field, str]] = {}
    for index, text in enumerate(sheet.texts[:_HEADER_LINES]):
        field = _field_of(text)
        if field is not None:
            found[index] = field
        elif found or sheet.kinds[index] == PROSE:
            break
    return found


def _label(sheet: Sheet, index: int, field: _Field, value: str) -> None:
    label = _LABELS.get(field, Label.FURNITURE)
    if sheet.label(index) in (Label.DATE, Label.ADDRESS):
        return
    bare = value.strip(_LIST_SIGNS)
    if field is _Field.DATE and published(bare):
        label = Label.DATE
    if not bare or (field is _Field.DECK and _begins_the_text(sheet, index, bare)):
        label = Label.FURNITURE
    elif field is _Field.TEXT:
        sheet.texts[index], sheet.marks[index] = value, None
        return
    elif label is Label.AUTHOR and _WITH_ROLE.match(bare):
        sheet.texts[index], label = f"By {bare}", Label.BYLINE
    elif label is not Label.FURNITURE:
        sheet.texts[index] = bare.replace("', '", ", ")
    sheet.mark(index, label, "a field above the text")


def _begins_the_text(sheet: Sheet, index: int, deck: str) -> bool:
    """Whether what a page is said to be about is how a line below begins, cut or run together."""
    return any(
        text[: len(deck)].startswith(deck[: len(text)][:_SAME_CHARS])
        for text in sheet.texts[index + 1 :]
        if len(text) >= _AGAIN_CHARS
    )


def _decoded(value: str) -> str:
    """A title as it is read, where a mail has it in another form: "=?utf-8?Q?Caf=C3=A9?="."""
    if "=?" not in value:
        return value
    from email.header import decode_header, make_header  # few dumps are mails

    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError):
        return value


def _label_title_again(sheet: Sheet, first: int) -> None:
    """Where the title stands once more, that is where it stood on the page.

    Above the text of a mail it stands with or without what is sent; on a page without the name
    of the site, which the field has behind it.
    """
    title = sheet.texts[sheet.title]
    for index in range(first, len(sheet)):
        if sheet.kinds[index] == PROSE:
            return
        text = sheet.texts[index].removeprefix("# ")
        if len(text) < _AGAIN_CHARS or not sheet.is_open(index):
            continue
        if text == title or (title.startswith(text) and _SITE.match(title, len(text))):
            sheet.mark(sheet.title, Label.REPEAT, "title again")
            sheet.title, title = index, text
            sheet.texts[index] = text
        elif text.startswith(title) and _SITE.match(text, len(title)):
            sheet.mark(index, Label.REPEAT, "title again")
        elif index < first + _AGAIN_LINES and title.endswith(text):
            sheet.mark(index, Label.REPEAT, "title again")
            return
