"""What is left of HTML."""

from __future__ import annotations

import pytest

from reader.ingest.decoding.markup import has_markup, plain

LONG = 200_000


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<p>전기 &amp; 가스&nbsp;</p>", "\n전기 & 가스\xa0\n"),
        ('<a href="https://x.example/?a=1&amp;b=2">여기</a>서', "여기서"),
        ("<aside>💡 글</aside>", "\n💡 글\n"),
        ("한 줄<br>두 줄<BR/>", "한 줄\n두 줄\n"),
        ("&lt;b&gt;는 굵은 글자", "<b>는 굵은 글자"),
        ("&amp;quot;겹친 것&amp;quot;", '"겹친 것"'),
        ("앞<script>alert(1)</script>뒤<!-- 숨은 말 -->", "앞뒤"),
        ("&#44032;&#xB098;", "가나"),
        ("AT&T; R&D;", "AT&T; R&D;"),
        ("<표 1> a < b & c > d", "<표 1> a < b & c > d"),
    ],
)
def test_tags_go_and_entities_are_read(line: str, text: str) -> None:
    """What HTML does not know stays as it is."""
    assert text == plain(line)[0]


@pytest.mark.parametrize(
    "text", ["<b> 꼬리표", "a <p b", "R&D; AT&T", "<저작권자(c) 한강>", "1 < 2"]
)
def test_a_text_that_only_mentions_signs_carries_no_html(text: str) -> None:
    """One tag named in a sentence is no markup."""
    assert not has_markup(text)


@pytest.mark.parametrize(
    "piece", ["<script>", "<p ", "<!--", "&amp;", "<script></script>", "<a x="]
)
def test_a_hostile_line_takes_no_more_than_its_length(piece: str) -> None:
    """It comes back no longer than it was."""
    line = piece * (LONG // len(piece))
    assert has_markup(line) in (True, False)
    assert len(plain(line)[0]) <= len(line)
