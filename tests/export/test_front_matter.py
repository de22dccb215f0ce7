"""The YAML block: any parser reads back the text that went in."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.export.front_matter import front_matter, quoted
from tests.export.builders import HOSTILE, TITLES

texts = st.text(st.characters(exclude_categories=("Cs",)))
LOADERS = (yaml.SafeLoader, yaml.CSafeLoader)


@settings(deadline=None)
@given(st.dictionaries(st.text("abcxyz", min_size=1, max_size=8), texts | st.lists(texts)))
@example({f"t{i}".replace("t", "abc"[i % 3] * (i + 1)): title for i, title in enumerate(TITLES)})
@example({"a": list(HOSTILE), "b": "\u2028\x85\ufeff\x00\x7f\u202e\U000e0041\U0001ffff🚢"})
def test_every_parser_reads_the_same_strings_back(fields: dict[str, str | list[str]]) -> None:
    """Values that are empty are left out, all others come back as they were."""
    written = front_matter(fields)
    block = written.removeprefix("---\n").removesuffix("---\n")

    for loader in LOADERS:
        read = yaml.load(block, loader)
        assert {key: value for key, value in fields.items() if value} == (read or {})


@settings(deadline=None)
@given(texts)
def test_no_text_leaves_its_line(text: str) -> None:
    """So no text can end the block or start a key."""
    assert 1 == len(quoted(text).splitlines())


@settings(deadline=None)
@given(texts)
def test_json_parsers_agree_that_yaml_1_2_does(text: str) -> None:
    """Double-quoted scalars with short escapes are JSON, which YAML 1.2 includes."""
    if all(ord(char) < 0x10000 for char in text):
        assert text == json.loads(quoted(text))


def test_lone_surrogates_become_replacement_characters() -> None:
    """No file can hold them."""
    assert '"a\ufffdb"' == quoted("a\ud800b")


def test_keys_are_ours() -> None:
    """A key is never taken from a text."""
    with pytest.raises(ValueError, match="not a key"):
        front_matter({"a: b": "x"})
