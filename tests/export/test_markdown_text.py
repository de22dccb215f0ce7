"""Text inside Markdown is shown to the letter, by an independent Markdown program."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export.markdown_text import (
    blockquote,
    escape_line,
    escape_text,
    link,
    tag_words,
    web_address,
)
from reader.text.sanitise import guard
from tests.export.builders import HOSTILE, TITLES

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text("ab1. \t\\`*_[](){}<>#&+-=~^$%|!:;\"'@/\n가", max_size=60)


def shown(markdown: str) -> str:
    """What a person sees of paragraphs; fails if there is anything but text in them."""
    page = MARKDOWN.render(markdown)
    paragraphs = re.sub(r"</?p>|<br />|\n", lambda m: "\n" if m[0] == "<br />" else "", page)
    assert "<" not in paragraphs, page
    return html.unescape(paragraphs)


def words(text: str) -> str:
    """The text without the white space Markdown has no room for."""
    return "".join(guard(text).split())


@settings(deadline=None)
@given(SIGNS)
@example("".join(HOSTILE))
def test_a_line_is_shown_as_it_is(text: str) -> None:
    """Whatever signs it is made of; runs of blanks are shown as HTML shows them."""
    line = text.replace("\n", " ").replace("\t", " ").strip(" ")

    assert guard(line) == shown(escape_line(text))


@settings(deadline=None)
@given(SIGNS)
@example("\n".join(HOSTILE))
@example("\n\n".join(HOSTILE))
def test_a_text_of_several_lines_is_shown_as_it_is(text: str) -> None:
    """No heading, list, table, code or quotation comes out of it."""
    assert words(text) == words(shown(escape_text(text)))


@pytest.mark.parametrize("text", [*HOSTILE, *TITLES])
def test_a_quotation_holds_nothing_but_the_text(text: str) -> None:
    """One level, no second."""
    page = MARKDOWN.render(blockquote(escape_text(text) or "x"))
    inside = page.removeprefix("<blockquote>\n").removesuffix("</blockquote>\n")

    assert "<" not in re.sub(r"</?p>|<br />", "", inside)


@pytest.mark.parametrize("text", [*HOSTILE, *TITLES])
def test_signs_of_note_programs_are_defused(text: str) -> None:
    """No comment marker, block id, tag, link, mathematics, property or macro is left bare."""
    escaped = escape_text(text)

    bare = r"(?<!\\)(?:#|\[|\^|\$|~|`|(?<=%)%|(?<==)=|(?<=\{)\{|(?<=:):)"
    assert not re.search(bare, re.sub(r"\\.", "", escaped))
    assert "<" not in escaped and "%%" not in escaped and "\x1b" not in escaped


def test_verse_stays_verse_and_paragraphs_stay_apart() -> None:
    """Line ends become hard breaks, indents no-break spaces."""
    assert "하나\\\n\u00a0\u00a0둘\n\n셋" == escape_text("하나\n  둘\n\n\n셋\n")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a?b=1&c=%ED", "https://news.example/a?b=1&c=%ED"),
        ("http://news.example/(x)[y] ", ""),
        ("https://news.example/(x)[y]$z", "https://news.example/%28x%29%5By%5D%24z"),
        ("https://news.example/%%end%%", "https://news.example/%25%25end%25%25"),
        ("https://뉴스.example/기사", "https://xn--vg1b002a.example/%EA%B8%B0%EC%82%AC"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://a@b.example/", ""),
        ("https://[::1", ""),
        ("https://news.example/\x1b]8;;", ""),
        ("https://news.example/" + "a" * 2048, ""),
        ("https://news.example/\ud800", ""),
    ],
)
def test_only_plain_web_addresses_become_links(url: str, expected: str) -> None:
    """In ASCII, with a host, without anything a bracket could end on."""
    assert expected == web_address(url)


def test_a_link_names_its_host() -> None:
    """And what is no web address is just text."""
    assert "[news.example](https://news.example/1)" == link("https://news.example/1")
    assert r"javascript:alert(1)\[x\]" == link("javascript:alert(1)[x]")
    assert "" == link("")


def test_tags_are_words_that_note_programs_take() -> None:
    """No blanks, no signs, no bare numbers, no doubles."""
    tags = ("금리", "기준 금리", "#한은", "2024", "a/b_c", "c++", "--", "%%", "한은", "")

    assert ("금리", "기준-금리", "한은", "_2024", "a/b_c", "c") == tag_words(tags)
