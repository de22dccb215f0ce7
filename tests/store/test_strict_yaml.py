"""Files from strangers are taken as text, lists and mappings, or refused with a line."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from reader.errors import Unreadable
from reader.store.strict_yaml import MAX_BYTES, MAX_DEPTH, line_of, load
from reader.store.yaml_emitter import Plain

FILE = Path("library/articles/k3f7a2q5xm.yaml")

REFUSED = {
    "a million brackets": (b"[" * 1_000_000, 1, "levels deep"),
    "a deep flow mapping": (b"{a: " * 100_000, 1, "levels deep"),
    "a deep block": (b"a:\n" + b"- " * 100_000, 2, "levels deep"),
    "an alias": (b"a: 1\nb: *x", 2, "aliases"),
    "an anchor": (b"a: 1\nb: &x 1", 2, "anchors"),
    "an anchored list": (b"a: &x [1]", 1, "anchors"),
    "a merge key": (b"a: 1\n<<: {b: 2}", 2, "merge keys"),
    "a merge bomb": (b"a: &a {k: 1}\nb: &b\n  <<: [*a, *a]\n", 1, "anchors"),
    "a Python object": (b"a: 1\nb: !!python/object/apply:os.system [id]", 2, "tags"),
    "a local tag": (b"a: !thing x", 1, "tags"),
    "binary": (b"a: !!binary aGk=", 1, "tags"),
    "a key twice": (b"a: 1\nb: 2\na: 3", 3, "'a' is given twice"),
    "a key twice in quotes": (b"a: 1\n'a': 3", 2, "twice"),
    "two documents": (b"a: 1\n---\nb: 2", 2, "more than one document"),
    "bytes of CP949": ("a: 1\nb: 한글".encode("cp949"), 2, "UTF-8"),
    "a raw escape": (b"a: 1\n\nb: \x1b]0;x\x07", 3, "control characters"),
    "a NUL": (b"a: \x00", 1, "control characters"),
    "a tab for indentation": (b"a:\n\tb: 1", 2, "not tabs"),
    "a list as key": (b"? [a]\n: 1", 1, "plain text"),
    "a mapping as key": (b"{a: 1}: 1", 1, "plain text"),
    "merge markers": (
        b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
        2,
        "a merge left two versions",
    ),
    "a surrogate": (b'a: "\\ud800"', 1, "Unicode"),
    "an open quote": (b'a: 1\nb: "c', 2, "end of stream"),
    "a bracket in a title": ("title: [단독] 제목".encode(), 1, "begins with [, { or a quote in"),
    "a colon in a title": (b"title: one: two", 1, "put text that has a colon in quotes"),
    "a star in a title": ("title: *중요*".encode(), 1, "begins with * or & in quotes"),
    "an exclamation mark": ("body: ! 중요".encode(), 1, "begins with ! or & in quotes"),
    "an at sign": (b"body: @someone", 1, "begins with @, % or ` in quotes"),
    "a list in a line": (b"a: - b", 1, "begins with - in quotes"),
    "bad indentation": (b"a:\n  b: 1\n c: 2", 3, "look at the indentation"),
    "a list": (b"- a\n- b", 1, "key: value"),
    "a text": (b"hello", 1, "key: value"),
    "nothing": (b"", 1, "empty"),
    "a comment": (b"# nothing here\n", 1, "empty"),
    "too much": (b"a: " + b"x" * MAX_BYTES, 1, "larger than 16 MiB"),
    "a huge key": (b"k" * 600 + b": 1", 1, "longer than 128"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_with_its_line_at_once(name: str) -> None:
    """Every hostile or broken file of RELIABILITY §4."""
    data, line, reason = REFUSED[name]
    began = time.process_time()

    with pytest.raises(Unreadable) as refusal:
        load(data, FILE)

    assert time.process_time() - began < 1
    assert refusal.value.line == line
    assert reason in refusal.value.reason
    assert f"{FILE}:{line}: " in str(refusal.value)


def test_every_scalar_stays_the_text_it_is() -> None:
    """Nothing is a number, a date, a switch or nothing."""
    data = (
        b"a: NO\nb: 3.10\nc: 2024-13-45\nd: =\ne: 12:30\nf: ~\ng:\n- 010\n- k: v\nh:\n"
        b"i: 1:59:59:59\nj: " + b"9" * 5000
    )

    expected = {
        "a": "NO",
        "b": "3.10",
        "c": "2024-13-45",
        "d": "=",
        "e": "12:30",
        "f": "~",
        "g": ["010", {"k": "v"}],
        "h": "",
        "i": "1:59:59:59",
        "j": "9" * 5000,
    }
    assert expected == load(data, FILE)


def test_an_unquoted_number_is_remembered_as_unquoted() -> None:
    """So that a key we do not know is written again as it was."""
    loaded = load(b"a: 3\nb: '3'\nc: three", FILE)

    assert [Plain, str, str] == [type(value) for value in loaded.values()]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a: 1\nb: 2".encode("utf-16")])
def test_files_saved_by_other_editors_load(data: bytes) -> None:
    """A byte order mark, CRLF and UTF-16 are no reason to refuse a hand-edited file."""
    assert {"a": "1", "b": "2"} == load(data, FILE)


def test_depth_is_counted_exactly() -> None:
    """As many levels as promised, and not one more."""
    load(b"a: " + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1), FILE)
    with pytest.raises(Unreadable):
        load(b"a: " + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, FILE)


def test_a_value_is_found_by_its_line() -> None:
    """Keys, list entries, flow mappings; the nearest line for what is not there."""
    data = b"a: 1\nb:\n  c: [x,\n    y]\n  d:\n  - p: 1\n  - p: 2\n    q: 3\n# end\n"

    assert [1, 2, 3, 4, 7, 8] == [
        line_of(data, keys)
        for keys in (["a"], ["b"], ["b", "c", 0], ["b", "c", 1], ["b", "d", 1], ["b", "d", 1, "q"])
    ]
    assert 7 == line_of(data, ["b", "d", 1, "no such key"])
    assert 5 == line_of(data, ["b", "d", 9])
    assert 1 == line_of(data, ["nowhere"])


def test_no_mutation_of_a_good_file_does_anything_but_load_or_name_a_line() -> None:
    """Two thousand random edits with the bytes that mean something to YAML."""
    good = (Path(__file__).parent.parent / "data" / "store" / "article.yaml").read_bytes()
    alphabet = b"\t\n :-[]{}&*!|>'\"%@`#,?\\\x00\x1b\xff\xc2"
    chance = random.Random(20231115)
    loaded = refused = 0

    for _ in range(2_000):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.choice([*alphabet, chance.randrange(256)])
        began = time.process_time()
        try:
            load(bytes(data), FILE)
            loaded += 1
        except Unreadable as refusal:
            refused += 1
            assert 1 <= refusal.line <= data.count(b"\n") + 2
        assert time.process_time() - began < 1

    assert loaded > 20
    assert refused > 1_000
