"""Where sentences begin and end in Korean and English news.

A full stop is not always the end of a sentence, and the end is not always behind the full
stop. Candidates are runs of closing punctuation; each is judged by what stands before it
(initials, abbreviations, numbers, dates), by what follows (a small letter, a particle that
goes on, a reporting verb), and by quotes and brackets, which are not torn apart unless long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from reader.text.lazy import lazily

_LONGEST_QUOTE_CHARS: Final = 240
"""A quotation longer than this is divided inside; a shorter one stays whole."""

_SIGHT_CHARS: Final = 80
"""How far ahead a judgement looks."""

_CLOSERS: Final = "\"'”’»)\\]}）］」』〉》】"
_OPENERS: Final = "\"'“‘«(\\[{（［「『〈《【"
_candidates = lazily(rf"[.!?。！？…]+[{_CLOSERS}]*").finditer

# Each begins with a character, which is what `re` looks for fastest; only then is looked back.
_inside = lazily(
    "|".join(
        f"{opening}(?![ ])[^{inner}]{{1,{_LONGEST_QUOTE_CHARS}}}?{closing}"
        for opening, inner, closing in (
            ("“", "“”", "”"),
            ('"', '"', '(?<! )"'),
            (r"‘(?<![\w’']‘)", "“”", r"’(?![a-z])"),
            (r"'(?<![\w’']')", '"“”', r"(?<! )'(?![A-Za-z])"),
            (r"\(", "()", r"\)"),
            (r"\[", r"\[\]", r"\]"),
            ("「", "「」", "」"),
            ("『", "『』", "』"),
            ("（", "（）", "）"),
        )
    )
).finditer


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_TITLES: Final = _words(
    "mr mrs ms dr prof st sen rep gov gen lt col sgt capt rev hon messrs mt ft cf vs e.g i.e "
    "fig figs eq vol pp viz adm cmdr maj pres supt dist approx est art sec ch"
)
"""What always leads to something."""
_ENDINGS: Final = _words(
    "inc ltd co corp llc bros jr sr esq etc al a.m p.m am pm ph.d m.d b.a m.a u.s u.k u.n e.u "
    "d.c ave blvd rd dept univ assn intl natl plc ca"
)
"""What may end a sentence or not; the word behind decides."""
_MONTHS: Final = _words("jan feb mar apr jun jul aug sep sept oct nov dec no nos p pg")
"""What leads to a number, if one follows."""
_STARTERS: Final = _words(
    "the a an it its he she they we you i this that these those there here in on at by for "
    "from with but and so yet or if when while after before as since because although though "
    "however moreover meanwhile still then now what who why how where his her their our my "
    "your no not some many most all both each one two three such even only once last next "
    "under over until unlike despite during according analysts critics officials experts "
    "investors shares"
)
"""Words that begin sentences and are no part of a name."""
_EXCLAIMING_NAMES: Final = frozenset({"yahoo", "jeopardy", "yum"})

_last_word = lazily(r"[^\s\"'“”‘’()\[\]]+$").search
_next_word = lazily(rf"[{_OPENERS}]*([A-Za-z][A-Za-z'’.-]*|[가-힣]+|\d+|\S)").match
_initials = lazily(r"(?:[A-Z]\.)*[A-Z]$").fullmatch
_date = lazily(r"(?:\d{4}|['’]\d{2})\. ?\d{1,2}\. ?\d{1,2}$").search
_goes_on = lazily(
    r"(?:이?라(?:고|며|는|면서|던|기보다|서)?|고|며|면서|하고|하며|란|이란|라기|등)(?:\s|는|도|까지|의|은|[,.])"
).match
_is_reported = lazily(
    r"(?:(?:[A-Z][\w.'’-]*|the|a)\s+){1,4}(?:has\s+|had\s+)?"
    r"(?:said|says|asked|asks|added|adds|wrote|writes|told|replied|noted|explained|argued|cried)\b"
).match
_is_reported_in_korean = lazily(
    r"[^.!?…“”\"]{1,24}?(?:말|답|외치|외쳤|강조|덧붙|물었|되물|전했|설명|밝혔|반문|털어놓|"
    r"한숨|말끝|고개를|적었|웃었|속삭|중얼|소리쳤|잘라)[^.!?…“”\"]{0,8}다[.]"
).match
_korean_end = lazily(r"[다요까죠]$").search
_CLOSED_UP: Final = frozenset("\"'“‘(「『[")


def sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph as half-open spans in code points, without blanks around.

    Every character that is not blank lies in exactly one of them. A paragraph without
    any closing punctuation is one sentence; a blank one has none.

    Example:
        >>> [text[a:b] for text in ["값은 1.5배다. Dr. Kim은 웃었다."] for a, b in sentences(text)]
        ['값은 1.5배다.', 'Dr. Kim은 웃었다.']
    """
    spans = []
    start = _skip_blank(paragraph, 0)
    for end in _ends(paragraph):
        if end > start:
            spans.append((start, end))
            start = _skip_blank(paragraph, end)
    rest = len(paragraph.rstrip())
    if rest > start:
        spans.append((start, rest))
    return tuple(spans)


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str) -> Iterator[int]:
    """Where sentences end, in order."""
    whole = [found.span() for found in _inside(text)]
    begins = [start for start, _ in whole]
    start = 0
    for found in _candidates(text):
        stop, end = found.span()
        around = bisect_right(begins, stop) - 1
        if around >= 0 and end < whole[around][1]:
            continue
        if _is_plain_end(text, start, stop):  # most ends in Korean
            yield end
            start = end
            continue
        if end < len(text) and not text[end].isspace():
            end = _closed_up_end(text, stop, end)
        if end < 0 or end >= len(text) or not _ends_here(text, start, (stop, end)):
            continue
        yield end
        start = end


def _is_plain_end(text: str, start: int, stop: int) -> bool:
    """Whether a Korean sentence ends with 다 and a full stop, and Hangul follows a blank."""
    around = text[stop - 2 : stop + 3]
    return (
        stop - 2 >= start
        and around[1:4] == "다. "
        and "가" <= around[0] <= "힣"
        and "가" <= around[4:] <= "힣"
    )


def _closed_up_end(text: str, stop: int, end: int) -> int:
    """Where a sentence ends that the next one follows without a blank; -1 if it does not end."""
    if text[stop] != "." or not _korean_end(text[max(0, stop - 1) : stop]):
        return -1
    if end == stop + 1:
        following = text[end]
        begins = "가" <= following <= "힣" or following in _CLOSED_UP or following.isupper()
        return end if begins else -1
    opened = stop + 1
    paired = text.count(text[opened], 0, opened) % 2 == 0 and text[opened] in "\"'"
    return opened if paired else -1


def _ends_here(text: str, start: int, found: tuple[int, int]) -> bool:
    stop, end = found
    mark = text[stop:end]
    begin = _skip_blank(text, end)
    following = text[begin : begin + _SIGHT_CHARS]
    word = _last_word(text[max(start, stop - 40) : stop])
    before = word.group() if word else ""
    closed = mark.rstrip(_CLOSERS.replace("\\", "")) != mark
    if _continues(following, closed, mark):
        return False
    if mark[0] == ".":
        if mark.startswith(".."):
            return _after_dots(before, following, closed)
        return _after_full_stop(text, (start, stop), before, following)
    if mark[0] == "…":
        return _after_dots(before, following, closed)
    return before.lower() not in _EXCLAIMING_NAMES


def _continues(following: str, closed: bool, mark: str) -> bool:
    """Whether what follows cannot begin a sentence."""
    match = _next_word(following)
    if match is None:
        return False
    word = match.group(1)
    if word[0].islower() and not word[1:2].isupper():
        return True
    if word in ",;:%·":
        return True
    if not closed:
        return False
    if _goes_on(following) or _is_reported_in_korean(following):
        return True
    return mark[0] in "?!" and _is_reported(following) is not None


def _after_dots(before: str, following: str, closed: bool) -> bool:
    if closed or _korean_end(before):
        return True
    return following[:1].isupper() or following[:1] in '"“'


def _after_full_stop(text: str, part: tuple[int, int], before: str, following: str) -> bool:
    start, stop = part
    begins = not text[start : stop - len(before)].strip(" \"'“‘([")
    if before.isdigit():
        dated = _date(text[max(start, stop - 14) : stop])
        return not (begins or following[:1].isdigit() or dated)
    if len(before) == 1 and before.isalpha():
        if begins:
            return False
        if text[max(0, stop - 3) : stop - 1].rstrip()[-1:].isdigit():
            return True
    known = before.lower()
    next_word = (_next_word(following) or [""])[0].lstrip("\"'“‘([")
    starts = next_word.lower() in _STARTERS
    if known in _TITLES:
        return False
    if known in _MONTHS and before != "P":
        return not following[:1].isdigit()
    if known in _ENDINGS or _initials(before):
        return starts
    return True
