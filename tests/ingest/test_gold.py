"""The two real dumps, held against what a person said every line is."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reader.ingest.labelled import Label
from reader.model.article import Article, BlockKind, Edition, Language
from tests.ingest.dumps import Read, explained, texts
from tests.support import shared_path

BODY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
OF_ALIGNMENT = "alignment_F1"
SAME_LABEL = {
    "title_repeat": Label.REPEAT,
    "caption_with_ui_suffix": Label.REPEAT,
    "author_position": Label.POSITION,
    "author_bio": Label.BIO,
    "series_note": Label.NOTE,
    "source_note": Label.NOTE,
    "image_filename": Label.PICTURE,
    "section_heading": Label.HEADING,
    "en_section_heading": Label.HEADING,
    "body_ko": Label.PARAGRAPH,
    "body_en": Label.PARAGRAPH,
    "en_list_item": Label.LIST_ITEM,
    "en_deck": Label.DECK,
    "en_title": Label.TITLE,
    "site_name": Label.SITE,
}


@pytest.fixture(name="scorer", scope="module")
def scorer_fixture() -> ModuleType:
    """The scoring program beside the gold."""
    path = shared_path("gold", "score.py")
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dumps() -> list[Path]:
    """The real dumps."""
    return sorted(shared_path("dumps").glob("*.txt"))


def gold_pages() -> dict[str, dict[str, Any]]:
    """What a person made of each dump."""
    loaded: dict[str, dict[str, Any]] = json.loads(
        shared_path("gold", "seeds.json").read_text("utf-8")
    )
    return loaded


def prediction(article: Article) -> dict[str, object]:
    """An article in the shape that the scorer reads."""
    korean, english = (article.editions.get(language, Edition("")) for language in Language)
    first = article.edition(Language.KO)
    return {
        "title": first.title,
        "en_title": english.title or None,
        "author": article.author.name,
        "author_position": article.author.position,
        "deck": list(first.deck),
        "ko_paragraphs": texts(korean, *BODY),
        "en_paragraphs": texts(english, *BODY),
        "section_headings": texts(korean, BlockKind.HEADING),
        "captions": texts(korean, BlockKind.CAPTION) + texts(english, BlockKind.CAPTION),
        "alignment": [],
    }


def test_every_figure_is_perfect(scorer: ModuleType) -> None:
    """All but the alignment, which is made elsewhere."""
    predicted = {
        path.stem: [prediction(article) for article in Read(path.read_bytes()).articles]
        for path in dumps()
    }
    gold = {name: {**page, "source": "seed"} for name, page in gold_pages().items()}
    figures, _ = scorer.score(gold, predicted)
    wrong = {
        name: figure["value"]
        for name, figure in figures.items()
        if name != OF_ALIGNMENT and figure["value"] != (0 if "lower is better" in name else 1)
    }
    assert {} == wrong
    assert 11 == sum(map(len, predicted.values()))


def test_every_line_has_the_label_a_person_gave_it() -> None:
    """All 777 of them."""
    gold = gold_pages()
    wrong = []
    for path in dumps():
        lines = {line.number: line for line in explained(path.read_bytes())}
        for number, label, _ in gold[path.stem]["line_labels"]:
            if lines[number].label != SAME_LABEL.get(label, label):
                wrong.append((path.name, label, lines[number]))
    assert [] == wrong


def test_headings_captions_decks_and_notes_stand_in_their_own_places() -> None:
    """As the gold lists them, English headings too."""
    gold = gold_pages()
    for path in dumps():
        for article, wanted in zip(
            Read(path.read_bytes()).articles, gold[path.stem]["articles"], strict=True
        ):
            korean = article.editions[Language.KO]
            assert [" ".join(line.split()) for line in wanted["deck"]] == list(korean.deck)
            assert wanted["section_headings"] == texts(korean, BlockKind.HEADING)
            assert wanted["captions"] == texts(korean, BlockKind.CAPTION)
            assert wanted["bio"] in (None, article.author.bio)
            assert "" == article.author.email
            if wanted["has_english"]:
                english = article.editions[Language.EN]
                assert wanted["en_deck"] == list(english.deck)
                assert wanted["en_section_headings"] == texts(english, BlockKind.HEADING)


def test_publisher_and_section_are_what_the_pages_say() -> None:
    """Nothing is guessed."""
    said = [
        (article.publisher, article.section)
        for path in dumps()
        for article in Read(path.read_bytes()).articles
    ]
    assert {"", "글로벌이코노믹"} == {publisher for publisher, _ in said}
    assert {"", "해외 DS", "실리콘밸리"} == {section for _, section in said}
    assert ("글로벌이코노믹", "") == said[-1]
