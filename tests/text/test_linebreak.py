"""Line breaking: whole words, geumchik, even lines, and nothing lost at any width."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.cells import cell_len, graphemes
from reader.text.linebreak import NO_END, NO_START, break_lines
from tests.support import PROJECT, shared_path

WIDTHS = (28, 32, 36, 40, 60, 72)
KOREAN = (PROJECT / "tests/data/typography/korean.txt").read_text("utf-8").splitlines()

# width: most lines over a quarter short (%), most lost last lines (%), root mean square gap
FIGURES = {
    28: (7.7, 0.0, 4.41),
    32: (3.3, 0.0, 4.29),
    36: (1.8, 0.0, 4.45),
    40: (0.4, 0.0, 4.47),
    60: (0.0, 0.0, 4.63),
    72: (0.2, 0.0, 4.61),
}

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from([*'가나다마이크로 a1,.)("“”·~-–/%₩\u00a0…', "\U0001f468", "\u200d"]),
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")),
    ),
    max_size=80,
)


def broken(text: str, width: int) -> list[str]:
    """The lines of a paragraph."""
    return [text[line.start : line.end] for line in break_lines(text, width)]


def figures(paragraphs: list[str], width: int) -> tuple[float, float, float]:
    """Share of lines over a quarter short, of last lines under 8 cells, and the rms gap."""
    lines = [broken(text, width) for text in paragraphs]
    inner = [width - cell_len(line) for each in lines for line in each[:-1]]
    short = sum(gap > width / 4 for gap in inner) / len(inner)
    lost = sum(cell_len(each[-1]) < 8 for each in lines) / len(lines)
    return 100 * short, 100 * lost, (sum(gap * gap for gap in inner) / len(inner)) ** 0.5


def greedy(text: str, width: int) -> list[str]:
    """What most programs do: as much on each line as fits."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and cell_len(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


@example("한국은행이 - 금리를", 10)
@given(TEXTS, st.integers(1, 60))
def test_nothing_is_lost_and_nothing_is_cut_through(text: str, width: int) -> None:
    """Lines are the text in order with only blanks between them; graphemes stay whole."""
    lines = break_lines(text, width)

    at = 0
    for line in lines:
        assert not text[at : line.start].strip(
            " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"
        )
        at = line.end
    assert not text[at:].strip(
        " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"
    )
    whole = graphemes(text)
    edges = {sum(map(len, whole[:number])) for number in range(len(whole) + 1)}
    for line in lines:
        shown = text[line.start : line.end]
        assert cell_len(shown) <= width or len(graphemes(shown)) == 1
        if shown and not shown[0].isspace() and "\u200d" not in text:
            assert {line.start, line.end} <= edges or unicodedata.combining(shown[0])


@pytest.mark.parametrize("width", [1, 2, 3, 7, 80])
@pytest.mark.parametrize("text", ["", " ", "   ", "\u3000", "한글", "각각", "a", "“가”", ")))))"])
def test_tiny_widths_and_empty_paragraphs_are_safe(text: str, width: int) -> None:
    """At least one line, always an end."""
    assert "".join(broken(text, width)) == text.strip().replace("\u3000", "")


def test_korean_words_stay_whole_where_they_fit() -> None:
    """Keep-all: a line breaks between words only."""
    text = KOREAN[0]
    for width in (28, 40, 72):
        assert " ".join(broken(text, width)) == text


def test_a_no_break_space_never_breaks() -> None:
    """Number and unit stay together."""
    assert broken("마이아·코발트\xa0100 칩을 쓴다", 16) == ["마이아·", "코발트\xa0100", "칩을 쓴다"]
    assert all("100\xa0명" in " ".join(broken("이곳에 온 100\xa0명", w)) for w in (8, 9, 12))


def test_a_long_word_breaks_before_its_bracket() -> None:
    """The first place a reader would choose."""
    assert broken("하드웨어시스템및인프라(AHSI)", 24) == ["하드웨어시스템및인프라", "(AHSI)"]


@pytest.mark.parametrize("width", range(8, 40))
def test_a_particle_stays_with_its_bracket(width: int) -> None:
    """What follows a closing bracket or quote in Korean hangs on it."""
    for text in (
        "제작사 모드하우스(Modhaus)는 ",
        "꾸린 자율규제위원회’(가칭)도 ",
        "그는 “갑니다”라고 ",
    ):
        lines = broken(text + "말했다.", width)
        assert not [line for line in lines if line[0] in "는도라"], lines


@pytest.mark.parametrize("width", range(10, 40))
def test_marks_between_blanks_stay_on_their_side(width: int) -> None:
    """As scraped pages have them: brackets, signs and stops with blanks around."""
    for text in (
        "원인 ( 잠정 ) 은 아직 모른다 .",
        "습도는 35 % 였고 $ 5 를 냈다 !",
        "( 주 )가 낸 「 법률 」 안",
    ):
        lines = broken(text, width)
        assert not [line for line in lines if line[0] in NO_START], lines
        assert not [line for line in lines if line[-1] in NO_END], lines


def test_numbers_hold_together() -> None:
    """When they fit a line."""
    for number in ("1,544억원", "2020~2022년", "17.3%", "₩1,240", "3:45"):
        for width in range(cell_len(number), 30):
            shown = broken(f"올해는 {number} 가운데 하나다", width)
            assert any(number in line for line in shown), (number, width, shown)


def test_a_number_keeps_to_what_it_counts() -> None:
    """If the lines are not much less even for it."""
    text = "The unit was on course to lose $10 billion this year, most of it on speakers."

    assert broken(text, 34) == [
        "The unit was on course to lose",
        "$10 billion this year, most of it",
        "on speakers.",
    ]


@given(TEXTS, st.integers(4, 40))
def test_geumchik_holds_even_in_forced_breaks(text: str, width: int) -> None:
    """Unless a run of marks alone is wider than the line."""
    words = text.split()
    if any(run for run in re.findall(r"[^\w\s]{3,}", text)) or "\u00a0" in text:
        return
    starts = {word[0] for word in words} | {word[:1] for word in text.split(" ")}
    ends = {word[-1] for word in words}
    for line in broken(text, width):
        if line and line[0] in NO_START:
            assert line[0] in starts
        if line and line[-1] in NO_END:
            assert line[-1] in ends


@pytest.mark.parametrize("width", [6, 10, 17, 30])
def test_no_line_begins_or_ends_with_the_wrong_mark(width: int) -> None:
    """Our own text, at widths that force breaks into words."""
    for text in KOREAN:
        lines = broken(text, width)
        assert not [line for line in lines if line[0] in NO_START]
        assert not [line for line in lines if line[-1] in NO_END]


def test_a_lone_dash_stays_with_the_word_before() -> None:
    """It may end a line, never begin one."""
    for width in range(8, 30):
        assert not any(line[0] in "–/" for line in broken("열람실 – 자료실 / 강당 – 휴게실", width))


@pytest.mark.parametrize("dash", ["-", "–", "/", "·", "~"])
def test_a_lone_dash_makes_no_line_too_wide(dash: str) -> None:
    """Where the word before it fills its line, it begins the next one."""
    assert broken(f"한국은행이 {dash} 금리를", 12) == [f"한국은행이 {dash}", "금리를"]
    for width in (10, 11):
        assert broken(f"한국은행이 {dash} 금리를", width) == ["한국은행이", f"{dash} 금리를"]
    for width in range(2, 40):
        for text in (f"가나다라 {dash} 마바 {dash} {dash} 사", f"마이아·코발트\u3000 {dash} 칩"):
            assert all(cell_len(line) <= width for line in broken(text, width)), (text, width)


def test_a_bracket_behind_quotes_may_begin_a_line() -> None:
    """The straight quote before it closes; one that opens, or a no-break space, holds."""
    assert broken("새로 꾸린 '독서문화진흥위원회'(가칭)를", 20) == [
        "새로 꾸린",
        "'독서문화진흥위원회'",
        "(가칭)를",
    ]
    for text in ('"(가나다라마바사아)', "가나다\u00a0(라마바사아자)"):
        assert not any(line.startswith("(") for line in broken(text, 14))


def test_emoji_sequences_are_never_split() -> None:
    """Families, flags, keycaps."""
    family, flag = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f0\U0001f1f7"
    for line in broken((family + flag) * 12, 7):
        assert set(graphemes(line)) <= {family, flag}


@pytest.mark.parametrize("width", WIDTHS)
def test_our_text_is_even(width: int) -> None:
    """No lost last line; hardly a line over a quarter short, and fewer than by first fit."""
    short, lost, rms = figures(KOREAN, width)
    first_fit = [greedy(text, width) for text in KOREAN]
    gaps = [width - cell_len(line) for each in first_fit for line in each[:-1]]

    assert lost == 0
    assert short <= 100 * sum(gap > width / 4 for gap in gaps) / len(gaps)
    assert short <= (10 if width < 30 else 2)
    assert rms <= 5


@pytest.mark.parametrize("width", WIDTHS)
def test_the_dumps_are_as_even_as_the_study_found(width: int) -> None:
    """Overflow none, one line more in none of the widths."""
    paragraphs = [
        line.strip().replace("\xa0", " ")
        for dump in sorted(shared_path("dumps").glob("*.txt"))
        for line in dump.read_text("utf-8").splitlines()
        if len(line.strip()) > 120 and len(re.findall("[가-힣]", line)) >= 20
    ]

    short, lost, rms = figures(paragraphs, width)
    reached = (round(short, 1), round(lost, 1), round(rms, 2))

    assert len(paragraphs) == 108
    assert all(mine <= goal for mine, goal in zip(reached, FIGURES[width], strict=True)), reached
    for text in paragraphs:
        assert all(cell_len(line) <= width for line in broken(text, width))
        if width >= 36:
            assert len(broken(text, width)) <= len(greedy(text, width))


def test_the_first_part_of_a_long_paragraph_ends_full() -> None:
    """So that the next part can follow without a visible seam."""
    text = " ".join(KOREAN)
    lines = break_lines(text, 72, ends_short=False)

    assert all(cell_len(text[line.start : line.end]) > 54 for line in lines)
