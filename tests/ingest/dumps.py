"""Dumps, profiles and short ways through the stages, for the tests of `ingest`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from reader.ingest.build import ArticleFound, DumpRead, PartSkipped, explain, read_dump
from reader.ingest.glances import Glances
from reader.ingest.labelled import Label, LabelledLine
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.lines import Lines
from reader.ingest.parts import Rows
from reader.ingest.profile import Profile, profile_from
from reader.ingest.rules import RuleBook, Rules
from reader.model.article import Article, BlockKind, Edition, Language
from reader.store.strict_yaml import load
from tests.support import PROJECT

DATA = PROJECT / "tests" / "data" / "ingest"
PROFILES = PROJECT / "reader" / "ingest" / "profiles"

POWER = (
    "정부가 내년부터 소규모 사업장의 전기요금 체계를 바꾸기로 했다. 산업통상자원부는 15일 이 같은 "
    "내용을 담은 개편안을 발표하고 공청회를 거쳐 확정하겠다고 밝혔다."
)
SEASONS = (
    "개편안의 핵심은 계절별 요금을 세 단계로 나누는 것이다. 지금은 여름과 겨울에만 할증이 붙지만 "
    "앞으로는 봄과 가을에도 시간대에 따라 요금이 달라진다."
)
BUSES = (
    "The city will replace all of its diesel buses with electric ones by the end of 2027, the "
    "transport office said on Wednesday, three years earlier than planned."
)
BATTERIES = (
    "Officials said falling battery prices made the change possible. A new electric bus now costs "
    "only about a tenth more than a diesel one, and it is far cheaper to run over its lifetime."
)


def profiles() -> list[Profile]:
    """The profiles that come with the program."""
    return [profile_from(load(path.read_bytes(), path)) for path in sorted(PROFILES.glob("*.yaml"))]


def lines_of(*texts: str) -> Lines:
    """Lines as they stand under each other; "" is an empty line."""
    numbers = [number for number, text in enumerate(texts, 1) if text]
    return Lines(numbers, [text for text in texts if text])


def sheet_of(rules: Rules, *texts: str) -> Sheet:
    """A page of these lines, nothing labelled."""
    lines = lines_of(*texts)
    return Sheet(Rows(*lines, Glances(rules).kinds(lines.texts)), rules)


def page(*lines: str) -> bytes:
    """A dump of these lines."""
    return ("\n".join(lines) + "\n").encode()


class Read:
    """Everything one dump gave."""

    def __init__(self, data: bytes, site_knowledge: Sequence[Profile] | None = None) -> None:
        known = profiles() if site_knowledge is None else site_knowledge
        events = list(read_dump("dump.txt", io.BytesIO(data), RuleBook(known)))
        self.articles = [event.article for event in events if isinstance(event, ArticleFound)]
        self.skipped = [event for event in events if isinstance(event, PartSkipped)]
        assert isinstance(events[-1], DumpRead)
        self.end = events[-1]

    @property
    def article(self) -> Article:
        """The only article."""
        (article,) = self.articles
        return article

    def titles(self, language: Language = Language.KO) -> list[str]:
        """All titles, in that language where there is one."""
        return [article.title(language) for article in self.articles]


def read_file(name: str) -> Read:
    """One of the dumps in `tests/data/ingest`."""
    return Read((DATA / name).read_bytes())


def labels(*lines: str) -> list[Label]:
    """The label of each line of a dump, empty lines left out."""
    return [line.label for line in explained(page(*lines)) if line.label is not Label.BLANK]


def explained(data: bytes) -> list[LabelledLine]:
    """Every line of a dump with its label."""
    return list(explain(io.BytesIO(data), RuleBook(profiles())))


def texts(edition: Edition, *kinds: BlockKind) -> list[str]:
    """The texts of the blocks of some kinds."""
    return [block.text for block in edition.body if block.kind in kinds]


def kinds(edition: Edition) -> str:
    """The kinds of a body's blocks by their first letter: "pphl"."""
    return "".join(block.kind.value[0] for block in edition.body)


def data_files() -> list[Path]:
    """All dumps of ours."""
    return sorted(DATA.glob("*.txt"))
