"""Author cards."""

from __future__ import annotations

from reader.ingest.labelled import Label
from reader.ingest.labelling.cards import FoundCard, label_cards
from reader.ingest.labelling.sheet import Sheet
from reader.ingest.rules import compile_rules
from reader.model.article import Author
from tests.ingest.dumps import profiles, sheet_of

CARD = ("Picture", "", "Member for", "", "3 months 1 week", "Real name", "한가람", "Position")


def cards_of(*texts: str) -> tuple[Sheet, tuple[FoundCard, ...]]:
    """The cards on a page of these lines."""
    sheet = sheet_of(compile_rules(profiles()), *texts)
    return sheet, label_cards(sheet)


def test_a_card_gives_name_position_and_bio() -> None:
    """A hidden address is no address, and the edit link belongs to the card."""
    sheet, (card,) = cards_of(
        *CARD,
        "연구원",
        "Bio",
        "[email protected]",
        "바람을 봅니다.",
        "물도 봅니다.",
        "",
        "수정",
        "",
        "글",
    )
    assert Author("한가람", "연구원", "바람을 봅니다. 물도 봅니다.") == card.author
    assert "글" == sheet.texts[card.end]
    assert Label.AUTHOR is sheet.label(sheet.texts.index("한가람"))
    assert Label.FURNITURE is sheet.label(sheet.texts.index("수정"))
    assert sheet.is_open(card.end)


def test_an_address_that_is_shown_is_kept() -> None:
    """It is the author's."""
    _, (card,) = cards_of(*CARD, "기자", "Bio", "han@x.example", "바람을 봅니다.")
    assert Author("한가람", "기자", "바람을 봅니다.", "han@x.example") == card.author


def test_empty_fields_stay_empty() -> None:
    """The next label line is no value, nor is what stands far below."""
    _, (card,) = cards_of("Picture", "Real name", "Position", "Bio", "", "다음 글의 첫 줄")
    assert Author() == card.author


def test_the_bio_ends_at_an_empty_line() -> None:
    """What follows is the article."""
    sheet, (card,) = cards_of(*CARD, "기자", "Bio", "바람을 봅니다.", "", "낮 시간 부담 커질 듯")
    assert "바람을 봅니다." == card.author.bio
    assert "낮 시간 부담 커질 듯" == sheet.texts[card.end]


def test_the_word_alone_is_no_card() -> None:
    """A label line has to follow."""
    sheet, cards = cards_of("Picture", "", "글")
    assert () == cards and sheet.is_open(0)


def test_a_card_is_known_again_only_where_nothing_is_different() -> None:
    """A button, a line more of the bio, or an empty line makes another card of it."""
    rules = compile_rules(profiles())
    card = (*CARD, "기자", "Bio", "바람을 봅니다.")
    cards = (card, card, (*card, "수정"), (*card, "물도 봅니다."), (*card, "", "물도 봅니다."))
    rest = ("", "낮 시간 부담 커질 듯", "")
    sheet = sheet_of(rules, *(line for each in cards for line in (*each, *rest)))

    found = label_cards(sheet)

    bios = ["바람을 봅니다."] * 3 + ["바람을 봅니다. 물도 봅니다.", "바람을 봅니다."]
    assert bios == [each.author.bio for each in found]
    below = ["낮 시간 부담 커질 듯"] * 4 + ["물도 봅니다."]
    assert below == [sheet.texts[each.end] for each in found]
    assert len(cards) == sheet.marks.count(sheet.marks[found[0].first])
