"""The query language: words, "phrases", -word, field:value and re:/…/.

What is not understood as a field is an ordinary word, so `12:30` and `[해외 DS]` are searched
as typed; but a slip in the name of a field is pointed out, as is a field without value. Fields
have Korean names, too, and both layouts of the keyboard do: `ㅅㅁㅎ:` is `tag:`. While a query is
being typed an open quote reaches to its end; in quotes `""` is one quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from reader.errors import QueryError
from reader.search.days import day_of
from reader.search.patterns import Pattern, compile_pattern
from reader.text.keyboard import to_latin

LONGEST_QUERY: Final = 100
"""Code points that are looked at; a paste of a whole article must not freeze the box."""
MOST_TERMS: Final = 12


class Key(StrEnum):
    """The fields a query can ask for."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    SECTION = "section"
    TAG = "tag"
    LANG = "lang"
    IS = "is"
    HAS = "has"
    AFTER = "after"
    BEFORE = "before"
    ADDED = "added"
    TITLE = "title"


CHOICES: Final[Mapping[Key, tuple[str, ...]]] = MappingProxyType(
    {
        Key.LANG: ("ko", "en", "both"),
        Key.IS: ("unread", "read", "reading", "bookmarked"),
        Key.HAS: ("note", "tag"),
    }
)
"""The values of the fields that have a fixed set."""
OTHER_NAMES: Final[Mapping[str, Key]] = MappingProxyType(
    {
        "source": Key.PUBLISHER,
        "language": Key.LANG,
        "by": Key.AUTHOR,
        "저자": Key.AUTHOR,
        "기자": Key.AUTHOR,
        "매체": Key.PUBLISHER,
        "분야": Key.SECTION,
        "섹션": Key.SECTION,
        "태그": Key.TAG,
        "언어": Key.LANG,
        "제목": Key.TITLE,
        "이후": Key.AFTER,
        "이전": Key.BEFORE,
        "추가": Key.ADDED,
    }
)
_DAYS: Final = (Key.AFTER, Key.BEFORE, Key.ADDED)
"""The fields whose values are days."""
_USUAL_DAYS: Final = ("1d", "7d", "1m")
"""Offered where one is to be typed: they show how."""
_DATES: Final = "write a year, a month or a day (2024, 2024-01, 2024-01-15) or 7d, 2w, 3m, 1y"
_SHORTEST_SLIP: Final = 3
"""Letters of a word before a colon that may be meant for a field."""
_ITEM = re.compile(
    r"""(?P<minus>-(?=\S))?
    (?: (?P<regex>re:/)(?P<pattern>(?:\\.|[^/\\])*)/?
      | (?P<bare>[^\W\d_]+)(?P<end>[:：])(?=\s|$)
      | (?:(?P<key>[^\W\d_]+)(?P<colon>[:：]))?
        (?: "(?P<phrase>(?:[^"]|"")*)"? | (?P<word>[^\s"]\S*) ) )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Something that must be found in the text."""

    text: str
    """As typed, without quotes."""
    phrase: bool = False
    """Whether only the literal words count."""
    title_only: bool = False
    negated: bool = False
    """Whether it must not be found."""

    @property
    def is_plain(self) -> bool:
        """Whether it is just a word that may stand anywhere."""
        return not (self.phrase or self.title_only or self.negated)


@dataclass(frozen=True, slots=True)
class Filter:
    """Something an article must be, whatever its text says."""

    key: Key
    value: str
    """One of `CHOICES`, a date in ISO form, or text to be found in that field; of a tag that
    begins with `#` all of it counts."""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asked for."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    patterns: tuple[tuple[Pattern, bool], ...] = ()
    """Regular expressions, each with whether it must not match."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.terms or self.filters or self.patterns)


def parse(text: str, today: date | None = None) -> Query:
    """Understand a query.

    Args:
        text: As typed; only the first 100 code points and 12 items count.
        today: What `after:7d` counts from; None for the day it is.

    Raises:
        QueryError: If a field has no value or one it cannot have, if a word before a colon is
            nearly a field, or if a pattern is broken or without its slashes.
    """
    terms: list[Term] = []
    filters: list[Filter] = []
    patterns: list[tuple[Pattern, bool]] = []
    for item in _ITEM.finditer(text[:LONGEST_QUERY]):
        negated = bool(item["minus"])
        if item["regex"]:
            if item["pattern"]:
                patterns.append((compile_pattern(item["pattern"]), negated))
            continue
        if item["bare"]:
            bare = field_of(item["bare"])
            if bare is not None:
                raise _without_value(bare)
            terms.append(Term(item["bare"] + item["end"], negated=negated))
            continue
        key = field_of(item["key"] or "")
        is_phrase = not item["word"]
        value = (item["phrase"] or "").replace('""', '"') if is_phrase else item["word"]
        if key is not None and not value.strip():
            raise _without_value(key)
        if key is None:
            _refuse_slip(item["key"] or "", value)
            typed = f"{item['key']}{item['colon']}{value}" if item["key"] else value
            terms.append(Term(typed, phrase=is_phrase, negated=negated))
        elif key is Key.TITLE:
            terms.append(Term(value, is_phrase, title_only=True, negated=negated))
        else:
            filters.append(Filter(key, _value(key, value, today), negated))
    wanted = tuple(term for term in terms if term.text.strip())[:MOST_TERMS]
    return Query(wanted, tuple(filters), tuple(patterns))


def literal(text: str) -> str:
    """A query that means these words in this order, whatever they are; "" for none.

    Example:
        >>> literal('"카카오"'), literal("is:unread"), literal('말은 "글쎄"')
        ('카카오', '"is:unread"', '"말은  글쎄"')
    """
    bare = text.replace('"', " ").strip()
    is_word = len(bare.split()) < 2 and not re.search("^-|[:：]", bare)
    return bare if is_word else f'"{bare}"'


def tagged(tag: str) -> str:
    """The query that means the articles with this very tag, whatever it is.

    Example:
        >>> tagged("AI"), tagged("두 단어"), tagged('말 "글쎄" 뭐')
        ('tag:#AI', 'tag:"#두 단어"', 'tag:"#말 ""글쎄"" 뭐"')
    """
    return f"{Key.TAG}:{_quoted(f'#{tag}')}"


def completions(
    text: str, cursor: int, values: Mapping[Key, Sequence[str]] = MappingProxyType({})
) -> list[str]:
    """What the item at the cursor can be completed to, likeliest first.

    Args:
        text: The query as typed.
        cursor: Code points before the cursor.
        values: Known values for fields without a fixed set: authors, publishers, tags.

    Returns:
        Whole items that replace the one the cursor is in; at most 20.

    Example:
        >>> completions("카카오 is:un", 9), completions("au", 2)
        (['is:unread'], ['author:'])
    """
    minus, name, colon, value = last_item(text[:cursor])
    key = field_of(name)
    if not colon:
        begun = name.casefold()
        return [f"{minus}{k}:" for k in Key if begun and k.startswith(begun) and k != begun]
    if key is None:
        return []
    begun = (to_latin(value) if key in CHOICES else value).strip('"').casefold()
    known = CHOICES.get(key) or (_USUAL_DAYS if key in _DAYS else tuple(values.get(key, ())))
    name = name if name in OTHER_NAMES else key
    if key is Key.TAG and begun.startswith("#"):
        known = tuple(f"#{one}" for one in known)
    fitting = [v for v in known if v.casefold().startswith(begun)]
    fitting += [v for v in known if begun in v.casefold() and v not in fitting]
    return [f"{minus}{name}:{_quoted(v)}" for v in fitting if v != value][:20]


def last_item(text: str) -> tuple[str, str, str, str]:
    """What a query ends in: minus, word or name of a field, colon, value; "" for what is not there.

    Example:
        >>> last_item("카카오 -tag:AI"), last_item("카카오")
        (('-', 'tag', ':', 'AI'), ('', '카카오', '', ''))
    """
    item = re.split(r"\s", text)[-1]
    bare = item.removeprefix("-")
    return "-" if bare != item else "", *bare.replace("：", ":").partition(":")


def field_of(name: str) -> Key | None:
    """The field that a name stands for; None if it is that of none.

    Example:
        >>> field_of("Tag"), field_of("태그"), field_of("ㅅㅁㅎ"), field_of("결론")
        (<Key.TAG: 'tag'>, <Key.TAG: 'tag'>, <Key.TAG: 'tag'>, None)
    """
    if name in OTHER_NAMES:
        return OTHER_NAMES[name]
    latin = to_latin(name).casefold()
    return Key(latin) if latin in list(Key) else OTHER_NAMES.get(latin)


def _without_value(key: Key) -> QueryError:
    if key in CHOICES:
        remedy = f"it takes {', '.join(CHOICES[key])}"
    elif key in _DAYS:
        remedy = _DATES
    else:
        remedy = f'write it without a blank: {key}:word or {key}:"two words"'
    return QueryError(f"{key}: has nothing behind it", remedy=remedy)


def _refuse_slip(name: str, value: str) -> None:
    """Refuse what is nearly the name of a field; http://… and foo:bar are words."""
    if name.casefold() == "re":
        words = f'"{name}:{value}" finds the words'
        raise QueryError("re: needs slashes", remedy=f"write re:/{value}/; {words}")
    if len(name) < _SHORTEST_SLIP or value.startswith("//"):
        return
    from rapidfuzz.distance import OSA  # the list takes filters too, and need not wait for it

    known = [one for one in (*Key, *OTHER_NAMES) if one.isascii()]
    keys, meant = min((OSA.distance(name, one), one) for one in known)
    if keys <= (1 if len(name) <= 4 else 2):
        raise QueryError(f"no field {name}", remedy=f"did you mean {meant}:?")


def _quoted(value: str) -> str:
    return '"{}"'.format(value.replace('"', '""')) if re.search(r'\s|^"', value) else value


def _value(key: Key, value: str, today: date | None) -> str:
    if key in CHOICES:
        chosen = to_latin(value).casefold()
        if chosen in CHOICES[key]:
            return chosen
        choices = ", ".join(CHOICES[key])
        raise QueryError(f"{key}:{value} is not known", remedy=f"{key}: takes {choices}")
    if key not in _DAYS:
        return value
    day = day_of(value, today)
    if not day:
        raise QueryError(f"{key}:{value} is not a date", remedy=_DATES)
    return day
