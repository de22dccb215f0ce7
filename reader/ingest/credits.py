"""This is where the text of a picture is known by the credit at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reader.ingest.bylines import is_korean_name
from reader.text.lazy import lazily

AGENCY: Final = "ends in a name that may be the author's"
"""What `Credits.credit_of` says of a line that may as well be the last of a text."""
_BY_REPORTER: Final = "ends in a photographer's name"
_MAX_CHARS: Final = 400
_FULL_STOPS: Final = frozenset(".。?!…,:;")
_NEVER: Final = lazily(r"(?!)")
_INNER_END = lazily(r"[.!?…](?=[\"'”’)]*\s+\S)")
_MOST_SENTENCES: Final = 3
_OPEN: Final = r"[(\[<【〈]"
_CLOSE: Final = r"[)\]>】〉]"
_GIVEN: Final = r"(?:제공|캡처|캡쳐|갈무리|자료|자료사진|홈페이지|특파원|DB)"

_BY_A_REPORTER = lazily(
    r"(?P<text>.+(?:있다|모습|장면|전경|광경|풍경|포즈|기념촬영|있는)\.?\s+)/?\s*(?:[가-힣]{2,6}\s)?"
    r"[가-힣]{2,4}\s?(?:선임|사진|대|인턴|객원|전문)?기자(?:\s\S+@\S+)?$"
)
"""A reporter's name after what one sees."""
_SIGNED_SENTENCE = lazily(
    r"(?P<text>.{8,}[.])\s*/?\s*(?:[가-힣]{2,6}\s)?(?P<who>[가-힣]{3,4})\s?(?:선임|사진|대|인턴|객원)?기자$"
)
"""The same behind a full stop, whatever stands before it."""
_OWNED = lazily(r"[.]\s*ⓒ\s?[가-힣]{2,4}$")
"""Whose picture it is, by a name alone."""
_SHOUTED = lazily(
    r".+\S\s*\[(?!(?:VIDEO|PHOTO|UPDATE|LIVE|EXCLUSIVE|WATCH|POLL|OPINION|REVIEW)[A-Z]*\])"
    r"[A-Z][A-Z0-9 .,'’/&-]{2,40}\]$"
)
"""A name or agency in capitals between brackets."""
_ENGLISH_PHOTO = lazily(
    r".+\((?:AP Photo|Photo|Image|Courtesy|Credit|Screengrab|Screenshot)\b[^()]{0,80}\)$"
    r"|.+[.!?…][\"'”’)]*\s+(?:Photo|Image|Picture|Illustration|Graphic)s?"
    r"(?:(?:\s(?:[Cc]redit|[Cc]ourtesy))?\s?:|\sby|\s[Cc]ourtesy\sof)\s?[A-Z][^.!?]{2,60}$"
    r"|.+[.!?…][\"'”’)]*\s\([A-Z][\w.&’'/-]*(?:\s(?:(?:and|for|of|the|via)\s)?[A-Z][\w.&’'/-]*){0,6}\)$"
    r"|.+\s(?:REUTERS|Photograph(?:er)?:|Credit:?|Credit\.\.\.)\s?/?\s?[A-Z][^.!?]{2,60}$"
)
_CREDITED: Final = ("Image", "Picture", "Illustration", "Graphic")
"""An English credit at the end of a text names one of these, if it names no photo."""
_LAST: Final = frozenset(")]>】〉공처쳐무B료진지원자")
"""What a credit may end in beside the agencies' own last letters."""
_REPORTERS_LAST: Final = "자mrt"
"""Of a reporter's title, or of an address."""
_ALSO_LAST: Final = frozenset(_REPORTERS_LAST + "]")
_CREDIT_CHARS: Final = 80
_DATED = lazily(
    r"[.]\s?(?:\([^()]{2,30}\)\s?)?20\d\d[.]\s?\d{1,2}[.]\s?\d{1,2}(?:[.]?\s?/\s?[^\s/]{2,12})?"
    r"(?:\s?[ⓒ©]\s?\S{2,10}(?:\s[가-힣]{2,4}\s기자)?|\s?\[[^\[\]]{2,40}\])?"
    r"(?:[.]?\s\S+@\S+)?(?:\s?[*※]?\s?재판매\s?및\s?DB\s?금지)?$"
)
"""The day a picture was taken, behind the sentence: "… 닦고 있다. 2024.1.23/새벽신문"."""
_DATED_CHARS: Final = 60
_FILE_PHOTO = lazily(r"FILE(?:\s(?:PHOTO|IMAGE|PICTURE))?\s?[-:–—]\s?\S", re.IGNORECASE)


def _credit_of(names: list[str]) -> re.Pattern[str]:
    """Agencies after a sentence, in brackets, behind a slash or a sign."""
    one = "|".join(map(re.escape, names))
    several = rf"(?:{one})(?:[=·/,\s]+(?:{one}))*(?:[=\s]*{_GIVEN})?"
    word = r"[가-힣A-Za-z0-9&·]{2,12}"
    given = rf"{word}(?:\s{word}){{0,2}}\s(?:제공|캡처|갈무리|자료사진)"
    named = rf"[^()\[\]<>]{{1,40}}/(?:{one})|[^()\[\]<>.]{{1,30}}\s?{_GIVEN}"
    sentence, sign = r"[.!?…][\"'”’)]*\s*[/|]?\s*", r"\S\s*[ⓒ©]\s?"
    forms = (  # with the names in as few of them as can be: it is they that take long to compile
        rf"(?:{sentence}|\S\s*/\s?|{sign}){several}$",
        rf"{sentence}{given}$",
        rf"{sign}[가-힣]{{2,4}}\s기자$",
        rf"(?:^|\S\s*){_OPEN}\s*(?:{several}|{named})\s*{_CLOSE}$",
    )
    return lazily("|".join(forms))


class Credits:
    """What pictures' texts end in.

    Args:
        agencies: Names of agencies and picture libraries.
    """

    def __init__(self, agencies: Iterable[str]) -> None:
        names = sorted(agencies, key=len, reverse=True)
        self._agencies = frozenset(name.casefold() for name in names)
        self._last = frozenset(name[-1] for name in names) | _LAST
        self._credit = _NEVER
        if names:
            self._credit = _credit_of(names)

    def is_agency(self, text: str) -> bool:
        """Whether a line is nothing but an agency's name."""
        return len(text) <= 40 and text.casefold() in self._agencies

    def starts_with_agency(self, text: str, name: str) -> bool:
        """Whether a line begins with such a name and goes on: "Getty Images A woman at …"."""
        return self.is_agency(name) and text.startswith(name + " ")

    def credit_of(self, text: str) -> str:
        """Why a line is the text of a picture; "" if no credit shows it."""
        if len(text) > _MAX_CHARS:
            return ""
        if text[0] in "Ff" and _FILE_PHOTO.match(text):
            return "a file photo"
        last = text[-1]
        if last in _FULL_STOPS or len(text) < 8:
            return ""
        if "20" in text[-_DATED_CHARS:] and _DATED.search(text, max(1, len(text) - _DATED_CHARS)):
            return "ends in the day it was taken"
        credited = "(" in text or "REUTERS" in text or "Photo" in text or "Credit" in text
        credited = credited or (last.isascii() and any(map(text.__contains__, _CREDITED)))
        if not credited and last not in self._last and last not in _ALSO_LAST and "ⓒ" not in text:
            return ""
        sentences = len(_INNER_END.findall(text))
        if sentences <= 1 and last in _REPORTERS_LAST and _BY_A_REPORTER.match(text):
            return _BY_REPORTER
        signed = _SIGNED_SENTENCE.match(text) if sentences == 1 and last == "자" else None
        if signed is not None and is_korean_name(signed["who"]):
            return AGENCY if signed["text"].endswith("다.") else _BY_REPORTER
        if sentences > _MOST_SENTENCES:
            return ""
        if last == "]" and _SHOUTED.match(text):
            return "ends in a credit in brackets"
        if credited and _ENGLISH_PHOTO.match(text):
            return "ends in a credit"
        if _OWNED.search(text, max(0, len(text) - _CREDIT_CHARS)):
            return _BY_REPORTER
        if last in self._last and self._credit.search(text, max(0, len(text) - _CREDIT_CHARS)):
            return AGENCY
        return ""
