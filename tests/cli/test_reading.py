"""`reader list`, `show`, `search` and `concordance`."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.names import ArticleId
from reader.store.library import LibraryStore
from reader.text.cells import cell_len
from tests.cli.running import DUMPS, CommandLine, only


def test_the_first_start_makes_a_library_of_ones_own(reader: CommandLine, home: Path) -> None:
    """Whatever is asked first: there is always something real."""
    ran = reader.bare("list")
    assert (0, 11) == (ran.status, len(ran.ids))
    record = (home / "data" / "reader" / "library" / "library.yaml").read_text("utf-8")
    assert "\nname: My library\n" in record and "03_alexa.txt" in record


def test_a_named_library_needs_no_home(alexa: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the line that is printed without one says."""
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name)

    assert 1 == len(alexa("list").ids)
    assert "--library DIR" in only(alexa.bare("list").err.splitlines())
    assert "does not exist" in alexa.bare("list", "--library", "/not/there").err


def test_a_named_library_that_is_not_there_is_told(reader: CommandLine) -> None:
    """It is not made by reading; the line says how to make it."""
    ran = reader("list")
    assert 2 == ran.status
    assert "does not exist" in ran.err and "build DUMP" in ran.err
    assert not reader.library.exists()


def test_list_as_json_is_the_contract(alexa: CommandLine) -> None:
    """DESIGN.md §5."""
    (row,) = alexa("list", "--json").json()  # type: ignore[misc]
    keys = "id title author publisher section published added languages bookmarked annotations read"
    assert {*keys.split(), "source"} == set(row)
    assert ["ko", "en"] == row["languages"]
    assert {"ko", "en"} == set(row["title"])
    assert "03_alexa.txt" == row["source"]["dump"]


def test_list_takes_a_query(reader: CommandLine) -> None:
    """The same language as the search box."""
    reader("build", DUMPS)
    assert 1 == len(reader("list", "카카오", "설비투자").ids)
    assert 2 == len(reader("list", "section:해외").ids)
    assert 11 == len(reader("list", "is:unread").ids)
    bad = reader("list", "re:/(/")
    assert 2 == bad.status and bad.err


def test_show_prints_both_languages_or_one(alexa: CommandLine) -> None:
    """In reading order, headings and captions marked."""
    (article_id,) = alexa("list").ids
    both, english = alexa("show", article_id), alexa("show", article_id, "--lang", "en")
    assert "아마존" in both.out and "Amazon" in both.out
    assert "## 식어 버린 애정" in both.out
    assert "아마존의 음성 비서" not in english.out
    assert english.out.startswith("Sold at Cost")


def test_show_as_json_is_the_contract(alexa: CommandLine) -> None:
    """DESIGN.md §5."""
    (article_id,) = alexa("list").ids
    article = alexa("show", article_id, "--json").json()
    assert isinstance(article, dict)
    keys = "id publisher section published author source editions alignment warnings"
    assert set(keys.split()) == set(article)
    assert {"name", "position", "bio", "email"} == set(article["author"])
    assert {"title", "deck", "body"} == set(article["editions"]["en"])
    assert {"ko", "en", "confidence"} == set(article["alignment"][0])
    kinds = {block["kind"] for block in article["editions"]["ko"]["body"]}
    assert {"paragraph", "heading", "caption", "note"} == kinds


def test_an_id_that_is_not_there_is_told(alexa: CommandLine) -> None:
    """Also one that could be a path."""
    for wrong in ("aaaaaaaaaa", "../../etc/passwd", "x", "가"):
        ran = alexa("show", wrong)
        assert 2 == ran.status
        assert "`reader list` shows the ids" in only(ran.err.splitlines())


def test_search_understands_hangul(reader: CommandLine) -> None:
    """Syllables, half-typed, initials, wrong layout, by sound, and nothing for nothing."""
    reader("build", DUMPS)
    wanted = reader("search", "카카오", "--limit", "1").ids[0]
    for query in ("카카ㅇ", "ㅋㅋㅇ", "zkzkdh", "kakao"):
        assert wanted in reader("search", query).out, query
    assert "zkzkdh → 카카오" in reader("search", "zkzkdh").err
    nothing = reader("search", "김치찌개")
    assert (0, "", "reader: nothing found\n") == (nothing.status, nothing.out, nothing.err)


def test_search_as_json_is_the_contract(alexa: CommandLine) -> None:
    """The span is the hit in the text of its block."""
    hits = alexa("search", "--json", "에코").json()
    assert isinstance(hits, list)
    hit = hits[0]
    keys = "id title score tier field language block line span snippet"
    assert set(keys.split()) == set(hit)
    article = alexa("show", hit["id"], "--json").json()
    assert isinstance(article, dict)
    text = article["editions"][hit["language"]]["body"][hit["block"]]["text"]
    assert "에코" == text[hit["span"][0] : hit["span"][1]]
    (in_deck, *_) = alexa("search", "--json", "창업자의 관심도").json()  # type: ignore[misc]
    assert ("deck", None, 0) == (in_deck["field"], in_deck["block"], in_deck["line"])
    line = article["editions"]["ko"]["deck"][in_deck["line"]]
    assert "창업자의관심도" == line[slice(*in_deck["span"])].replace(" ", "")


@pytest.mark.parametrize("command", ["list", "search", "concordance"])
def test_a_list_of_nothing_says_so_beside_the_output(alexa: CommandLine, command: str) -> None:
    """Whoever reads lines gets none; an empty answer is no failure."""
    ran = alexa(command, "김치찌개")
    assert (0, "", "reader: nothing found\n") == (ran.status, ran.out, ran.err)
    quiet = alexa(command, "--json", "김치찌개")
    assert ([], "") == (quiet.json(), quiet.err)


def test_a_date_is_shown_as_people_write_it(reader: CommandLine, tmp_path: Path) -> None:
    """To the minute; as JSON it is whole."""
    title = "전기요금, 계절 따라 세 단계로 나눈다"
    header = f"{title}\n\n홍길동 기자\n입력 2023.11.15 10:20\n\n"
    page = header + "한전은 내년부터 바꾼다고 밝혔다. " * 9
    (tmp_path / "dated.txt").write_text(page, "utf-8")
    reader("build", tmp_path / "dated.txt")
    (article_id,) = reader("list").ids
    assert "홍길동 기자 · 2023-11-15 10:20\n" in reader("show", article_id).out
    assert "2023-11-15T10:20:00+09:00" == reader("show", article_id, "--json").json()["published"]  # type: ignore[index,call-overload]


def test_concordance_sets_sentences_beside_their_counterparts(alexa: CommandLine) -> None:
    """Across languages, by the alignment."""
    lines = alexa("concordance", "--json", "홈팟").json()
    assert isinstance(lines, list)
    assert "홈팟" in lines[0]["sentence"]
    assert "HomePod" in lines[0]["counterpart"]


def test_concordance_gives_a_sentence_and_a_sign_where_it_had_to_choose(
    reader: CommandLine,
) -> None:
    """Two sentences for three: not the whole paragraph, and not as if it were known."""
    reader("build", DUMPS / "01_technology_and_work.txt")
    (line,) = reader("concordance", "--json", "피로는").json()  # type: ignore[misc]
    assert "The strain shows up first in deadlines." == line["counterpart"]
    assert line["sure"] is False
    assert "    ~ The strain shows up first in deadlines.\n" in reader("concordance", "피로는").out


def test_damaged_articles_are_listed_and_the_others_work(reader: CommandLine) -> None:
    """File and line, exit 0 of `list`, 2 of `show`, 1 of `check`."""
    reader("build", DUMPS)
    article_id = reader("list").ids[0]
    path = reader.library / "articles" / f"{article_id}.yaml"
    path.write_text("schema: 1\nid: [unclosed\n", "utf-8")

    listed, shown, checked = reader("list"), reader("show", article_id), reader("check")

    assert 0 == listed.status and 11 == len(listed.ids)
    assert f"{path}:" in shown.err and 2 == shown.status
    assert 1 == checked.status and f"{path.name}:" in checked.out
    assert "schema: 1\nid: [unclosed\n" == path.read_text("utf-8")


@pytest.mark.parametrize("words", [("list", "--removed"), ("list", "--removed", "--json")])
def test_an_article_restored_while_the_trash_is_listed_ends_nothing(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """The others are listed."""
    reader("build", DUMPS)
    first, second, *_ = reader("list").ids
    reader("remove", first, second)

    def and_one_more(_: LibraryStore) -> list[ArticleId]:
        return [ArticleId(one) for one in (first, "a" * 10, second)]

    monkeypatch.setattr(LibraryStore, "removed_ids", and_one_more)

    ran = reader(*words)
    assert (0, "") == (ran.status, ran.err)
    assert ran.out.index(first) < ran.out.index(second) and "a" * 10 not in ran.out


def test_a_search_says_how_many_more_there_are(reader: CommandLine) -> None:
    """Beside what is printed, where a pipe would take it for an article."""
    reader("build", DUMPS)
    every = len(reader("search", "미국", "--json").json())  # type: ignore[arg-type]

    assert not reader("search", "미국").err
    cut = reader("search", "미국", "--limit", "2")
    assert f"reader: the best 2 of {every} articles; --limit N for more\n" == cut.err
    starts = [line for line in cut.out.splitlines() if not line.startswith(" ")]
    assert len(starts) == 2 and all(len(line.split()[0]) == 10 for line in starts)


def test_words_with_a_dash_are_part_of_the_query(reader: CommandLine) -> None:
    """`-word` leaves articles out, as the help says; real options still count."""
    reader("build", DUMPS)
    assert 11 - len(reader("list", "카카오").ids) == len(reader("list", "-카카오").ids)
    assert 1 == len(reader("search", "카카오", "-재택", "--limit", "3").ids)
    assert 2 == reader("list", "--bogus").status
    assert 2 == reader("show", "aaaaaaaaaa", "-x").status
    assert 2 == reader("search").status


def test_a_mistyped_command_is_answered_with_the_right_one(reader: CommandLine) -> None:
    """One line."""
    assert "did you mean `reader list`?" in only(reader.bare("lst").err.splitlines())


def test_on_a_terminal_a_title_has_its_line_and_no_more(
    reader: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in cells; in a pipe it is never cut."""
    reader("build", DUMPS)
    whole = reader("list").out.splitlines()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")

    for command in (("list",), ("search", "카카오"), ("concordance", "카카오")):
        shown = reader(*command).out.splitlines()
        assert 40 >= max(map(cell_len, shown)) > 36
    assert 40 < max(map(cell_len, whole))


def test_a_note_is_found_under_the_title_of_its_article(marked: CommandLine) -> None:
    """As the list has it, with the words of the note."""
    (article,) = marked("list", "--json").json()
    (hit,) = marked("search", "전체 메모", "--json").json()

    assert (article["title"]["ko"], article["id"]) == (hit["title"], hit["id"])
    assert "전체 메모" in hit["snippet"]
