"""A synthetic library of any size: `python -m tests.bench.library_synthetic COUNT FOLDER`.

Sentences of our own are filled from a vocabulary of made-up stems whose frequencies fall off as
words do (Zipf), so that index and vocabulary grow as with real news. Probe words are planted at
known rates. Article i depends on i alone: the first thousand of a large library are the small
one.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final

from reader.model.article import (
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.model.names import Stamp

DIGITS: Final = "abcdefghijklmnopqrstuvwxyz234567"

KOREAN: Final = (
    "{k}은 올해 {k} 부문에서 {n}억원을 투자해 {k} 시장을 넓히겠다고 밝혔다.",
    "업계에서는 {k}의 움직임이 {k} 경쟁에 불을 붙일 것으로 내다본다.",
    "{k} 관계자는 “{k} 서비스의 품질을 높이는 데 집중하고 있다”고 말했다.",
    "지난 {n}일 발표된 자료에 따르면 {k} 이용자는 전년보다 {n}% 늘었다.",
    "다만 {k}에 대한 우려도 만만치 않다. {k} 비용이 빠르게 불어나기 때문이다.",
    "{k}와 {k}가 손을 잡으면서 {l} 진영과의 격차가 벌어졌다는 평가가 나온다.",
    "정부는 {k} 제도를 손질해 {k} 사업자의 부담을 덜어 주기로 했다.",
    "{l}은 {k} 기술을 바탕으로 {k} 분야에 처음 발을 들였다.",
    "전문가들은 {k} 정책이 자리를 잡으려면 {n}년은 걸릴 것이라고 입을 모았다.",
    "소비자 단체는 {k} 가격이 {k}보다 비싼 까닭을 밝히라고 요구했다.",
    "이번 조사에는 {k} 종사자 {n}명이 참여했고 그중 {n}%가 {k}을 꼽았다.",
    "{k}의 매출은 {n}억원으로 {k} 다음으로 컸다.",
    "한 연구원은 {l} 보고서를 들어 {k} 수요가 곧 꺾일 수 있다고 짚었다.",
    "{k} 현장에서는 인력이 모자라 {k} 일정을 {n}주 미뤘다.",
    "그동안 {k}은 {k} 논란이 있을 때마다 같은 설명을 되풀이해 왔다.",
    "해외에서는 이미 {l} 방식이 {k} 표준으로 굳어졌다.",
)
ENGLISH: Final = (
    "{l} said it would expand its {l} unit while {l} remains under review.",
    "Analysts at {l} expect demand for {l} to double within {n} years.",
    "{l} declined to comment on the report about {l}.",
    "Employees who work remotely told us that {l} changed how they meet.",
    "Investors poured {n} million dollars into {l} after {l} published its results.",
)
TITLES: Final = (
    "{k}, {k} 시장에 다시 불을 지피다",
    "‘{k}’ 내세운 {l}, {n}억원 승부수",
    "{k} 논란 커지자 {k} 업계 “우리와 무관”",
    "[해외] {l}의 새 {k}, 무엇이 다른가",
    "{k} 떠난 자리에 {k}만 남았다",
    "{n}년 만에 돌아온 {k}… {k}은 웃을까",
)
AUTHORS: Final = ("한지우", "오세린", "서은결", "문하늘", "차도윤", "배가온")
PUBLISHERS: Final = ("리더 다이제스트", "칩스 데일리", "항만 경제")
PROBES: Final = (
    (0.03, "카카오", "카카오가 새 서비스를 내놓았다고 카카오 관계자가 전했다."),
    (0.02, "재택근무", "직원들은 재택근무를 반겼고 재택근무 비율도 늘었다."),
    (0.02, "알렉사(Alexa)", "음성비서 알렉사(Alexa)는 또 적자를 냈다."),
    (0.01, "마이아(maia chip)", "자체 칩 maia chip 이 처음으로 공개됐다."),
    (0.01, "AI gold rush", "업계는 이를 AI gold rush 라고 부른다."),
)
"""Share of the articles, what a quarter of those have in the title, and their sentence."""
_SYLLABLES: Final = (
    "가강거건결경계고공과관교구국권금기길김나남내노능다단달담당대데도동두드라람랑량러레력로론료류르리"
    "린마만망매명모목무문물미민바반발방배법변보본부북분비사산상생서석선설성세소속손송수순스승시식신실"
    "심아안애양어업에여연영예오온외요용우운원위유율은음응의이인일임입자작장재전점정제조족종주준중증지"
    "직진질차착찬창채천청체초총추출충측치카커코크타탁탄태테토통트특파판패페편평포표품풍프피필하한함해"
    "행향허현형호화환활회효후휴흥"
)
_STEMS: Final = 60_000
_LATIN: Final = 20_000
_FALL: Final = 0.85
"""How fast frequencies fall; 1 is the law of large collections, news is flatter."""


@dataclass(frozen=True, slots=True)
class _Words:
    words: Sequence[str]
    sums: Sequence[float]

    def pick(self, random: Random) -> str:
        return self.words[bisect_left(self.sums, random.random() * self.sums[-1])]


def _zipf(words: Sequence[str]) -> _Words:
    return _Words(words, list(accumulate(1 / (rank + 3) ** _FALL for rank in range(len(words)))))


class Maker:
    """Makes the articles of a synthetic library."""

    def __init__(self) -> None:
        random = Random(20231120)
        follows = {s: random.choices(_SYLLABLES, k=24) for s in _SYLLABLES}
        stems = dict.fromkeys(self._stem(random, follows) for _ in range(_STEMS))
        latin = dict.fromkeys(self._name(random) for _ in range(_LATIN))
        probes = ("카카오", "재택근무", "알렉사", "마이아")
        self._korean = _zipf([stem for stem in stems if not any(p in stem for p in probes)])
        self._latin = _zipf(list(latin))

    def article(self, number: int) -> Article:
        """Article `number`, always the same."""
        random = Random(number)
        body = [self._fill(random.choice(KOREAN), random) for _ in range(random.randint(26, 66))]
        title = self._fill(random.choice(TITLES), random)
        for rate, word, sentence in PROBES:
            chance = random.random()
            if chance < rate:
                body.insert(random.randrange(len(body)), sentence)
                title = f"{word} {title}" if chance < rate / 4 else title
        editions = {Language.KO: self._edition(title, body, random)}
        if number % 5 == 0:
            english = [self._fill(random.choice(ENGLISH), random) for _ in range(14)]
            heading = f"{self._latin.pick(random)} and {self._latin.pick(random)}"
            editions[Language.EN] = self._edition(heading, english, random)
        return Article(
            synthetic_id(number),
            editions,
            publisher=PUBLISHERS[number % len(PUBLISHERS)],
            section="경제",
            published=f"20{20 + number % 6}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            author=Author(AUTHORS[number % len(AUTHORS)], "기자"),
            source=Source(
                f"synthetic-{number // 1000:03d}.txt", "0" * 64,
                (number % 1000 * 60 + 1, number % 1000 * 60 + 58), "", "utf-8",
            ),
        )  # fmt: skip

    def _edition(self, title: str, sentences: Sequence[str], random: Random) -> Edition:
        paragraphs = []
        place = 0
        while place < len(sentences):
            size = random.randint(2, 4)
            paragraphs.append(" ".join(sentences[place : place + size]))
            place += size
        deck = (f"{self._korean.pick(random)} 관련 동향", f"{self._korean.pick(random)}의 앞날")
        return Edition(title, deck, tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))

    def _fill(self, template: str, random: Random) -> str:
        pieces = template.split("{")
        filled = [pieces[0]]
        for piece in pieces[1:]:
            kind, rest = piece[0], piece[2:]
            if kind == "n":
                filled.append(f"{random.randint(2, 4999):,}{rest}")
            else:
                words = self._korean if kind == "k" else self._latin
                filled.append(words.pick(random) + rest)
        return "".join(filled)

    @staticmethod
    def _stem(random: Random, follows: dict[str, list[str]]) -> str:
        stem = random.choice(_SYLLABLES)
        for _ in range(random.choices((1, 2, 3), (5, 4, 2))[0]):
            stem += random.choice(follows[stem[-1]])
        return stem

    @staticmethod
    def _name(random: Random) -> str:
        syllables = (
            random.choice("bcdfghjklmnprstvwz")
            + random.choice("aeiou")
            + random.choice(("", "", "", "n", "r", "s", "t", "l"))
            for _ in range(random.choice((2, 2, 3)))
        )
        return "".join(syllables).capitalize()


def synthetic_articles(count: int) -> Iterator[Article]:
    """The first `count` articles."""
    maker = Maker()
    return (maker.article(number) for number in range(count))


@dataclass(frozen=True, slots=True)
class Stat:
    """A file that never changes."""

    id: ArticleId
    size: int = 1
    mtime_ns: int = 1


def synthetic_id(number: int) -> ArticleId:
    """The id of an article, one that a library takes: ten letters and digits of base 32."""
    letters = ""
    for _ in range(9):
        number, digit = divmod(number, len(DIGITS))
        letters = DIGITS[digit] + letters
    return ArticleId("s" + letters)


def number_of(article_id: ArticleId) -> int:
    """Which article an id of `synthetic_id` is."""
    number = 0
    for letter in article_id[1:]:
        number = number * len(DIGITS) + DIGITS.index(letter)
    return number


class SyntheticSource:
    """A library that is made while it is read."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._maker = Maker()
        self.text_bytes = 0
        """UTF-8 bytes of the texts read so far."""

    def stats(self) -> Iterator[Stat]:
        """Every article."""
        return (Stat(synthetic_id(number)) for number in range(self._count))

    def additions(self, seen: Stamp) -> None:
        """Nobody noted that."""

    def article(self, article_id: ArticleId) -> Article:
        """Make one article."""
        article = self._maker.article(number_of(article_id))
        for edition in article.editions.values():
            texts = (edition.title, *edition.deck, *(block.text for block in edition.body))
            self.text_bytes += sum(len(text.encode()) for text in texts)
        return article


def main() -> None:
    """Write a library folder."""
    from reader.store.library import LibraryStore
    from tests.support import save_article

    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    store = LibraryStore(folder)
    for number, article in enumerate(synthetic_articles(count), 1):
        save_article(store, article)
        if number % 1000 == 0:
            print(f"\r{number} of {count}", end="", file=sys.stderr)
    print(f"\n{count} articles in {folder}", file=sys.stderr)


if __name__ == "__main__":
    main()
