"""This is where the numbers are taken off that a browser for terminals puts before its links.

Lynx and its kin print "By [8]Jane Doe" and under the page a list of all addresses: "8. https://…".
"""

from __future__ import annotations

from typing import Final

from reader.ingest.labelled import Label
from reader.ingest.labelling.sheet import Sheet
from reader.text.lazy import lazily

_LISTED = lazily(r"\d{1,4}\.\s+[a-z][a-z+.-]{1,15}:\S")
LINK_NUMBER = lazily(r"\[(\d{1,4})\](?=[^\s\[\]])")
"""What such a browser puts before a link."""
_HEADS: Final = frozenset({"references", "visible links:", "visible links", "hidden links:"})
_FEWEST: Final = 3
_RULE: Final = "list of the page's links"


def take_off_link_numbers(sheet: Sheet) -> None:
    """Label the list of addresses at the end of a page, and take its numbers off the text."""
    texts = sheet.texts
    if ":" not in texts[-1] or _LISTED.match(texts[-1]) is None:
        return  # nearly every page
    first = len(texts)
    while first and (_LISTED.match(texts[first - 1]) or texts[first - 1].casefold() in _HEADS):
        first -= 1
    if len(texts) - first < _FEWEST:
        return
    for index in range(first, len(texts)):
        sheet.mark(index, Label.FURNITURE, _RULE)
    for index in range(first):
        if "[" in texts[index]:
            texts[index] = LINK_NUMBER.sub("", texts[index])
