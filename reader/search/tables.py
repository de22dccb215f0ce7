"""What Korean news writes in more than one way: hanja of headlines, known names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HANJA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "美": "미국", "韓": "한국", "中": "중국", "日": "일본", "英": "영국", "北": "북한",
        "南": "남한", "獨": "독일", "佛": "프랑스", "露": "러시아", "印": "인도", "伊": "이탈리아",
        "濠": "호주", "加": "캐나다", "歐": "유럽", "亞": "아시아", "臺": "대만", "越": "베트남",
        "比": "필리핀", "靑": "청와대", "與": "여당", "野": "야당", "檢": "검찰", "警": "경찰",
        "軍": "군", "法": "법원", "政": "정부", "黨": "당", "株": "주식", "銀": "은행",
        "車": "자동차", "新": "신", "前": "전", "現": "현", "故": "고", "男": "남성", "女": "여성",
        "對": "대", "反": "반", "親": "친", "脫": "탈", "無": "무", "有": "유", "核": "핵",
        "人": "인", "文": "문", "尹": "윤", "李": "이", "朴": "박", "金": "김", "安": "안",
    }
)  # fmt: skip
"""Headline hanja and the word they stand for."""
_SOUNDS: Final = (
    "美미 韓한 中중 日일 英영 北북 南남 獨독 佛불 露러 印인 伊이 濠호 加가 歐구 亞아 臺대 越월 比비"
    " 與여 野야 檢검 警경 軍군 法법 政정 黨당 銀은 勞노 使사 民민 官관 大대 對대 反반 親친 脫탈"
)
HANJA_SOUNDS: Final[Mapping[str, str]] = MappingProxyType(
    {pair[0]: pair[1] for pair in _SOUNDS.split()}
)
"""How headline hanja are read where they stand side by side: 美中 is 미중."""


def _hanja_of_sounds() -> dict[str, str]:
    found = {"러": "러"}  # Russia mostly stands there in Hangul
    for hanja, sound in HANJA_SOUNDS.items():
        found[sound] = found.get(sound, "") + hanja
    return found


HANJA_OF_SOUND: Final[Mapping[str, str]] = MappingProxyType(_hanja_of_sounds())
"""Syllable to the headline hanja that are read so."""
HANJA_OF: Final[Mapping[str, str]] = MappingProxyType(
    {word: hanja for hanja, word in HANJA.items() if len(word) > 1}
)


_SAME: Final = (
    "MS 마이크로소프트 microsoft",
    "AI 인공지능 에이아이 artificialintelligence",
    "chatgpt 챗gpt 챗지피티",
    "openai 오픈ai 오픈에이아이",
    "azure 애저",
    "디즈니+ 디즈니플러스 disney+ disneyplus 디플",
    "LLM 대규모언어모델 거대언어모델 largelanguagemodel",
    "CEO 최고경영자",
    "CTO 최고기술책임자",
    "CFO 최고재무책임자",
    "COO 최고운영책임자",
    "OTT 온라인동영상서비스",
    "google 구글",
    "amazon 아마존",
    "naver 네이버",
    "kakao 카카오",
    "kakaotalk 카카오톡 카톡",
    "nvidia 엔비디아",
    "Apple 애플",
    "Meta 메타",
    "tesla 테슬라",
    "tiktok 틱톡",
    "twitter 트위터",
    "samsung 삼성",
    "hyundai 현대",
    "LG 엘지",
    "SK 에스케이",
    "SKT SK텔레콤 sktelecom",
    "coupang 쿠팡",
    "youtube 유튜브",
    "tving 티빙",
    "wavve 웨이브",
    "altman 올트먼 알트만 올트만 알트먼",
    "USA 미국",
    "EU 유럽연합",
    "UN 유엔 국제연합",
    "korea 한국",
    "japan 일본",
    "china 중국",
    "germany 독일",
    "france 프랑스",
    "britain 영국 england UK",
    "taiwan 대만 타이완",
    "india 인도",
    "australia 호주 오스트레일리아",
    "thailand 태국",
    "turkey 튀르키예 터키",
    "europe 유럽",
    "northkorea 북한",
    "금감원 금융감독원 FSS",
    "금융위 금융위원회 FSC",
    "금통위 금융통화위원회",
    "공정위 공정거래위원회",
    "방통위 방송통신위원회",
    "과기정통부 과학기술정보통신부",
    "기재부 기획재정부",
    "산업부 산업통상자원부",
    "국토부 국토교통부",
    "복지부 보건복지부",
    "고용부 고용노동부 노동부",
    "중기부 중소벤처기업부",
    "문체부 문화체육관광부",
    "행안부 행정안전부",
    "농식품부 농림축산식품부",
    "해수부 해양수산부",
    "여가부 여성가족부",
    "식약처 식품의약품안전처",
    "질병청 질병관리청 KDCA",
    "우주청 우주항공청",
    "공수처 고위공직자범죄수사처",
    "선관위 선거관리위원회",
    "법사위 법제사법위원회",
    "한전 한국전력 KEPCO",
    "한수원 한국수력원자력",
    "코레일 한국철도공사",
    "LH 한국토지주택공사",
    "한은 한국은행 BOK bankofkorea",
    "일본은행 BOJ bankofjapan 日銀",
    "국정원 국가정보원 NIS",
    "헌재 헌법재판소",
    "전경련 전국경제인연합회",
    "대한상의 대한상공회의소",
    "경총 경영자총협회",
    "민주노총 민주노동조합총연맹 민노총",
    "현대차 현대자동차",
    "현대重 현대중공업",
    "LG엔솔 LG에너지솔루션 엔솔",
    "카뱅 카카오뱅크 kakaobank",
    "배민 배달의민족",
    "삼성電 삼성전자 삼전",
    "연준 연방준비제도 Fed federalreserve",
    "변협 대한변호사협회",
    "앱 어플 애플리케이션 어플리케이션 app",
    "윈도 윈도우 windows",
    "facebook 페이스북 페북",
    "starbucks 스타벅스 스벅",
    "IPO 기업공개",
    "GDP 국내총생산",
    "M&A 인수합병",
    "EV 전기차 전기자동차",
    "IoT 사물인터넷",
    "VR 가상현실",
    "AR 증강현실",
    "IMF 국제통화기금",
    "WHO 세계보건기구",
    "WTO 세계무역기구",
    "NATO 나토 북대서양조약기구",
    "OECD 경제협력개발기구",
    "ECB 유럽중앙은행 europeancentralbank",
    "NASA 나사 항공우주국",
    "covid 코로나",
    "금메달 金",
    "WFH 재택근무 remotework",
)
_SPELLED_FREELY: Final = (
    "airbnb 에어비앤비,airbus 에어버스,audi 아우디,bayer 바이엘,berkshire 버크셔,chanel 샤넬,"
    "chevrolet 쉐보레,ethereum 이더리움,github 깃허브,goldmansachs 골드만삭스,hawaii 하와이,"
    "hermes 에르메스,huawei 화웨이,ikea 이케아,iphone 아이폰,loreal 로레알,louisvuitton 루이비통,"
    "moscow 모스크바,nestle 네슬레,newyork 뉴욕,nissan 닛산,paris 파리,pfizer 화이자,"
    "philippines 필리핀,porsche 포르쉐,renault 르노,roche 로슈,shanghai 상하이,"
    "singapore 싱가포르,tether 테더,toyota 도요타,uber 우버,vanguard 뱅가드,volkswagen 폭스바겐,"
    "waymo 웨이모,whatsapp 왓츠앱,wifi 와이파이,xiaomi 샤오미,hardware 하드웨어,"
    "software 소프트웨어,vaccine 백신,venture 벤처,tech 테크,hanwha 한화,lotte 롯데,kia 기아,"
    "hynix 하이닉스 하닉,athens 아테네,belgium 벨기에,brussels 브뤼셀,czech 체코,egypt 이집트,"
    "geneva 제네바,greece 그리스,kyiv 키이우 kiev 키예프,munich 뮌헨,netherlands 네덜란드,"
    "prague 프라하,rome 로마,spain 스페인,switzerland 스위스,ukraine 우크라이나,venice 베네치아,"
    "vienna 비엔나,warsaw 바르샤바"
)
"""Names and words that are not written in Korean as they sound, or have too few consonants."""
_ABBREVIATED: Final = (
    "개보위 개인정보보호위원회 개인정보위,건보공단 국민건강보험공단,경사노위 경제사회노동위원회,"
    "경실련 경제정의실천시민연합,과방위 과학기술정보방송통신위원회,국과수 국립과학수사연구원,"
    "국교위 국가교육위원회,국중박 국립중앙박물관,권익위 국민권익위원회 국민권익위,"
    "금투협 금융투자협회,기후부 기후에너지환경부,대전협 대한전공의협의회,"
    "민변 민주사회를위한변호사모임,"
    "방미통위 방송미디어통신위원회,방사청 방위사업청,방심위 방송통신심의위원회,"
    "산업은행 한국산업은행 KDB,성평등부 성평등가족부,심평원 건강보험심사평가원,"
    "예결위 예산결산특별위원회,의협 대한의사협회,인국공 인천국제공항공사,인권위 국가인권위원회,"
    "재경부 재정경제부,저고위 저출산고령사회위원회 저출산위,전교조 전국교직원노동조합,"
    "전공노 전국공무원노동조합,"
    "주금공 주택금융공사,증선위 증권선물위원회,진화위 진실화해를위한과거사정리위원회 진실화해위,"
    "코트라 kotra 대한무역투자진흥공사,한경협 한국경제인협회,"
    "한국노총 한국노동조합총연맹 한노총,합참 합동참모본부,환노위 환경노동위원회,"
    "KAIST 카이스트 한국과학기술원,KBO 한국야구위원회,KDI 한국개발연구원,ETRI 한국전자통신연구원"
)
"""Authorities and bodies by the syllables that headlines leave of them."""
_IN_LETTERS: Final = (
    "CBDC 중앙은행디지털화폐,CIA 중앙정보국,CPI 소비자물가지수,DMZ 비무장지대,"
    "DSR 총부채원리금상환비율,ELS 주가연계증권,ETF 상장지수펀드,FBI 연방수사국,FDA 식품의약국,"
    "FIFA 피파 국제축구연맹,FTA 자유무역협정,GTX 수도권광역급행철도,HBM 고대역폭메모리,"
    "HUG 허그 주택도시보증공사,IAEA 국제원자력기구,ICBM 대륙간탄도미사일,IOC 국제올림픽위원회,"
    "KB국민은행 국민은행,KOSDAQ 코스닥,KOSPI 코스피,KRX 한국거래소,LCC 저비용항공사,"
    "LNG 액화천연가스,LTV 담보인정비율,MOU 업무협약 양해각서,NFT 대체불가토큰,NLL 북방한계선,"
    "NPS 국민연금,OPEC 석유수출국기구,R&D 연구개발,SEC 증권거래위원회,SMR 소형모듈원자로,"
    "SNS 소셜미디어 사회관계망서비스,시총 시가총액,UAM 도심항공교통,UNESCO 유네스코"
)
"""What news writes by its letters and in words."""
_LOANWORDS: Final = (
    "네비 내비 내비게이션 네비게이션,도너츠 도넛,런닝 러닝,로보트 로봇,미슐랭 미쉐린 michelin,"
    "뱃지 배지,부페 뷔페,샵 숍,쉐프 셰프,쏘세지 소세지 소시지,알러지 알레르기,자켓 재킷,"
    "카라멜 캐러멜,칼라 컬러,화이팅 파이팅,후라이드 프라이드"
)
"""As many write them and as dictionaries do, where more than a letter differs."""


def _groups() -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    packed = (_SPELLED_FREELY, _ABBREVIATED, _IN_LETTERS, _LOANWORDS)
    for line in (*_SAME, *",".join(packed).split(",")):
        words = line.split()
        for word in words:
            groups[word.lower()] = tuple(other for other in words if other != word)
    return groups


ALIASES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(_groups())
"""Folded word to the other ways of writing the same.

Those with capitals are words of another meaning without them: Fed and fed, Apple and apple.
"""


def write_out(title: str) -> tuple[str, tuple[int, ...]]:
    """A title with its hanja written out as words.

    Returns:
        The text, and for each of its characters the offset in the title it stands for.

    Example:
        >>> write_out("美 증시")[0]
        '미국  증시'
    """
    text: list[str] = []
    source: list[int] = []
    for place, char in enumerate(title):
        word = HANJA.get(char)
        piece = f"{word} " if word else char
        text.append(piece)
        source += [place] * len(piece)
    return "".join(text), tuple(source)
