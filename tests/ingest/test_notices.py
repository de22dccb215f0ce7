"""Notices of a site are furniture; sentences and titles that begin as they do are the article's."""

from __future__ import annotations

import pytest

from reader.ingest.labelled import Label
from reader.ingest.rules import RuleBook, Rules
from tests.ingest.dumps import BATTERIES, BUSES, POWER, SEASONS, Read, page, profiles

NOTICES = (
    "ⓒ 한강일보, 무단전재 및 재배포 금지",
    "(c) 한강일보. 무단 전재-재배포 금지",
    "저작권자 © 한강일보 무단전재 및 재배포 금지",
    "저작권자: 한강일보",
    "저작권자(c) 한강일보, 무단 전재-재배포, AI 학습 및 활용 금지",
    "<저작권자 ⓒ 한강일보>",
    "무단전재 및 재배포 금지",
    "무단 전재·복제·배포를 금합니다.",
    "[무단전재 및 재배포 금지]",
    "본 기사의 무단 전재와 배포를 금지합니다.",
    "본 기사의 무단 복제를 금한다.",
    "이 콘텐츠를 무단 복제하면 저작권법에 따라 처벌을 받을 수 있습니다.",
    "무단전재-재배포 금지 2023/11/15 10:00 송고",
    "무단 전재 금지 | 청소년보호책임자 홍길동",
    "Copyright 한강일보",
    "Copyright 2023 The River Post",
    "Copyright River Post Media Ltd.",
    "Copyright The River Post",
    "Copyrights ⓒ 한강일보. All rights reserved.",
    "네이버에서 한강일보 구독하기",
    "네이버 채널에서 한강일보를 구독해주세요",
    "네이버 뉴스 채널 구독하고 소식을 받아보세요!",
    "카카오톡 채널 추가하기",
    "카카오톡 '한강일보' 검색, 채널 추가",
    "유튜브 채널 바로가기",
    "구글 뉴스 구독",
    "다음 채널 추가",
    "글자크기 조절",
    "글씨 크기 14",
    "기사제보 및 보도자료 news@example.com",
    "뉴스제보 010-0000-0000",
    "기자 구독",
    "이 기사를 공유합니다.",
    "이 기사는 프리미엄 회원만 볼 수 있습니다.",
    "남은 글자 수 2,840자",
    "본 메일은 2024년 9월 기준 수신 동의한 분께 보내 드립니다.",
    "수신거부 | Unsubscribe",
    "이 기사가 마음에 들었다면, 좋아요를 눌러주세요.",
    "기사의 카테고리는 언론사의 분류를 따릅니다.",
    "아래는 원문입니다.",
    "호수 512",
    "타임톡 12",
    "한강일보의 다른기사 보기",
    "Was this email forwarded to you? Sign up here.",
    "글자작게 글자크게 인쇄 목록으로",
    "본문전체읽기",
    "기사 공유 및 설정",
    "댓글 4 · 저장 0",
    "의견 0",
    "종합 03면",
    "이 콘텐츠를 공유하세요.",
    "첫 번째 댓글을 작성해 보세요.",
    "<이미지를 클릭하시면 크게 보실 수 있습니다>",
    "현재 브라우저에서는 오디오를 지원하지 않습니다.",
    ">>> 공유는 아래 아이콘을 클릭하세요. 사용은 한강일보에 문의 바랍니다.",
    "관련 기사 바로 가기 : 요금이 왜 달라지나",
    "페이스북트위터카카오톡",
    "Share on FacebookShare on Twitter",
    "facebook-white sharing button",
    "View/Post Comments",
    "- Advertisement -",
    "--comment--",
    "Back to Home Economy",
    "This page may include affiliate links that earn a commission.",
    "Sign up for a free Harbour account and start now!",
    "Your data is managed in accordance with our privacy policy",
    "googletag.cmd.push(function() { googletag.display('ad-1'); });",
    "첨부파일 설명자료.pdf",
    "Read more…",
    "1,000+ Views",
    "[                    ] [Submit] now signed up to receive the Daily [Go]",
    "2 weeks ago 12",
    "[ ] Remember me",
    "IFRAME: https://tags.example/ns.html?id=1",
    "Cancel anytime. No ads. Auto-renewal.",
    "Follow us on our official WhatsApp channel for breaking news!",
    "Your browser does not support the audio element.",
    "TOGETHER WITH FERNWOOD",
    "여기까지 무료 공개된 글입니다",
    "Continue reading this article with a subscription",
    "Get 50% off all digital plans. Cancel anytime.",
    "$1 for your first month",
    "We use cookies to improve your experience.",
    "We and our 842 partners store and access information on your device. You can change your "
    "choices at any time.",
    "This website uses cookies and other technologies to store information on your device, to show "
    "personalised ads, to measure them and to learn about our audience. You can change your "
    "choices at any time in our privacy policy.",
    "이 사이트는 서비스 제공을 위해 쿠키를 사용합니다.",
    "수신 거부를 원하시면 여기를 눌러 주십시오.",
    "View this email in your browser (https://mail.example/v?x=9)",
    "You are receiving this email because you signed up at the fair.",
    "Unsubscribe from this list",
    "Update your preferences",
    "Thanks for reading Two Rivers! Subscribe for free to receive new posts.",
    "Already a subscriber? Log in",
    "Privacy Notice: Newsletters may contain info about charities.",
    "Listen on Apple Podcasts",
    "4–5 minutes",
    "Click to share on Facebook (Opens in new window)",
    "Get unlimited access for $1 a week.",
    "재생시간 38:20",
    "이 기사는 로봇이 자동으로 만들었습니다.",
    "▶ 한강일보 뉴스 바로가기",
    "Follow us on Twitter, Facebook and Instagram.",
    "Like us on Facebook",
    "Sign up for our newsletter, delivered every Friday.",
    "Sign up for the Morning Note",
    "Sign up here to get it by e-mail",
    "Sign up now for our newsletter, free of charge.",
    "Subscribe to our channel",
    "Subscribe now for $1 a week",
    "Get the latest news, free, in your inbox every morning",
    "Get our app",
    "Click here to read more",
    "Reporting from Riverton, Ohio",
)
"""As sites print them."""

OF_AN_ARTICLE = (
    "네이버는 지난달 구독 서비스 가입자가 크게 늘었다고 밝혔다.",
    "네이버 구독 서비스 가입자 1천만명 돌파",
    "다음 달에는 추가 인력을 뽑을 계획이다.",
    "다음 주에도 채널을 추가",
    "유튜브 채널 연 80대 할머니",
    "구글 역시 구독 상품의 가격을 내리기로 했다.",
    "한 회사는 경쟁사가 프로그램을 무단 복제했다며 소송을 냈다.",
    "무단 복제 소송 1심 승소",
    "무단 전재 금지 조항 신설",
    "정부는 무단 복제 금지 대상을 넓히기로 했다.",
    "저작권자에게 돌아가는 몫을 두고도 다툼이 이어지고 있다.",
    "저작권자 몫 둘러싼 다툼",
    "기사 제보를 받은 경찰은 곧바로 조사에 나섰다.",
    "뉴스 제보로 시작된 수사",
    "글자 크기를 두고 두 회사가 다퉜다.",
    "이 기사는 공유 자전거를 타 본 이야기를 다룬다.",
    "이 글은 유료 구독을 끊고 종이 신문으로 돌아온 이야기다.",
    "이 메일은 수신한 사람을 울렸다.",
    "수신거부 의사를 밝힌 고객에게도 전화를 걸었다.",
    "수신거부도 소용없는 스팸 전화",
    "남은 글자",
    "재생 시간을 줄인 라디오",
    "네이버 블로그 검색 개편",
    "뉴스 듣기 서비스 늘어난다",
    "이미지를 클릭하면 물건을 살 수 있다",
    "관련 기사: 스무 해를 모은 사람.",
    "종합 3면에 실렸다",
    "댓글 1만 개가 말하는 것",
    "▶ 구독 버튼을 누르면 이튿날부터 우유가 온다.",
    "이 글을 저장하세요라는 말이 유행했다",
    "브라우저 전쟁",
    "Back to home games after a month away, they lost again.",
    "Your data is worth more than our privacy policy allows, she said.",
    "첨부파일 하나가 바꾼 것",
    "Read more than one book a week",
    "Share the road with the buses",
    "Cancel any time you like, the clerk said, and smiled",
    "Your browser does not support you, she said",
    "Facebook and Twitter",
    "Print",
    "Click to print, and the machine prints a window",
    "Get unlimited access to the sea, and the fish will come.",
    "You are receiving this email because you are next, it said.",
    "Unsubscribe, she told them, and they did.",
    "Thanks for reading the meter twice",
    "Listen on the radio to the voices of the sea",
    "Already a subscriber? Then you will pay more from May, the paper told readers.",
    "▶ 지역 뉴스를 보는 사람은 해마다 줄었다.",
    "Copyright holders are asking for a larger share of the new revenue.",
    "Copyright law gets its first change in a decade",
    "Sign up now and the first year is free, the company told its customers.",
    "Sign up for the war, the posters said.",
    "Subscribe to two services and the second is half price.",
    "Follow us on the road to profit, one slide told investors.",
    "Stay up to date with rivals, or lose the newsletter readers who pay, an executive said.",
    "Get the latest phone and the app comes with it, at least in two countries.",
    "Click here to cancel, a button that regulators now require, is hard to find.",
    "Reporting from Riverton, she saw the bridges fall.",
    "We use cookies as a test of patience, and most children wait.",
    "By using cookies, the company could agree with itself on who its readers were, it said.",
    "이 쿠키는 한 봉지에 3,000원이고, 수익은 모두 기부된다.",
    "$9 a month",
    "Get 50% off, the posters said.",
    "아래는 원문입니다만 뜻은 다르다.",
)
"""Paragraphs, headings and titles."""


@pytest.fixture(scope="module", name="rules")
def fixture_rules() -> Rules:
    """What applies to every page."""
    return RuleBook(profiles()).general


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_is_furniture(rules: Rules, line: str) -> None:
    """By what it says at its end too."""
    mark = rules.mark_of(line)
    assert mark is not None and Label.FURNITURE is mark.label


@pytest.mark.parametrize("line", OF_AN_ARTICLE)
def test_a_line_that_begins_like_a_notice_stays(rules: Rules, line: str) -> None:
    """News ends in plain verbs, and titles name what is told."""
    mark = rules.mark_of(line)
    assert mark is None or Label.FURNITURE is not mark.label


def test_sentences_about_copyright_name_no_publisher() -> None:
    """Not even among the links under an article."""
    korean = "저작권자에게 돌아가는 몫을 두고도 다툼이 이어지고 있다."
    english = "Copyright holders are asking, again."
    links = ("관련기사", korean, "저작권자 몫이 줄고 있다", english)
    assert "" == Read(page("전기요금 나눈다", "", POWER, "", korean, "", SEASONS)).article.publisher
    assert "" == Read(page("전기요금 나눈다", "", POWER, "", SEASONS, *links)).article.publisher
    assert (
        "" == Read(page("Buses", "", BUSES, "", BATTERIES, "Read more", english)).article.publisher
    )


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("저작권자 ⓒ 한강일보 무단전재 및 재배포 금지", "한강일보"),
        ("저작권자: 한강일보", "한강일보"),
        ("Copyright 2023 The River Post. All rights reserved.", "The River Post"),
        ("Copyright River Post Media Ltd.", "River Post Media Ltd"),
        ("Copyright ⓒ 한강일보", "한강일보"),
        ("저작권자 © 온라인 경제미디어 뉴스강변 · 무단 전재 및 재배포 금지", "뉴스강변"),
        (
            "© 2013 Harbour Network, Inc., a Time Warner Company. All rights reserved.",
            "Harbour Network",
        ),
    ],
)
def test_a_claim_names_the_publisher(claim: str, name: str) -> None:
    """With a sign, a year, a colon or a name behind the word."""
    assert name == Read(page("전기요금 나눈다", "", POWER, "", SEASONS, claim)).article.publisher


def test_a_field_to_be_filled_in_takes_no_time(rules: Rules) -> None:
    """However many words follow it before one that belongs to no button."""
    line = "[          ] " + "Send me the news of the harbour [Submit] and the weather " * 2 + "!"
    assert rules.mark_of(line) is None
