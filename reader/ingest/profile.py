"""This is where what is known about one site's pages is read from plain data and checked.

A profile is a mapping of strings, lists and mappings, as it stands in `profiles/*.yaml`:

name          how the rules are called in `--explain`
signs         whole lines that must all stand on a page for the profile to apply; none: always
openings      lists of whole lines, one after the other, with which a page begins
furniture     whole lines that are never part of an article
menu          whole lines that are furniture above the title, below the body and in rows
related       whole lines from which on there are links to other articles
ends          whole lines under the text from which on nothing belongs to the article
comments      whole lines of the box for readers' comments: how to sort and to answer them
patterns      regular expressions from the start of a line: furniture, picture, caption, note,
              ends, and banner, which is furniture however long the line is
suffixes      words of a button that stick to the end of a line
card          an author card: `opens` (a line), `fields` (label line: role), `closes` (lines)
publisher     the name that stands as a line of its own on the site's pages
publishers    names of papers and agencies that may stand alone on a line above their articles
agencies      names of agencies and picture libraries that pictures' texts end in
flags         brackets at the start of titles that are no section
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from reader.errors import ReaderError
from reader.ingest.labelled import ENDS_ARTICLE, IN_COMMENTS, OPENS_LINKS, Label, Mark

_LISTS: Final = (
    "signs",
    "furniture",
    "menu",
    "related",
    "ends",
    "comments",
    "suffixes",
    "flags",
    "publishers",
    "agencies",
)
_KEYS: Final = frozenset({"name", "openings", "patterns", "card", "publisher", *_LISTS})
_ENDS: Final = "ends"
_BANNER: Final = "banner"
_FURNITURE: Final = "furniture"
_PATTERN_LABELS: Final = {
    _FURNITURE: Label.FURNITURE,
    "picture": Label.PICTURE,
    "caption": Label.CAPTION,
    "note": Label.NOTE,
}


class BadProfile(ReaderError):
    """A site profile does not say what a profile has to say."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(
            f"site profile {name!r}: {problem}", remedy="mend the file in the profiles folder"
        )


class Role(StrEnum):
    """What the lines under a label line of an author card are."""

    NAME = "name"
    POSITION = "position"
    BIO = "bio"
    FURNITURE = "furniture"


class Card(NamedTuple):
    """How an author card is printed."""

    opens: str
    """The line it begins with."""
    fields: Mapping[str, Role]
    """Label lines and what stands under each."""
    closes: frozenset[str] = frozenset()
    """Lines that may follow it and belong to it."""


class Profile(NamedTuple):
    """What is known about one site's pages."""

    name: str
    signs: frozenset[str] = frozenset()
    openings: tuple[tuple[str, ...], ...] = ()
    """Casefolded."""
    exact: Mapping[str, Mark] = MappingProxyType({})
    """Casefolded whole lines that are furniture, and what more they are."""
    menu: frozenset[str] = frozenset()
    """Casefolded."""
    is_ended: bool = False
    """Whether it says with which lines articles end."""
    suffixes: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    """Casefolded."""
    publishers: frozenset[str] = frozenset()
    """Casefolded."""
    agencies: tuple[str, ...] = ()
    patterns: Mapping[Label, tuple[str, ...]] = MappingProxyType({})
    ends: tuple[str, ...] = ()
    """Expressions for lines under the text from which on nothing belongs to the article."""
    banners: tuple[str, ...] = ()
    """Those expressions for furniture that hold for lines as long as a paragraph too."""
    card: Card | None = None
    publisher: str = ""


def profile_from(mapping: Mapping[str, object], *, is_proven: bool = False) -> Profile:
    """Make a profile of a parsed profile file.

    Args:
        mapping: What the file says.
        is_proven: Whether its expressions are known to be some, as those of the profiles that
            come with the program are; else each is tried, which takes longer than all the rest.

    Raises:
        BadProfile: If a key is unknown, a value has the wrong shape, or an expression is none.
    """
    name = mapping.get("name")
    if not isinstance(name, str) or not name:
        raise BadProfile(str(name or ""), "it needs a name")
    unknown = sorted(str(key) for key in mapping if key not in _KEYS)
    if unknown:
        raise BadProfile(name, f"unknown key {unknown[0]!r}")
    lists = {key: _strings(name, key, mapping.get(key)) for key in _LISTS}
    publisher = mapping.get("publisher", "")
    if not isinstance(publisher, str):
        raise BadProfile(name, "publisher has to be one line of text")
    openings = _openings(name, mapping.get("openings"))
    card = _card(name, mapping.get("card"))
    patterns = _patterns(name, mapping.get("patterns"), is_proven)
    banners = patterns.pop(_BANNER, ())
    if banners:
        patterns[_FURNITURE] = (*patterns.get(_FURNITURE, ()), *banners)
    return Profile(
        name=name,
        signs=frozenset(lists["signs"]),
        openings=openings,
        exact=_exact(name, lists, openings, card),
        menu=_folded(lists["menu"]),
        is_ended=bool(lists["ends"] or patterns.get(_ENDS)),
        suffixes=lists["suffixes"],
        flags=_folded(lists["flags"]),
        publishers=_folded(lists["publishers"]),
        agencies=lists["agencies"],
        patterns={
            label: patterns[key] for key, label in _PATTERN_LABELS.items() if key in patterns
        },
        ends=patterns.get(_ENDS, ()),
        banners=banners,
        card=card,
        publisher=publisher,
    )


def _exact(
    name: str,
    lists: Mapping[str, tuple[str, ...]],
    openings: Sequence[tuple[str, ...]],
    card: Card | None,
) -> Mapping[str, Mark]:
    """What whole lines are; of one that is listed twice, the first of these."""
    printed = () if card is None else (card.opens, *card.fields, *card.closes)
    alone = [opening[0] for opening in openings if len(opening) == 1]
    return {
        **dict.fromkeys(_folded(lists["comments"]), IN_COMMENTS),
        **dict.fromkeys(_folded(lists["ends"]), ENDS_ARTICLE),
        **dict.fromkeys(_printed(_folded(lists["related"])), OPENS_LINKS),
        **dict.fromkeys(alone, Mark(Label.FURNITURE, "opens a page")),
        **dict.fromkeys(
            _folded((*lists["furniture"], *printed)),
            Mark(Label.FURNITURE, f"whole line of {name}"),
        ),
    }


def _printed(boxes: Iterable[str]) -> Iterator[str]:
    """The names of boxes as sites print them: with a colon, a sign, or in brackets."""
    for box in boxes:
        yield from (box, f"{box}:", f"[{box}]", f"<{box}>", f"▶{box}", f"▶ {box}", f"■ {box}")


def _folded(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(map(str.casefold, lines))


def _strings(name: str, key: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise BadProfile(name, f"{key} has to be a list of lines")
    if not all(isinstance(item, str) and item for item in value):
        raise BadProfile(name, f"{key} may only list text; put quotes around numbers")
    return tuple(str(item) for item in value)


def _openings(name: str, value: object) -> tuple[tuple[str, ...], ...]:
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise BadProfile(name, "openings has to be a list of lists of lines")
    listed = [_strings(name, "openings", item) for item in value]
    return tuple(tuple(map(str.casefold, opening)) for opening in listed if opening)


def _patterns(name: str, value: object, is_proven: bool) -> dict[str, tuple[str, ...]]:
    """The expressions for each kind of line, by what the profile calls it."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise BadProfile(name, "patterns has to map labels to lists of expressions")
    patterns: dict[str, tuple[str, ...]] = {}
    for key, listed in value.items():
        if key not in (*_PATTERN_LABELS, _ENDS, _BANNER):
            raise BadProfile(name, f"patterns cannot give the label {key!r}")
        patterns[key] = _strings(name, f"patterns.{key}", listed)
        if not is_proven:
            _try_all(name, patterns[key])
    return patterns


def _try_all(name: str, expressions: Sequence[str]) -> None:
    for expression in expressions:
        try:
            re.compile(expression)
        except re.error as error:
            raise BadProfile(name, f"{expression!r} is no expression: {error}") from error


def _card(name: str, value: object) -> Card | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise BadProfile(name, "card has to have opens and fields")
    opens, fields = value.get("opens"), value.get("fields")
    if not isinstance(opens, str) or not opens or not isinstance(fields, Mapping) or not fields:
        raise BadProfile(name, "card has to have opens and fields")
    roles: dict[str, Role] = {}
    for label, role in fields.items():
        try:
            roles[str(label)] = Role(role)
        except ValueError as error:
            raise BadProfile(name, f"card.fields: {label!r} cannot be {role!r}") from error
    closes = frozenset(_strings(name, "card.closes", value.get("closes")))
    return Card(opens, MappingProxyType(roles), closes)
