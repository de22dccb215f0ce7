"""The quick way to read our own files says what the strict one says, or nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import Unreadable
from reader.store import canonical_yaml
from reader.store.canonical_yaml import Document
from reader.store.documents import article_text
from reader.store.strict_yaml import _Builder, _Refused, load
from reader.store.yaml_emitter import emit
from tests.bench.library_synthetic import Maker
from tests.store.test_yaml_emitter import PIECES, values
from tests.support import PROJECT

FILE = Path("any.yaml")
OWN = sorted((PROJECT / "library" / "articles").glob("*.yaml"))
ENDLESS = 300_000
PROFILES = sorted((PROJECT / "reader" / "ingest" / "profiles").glob("*.yaml"))
STRICT_ONLY = {
    "a comment": "a: b # c\n",
    "no end of line": "a: b",
    "an escape": 'a: "b\\n"\n',
    "a literal block": "a: |-\n  b\n  c\n",
    "a line that goes on": "a: b\n  c\n",
    "a line that goes on in a list": "a:\n- b\n  c: d\n",
    "a key twice": "a: b\na: c\n",
    "a key twice on one line": "a: {b: c, b: d}\n",
    "an anchor": "a: &b c\n",
    "an alias": "a: *b\n",
    "a tag": "a: !!int 1\n",
    "a merge key": "<<: b\n",
    "nothing": "a:\nb: c\n",
    "a list of lists": "a:\n- - b\n",
    "a deeper list": "a:\n  - b\n",
    "a tab": "a:\tb\n",
    "two blanks": "a:  b\n",
    "a blank at the end": "a: b \n",
    "a pair in a text": "a: b: c\n",
    "Windows": "a: b\r\n",
    "a second document": "a: b\n---\nc: d\n",
    "a mark of the byte order": "\ufeffa: b\n",
    "an invisible character": "a: b\u200bc\n",
    "eleven levels": "".join("  " * n + "a:\n" for n in range(10)) + "  " * 10 + "a: b\n",
    "five levels on a line": "a: [[[[[b]]]]]\n",
    "too much on a line": "a: [b]c\n",
    "a quote in between": "a: 'b'c'\n",
    "a comment behind blanks": "a:\n  # c\n  b: d\n",
    "a line of blanks": "a: b\n  \nc: d\n",
    "a blank before a colon": "a : b\n",
}
ALSO_QUICK = {
    "a comment on a line of its own": "# c\na: b\n#\nd:\n- e\n# f\n- g\n",
    "an empty line": "\na: b\n\n\nc: d\n\n",
    "a comment under a key": "a:\n# b\n  c: d\n",
    "a key of several words": "Real name: a\nb:\n  C D 2: e\n",
    "a list of such keys": "a:\n- Real name: b\n  Bio: c\n- {Other name: d}\n",
}


def strictly(data: bytes) -> Document | None:
    """What the strict loader says; None if it refuses."""
    try:
        root = _Builder().build(data)
    except _Refused:
        return None
    return root if isinstance(root, dict) else None


def kinds(value: object) -> object:
    """A value with the kind of every text in it."""
    if isinstance(value, dict):
        return {key: kinds(one) for key, one in value.items()}
    if isinstance(value, list):
        return [kinds(one) for one in value]
    return type(value).__name__, str(value)


def agrees(text: str) -> bool:
    """Hold the two equal; whether the quick one had an answer."""
    data = text.encode("utf-8", "replace")
    found = canonical_yaml.read_told(data)[0]
    if found is not None:
        assert kinds(found) == kinds(strictly(data)), text
    return found is not None


@settings(max_examples=300)
@given(
    st.dictionaries(st.from_regex(r"[a-z_][a-z0-9_]{0,5}", fullmatch=True), values(), max_size=4)
)
def test_what_is_emitted_is_read_the_same(document: dict[str, object]) -> None:
    agrees(emit(document))


def test_five_thousand_articles_are_read_the_quick_way_and_the_same() -> None:
    maker = Maker()
    texts = (article_text(maker.article(number)) for number in range(5_000))
    sample = [(number, text) for number, text in enumerate(texts)]
    quick = [
        agrees(text) if number % 10 == 0 else canonical_yaml.read_told(text.encode())[0] is not None
        for number, text in sample
    ]
    assert sum(quick) > 0.9 * len(quick)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_bundled_articles_are_read_the_same(path: Path) -> None:
    agrees(path.read_text("utf-8"))


def test_changed_in_any_way_a_file_is_read_the_same_or_left_to_the_strict_loader() -> None:
    dice = random.Random(20)
    texts = [path.read_text("utf-8")[:1500].rpartition("\n")[0] + "\n" for path in OWN[:6]]
    texts.append((PROJECT / "library" / "library.yaml").read_text("utf-8")[:800])
    texts.append("a:\n- {ko: [0, 1], en: [], confidence: 0.5}\nb: {c: [d, 'e'], f: \"\"}\n")
    answered = 0
    for _ in range(6_000):
        text = dice.choice(texts)
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(text))
            piece = dice.choice(
                [*PIECES, "\n", "\n\n", "\n#", "\n  ", "\n- ", ": ", "  ", "", "''", ", ", "a: "]
            )
            text = text[:at] + piece + text[at + dice.randint(0, 2) :]
        answered += agrees(text)
    assert answered > 500


@pytest.mark.parametrize("text", STRICT_ONLY.values(), ids=STRICT_ONLY.keys())
def test_anything_but_our_own_form_is_left_to_the_strict_loader(text: str) -> None:
    assert canonical_yaml.read_told(text.encode())[0] is None


@pytest.mark.parametrize("text", ALSO_QUICK.values(), ids=ALSO_QUICK.keys())
def test_what_people_put_into_such_a_file_is_read_the_quick_way(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_profiles_of_sites_are_read_the_quick_way(path: Path) -> None:
    assert agrees(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "b" * ENDLESS + "\n",
        "a: [" + "b" * ENDLESS + ":]\n",
        "a: [" + "b, " * ENDLESS + "\n",
        "a: {b: " + "c" * ENDLESS + "\n",
        "a: {" + "b" * ENDLESS + ": c\n",
        "a: {b: [" + "0, " * ENDLESS + "]}\n",
        'a: ["' + '\\"' * ENDLESS + "\n",
        "- " * ENDLESS + "\n",
        " " * ENDLESS + "\n",
        "a " * ENDLESS + "\n",
        "[" * ENDLESS,
        "a: b\n" * 2 + "c" * ENDLESS,
        "\n" * ENDLESS,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_no_line_is_walked_over_twice(text: str) -> None:
    """Ten times as long would take a hundred times as long."""
    start = time.process_time()
    assert canonical_yaml.read_told(text.encode())[0] is None
    assert time.process_time() - start < 5


def test_a_refusal_still_names_its_line() -> None:
    with pytest.raises(Unreadable) as refusal:
        load(b"a: b\nc: d\na: e\n", FILE)
    assert refusal.value.line == 3


def test_our_own_files_are_read_without_the_library() -> None:
    code = (
        "import sys; from pathlib import Path; from reader.store.library import LibraryStore\n"
        "store = LibraryStore(Path(sys.argv[1])).open(); assert store.name\n"
        "print(*sorted(name for name in sys.modules if name.split('.')[0] == 'yaml'))"
    )
    command = [sys.executable, "-c", code, str(PROJECT / "library")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
