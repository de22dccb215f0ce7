"""Articles made ready in another process are those that would be made here."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reader.cli import workshop
from reader.cli.crossing import arrived, back, returned, there
from reader.model.article import (
    AlignedPair,
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Edition,
    Language,
    Source,
)
from reader.store.identity.made import made
from tests.cli.running import DUMPS, CommandLine, files_of

SENT = Article(
    ArticleId(""),
    {
        Language.KO: Edition(
            "부산항의 밤",
            ("밤에도 쉬지 않는다", "사진 제공"),
            (Block(BlockKind.HEADING, "부두"), Block(BlockKind.PARAGRAPH, "배가 들어온다.")),
        ),
        Language.EN: Edition(
            "Busan at night", ("It never rests",), (Block(BlockKind.LIST_ITEM, "A ship comes in."),)
        ),
    },
    publisher="리더 다이제스트",
    section="경제",
    published="2023-11-15T09:30:00+09:00",
    author=Author("박민수", "기자", "항만을 다룬다.", "minsu@reader.example"),
    source=Source("harbour.txt", "0f" * 32, (3, 41), "https://reader.example/1", "cp949"),
    warnings=("the date is doubtful",),
)
"""As extracted, with everything a page can say."""
SET_LATER = ("id", "alignment", "extra")
"""What an extracted article does not have yet, or never has."""


def test_an_extracted_article_arrives_as_it_was_sent() -> None:
    """Nothing is lost on the way, and nothing stands in another's place."""
    assert [SENT] == arrived(pickle.loads(pickle.dumps(there([SENT]))))


def test_what_was_made_of_it_comes_back() -> None:
    """Its id, its alignment, what it is recognised by, and its file."""
    pairs = (AlignedPair((0, 1), (0,), 0.75), AlignedPair((1,), (), 0.0))
    ready = [made(replace(SENT, alignment=pairs), with_file=True)]

    assert ready == returned([SENT], pickle.loads(pickle.dumps(back(ready))))


@pytest.mark.parametrize(
    ("value", "nothing"),
    [
        (SENT, Article(ArticleId(""), {})),
        (SENT.author, Author()),
        (SENT.source, Source()),
        (SENT.editions[Language.KO], Edition("")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_article_that_is_sent_says_everything(value: object, nothing: object) -> None:
    """A field that is added to the model and forgotten on the way would be lost in silence."""
    for field in fields(value):  # type: ignore[arg-type]
        if field.name not in SET_LATER:
            assert getattr(value, field.name) != getattr(nothing, field.name), field.name


@pytest.mark.parametrize(
    ("bytes_worth_it", "starts"), [(workshop.WORTH_A_POOL_BYTES, 0), (1000, 1)]
)
def test_processes_are_started_only_for_a_long_build(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch, bytes_worth_it: int, starts: int
) -> None:
    """They take as long to begin as a whole short build; a long one has them from its first
    article on."""
    begun: list[int] = []

    def spawned(jobs: int) -> ProcessPoolExecutor:
        begun.append(jobs)
        raise OSError

    monkeypatch.setattr(workshop, "WORTH_A_POOL_BYTES", bytes_worth_it)
    monkeypatch.setattr("reader.catalog.processes.spawned", spawned)

    assert 0 == reader("build", DUMPS, "--jobs", "2").status
    assert [2] * starts == begun


def test_two_processes_build_the_library_that_one_builds(
    reader: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte."""
    monkeypatch.setattr(workshop, "WORTH_A_POOL", 0)
    built = []
    for jobs in ("1", "2"):
        with_jobs = reader.elsewhere(tmp_path / jobs)
        assert 0 == with_jobs("build", DUMPS, "--jobs", jobs).status
        built.append(files_of(with_jobs.library / "articles"))

    alone, together = built
    assert alone and alone == together
