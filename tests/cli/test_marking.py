"""`reader mark` and `reader marks`."""

from __future__ import annotations

import json
import threading
import time
import unicodedata
from collections.abc import Iterator
from types import SimpleNamespace
from typing import NoReturn

import pytest

from reader.cli import main
from reader.errors import NotSaved
from reader.store.library import LibraryStore
from reader.store.marks.store import MarksStore
from tests.cli.running import CommandLine


def marks_of(reader: CommandLine) -> list[dict[str, object]]:
    """What `marks --json` says."""
    found = reader("marks", "--json").json()
    assert isinstance(found, list)
    return found


def test_each_annotation_is_acknowledged_once_it_is_durable(alexa: CommandLine) -> None:
    """In order; all kinds; the next process reads them."""
    (article_id,) = alexa("list").ids
    lines = [
        {"kind": "highlight", "exact": "물건을 팔아 남기지 않고", "color": "green"},
        {"kind": "note", "exact": "Echo speakers", "body": "Compare #devices", "language": "en"},
        {"kind": "bookmark", "exact": "애플은 처음부터"},
    ]
    stdin = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n나중에 다시\n"

    ran = alexa("mark", article_id, stdin=stdin)

    assert 0 == ran.status
    acknowledged = [line.split()[1] for line in ran.out.splitlines()]
    assert 4 == len(acknowledged) and ran.out.startswith("ACK ")
    marks = {mark["id"]: mark for mark in marks_of(alexa)}
    assert set(acknowledged) == set(marks)
    first, second, third, fourth = (marks[one] for one in acknowledged)
    assert ("highlight", "green", "ko") == (first["kind"], first["color"], first["language"])
    assert (["devices"], "Echo speakers", "en") == (
        second["tags"],
        second["exact"],
        second["language"],
    )
    assert "bookmark" == third["kind"]
    assert ("note", "나중에 다시", None) == (fourth["kind"], fourth["body"], fourth["language"])


def test_marks_have_the_keys_of_the_contract(alexa: CommandLine) -> None:
    """DESIGN.md §5; `--jsonl` gives the same, a line each."""
    (article_id,) = alexa("list").ids
    alexa("mark", article_id, stdin='{"exact": "에코(Echo)"}\n둘째\n')
    keys = "article id kind language exact prefix suffix body color tags status created modified"
    keys += " versions"
    marks = marks_of(alexa)
    assert all(set(keys.split()) == set(mark) for mark in marks)
    lines = alexa("marks", "--jsonl").out.splitlines()
    assert marks == [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        '{"exact": "이런 말은 없다"}',
        '{"kind": "scribble", "body": "x"}',
        '{"color": "#ff0000", "body": "x"}',
        '{"colour": "green", "body": "x"}',
        '{"body": 5}',
        '{"body": "x", "tags": "not a list"}',
        '{"kind": "highlight"}',
        '{"kind": "note"}',
        '{"kind": "note", "exact": "약 1만 명"}',
        '{"kind": "highlight", "body": "어디에"}',
        '{"kind": "highlight", "tags": ["어디에"]}',
        '{"kind": "bookmark", "body": "x"}',
        '{"kind": "bookmark", "tags": ["x"]}',
        '{"kind": "bookmark", "color": "green"}',
        '{"body": "x", "language": "ko"}',
        '{"body": "x", "prefix": "y"}',
        '{"body": "x", "body": "y"}',
        '{"body": "  \\n "}',
        '{"body": "x", "tags": [" "]}',
        json.dumps({"body": "x", "tags": ["y" * 65]}),
        json.dumps({"body": "x", "tags": [str(number) for number in range(65)]}),
        json.dumps({"body": "x" * 65537}),
        "x" * 65537,
        "{broken",
    ],
    ids=lambda line: line[:60],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_are_kept(
    alexa: CommandLine, line: str
) -> None:
    """Exit 1; alone, exit 2. What could only be kept in part is such a line."""
    (article_id,) = alexa("list").ids
    ran = alexa("mark", article_id, stdin=f"첫째\n{line}\n셋째\n")
    assert 1 == ran.status
    assert "line 2: " in ran.err
    assert 2 == len(ran.out.splitlines())
    assert 2 == alexa("mark", article_id, stdin=line + "\n").status
    assert {"첫째", "셋째"} == {mark["body"] for mark in marks_of(alexa)}
    assert 2 == len(marks_of(alexa))


def test_the_longest_note_is_kept_whole(alexa: CommandLine) -> None:
    """A character more is refused."""
    (article_id,) = alexa("list").ids
    assert 0 == alexa("mark", article_id, stdin="글" * 65536 + "\n").status
    assert ["글" * 65536] == [mark["body"] for mark in marks_of(alexa)]


def test_a_highlight_keeps_its_tags(alexa: CommandLine) -> None:
    """It stays a highlight; the same words again add theirs."""
    (article_id,) = alexa("list").ids
    lines = [{"exact": "약 1만 명", "tags": tags} for tags in (["감원"], ["#숫자", "감원"])]
    stdin = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    assert 0 == alexa("mark", article_id, stdin=stdin).status
    (mark,) = marks_of(alexa)
    assert ("highlight", "", ["감원", "숫자"]) == (mark["kind"], mark["body"], mark["tags"])


def test_decomposed_letters_and_unbreakable_spaces_are_the_same_words(alexa: CommandLine) -> None:
    """As a Mac writes them, or a web page; also around the quote."""
    (article_id,) = alexa("list").ids
    apart = {
        "exact": unicodedata.normalize("NFD", "약 1만\xa0명"),
        "suffix": unicodedata.normalize("NFD", "을 줄이는"),
    }
    assert 0 == alexa("mark", article_id, stdin=json.dumps(apart)).status
    (mark,) = marks_of(alexa)
    assert ("약 1만 명", True) == (mark["exact"], str(mark["suffix"]).startswith("을 줄이는"))


@pytest.mark.parametrize(
    "around",
    [
        {"prefix": "아마존의 음성 비서 "},
        {"prefix": "음성 비서"},
        {"suffix": "(Alexa)가"},
        {"prefix": "아마존의\n음성 비서", "suffix": "(Alexa)"},
    ],
    ids=str,
)
def test_words_that_stand_several_times_are_found_by_what_is_around_them(
    alexa: CommandLine, around: dict[str, str]
) -> None:
    """One side is enough, with or without the blank between; the first place is the caption's."""
    (article_id,) = alexa("list").ids
    asked = {"kind": "highlight", "exact": "알렉사", "language": "ko", **around}
    assert 0 == alexa("mark", article_id, stdin=json.dumps(asked)).status
    (mark,) = marks_of(alexa)
    assert str(mark["prefix"]).endswith("아마존의 음성 비서 ")


def test_no_place_is_taken_that_is_not_where_it_was_said_to_be(alexa: CommandLine) -> None:
    """Unless the words stand there only once."""
    (article_id,) = alexa("list").ids
    lines = [{"exact": exact, "prefix": "전혀 다른 말"} for exact in ("알렉사", "식어 버린 애정")]
    ran = alexa("mark", article_id, stdin="\n".join(map(json.dumps, lines)))
    assert 1 == ran.status
    assert "line 1: " in ran.err and "several times" in ran.err
    assert ["식어 버린 애정"] == [mark["exact"] for mark in marks_of(alexa)]


def test_a_byte_order_mark_is_no_part_of_a_note(alexa: CommandLine) -> None:
    """PowerShell and some editors put one before the first line."""
    (article_id,) = alexa("list").ids
    assert 0 == alexa("mark", article_id, stdin='\ufeff{"body": "메모"}\n').status
    assert ["메모"] == [mark["body"] for mark in marks_of(alexa)]


@pytest.mark.parametrize("zone", ["UTC+24", "XXX-30", ":no/such/zone"])
def test_no_time_zone_is_too_odd(
    alexa: CommandLine, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """POSIX allows a day and more, which a time in ISO 8601 cannot have."""
    (article_id,) = alexa("list").ids
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        ran = alexa("mark", article_id, stdin="메모\n")
    time.tzset()
    assert 0 == ran.status
    assert ["메모"] == [mark["body"] for mark in marks_of(alexa)]


def test_a_quote_may_be_broken_into_lines(alexa: CommandLine) -> None:
    """As it comes from a narrow screen."""
    (article_id,) = alexa("list").ids
    asked = {"exact": "아마존의 음성\n   비서 알렉사"}
    assert 0 == alexa("mark", article_id, stdin=json.dumps(asked)).status
    assert ["아마존의 음성 비서 알렉사"] == [mark["exact"] for mark in marks_of(alexa)]


def test_a_mark_that_the_disk_refuses_is_to_be_given_again(
    alexa: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command ends: nothing is kept in memory, and nothing is tried again by itself."""
    (article_id,) = alexa("list").ids
    with monkeypatch.context() as full:
        full.setattr("reader.store.marks.store.MarksStore.apply", refused)
        ran = alexa("mark", article_id, stdin="첫째\n둘째\n")
    assert (2, "") == (ran.status, ran.out)
    assert "no space left" in ran.err and "line 1 and the rest again" in ran.err
    assert [] == marks_of(alexa)


def refused(*_: object) -> NoReturn:
    """What a full disk says."""
    raise NotSaved("no space left on device")


def test_copies_are_written_while_more_lines_are_waited_for(
    alexa: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard input may stay open all day."""
    (article_id,) = alexa("list").ids
    copy = alexa.library / "marks" / f"{article_id}.yaml"
    seen: list[bool] = []

    def lines() -> Iterator[bytes]:
        yield "첫째\n".encode()
        patience = time.monotonic() + 20
        while not copy.exists() and time.monotonic() < patience:
            threading.Event().wait(0.01)
        seen.append(copy.exists())

    def open_marks(library: LibraryStore) -> MarksStore:
        return MarksStore(library.folder / "marks", library.folder.parent / "state", 0)

    monkeypatch.setattr("reader.cli.opening.open_marks", open_marks)
    monkeypatch.setattr("reader.cli.marking.LOOK_SECONDS", 0.01)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=lines(), encoding="utf-8"))
    status = main(["mark", article_id, "--library", str(alexa.library)])

    assert (0, [True]) == (status, seen)


def test_an_article_that_is_not_there_takes_no_marks(alexa: CommandLine) -> None:
    """Nothing is written for it."""
    ran = alexa("mark", "aaaaaaaaaa", stdin="메모\n")
    assert (2, "") == (ran.status, ran.out)


def test_marks_survive_the_removal_of_their_article(alexa: CommandLine) -> None:
    """They are listed without it, and are there when it comes back."""
    (article_id,) = alexa("list").ids
    alexa("mark", article_id, stdin="남는다\n")
    assert 0 == alexa("remove", article_id).status
    assert "남는다" == marks_of(alexa)[0]["body"]
    assert [] == alexa("list").ids
    assert 0 == alexa("restore", article_id).status
    assert [article_id] == alexa("list").ids


def test_hostile_notes_are_cleaned_and_shown_without_effect(alexa: CommandLine) -> None:
    """A note may be pasted from anywhere."""
    (article_id,) = alexa("list").ids
    alexa("mark", article_id, stdin=json.dumps({"body": "\x1b]0;x\x07제목 [/b]\u202e"}) + "\n")
    (mark,) = marks_of(alexa)
    assert "제목 [/b]" == mark["body"]
