"""`reader check`, `remove`, `restore` and `keys`."""

from __future__ import annotations

from reader.tui.keys import COMMANDS
from tests.cli.running import DUMPS, CommandLine


def test_check_tells_how_the_marks_stand(alexa: CommandLine) -> None:
    """Kept, detached, and on articles that are gone."""
    (article_id,) = alexa("list").ids
    alexa(
        "mark", article_id, stdin='{"exact": "에코(Echo)는"}\n{"exact": "홈팟(HomePod)은"}\n메모\n'
    )
    assert "marks: 3 kept" in alexa("check").out
    path = alexa.library / "articles" / f"{article_id}.yaml"
    text = path.read_text("utf-8")
    start = text.index("350달러짜리 홈팟")
    path.write_text(text[:start] + text[text.index("99달러짜리") :], "utf-8")

    ran = alexa("check")

    assert (0, "marks: 2 kept, 1 detached") == (ran.status, ran.out.splitlines()[-1])
    alexa("remove", article_id)
    assert "marks: 3 on articles that are gone" in alexa("check").out


def test_repair_mends_and_keeps_the_damaged_original(reader: CommandLine) -> None:
    """And a build of the dump brings the article back under its id."""
    reader("build", DUMPS / "03_alexa.txt")
    (article_id,) = reader("list").ids
    path = reader.library / "articles" / f"{article_id}.yaml"
    path.write_text("schema: 1\nid: [unclosed\n", "utf-8")

    ran = reader("check", "--repair")

    assert "mended" in ran.out
    kept = [one.read_text("utf-8") for one in (reader.library / "trash" / "damaged").iterdir()]
    assert ["schema: 1\nid: [unclosed\n"] == kept
    assert "build 03_alexa.txt again" in reader("check").out
    reader("build", DUMPS / "03_alexa.txt")
    assert 0 == reader("check").status
    assert [article_id] == reader("list").ids


def test_remove_and_restore_tell_what_is_missing(alexa: CommandLine) -> None:
    """The others are done; exit 1, or 2 when none was."""
    (article_id,) = alexa("list").ids
    some = alexa("remove", "aaaaaaaaaa", article_id)
    assert (1, f"removed {article_id}\n") == (some.status, some.out)
    assert 2 == alexa("remove", "aaaaaaaaaa").status
    again = alexa("build", DUMPS / "03_alexa.txt")
    assert 0 == again.status and [] == alexa("list").ids
    assert 0 == alexa("restore", article_id).status
    assert [article_id] == alexa("list").ids


def test_keys_prints_every_command(reader: CommandLine) -> None:
    """With the name it has in the config file."""
    printed = reader.bare("keys").out
    assert all(command.id in printed for command in COMMANDS)
