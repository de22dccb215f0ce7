"""What is written is read back as it was, by us and by everybody else, and a person can read it."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store.strict_yaml import load
from reader.store.yaml_emitter import FlowList, FlowMap, Plain, Quoted, emit

FILE = Path("any.yaml")
NASTY_ROWS = (
    ("no", "y", "NULL", "~", "=", "<<", "1:30", "0x1F", "1e5", ".5", "+1", ".inf", "2024-01-05"),
    ("2001-12-14t21:59:43.10-05:00", "[/]", "[속보] 제목", "- a", "-", "---", "...", "#1", "a #b"),
    ("a: b", "a:", ":a", "? a", "@a", "%a", "`a", "&a", "*a", "!a", "|", ">", "{a", "a, b", "a]"),
    ("", " ", " lead", "trail ", "\ta", "a\tb", "a\n", "\na", "a\n\nb", "  a\n b", "\n", "\n\n"),
    ("a \nb", "\r", "a\r\nb", '"', "'", '"a"', "it's", "a\\nb", '"it\'s"', "\\", "\x85", "a\x85b"),
    ("\u2028", "a\u2029b", "\ufeffa", "a\x1b[0mb", "\x00", "\ufffe", "\U000e0041", "\u202eabc"),
    ("한글: 값", "ㅋㅋ", "👩‍💻 hi", "\u3000들여쓰기", "\xa0", "카" * 300_000, "a: b " * 60_000),
)
NASTY = [text for row in NASTY_ROWS for text in row]
PIECES = [
    *" :#-,[]{}'\"\\\n\t?|>!&*%@`~=<.0123ay가나",
    "\x85",
    "\u2028",
    "\ufeff",
    "no",
    "😀",
    "\r",
]


def text_with_bite() -> st.SearchStrategy[str]:
    """Text made of what means something to YAML, and any other text."""
    bite = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    return bite | st.sampled_from(NASTY[:-2]) | st.text(max_size=30)


def values() -> st.SearchStrategy[object]:
    """Any value of a document."""
    scalars = text_with_bite() | text_with_bite().map(Quoted)
    keys = text_with_bite().filter(lambda key: len(key) < 100)
    return st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.lists(inner, max_size=3).map(FlowList)
            | st.dictionaries(keys, inner, max_size=3)
            | st.dictionaries(keys, inner, max_size=3).map(FlowMap)
        ),
        max_leaves=8,
    )


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:20]))
def test_a_nasty_text_survives_everywhere(text: str) -> None:
    """As a value, in a list, on one line, as a key; for any other YAML reader too."""
    document: dict[str, object] = {
        "value": text,
        "list": [text, {"p": text}, [text]],
        "flow": FlowMap(text=text, list=[text]),
        text[:50]: "key",
    }

    written = emit(document)

    assert document == load(written.encode(), FILE)
    assert document == yaml.load(written.encode(), Loader=yaml.CSafeLoader)


@settings(max_examples=600, deadline=None)
@given(st.dictionaries(text_with_bite().filter(lambda key: len(key) < 100), values(), max_size=4))
def test_any_document_survives(document: dict[str, object]) -> None:
    """Round trip through our loader and through PyYAML's, and a second time without a change."""
    written = emit(document).encode()

    loaded = load(written, FILE)

    assert document == loaded
    assert document == yaml.load(written, Loader=yaml.CSafeLoader)


def test_five_thousand_random_texts_survive_and_a_second_save_changes_no_byte() -> None:
    """Random lengths and alphabets, in the shape of an article's body."""
    chance = random.Random(7)
    alphabets = [
        "가나다라 마바사아.,",
        "the quick brown: fox #1 \"'",
        "".join(PIECES),
        "\x00\x1b\u2066é",
    ]
    for _ in range(50):
        body = [
            {"p": "".join(chance.choices(chance.choice(alphabets), k=chance.randrange(200)))}
            for _ in range(100)
        ]

        written = emit({"body": body})

        loaded = load(written.encode(), FILE)
        assert {"body": body} == loaded
        assert written == emit(loaded)


@pytest.mark.parametrize("text", ["3", "3.10", "2024-01-05", "no", "~", "12:30", "1,000", "0x1f"])
def test_what_stood_without_quotes_stays_without(text: str) -> None:
    """A number in a key we do not know is still a number after a rewrite."""
    original = f"unknown: {text}\n"

    assert original == emit(load(original.encode(), FILE))


def test_a_plain_text_is_quoted_where_it_would_mean_something_else() -> None:
    """`1,000` is fine on a line of its own and two values within brackets."""
    assert 'a: {b: "1,000"}\n' == emit({"a": FlowMap(b=Plain("1,000"))})


def test_the_form_is_one_a_person_reads() -> None:
    """Quotes only where needed, single ones around double ones, blocks for several lines."""
    written = emit(
        {
            "schema": 1,
            "id": Quoted("k3f7a2q5xm"),
            "publisher": "벤처경제",
            "published": "",
            "number": "31",
            "ratio": 0.5,
            "read": True,
            "quote": '"인용"으로 시작한다',
            "tag": "[해외 DS] 제목",
            "author": FlowMap(name="한여울", bio="a, b", email=""),
            "deck": FlowList(["첫 줄", "둘째"]),
            "body": [{"p": "문단"}, {"h": "제목", "note": "x"}],
            "nothing": [],
            "note": "한 줄\n\n  두 줄\n",
            "long": "말 " * 99 + "끝",
        }
    )

    expected = f"""\
schema: 1
id: "k3f7a2q5xm"
publisher: 벤처경제
published: ""
number: "31"
ratio: 0.5
read: true
quote: '"인용"으로 시작한다'
tag: "[해외 DS] 제목"
author: {{name: 한여울, bio: "a, b", email: ""}}
deck: [첫 줄, 둘째]
body:
- p: 문단
- h: 제목
  note: x
nothing: []
note: |
  한 줄

    두 줄
long: {"말 " * 99}끝
"""
    assert expected == written


def test_nothing_invisible_is_written_as_itself() -> None:
    """Escapes and reordering characters stand as escapes, so that `cat` and `git diff` are safe."""
    written = emit({"a": "x\x1b]0;t\x07y", "b": "\u202eabc\u2066", "c": "a\u200bb\n\x9b"})

    assert written.replace("\n", "").isprintable()


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    """No file can hold it; the sanitiser has removed it long before."""
    assert {"a": "x\ufffdy"} == load(emit({"a": "x\ud800y"}).encode(), FILE)


def test_what_is_no_document_is_a_mistake_of_ours() -> None:
    """None has no form that would be read back."""
    with pytest.raises(TypeError):
        emit({"a": None})


def test_writing_is_faster_than_libyaml() -> None:
    """An article is written in less time than PyYAML's emitter on libyaml takes."""
    body = [
        {"p": "삼성전자가 3분기 영업이익 10조원을 기록했다고 31일 밝혔다. " * 6} for _ in range(40)
    ]
    document = {"id": Quoted("aaaaaaaaaa"), "title": "제목", "body": body}

    def seconds(write: object) -> float:
        assert callable(write)
        times = []
        for _ in range(9):
            began = time.perf_counter()
            write()
            times.append(time.perf_counter() - began)
        return min(times)

    ours = seconds(lambda: emit(document))
    theirs = seconds(
        lambda: yaml.dump(
            {**document, "id": "aaaaaaaaaa"},
            Dumper=yaml.CSafeDumper,
            allow_unicode=True,
            width=10**9,
            sort_keys=False,
        )
    )

    assert ours * 1.8 <= theirs
