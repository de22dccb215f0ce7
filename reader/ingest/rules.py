"""This is where profiles become something a line can be held against quickly."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.ingest.credits import Credits
from reader.ingest.labelled import ENDS_ARTICLE, Label, Mark
from reader.ingest.profile import Card, Profile
from reader.text.lazy import lazily

SHORT_CHARS: Final = 40
"""Whole-line rules are for lines up to this length."""
PATTERN_CHARS: Final = 160
"""Patterns are tried on lines up to this length; longer lines are prose, or notices."""
BY_PATTERN: Final = "furniture pattern of "
"""So begins what is said of a line that an expression of a profile takes for furniture."""
NOTICE: Final = Mark(Label.NOTE, "a notice")
BANNER: Final = Mark(Label.FURNITURE, "what a site asks of whoever comes")


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that can be said of one line without looking at its neighbours."""

    exact: Mapping[str, Mark]
    """Casefolded whole lines that are furniture."""
    menu: frozenset[str]
    """Casefolded whole lines that are furniture outside the body."""
    entries: frozenset[str]
    """All these lines and more: what may be a menu entry or a button, casefolded."""
    openings: Mapping[str, tuple[tuple[str, ...], ...]]
    """Casefolded openings of pages by their last line."""
    cards: tuple[Card, ...]
    suffixes: tuple[str, ...]
    flags: frozenset[str]
    publisher: str
    publishers: frozenset[str]
    """Casefolded names that may stand alone on a line above an article."""
    credits: Credits
    is_one_paper: bool
    """Whether a profile for one paper is among them, so that short last lines are its text."""
    _short: tuple[tuple[re.Pattern[str], Mapping[str | None, Mark]], ...] = field(repr=False)
    """Of those for sites together, and of each other profile, all expressions as one, and what each
    of its groups says.
    """
    _long: tuple[re.Pattern[str], ...] = field(repr=False)
    """Of each profile, its expressions for notices and banners as one: these may be long."""
    _banner: re.Pattern[str] = field(repr=False)
    """Of all profiles, those for banners."""
    memory: dict[str, Mark | None] = field(default_factory=dict, repr=False, compare=False)
    """What short lines turned out to be: a site prints the same ones on every page."""

    def mark_of(self, text: str) -> Mark | None:
        """What a line is, if a whole-line rule or a pattern knows."""
        length = len(text)
        if length <= SHORT_CHARS:
            mark = self.exact.get(text.casefold())
            if mark is not None:
                return mark
        if length > PATTERN_CHARS:
            for long in self._long:
                if long.match(text):
                    return BANNER if self._banner.match(text) else NOTICE
            return None
        for pattern, marks in self._short:
            match = pattern.match(text)
            if match is not None:
                return marks[match.lastgroup]
        return None


def compile_rules(profiles: Sequence[Profile]) -> Rules:
    """Join profiles; where they disagree the first one wins."""
    exact: dict[str, Mark] = {}
    for profile in reversed(profiles):
        exact.update(profile.exact)
    menu = frozenset[str]().union(*(profile.menu for profile in profiles))
    openings: dict[str, tuple[tuple[str, ...], ...]] = {}
    for opening in (opening for profile in profiles for opening in profile.openings):
        openings[opening[-1]] = (*openings.get(opening[-1], ()), opening)
    long = [(*profile.patterns.get(Label.NOTE, ()), *profile.banners) for profile in profiles]
    banners = [banner for profile in profiles for banner in profile.banners]
    sites = [profile for profile in profiles if profile.signs]
    groups = [sites, *([profile] for profile in profiles if not profile.signs)]
    suffixes = tuple(suffix for profile in profiles for suffix in profile.suffixes)
    publisher = next((profile.publisher for profile in profiles if profile.publisher), "")
    return Rules(
        exact=exact,
        menu=menu,
        entries=menu.union(exact),
        openings=openings,
        cards=tuple(profile.card for profile in profiles if profile.card is not None),
        suffixes=suffixes,
        flags=frozenset[str]().union(*(profile.flags for profile in profiles)),
        publisher=publisher,
        publishers=frozenset[str]().union(*(profile.publishers for profile in profiles)),
        credits=Credits(name for profile in profiles for name in profile.agencies),
        is_one_paper=any(profile.signs and not profile.is_ended for profile in profiles),
        _short=tuple(
            _joined(group) for group in groups if any(each.patterns or each.ends for each in group)
        ),
        _long=tuple(lazily(_any_of(listed)) for listed in long if listed),
        _banner=lazily(_any_of(banners) or _NEVER),
    )


class RuleBook:
    """The rules for each kind of page among the profiles there are."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._general = [profile for profile in profiles if not profile.signs]
        self._sites = [profile for profile in profiles if profile.signs]
        self._compiled: dict[int, Rules] = {}
        self.all = compile_rules(profiles)
        """Everything together, to find where pages begin."""

    def rules_for(self, lines: Collection[str]) -> Rules:
        """The first profile all of whose signs stand on the page, else the general rules."""
        for which, site in enumerate(self._sites):
            if all(sign in lines for sign in site.signs):
                return self._of(which)
        return self.general

    @property
    def general(self) -> Rules:
        """For pages of a site that nobody wrote a profile for."""
        return self._of(len(self._sites))

    def _of(self, which: int) -> Rules:
        """The rules for the pages of a site, or of no known one, made when one is met."""
        if which not in self._compiled:
            profiles = [*self._sites[which : which + 1], *self._general]
            self._compiled[which] = compile_rules(profiles)
        return self._compiled[which]


_NEVER: Final = r"(?!)"
_ORDER: Final = (Label.PICTURE, Label.NOTE, Label.FURNITURE, Label.CAPTION)


def _joined(profiles: Sequence[Profile]) -> tuple[re.Pattern[str], Mapping[str | None, Mark]]:
    """All expressions of some profiles as one, and what each group of it says."""
    parts: list[str] = []
    marks: dict[str | None, Mark] = {}
    for profile in profiles:
        told = {ENDS_ARTICLE: profile.ends}
        for label in _ORDER:
            rule = f"{label} pattern of {profile.name}"
            told[Mark(label, rule)] = profile.patterns.get(label, ())
        for mark, listed in told.items():
            if listed:
                group = f"m{len(marks)}"
                parts.append(f"(?P<{group}>{_any_of(listed)})")
                marks[group] = mark
    return lazily("|".join(parts) or _NEVER), marks


def _any_of(expressions: Iterable[str]) -> str:
    return "|".join(f"(?:{expression})" for expression in expressions)
