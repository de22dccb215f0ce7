"""`reader import`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reader.errors import NotSaved
from reader.text.sanitise import MAX_NOTE_CHARS
from tests.cli.running import DUMPS, CommandLine, files_of, only

TITLE = "팔아도 남지 않는 스피커… 아마존 알렉사는 왜 감원 1순위가 됐나"
MADE, CHANGED = "2024-05-02T00:14:03.123456+00:00", "2024-05-03T09:00:00+09:00"

Json = dict[str, object]


def foreign(exact: str = "", body: str = "", **more: object) -> Json:
    """As another program writes it; the quote's surroundings are `prefix` and `suffix`."""
    around = {name: more.pop(name) for name in ("prefix", "suffix") if name in more}
    selector = {"type": "TextQuoteSelector", "exact": exact, **around}
    source = {"id": more.pop("address", "https://example.org/a"), "title": more.pop("title", "")}
    target = {"source": source, **({"selector": selector} if exact else {})}
    return {"type": "Annotation", "body": body, "target": target, **more}


def take_in(reader: CommandLine, *items: Json) -> tuple[int, str, str]:
    """Import them; the exit status and what was said."""
    ran = reader("import", "-", stdin=json.dumps(items))
    return ran.status, ran.out, ran.err


def marks_of(reader: CommandLine) -> list[Json]:
    """What `marks --json` says."""
    found = reader("marks", "--json").json()
    assert isinstance(found, list)
    return found


def test_annotations_come_back_from_json_ld_as_they_were(
    marked: CommandLine, tmp_path: Path
) -> None:
    """Into the same library nothing changes; into another one everything is there."""
    file = tmp_path / "marks.jsonld"
    marked("export", "jsonld", "-o", file)
    before = marked("marks", "--json").json()
    other = marked.elsewhere(tmp_path / "other")
    other("build", DUMPS / "03_alexa.txt")

    ran = other("import", file)

    assert (0, "4 annotations imported\n") == (ran.status, ran.out)
    assert before == other("marks", "--json").json()


def test_importing_what_is_already_there_changes_nothing(
    marked: CommandLine, tmp_path: Path
) -> None:
    """Also not on disk."""
    file = tmp_path / "marks.jsonld"
    marked("export", "jsonld", "-o", file)
    marked("marks")
    before = files_of(marked.library / "marks")
    ran = marked("import", file)
    assert "Nothing to change" in ran.out
    assert before == files_of(marked.library / "marks")


def test_an_old_export_takes_back_nothing_that_was_written_since(
    marked: CommandLine, tmp_path: Path
) -> None:
    """A note that is newer here stays; one that is newer in the file comes."""
    file = tmp_path / "marks.jsonld"
    marked("export", "jsonld", "-o", file)
    (copy,) = (marked.library / "marks").glob("*.yaml")
    old = copy.read_text(encoding="utf-8")
    part = old.index("  body: 전체 메모")
    later = old[:part] + re.sub(
        r"전체 메모(.*?modified: )\S+", r'나중\1"2099-01-01T00:00:00+09:00"', old[part:], flags=re.S
    )
    copy.write_text(later, encoding="utf-8")
    newer = tmp_path / "newer.jsonld"
    marked("export", "jsonld", "-o", newer)

    ran = marked("import", file)

    assert (0, "Nothing to change, 1 left as changed here since\n") == (ran.status, ran.out)
    assert "나중" in {mark["body"] for mark in marks_of(marked)}
    other = marked.elsewhere(tmp_path / "other")
    other("build", DUMPS / "03_alexa.txt")
    other("import", file)
    assert "1 annotation imported\n" == other("import", newer).out
    assert "나중" in {mark["body"] for mark in marks_of(other)}


def test_an_old_export_takes_back_nothing_that_was_edited_by_hand_since(
    marked: CommandLine, tmp_path: Path
) -> None:
    """Nobody who edits a file sees to the dates in it."""
    file = tmp_path / "marks.jsonld"
    marked("export", "jsonld", "-o", file)
    (copy,) = (marked.library / "marks").glob("*.yaml")
    edited = copy.read_text(encoding="utf-8").replace("전체 메모", "손으로 고친 메모")
    copy.write_text(edited, encoding="utf-8")

    ran = marked("import", file)

    assert (0, "Nothing to change, 1 left as changed here since\n") == (ran.status, ran.out)
    assert "손으로 고친 메모" in {mark["body"] for mark in marks_of(marked)}


def test_a_note_in_two_versions_comes_back_in_both(marked: CommandLine, tmp_path: Path) -> None:
    """Also over what was exported before there were two; what was settled since stays settled."""
    old, file = tmp_path / "old.jsonld", tmp_path / "both.jsonld"
    marked("export", "jsonld", "-o", old)
    (copy,) = (marked.library / "marks").glob("*.yaml")
    text = copy.read_text(encoding="utf-8")
    (item_id,) = re.findall(r"- id: (\w+)\n  kind: note\n  body: 전체 메모", text)
    other = f"versions:\n- id: {item_id}\n  kind: note\n  body: 다른 창에서\n"
    copy.write_text(text.replace("revision:", f"{other}revision:"), encoding="utf-8")
    marked("export", "jsonld", "-o", file)
    elsewhere = marked.elsewhere(tmp_path / "other")
    elsewhere("build", DUMPS / "03_alexa.txt")

    said = [elsewhere("import", name).out for name in (old, file, file)]

    assert ["4 annotations imported\n", "1 annotation imported\n", "Nothing to change\n"] == said
    for library in (marked, elsewhere):
        assert "Other version:" in library("marks").out
        (one,) = (mark for mark in marks_of(library) if mark["versions"])
        assert sorted(["전체 메모", "다른 창에서"]) == sorted([one["body"], *one["versions"]])
    text = re.sub(r"versions:\n.*?(?=revision:)", "", copy.read_text(encoding="utf-8"), flags=re.S)
    copy.write_text(re.sub("전체 메모|다른 창에서", "beide", text), encoding="utf-8")
    assert "1 left as changed here since" in marked("import", file).out
    assert [] == [mark for mark in marks_of(marked) if mark["versions"]]


def test_the_list_of_marks_is_told_from_an_export(marked: CommandLine) -> None:
    """It has not all of them; so it is said what does."""
    ran = marked("import", "-", stdin=marked("marks", "--json").out)
    assert 2 == ran.status
    assert "`reader export jsonld`" in only(ran.err.splitlines())


def test_annotations_of_other_programs_are_placed_by_their_quote(alexa: CommandLine) -> None:
    """What no article says is told, and the rest is kept."""
    quotes = ["약 1만 명을 줄이는 이번 구조조정", "어디에도 없는 말이다"]
    status, out, err = take_in(alexa, *(foreign(quote, "밖에서 쓴 메모") for quote in quotes))
    assert 1 == status
    assert "1 of 2 annotations of other programs placed" in out
    assert "어디에도 없는 말이다" in err
    (mark,) = marks_of(alexa)
    assert (quotes[0], "밖에서 쓴 메모") == (mark["exact"], mark["body"])


def test_they_stay_what_they_were(alexa: CommandLine) -> None:
    """A highlight, a bookmark, a note; and when each was made and changed."""
    times = {"created": MADE, "modified": CHANGED}
    quotes = ["물건을 팔아 남기지 않고", "애플은 처음부터 수익을", "약 1만 명을 줄이는"]
    items = [
        foreign(quotes[0], **times),
        foreign(quotes[1], motivation="bookmarking", created="2024-05-02"),
        foreign(quotes[2], "많다 #일", tags=["감원"], created="이런 때는 없다"),
    ]
    assert 0 == take_in(alexa, *items)[0]
    marks = {mark["kind"]: mark for mark in marks_of(alexa)}
    highlight, bookmark, note = (marks[kind] for kind in ("highlight", "bookmark", "note"))
    assert (quotes[0], "") == (highlight["exact"], highlight["body"])
    assert ("2024-05-02T00:14:03+00:00", CHANGED) == (highlight["created"], highlight["modified"])
    assert str(bookmark["exact"]).startswith(quotes[1])
    assert 2 * ["2024-05-02T00:00:00+00:00"] == [bookmark["created"], bookmark["modified"]]
    assert ("많다 #일", ["감원", "일"]) == (note["body"], note["tags"])
    assert note["created"] == note["modified"] and str(note["created"]) > "2025"


def test_what_was_taken_in_before_is_not_taken_in_again(alexa: CommandLine) -> None:
    """Not even where the person has gone on with it here; nothing is written."""
    items = [
        foreign("물건을 팔아 남기지 않고", created=MADE),
        foreign("약 1만 명을 줄이는", "많다"),
    ]
    assert 0 == take_in(alexa, *items, items[0])[0]
    before, files = marks_of(alexa), files_of(alexa.library / "marks")
    assert 2 == len(before)
    status, out, _ = take_in(alexa, *items)
    assert (0, "2 of 2 annotations of other programs placed, 2 of them here already\n") == (
        status,
        out,
    )
    assert (before, files) == (marks_of(alexa), files_of(alexa.library / "marks"))


@pytest.mark.parametrize(
    ("exact", "around"),
    [
        ("건을 팔아 남기지 않고", {}),
        ("건을 팔아 남기지 않", {}),
        ("다. 이용이 적어 2020년에는 판매", {}),
        ("렉사", {"prefix": "아마존의 음성 비서 알", "suffix": "(Alexa)가 회사 역사상"}),
    ],
)
def test_a_quote_may_begin_and_end_inside_a_word(
    alexa: CommandLine, exact: str, around: dict[str, object]
) -> None:
    """Particles are left out easily."""
    assert 0 == take_in(alexa, foreign(exact, **around))[0]
    (mark,) = marks_of(alexa)
    assert exact == mark["exact"]


def test_one_on_a_whole_page_is_placed_by_its_address_or_title(alexa: CommandLine) -> None:
    """The address is the one that our own export gives an article."""
    (article_id,) = alexa("list").ids
    items = [
        foreign(body="제목으로", title=TITLE),
        foreign(body="주소로", address=f"urn:reader:article:{article_id}"),
        foreign(body="아무 데도", title="다른 기사"),
    ]
    status, _, err = take_in(alexa, *items)
    assert (1, True) == (status, "item 3: no article has its address or its title" in err)
    assert {("제목으로", ""), ("주소로", "")} == {
        (mark["body"], mark["exact"]) for mark in marks_of(alexa)
    }


def test_the_article_that_is_named_goes_first(alexa: CommandLine) -> None:
    """Where two say the words."""
    (own,), twin = alexa("list").ids, "aaaaaaaaaa"
    articles = alexa.library / "articles"
    text = (articles / f"{own}.yaml").read_text("utf-8").replace(own, twin)
    (articles / f"{twin}.yaml").write_text(text, "utf-8")
    quote = "물건을 팔아 남기지 않고"
    for article_id in (own, twin):
        assert 0 == take_in(alexa, foreign(quote, address=f"urn:reader:article:{article_id}"))[0]
    assert {own, twin} == {mark["article"] for mark in marks_of(alexa)}


def test_what_could_only_be_kept_in_part_is_left_out_and_told(alexa: CommandLine) -> None:
    """A note that is too long; and what says nothing at all."""
    quote = "물건을 팔아 남기지 않고"
    items = [foreign(quote, "글" * (MAX_NOTE_CHARS + 1)), foreign(title=TITLE), foreign(quote)]
    status, _, err = take_in(alexa, *items)
    assert 1 == status
    assert "item 1: has a note of more than 65,536 characters" in err
    assert "item 2: says nothing" in err
    assert ["highlight"] == [mark["kind"] for mark in marks_of(alexa)]


def test_an_empty_list_is_told(alexa: CommandLine) -> None:
    """Nothing is wrong with it."""
    assert (0, "Nothing to import: there is no annotation in it\n", "") == take_in(alexa)


def test_a_file_that_cannot_be_read_is_told(alexa: CommandLine, tmp_path: Path) -> None:
    """And what to do instead; a link to one that can be is followed."""
    (tmp_path / "cp949.json").write_bytes("[한]".encode("cp949"))
    for name in (tmp_path, tmp_path / "none.json", "/dev/null", tmp_path / "cp949.json"):
        ran = alexa("import", name)
        assert (2, True) == (ran.status, "name a JSON-LD file" in ran.err)
    (tmp_path / "empty.json").write_text("[]")
    (tmp_path / "link.json").symlink_to("empty.json")
    assert 0 == alexa("import", tmp_path / "link.json").status


def test_what_the_disk_refuses_is_to_be_imported_again(
    alexa: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing waits in memory when the command has ended."""

    def refused(*_: object) -> None:
        raise NotSaved("no space left on device")

    monkeypatch.setattr("reader.store.marks.store.MarksStore.apply", refused)
    status, out, err = take_in(alexa, foreign("물건을 팔아 남기지 않고"))
    assert (2, "") == (status, out)
    assert "no space left" in err and "then import it again" in err


@pytest.mark.parametrize("text", ["", "{", "5", '{"a": 1}', '[{"type": "Cat"}]', "[5]"])
def test_what_is_no_annotation_file_is_told(alexa: CommandLine, tmp_path: Path, text: str) -> None:
    """One line, nothing imported."""
    file = tmp_path / "bad.json"
    file.write_text(text, "utf-8")
    ran = alexa("import", file)
    assert (2, True) == (ran.status, bool(ran.err))
    assert [] == alexa("marks", "--json").json()
