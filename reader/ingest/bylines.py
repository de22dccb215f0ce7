"""This is where a line says who wrote the article."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.ingest.names import spoken
from reader.text.lazy import lazily

EMAIL: Final = lazily(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
HIDDEN_EMAIL: Final = lazily(r"\[email\s?protected\]")
"""What a page shows in the place of an address; it says nothing."""
_MAX_CHARS: Final = 100

_POSITIONS: Final = (
    "기자|선임기자|전문기자|대기자|객원기자|인턴기자|수습기자|시민기자|사진기자|취재기자|편집기자|"
    "인턴|특파원|통신원|리포터|에디터|편집자|편집장|편집국장|논설위원|해설위원|칼럼니스트|평론가|"
    "연구원|선임연구원|책임연구원|수석연구원|연구위원|애널리스트|이코노미스트|앵커|아나운서|PD|"
    "작가|교수|대표|변호사|회계사|번역가|발행인|국장|부장|차장|팀장"
)
_LAST_CHARS: Final = frozenset(word[-1] for word in _POSITIONS.split("|")) | frozenset(")]】>=·|/")
_BYLINE = lazily(
    r"(?:\[|\(|【|<|/\s?)?(?:[가-힣]{2,6}(?:/[가-힣]{2,6})?=\s?)?(?:(?:글|취재|작성|기사|기고|기자명|작성자|글쓴이|필자|정리|대담|글·사진|글/사진)"
    r"\s*[:=|·]?\s+)?"
    rf"(?P<who>[^\s@\[\]()=|]{{1,20}}(?:\s[^\s@\[\]()=|]{{1,20}}){{0,4}}?)\s?(?P<position>{_POSITIONS})"
    r"(?:\]|\)|】|>)?\s*(?P<rest>(?:[=|·/,(\[\s@]|(?=[a-z0-9._-]{1,30}@)).{0,60})?$"
)
_LABELLED = lazily(
    r"(?:(?:글|기자명|작성자|글쓴이|필자|기자|정리|에디터|취재)\s*[:=|/]|기자명|글쓴이|작성자)\s*"
    r"(?P<who>[가-힣]{2,4})$|(?:글|정리|에디터)\s(?P<named>[가-힣]{3})$|"
    r"(?:저자|글)\s?[:|]\s?(?P<translated>[가-힣]{1,8}(?:\s[가-힣]{1,8}){0,2})"
    r"\s?\([A-Z][A-Za-z .'’-]{2,40}\)$|"
    r"글쓴이 (?P<author>[가-힣]{2,6}(?: [가-힣]{1,6})?) \((?P<role>[가-힣·\s]{2,24})\)$"
)
_CREDITED = lazily(
    r"(?:글|취재|정리|기획·글)\s?[:=|]?\s?(?P<who>[가-힣]{2,5}(?:\s[가-힣]{1,5})?)"
    r"(?:\s*[·|/,ㅣ]\s*(?:사진|그림|삽화|영상|옮김|번역|편집|감수)\s?[:=|]?\s?[가-힣 ]{2,9})+$"
)
"""Several people and what each did: "글 홍길동 · 사진 김철수"."""
_PEN_NAME = lazily(r"[Bb][Yy]\.?\s+(?P<who>[가-힣][\w·]{1,15}(?:\s[가-힣]\w{0,9})?)$")
"""As on a site for writers: "by 언어기록"."""
_LABELLED_FIRST: Final = frozenset("글기작필정에취저")
_NOBODY: Final = frozenset(
    {"관리자", "운영자", "편집부", "편집국", "편집자", "최고관리자", "뉴스팀"}
)
"""What sites put in the place of a name."""
_LISTED = lazily(r"[가-힣]{3}(?:,\s?[가-힣]{3})+$")
_ENGLISH_NAME: Final = (
    r"[A-Z][\w.'’-]*(?:[ -](?:(?!AND\b)[A-Z][\w.'’-]*|[\"“][A-Z][\w. ]{1,20}[\"”]|"
    r"de|la|del|di|da|dos|du|van|von|der|bin|al)){1,4}"
)
_ENGLISH = lazily(
    r"(?:(?:Written|Reported|Story|Words|Posted|Analysis|Opinion|Review|Interview)\s+)?[Bb](?:y|Y)\s*:?\s+"
    rf"(?P<who>{_ENGLISH_NAME}(?:(?:, {_ENGLISH_NAME}){{0,4}},? (?:and|AND|&) {_ENGLISH_NAME})?)"
    r"(?: (?:in|for) [A-Z][\w.' -]{2,30})?"
    r"(?:\s*[,|·–—/-]\s*(?:[A-Z][a-z]+\s)?[A-Z]?[a-z]+ by [A-Z].{2,40}|"
    r"\s*[,|·–—-]\s*(?P<position>[A-Za-z][A-Za-z &'’/-]{2,50})(?=$|[|,·(<\[]))?"
    r"\s*(?:[|,·(<\[]?\s*(?P<rest>\S+@\S+))?$"
)
_WITH_ROLE = lazily(
    r"(?P<who>\S+ \S+(?: \S+)??) (?P<role>(?:(?:Staff|Senior|Chief|Special|Contributing|Features?|"
    r"Political|Business|Science|Sports) )?(?:Writer|Reporter|Correspondent|Editor|Columnist))$"
)
OFFICE: Final = lazily(
    r"(?:.* )?(?:Wires?|Staff|Newsroom|Desk|Reuters|AFP|AP|UPI|Associated Press)$"
)
"""Who has written it if no person is named."""
_BY_AGENCY = lazily(
    r"[Bb](?:y|Y) (?:(?P<who>Reuters|AFP|AP|UPI|Yonhap|Bloomberg|Xinhua|Kyodo)|"
    r"(?:[Aa]dmin|[Ss]taff|[Ee]ditor))$"
)
_NAMED = lazily(rf"(?:Author|Text)(?:\s*:|\s[Bb]y:?)\s*(?P<who>{_ENGLISH_NAME})(?<!\.)$")
BYLINE_STARTS: Final = frozenset("WRSPBb")
"""With what an English byline begins that may end in a full stop."""
_ENGLISH_FIRST: Final = BYLINE_STARTS | frozenset("AIOT")
_NAME_WITH_ADDRESS = lazily(
    rf"(?P<who>{_ENGLISH_NAME})\s*[(\[<|,]?\s*(?P<email>[^\s()\[\]<>]+@[^\s()\[\]<>]+)[)\]>]?$"
)
_BUTTONS = lazily(
    r"(?P<line>.{2,60}?(?:기자|특파원|위원|에디터|\.[a-z]{2,}))(?:[\s+|]+(?:기자(?:의)?\s?)?"
    r"(?:구독(?:하기|중)?|페이지|프로필|스크랩|팔로우|다른\s?기사(?:\s?보기)?)){1,4}$"
)
"""A byline with the words of a button at its end."""
_BUTTONS_LAST: Final = frozenset("독기중지필랩우사")
_AGENCY_SIGN: Final = "◎"
"""Before an agency's name and its reporter's address, under the text."""
_REST = lazily(r"[\s=|·/,()\[\]<>:]*")
_AT_PAPER = lazily(r"(?<!\S)@[가-힣A-Z][가-힣A-Za-z0-9]{1,11}(?![\w.])|[\w.-]{1,30}@$")
"""For whom a reporter writes, behind the name: "홍길동기자@전자신문, hong@"."""
_KOREAN_WITH_ADDRESS = lazily(
    r"(?:[A-Z]{2,5}\s)?(?P<who>[가-힣]{3})\s?[(\[<]\s?(?P<email>[\w.%+-]+@[\w.-]+)[)\]>]$"
)
_NO_ONE_WITH_ADDRESS: Final = frozenset("일자처님문")
"""In these end other words before an address: 이메일, 제보자, 문의처."""
_PICTURED = lazily(r"사진|그림|삽화|영상|그래픽|편집|번역|옮김|감수")
"""What a second person did who did not write."""
DATELINE_LINES: Final = 3
"""Among so many first paragraphs is the one with which the news begins; a note may come before."""
_DATELINE = lazily(
    rf"[(\[][^()\[\]]{{1,30}}[)\]]\s*(?P<name>[가-힣]{{2,4}})\s(?P<position>{_POSITIONS})\s*=\s|"
    rf"\[[^()\[\]=]{{2,12}}[\s=](?P<named>[가-힣]{{3}})\s?(?P<as>{_POSITIONS})\]\s"
)

_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방"
    "공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈"
    "동온호범좌팽승간상시갈단견당화창라"
)
_COMMON_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우민진채원도"
)
_NO_NAME = lazily(
    r".*[계군권국들론률력법부소술실심어업의제점집팀편평품학회]$|이야기|[이유]벤트|고양이|강아지|오디오|전시[관장]"
)
"""Other words of three syllables that begin like names."""
_SURNAMES_OF_TWO: Final = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방")
_DEPARTMENT = lazily(r"(?:부|팀|국|실|센터|본부|데스크|취재반|뉴스|일보|신문|경제|미디어)$")
_NAME = lazily(r"(?!라(?:디오|이프|이브|이더|인업))[가-힣]{2,4}$")
_BEYOND_NAMES = lazily(r"[.!?,“”\"'‘’:;]")


_OTHER_FORMS: Final = {
    "A": (_NAMED,),
    "T": (_NAMED,),
    "B": (_PEN_NAME, _BY_AGENCY),
    "b": (_PEN_NAME, _BY_AGENCY),
}
"""Rarer English bylines by their first letters."""


class Byline(NamedTuple):
    """Who wrote it, as printed; "" for what the line does not say."""

    name: str = ""
    position: str = ""
    email: str = ""


def byline_of(text: str, site: str = "") -> Byline | None:
    """What a line says about the author, or None if it is no byline.

    Args:
        text: One line.
        site: The publisher's name if it is known, so that it is not taken for a person.

    Example:
        >>> byline_of("홍길동 기자 hong@example.com")
        Byline(name='홍길동', position='기자', email='hong@example.com')
        >>> byline_of("By Jane Doe, Staff Writer").name
        'Jane Doe'
        >>> byline_of("기자들은 현장을 떠나지 않았다") is None
        True
    """
    if len(text) > _MAX_CHARS:
        return None
    first, last = text[:1], text[-1:]
    if "@" in text and (first == _AGENCY_SIGN or EMAIL.fullmatch(text)):
        address = EMAIL.search(text)
        return Byline(email=address[0]) if address else None
    english = _english(text) if first in _ENGLISH_FIRST or "@" in text else None
    if english is not None:
        return english
    pressed = _BUTTONS.match(text) if last in _BUTTONS_LAST else None
    if pressed is not None:
        return byline_of(pressed["line"], site)
    found = _labelled(text) if first in _LABELLED_FIRST else None
    if found is None and (last in _LAST_CHARS or "@" in text):
        found = _korean(text, site)  # for few lines: it ends in a position, an address or a sign
    if found is None and first in _LABELLED_FIRST:
        credited = _CREDITED.match(text)
        found = Byline(credited["who"]) if credited else None
    return found


def _labelled(text: str) -> Byline | None:
    """A Korean name behind a word that says what follows: "글쓴이 홍길동"."""
    match = _LABELLED.match(text)
    if match is None:
        return None
    if match["role"]:
        return Byline(match["author"], match["role"])
    name = match["who"] or match["translated"] or match["named"]
    if name in _NOBODY:
        return Byline()
    return Byline(name) if not match["named"] or is_surely_a_name(name) else None


def _english(text: str) -> Byline | None:
    match = _ENGLISH.match(text) if text[:1] in _ENGLISH_FIRST else None
    if match is not None:
        email = EMAIL.search(match["rest"] or "")
        role = _WITH_ROLE.match(match["who"])
        return Byline(
            spoken(role["who"] if role else match["who"]),
            match["position"] or (role["role"] if role else ""),
            email[0].rstrip("]") if email else "",
        )
    for form in _OTHER_FORMS.get(text[:1], ()):
        match = form.match(text)
        if match is not None:
            return Byline(match["who"] or "")
    match = _NAME_WITH_ADDRESS.match(text) if "@" in text else None
    if match is None or EMAIL.fullmatch(match["email"]) is None:
        return None
    return Byline(spoken(match["who"]), "", match["email"])


def dateline_of(text: str) -> Byline | None:
    """Who wrote it, if a paragraph begins with "(서울=…) 홍길동 기자 = ", else None.

    Or with the paper's name and the reporter's in brackets: "[한강타임즈 홍길동 기자] ".
    """
    match = _DATELINE.match(text) if text[:1] in "([" else None
    if match is None:
        return None
    return Byline(match["name"] or match["named"], match["position"] or match["as"])


def _korean(text: str, site: str) -> Byline | None:
    without = " ".join((text.replace(site, " ") if site else text).split())
    match = _BYLINE.match(without)
    if match is None:
        return _with_address(without) if "@" in without else None
    who = match["who"]
    if "," in who and _LISTED.match(who):
        who = who.replace(" ", "").replace(",", "·")
    if _BEYOND_NAMES.search(who):
        return None
    rest = match["rest"] or ""
    email = EMAIL.search(rest)
    left = _AT_PAPER.sub("", HIDDEN_EMAIL.sub("", EMAIL.sub("", rest)))
    second = None
    if _REST.fullmatch(left) is None:
        second = byline_of(left.strip(" /·,|()[]<>"))
        if second is None:
            return None  # what follows is neither an address nor a second name
    name = _name_among(who.split(), bool(site) and site in text)
    if not name:
        return None
    if second is not None and second.name and not _PICTURED.search(left):
        name = f"{name}·{second.name}"
    return Byline(name, match["position"], email[0] if email else "")


def _with_address(text: str) -> Byline | None:
    """A name and an address with no position between: "YTN 홍길동 (hong@…)"."""
    match = _KOREAN_WITH_ADDRESS.match(text)
    if match is None or EMAIL.fullmatch(match["email"]) is None:
        return None
    who = match["who"]
    if not is_korean_name(who) or who[-1] in _NO_ONE_WITH_ADDRESS or _NO_NAME.match(who):
        return None
    return Byline(who, "", match["email"])


def _name_among(words: list[str], site_seen: bool) -> str:
    """The word that is a person's name: next to the position if it can be one, else the first.

    Beside other words a name has three syllables; two are too easily something else.
    """
    if len(words) == 1:
        return words[0] if site_seen or is_korean_name(words[0]) else ""
    for word in (words[-1], words[0]):
        if len(word) > 2 and is_korean_name(word) and _DEPARTMENT.search(word) is None:
            return word
    return ""


def is_korean_name(word: str) -> bool:
    """Whether a word is shaped like a Korean person's full name, or several joined by a dot."""
    if "·" in word:
        return all(is_korean_name(part) for part in word.split("·"))
    if _NAME.match(word) is None:
        return False
    if word[-1] in "을를":
        return False  # an object, not a name
    if len(word) == 4:
        return word.startswith(_SURNAMES_OF_TWO)
    return word[0] in _SURNAMES or word.startswith(_SURNAMES_OF_TWO)


def is_surely_a_name(word: str) -> bool:
    """Whether a word that stands alone is a name of three syllables and hardly anything else."""
    return (
        len(word) == 3
        and word[0] in _COMMON_SURNAMES
        and is_korean_name(word)
        and _NO_NAME.match(word) is None
    )
