"""This is where the line is found with which a page says whose it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from reader.ingest.bylines import byline_of, is_korean_name
from reader.ingest.labelled import Label
from reader.ingest.labelling.headers import title_candidates
from reader.ingest.labelling.menu_rows import ROW
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.menus import MENU, PATH
from reader.ingest.names import is_name_shaped
from reader.ingest.shapes import is_title_like
from reader.text.lazy import lazily

_SITE_CHARS: Final = 30
_DOUBLED_CHARS: Final = 20
"""So long is a site's name at most that is printed twice over the title."""
_HOMES: Final = ("home", "홈", "메인")
"""With what a menu begins."""
_HOST = lazily(r"://([^/:?#\s]+)")
_HOST_WORDS: Final = 2
_HOST_CHARS: Final = 4
"""Shorter parts of a host are "www" and the like."""
_SITE_WORDS: Final = frozenset(
    ("blog", "daily", "journal", "magazine", "news", "post", "story", "times", "weekly")
)
"""What a site adds to what its host is called."""
_SIGNED_CHARS: Final = 120
_SPOKEN_OF_CHARS: Final = 200
_LAST_LINES: Final = 6
_BUTTON_CHARS: Final = 60
"""Above its last lines, where it says who wrote it, a page speaks of its site on buttons only."""
_FEWEST_NAME_CHARS: Final = 4
_CLAIMS = lazily(r"[ⓒ©]|\([cC]\)|Copyright|저작권")
SPEAKS_OF_SITE = lazily(
    r"[ⓒ©]|\b(?:subscribe|sign up|newsletter|more (?:stories )?from|follow|writer|editor|reporter|"
    r"correspondent|columnist|contributor|published (?:in|by)|appeared in|copyright)\b|"
    r"구독|뉴스레터|저작권|무단|제보|편집장|발행인"
)
PAPER = lazily(
    r"(?:The\s)?[A-Z][\w’'.]*(?:\s(?:(?:of|and|for|the|&)\s)*[A-Z][\w’'.]*){0,3}?\s"
    r"(?:Bulletin|Chronicle|Courier|Daily|Dispatch|Gazette|Herald|Inquirer|Journal|Ledger|Magazine|"
    r"Monthly|News|Newsletter|Observer|Post|Quarterly|Review|Sentinel|Telegraph|Times|Tribune|"
    r"Weekly)$"
    r"|\S{2,8}(?:신문|일보)$|\S{5,10}뉴스$|\S.{1,13}(?:닷컴|데일리|매거진|웹진|위클리|저널|타임스|타임즈|투데이)$"
)
"""What papers are called, and hardly a title."""
_CAPITALS = lazily(r"(?=.{10})[A-Z][A-Z&’'.]+(?:\s[A-Z&’'.]+){0,2}$")
GUESSED: Final = "over the title, called as a paper is"
"""The rule where nothing else on the page says that a line is the site's name."""


def label_site(sheet: Sheet, end: int, prose: int) -> None:
    """The longest short line above the title that a byline or the copyright names again."""
    publishers = sheet.rules.publishers
    names = {
        index: sheet.texts[index]
        for index in range(end)
        if (sheet.is_open(index) or sheet.marks[index] is ROW)
        and 2 <= len(sheet.texts[index]) <= _SITE_CHARS
        and sheet.texts[index].casefold() not in sheet.rules.menu
    }
    if not names:
        return
    signed = [index for index in _named_again(sheet, names) if not _is_author(sheet, index)]
    if not signed:
        hosts = _hosts(sheet, end)
        for index, name in names.items():
            known = name.casefold() in publishers
            above = index == 0 and _has_menu_below(sheet, prose)
            if known or above or (_is_host(name, hosts) and _title_below(sheet, index, prose)):
                rule = "stands above the menu" if above else "named in the page's address"
                sheet.mark(index, Label.SITE, "a paper's name" if known else rule)
                _label_site_again(sheet, index)
                return
        return
    label_as_site(sheet, max(signed, key=lambda index: len(names[index])), "named again below")


def label_as_site(sheet: Sheet, site: int, rule: str) -> None:
    """Label a line as the site's name, and the bylines and lines that name it too."""
    name = sheet.texts[site]
    sheet.mark(site, Label.SITE, rule)
    for index, text in enumerate(sheet.texts):
        if sheet.is_open(index) and byline_of(text, name) is not None:
            sheet.mark(index, Label.BYLINE, "a name with the site's name")
    _label_site_again(sheet, site)


def _has_menu_below(sheet: Sheet, prose: int) -> bool:
    """Whether under the first line stands a menu, on one line or each word on its own."""
    if sheet.marks[1:2] in ([MENU], [PATH]):
        return True
    word = sheet.texts[1].casefold() if len(sheet) > 1 else ""
    return word in _HOMES and _title_below(sheet, 0, prose)


def _hosts(sheet: Sheet, end: int) -> frozenset[str]:
    """The parts of the hosts in the addresses above the text."""
    found = [
        _HOST.search(sheet.texts[index])
        for index, mark in enumerate(sheet.marks[:end])
        if mark is not None and mark.label is Label.ADDRESS
    ]
    return frozenset(part for match in found if match for part in match[1].lower().split("."))


def _is_host(name: str, hosts: Collection[str]) -> bool:
    """Whether a line of a word or two is what the host is called: "harbour story"."""
    words = name.casefold().split()
    parts = [part for part in hosts if len(part) >= _HOST_CHARS]
    if len(words) > _HOST_WORDS:
        return False
    rest_fits = all(word in parts or word in _SITE_WORDS for word in words[1:])
    return "".join(words) in parts or (words[0] in parts and rest_fits)


def _title_below(sheet: Sheet, site: int, prose: int) -> bool:
    """Whether another line may be the title, if this one is the site's name."""
    return any(
        index > site and sheet.texts[index] != sheet.texts[site]
        for index in title_candidates(sheet, prose)
    )


def _named_again(sheet: Sheet, names: Mapping[int, str]) -> set[int]:
    """The lines whose text a byline or the copyright names too."""
    texts = [text for text in sheet.texts if len(text) <= _SIGNED_CHARS]
    together = "\n".join(texts)
    return {
        index
        for index, name in names.items()
        if together.count(name) > texts.count(name) and any(_signs(text, name) for text in texts)
    }


def is_signed(sheet: Sheet, index: int) -> bool:
    """Whether a short line is named again by a byline or the copyright, as a site is."""
    name = sheet.texts[index]
    if len(name) > _DOUBLED_CHARS or "\n".join(sheet.texts).count(name) == sheet.texts.count(name):
        return False  # as a title
    texts = (text for text in sheet.texts if len(text) <= _SIGNED_CHARS)
    return any(_signs(text, name) for text in texts)


def _is_author(sheet: Sheet, index: int) -> bool:
    """Whether a line is a person's name between a title and a date, whose the copyright may be."""
    text = sheet.texts[index]
    if index + 1 == len(sheet) or sheet.label(index + 1) is not Label.DATE:
        return False
    if not (is_name_shaped(text) or is_korean_name(text)) or PAPER.match(text):
        return False
    above = (sheet.texts[each] for each in range(index) if sheet.is_open(each))
    return any(len(title) > _SITE_CHARS // 2 and is_title_like(title) for title in above)


def _label_site_again(sheet: Sheet, site: int) -> None:
    for index in range(site + 1, len(sheet)):
        if sheet.is_open(index) and sheet.texts[index] == sheet.texts[site]:
            sheet.mark(index, Label.SITE, "the site's name again")


def _signs(text: str, name: str) -> bool:
    if name not in text or name == text:
        return False
    byline = byline_of(text, name)
    if byline is not None and byline.name:
        return byline.name != name  # else it is who wrote it
    return _CLAIMS.search(text) is not None


def rule_over_title(sheet: Sheet, first: int, others: Sequence[int], *, signed: bool) -> str:
    """Why a line that might be the title is the site's name over it; "" if it is not.

    Args:
        sheet: A page.
        first: The line.
        others: Those below that may be the title as well, none under the byline or date.
        signed: Whether there is a byline or date above the text.
    """
    name = sheet.texts[first]
    if not others or len(name) > _SITE_CHARS or any(map(sheet.is_open, range(first))):
        return ""
    if any(sheet.label(index) is Label.SITE for index in range(first)):
        return ""
    if is_spoken_of(sheet, first, others[0]):
        return "named again below"
    called = signed and (PAPER.match(name) or _CAPITALS.match(name))
    return GUESSED if called and len(name) < len(sheet.texts[others[0]]) else ""


def is_spoken_of(sheet: Sheet, named: int, above: int = -1) -> bool:
    """Whether a short line speaks of a line as of a site: "Subscribe to The Meridian".

    Args:
        sheet: A page.
        named: The line, with a name or perhaps a title.
        above: From under which line on to look; -1 for its own.
    """
    core = sheet.texts[named].casefold().removeprefix("the ")
    if not _FEWEST_NAME_CHARS <= len(core) <= _SITE_CHARS:
        return False
    for index, text in enumerate(sheet.texts[max(named, above) + 1 :], max(named, above) + 1):
        is_last = len(sheet) - index <= _LAST_LINES
        if not len(core) < len(text) <= (_SPOKEN_OF_CHARS if is_last else _BUTTON_CHARS):
            continue
        before, found, after = text.casefold().partition(core)
        apart = not before[-1:].isalnum() and not (after[:1].isascii() and after[:1].isalnum())
        if found and apart and SPEAKS_OF_SITE.search(f"{before} {after}"):
            return True
    return False
