"""This is where profiles become something a line can be held against quickly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.ingest.labelled import Label, Mark
from reader.ingest.profile import Card, Profile

SHORT_CHARS: Final = 40
"""Whole-line rules are for lines up to this length."""
PATTERN_CHARS: Final = 160
"""Patterns are tried on lines up to this length; longer lines are prose, or notices."""
OPENS_LINKS: Final = Mark(Label.FURNITURE, "opens links to other articles")


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that can be said of one line without looking at its neighbours."""

    name: str
    exact: Mapping[str, Mark]
    """Casefolded whole lines that are furniture."""
    menu: frozenset[str]
    """Casefolded whole lines that are furniture outside the body."""
    openings: Mapping[str, tuple[tuple[str, ...], ...]]
    """Casefolded openings of pages by their last line."""
    cards: tuple[Card, ...]
    suffixes: tuple[str, ...]
    flags: frozenset[str]
    publisher: str
    has_site: bool
    """Whether a profile made for one site is among them."""
    _pattern: re.Pattern[str] = field(repr=False)
    _marks: tuple[Mark, ...] = field(repr=False)
    _note: re.Pattern[str] = field(repr=False)

    def mark_of(self, text: str) -> Mark | None:
        """What a line is, if a whole-line rule or a pattern knows."""
        length = len(text)
        if length <= SHORT_CHARS:
            mark = self.exact.get(text.casefold())
            if mark is not None:
                return mark
        if length > PATTERN_CHARS:
            return Mark(Label.NOTE, "a notice") if self._note.match(text) else None
        match = self._pattern.match(text)
        if match is None or match.lastgroup is None:
            return None
        return self._marks[int(match.lastgroup[1:])]

    def is_furniture(self, text: str) -> bool:
        """Whether a whole-line rule calls it furniture, menu words too."""
        if len(text) > SHORT_CHARS:
            return False
        key = text.casefold()
        return key in self.exact or key in self.menu


def compile_rules(profiles: Sequence[Profile]) -> Rules:
    """Join profiles; where they disagree the first one wins."""
    exact: dict[str, Mark] = {}
    for profile in profiles:
        rule = f"whole line of {profile.name}"
        for line in (*profile.furniture, *_card_lines(profile.card)):
            exact.setdefault(line.casefold(), Mark(Label.FURNITURE, rule))
        for opening in profile.openings:
            if len(opening) == 1:
                exact.setdefault(opening[0].casefold(), Mark(Label.FURNITURE, "opens a page"))
        for line in profile.related:
            exact.setdefault(line.casefold(), OPENS_LINKS)
    openings: dict[str, tuple[tuple[str, ...], ...]] = {}
    for opening in (opening for profile in profiles for opening in profile.openings):
        folded = tuple(line.casefold() for line in opening)
        openings[folded[-1]] = (*openings.get(folded[-1], ()), folded)
    pattern, marks = _joined(profiles)
    notes = [p for profile in profiles for p in profile.patterns.get(Label.NOTE, ())]
    return Rules(
        name=profiles[0].name if profiles else "no profile",
        exact=exact,
        menu=_folded(line for profile in profiles for line in profile.menu),
        openings=openings,
        cards=tuple(profile.card for profile in profiles if profile.card is not None),
        suffixes=tuple(suffix for profile in profiles for suffix in profile.suffixes),
        flags=_folded(flag for profile in profiles for flag in profile.flags),
        publisher=next((profile.publisher for profile in profiles if profile.publisher), ""),
        has_site=any(profile.signs for profile in profiles),
        _pattern=pattern,
        _marks=marks,
        _note=re.compile("|".join(f"(?:{note})" for note in notes) or _NEVER),
    )


class RuleBook:
    """The rules for each kind of page among the profiles there are."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        general = [profile for profile in profiles if not profile.signs]
        self._sites = [
            (profile.signs, compile_rules([profile, *general]))
            for profile in profiles
            if profile.signs
        ]
        self.general = compile_rules(general)
        """For pages of a site that nobody wrote a profile for."""
        self.all = compile_rules(profiles)
        """Everything together, to find where pages begin."""

    def rules_for(self, lines: Iterable[str]) -> Rules:
        """The first profile all of whose signs stand on the page, else the general rules."""
        if not self._sites:
            return self.general
        short = {line for line in lines if len(line) <= SHORT_CHARS}
        return next((rules for signs, rules in self._sites if signs <= short), self.general)


_NEVER: Final = r"(?!)"
_ORDER: Final = (Label.PICTURE, Label.NOTE, Label.FURNITURE, Label.CAPTION)


def _joined(profiles: Sequence[Profile]) -> tuple[re.Pattern[str], tuple[Mark, ...]]:
    parts: list[str] = []
    marks: list[Mark] = []
    for profile in profiles:
        for label in _ORDER:
            listed = profile.patterns.get(label, ())
            if listed:
                joined = "|".join(f"(?:{expression})" for expression in listed)
                parts.append(f"(?P<m{len(marks)}>{joined})")
                marks.append(Mark(label, f"{label} pattern of {profile.name}"))
    return re.compile("|".join(parts) or _NEVER), tuple(marks)


def _card_lines(card: Card | None) -> tuple[str, ...]:
    return () if card is None else (card.opens, *card.fields, *card.closes)


def _folded(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(line.casefold() for line in lines)
