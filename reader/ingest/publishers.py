"""This is where it is told who published an article, from what is left of its page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from reader.ingest.bylines import DATELINE_LINES, byline_of
from reader.ingest.labelled import Label
from reader.ingest.labelling.labels import LabelledPage
from reader.ingest.labelling.sites import PAPER, SPEAKS_OF_SITE
from reader.ingest.labelling.titles import TITLE_WITH_SITE, site_in_tab
from reader.ingest.shapes import ends_like_a_sentence
from reader.text.lazy import lazily

_COPYRIGHT_CHARS: Final = 120
_COPYRIGHT = lazily(
    r"(?:(?:저작권자|Copyrights?)?\s*(?:[ⓒⒸ©]|\([cC]\))|저작권자(?=[\s:：])|"
    r"Copyrights?(?=[:：]|\s[^a-z]))"  # and not what sentences about copyright go on with
    r"\s*[:：]?\s*(?:['‘\"“][^'’\"”]{2,20}['’\"”]\s+)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?"
    r"(?P<name>(?!Since\s)[^\W\d_][^,.()<>\[\]|:/]{0,38}?)"
    r"\s*(?:[,.()<>\[\]|]|무단|[-–]\s|&\s?[a-z][\w-]*\.[a-z]|[Aa]ll\s[Rr]ights|"
    r"(?:Inc|Co|L\.P|(?:19|20)\d\d)\b|$)"
)
_CLAIMS: Final = ("ⓒ", "Ⓒ", "©", "(c)", "(C)", "저작권자", "Copyright")
"""What such a line begins its claim with."""
_FORBIDS = lazily(r"무단|재배포|전재")
_WORD = lazily(r"[^\W_]+")
_AT_PAPER = lazily(r"(?:기자|특파원)\s?@(?P<paper>[가-힣A-Z][가-힣A-Za-z0-9]{1,11})(?![\w.])")
_BRACKET = lazily(
    r"\[(?:(?P<at>[^\s\[\]()=/]{2,12})[=/]\s?)?(?P<paper>[^\s\[\]()=/]{2,12})"
    r"(?:\s[^\[\]()]{2,14})?\]"
)
"""Before an author, and before an article: "[한강경제=뉴스팀]", "[한강경제 홍길동 기자]"."""
_CALLED_PAPER = lazily(
    r"[가-힣A-Za-z\d]{1,6}(?:경제|뉴스|닷컴|데일리|매거진|미디어|방송|신문|오늘|위클리|일보|저널|타임[스즈]|"
    r"투데이|포스트|헤럴드|TV)(?:TV|\d\d)?$|뉴스(?!데스크|룸|[가-힣]*[팀부국]$)[가-힣]{1,4}$"
)
_OF_TWO_SCRIPTS = lazily(r"[A-Z]{2,4}[가-힣]{2,4}$")
"""So papers are called, and no place: "IT동아"."""
_WIRE = lazily(r"[^\s()]{2,10}--\((?P<wire>[가-힣A-Za-z ]{2,16})\)--")
"""With which releases begin that a service for them hands on: "서울--(뉴스와이어)--"."""
_BARS = lazily(r"\s[|<]\s")
_BRAND = lazily(
    r"The [A-Z][\w.’']*(?: [A-Z][\w.’']*){0,2}$|[A-Z]{3,6}$|"
    r"[A-Z][a-z]+[A-Z]\w+$|[\w-]+\.[a-z]{2,4}$"
)
"""The Verge, WIRED, TechCrunch, riverpost.com."""
_ENGLISH_WORDS: Final = 5
_KOREAN_WORDS: Final = 3


def publisher_of(page: LabelledPage, author: str = "") -> str:
    """Who published the article of a page; "" if the page does not say.

    What stands over the title comes first, then the browser's tab, the copyright, and last the
    paper that a byline names.

    Args:
        page: A labelled page.
        author: Who wrote it: on a page of one's own the copyright is the author's.
    """
    own = author.casefold()
    for ask in (_over_title, _in_tab, _copyright_holder, _beside_author):
        said = ask(page)
        if said and said.casefold() != own:
            return said
    return ""


def _over_title(page: LabelledPage) -> str:
    return page.first(Label.SITE)


def _in_tab(page: LabelledPage) -> str:
    """What follows the title in the browser's tab, if something shows that it is a site."""
    for index in page.by_label.get(Label.REPEAT, ()):
        mark = page.sheet.marks[index]
        if mark is not None and mark.rule == TITLE_WITH_SITE:
            site = site_in_tab(page.sheet.texts[index])
            return site if _may_be_site(site, page) and _is_site(site, page, index) else ""
    return ""


def _may_be_site(name: str, page: LabelledPage) -> bool:
    """Whether a name may be a site's: no menu entry, nobody's name, no second half of a title."""
    if not name or name.casefold() in page.sheet.rules.entries or byline_of(name) is not None:
        return False
    begins = not name[0].islower() or "." in name
    most = _ENGLISH_WORDS if name.isascii() else _KOREAN_WORDS
    return begins and len(name.split()) <= most and not ends_like_a_sentence(name)


def _is_site(name: str, page: LabelledPage, tab: int) -> bool:
    """Whether a site is called so: what else follows a title is a section, or more of it."""
    sheet = page.sheet
    if name.casefold() in sheet.rules.publishers or PAPER.match(name) or _BRAND.match(name):
        return True
    if len(_BARS.findall(sheet.texts[tab])) > 1:
        return True  # with a section between
    core = name.split()[0] if name.isascii() else name
    near = (text for text in page.texts(Label.FURNITURE) if len(text) <= _COPYRIGHT_CHARS)
    return any(core in text and SPEAKS_OF_SITE.search(text) for text in near)


def _copyright_holder(page: LabelledPage) -> str:
    """The name in a line of furniture that claims the copyright; "" if there is none."""
    texts = page.texts(Label.FURNITURE)
    together = "\n".join(texts)
    if not any(sign in together for sign in _CLAIMS):
        return ""
    for text in texts:
        match = _COPYRIGHT.search(text, 0, _COPYRIGHT_CHARS)
        name = match["name"].strip(" ·") if match is not None else ""
        if match is None or not name or (name.endswith("다") and " " in name):
            continue  # a sentence
        if " " not in name:
            return name
        claim = _FORBIDS.split(text[match.start("name") :], maxsplit=1)[0]
        words = _WORD.findall(claim)[: 1 if name.isascii() else None]  # not "a Time Warner company"
        papers = page.sheet.rules.publishers
        known = (word for word in words if word.casefold() in papers)
        called = (word for word in reversed(words) if _CALLED_PAPER.match(word))
        return next(known, "") or next(called, name)  # behind what it says of itself
    return ""


def _beside_author(page: LabelledPage) -> str:
    """The paper that a byline or the first paragraph names beside the author; "" if none does."""
    paragraph, papers = page.first(Label.PARAGRAPH), page.sheet.rules.publishers
    wire = _WIRE.match(paragraph) if "--(" in paragraph else None
    if wire is not None:
        return wire["wire"]
    bylines, texts = page.texts(Label.BYLINE), page.sheet.texts
    first = page.by_label.get(Label.PARAGRAPH, ())[:DATELINE_LINES]
    for text in (*bylines, *(texts[index] for index in first)):
        bracket = _BRACKET.match(text) if text[0] == "[" else None
        name = bracket["at"] or bracket["paper"] if bracket is not None else ""
        if name and _is_paper(name, papers):
            return name
    return _known_at(bylines, papers)


def _is_paper(name: str, papers: Collection[str]) -> bool:
    """Whether what stands beside an author is a paper and no place: "한강경제", "IT동아"."""
    if name.casefold() in papers or _OF_TWO_SCRIPTS.match(name) is not None:
        return True
    return _CALLED_PAPER.match(name) is not None


def _known_at(bylines: Iterable[str], papers: Collection[str]) -> str:
    """For which of the papers somebody writes: "홍길동기자@전자신문"."""
    found = (_AT_PAPER.search(text) for text in bylines if "@" in text)
    said = (match["paper"] for match in found if match is not None)
    return next((paper for paper in said if paper.casefold() in papers), "")
