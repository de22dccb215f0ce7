"""The spellings of foreign words that each letter of Hangul is written for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

_CONSONANTS_SPELLED: Final = (
    "ㄱ g gg gh gu k:2 kk:2 c:2 q:3",
    "ㄲ kk c:2 k:2 q:2 qu:2 g:3 gg:2",
    "ㅋ k c ck cc cch kk kh ch:1 q qu cqu g:5",
    "ㄴ n nn kn gn:1 pn:1",
    "ㄷ d dd dh th:2 t:3 tt:3",
    "ㄸ tt t:2 th:2 d:3",
    "ㅌ t tt th:1 pt:2 d:5",
    "ㄹ r l rr ll rh wr",
    "ㅁ m mm",
    "ㅂ b v bb bh vv w:3 p:3",
    "ㅃ pp p:2 b:3",
    "ㅍ p f pp ff ph pf v:2 w:3 b:5 h:5",
    "ㅅ s ss sc c th sh sch z:2 x:2 ch:2 ti ci si ssi sci ts:2 ps",
    "ㅆ ss s:1 c:1 sc:1 x:2 z:3 ts",
    "ㅈ j z g gg dg dj ds dz s zh ch:3 zz si:1 x:2 su:2 gi di:2 ti:3 th:2",
    "ㅉ jj zh:1 z:2 zz:2 ts:2 tz:2 j:2 cc c:3",
    "ㅊ ch tch tu c:1 cc:1 ts:1 t:2 ti:1 tsch z:1 tz:1 zz:1 q:1 cz:1 j:3 ci:1",
    "ㅎ h wh:1 j:1 x:2 ch:2 g:2 f:4 kh:2",
)
_FINALS_SPELLED: Final = (
    "ㄱ k c ck ch:1 cc cq g kk q",
    "ㄴ n nn gn ne m:4",
    "ㄷ t:1 d:1",
    "ㄹ l ll le:1 r:4 rr:4",
    "ㅁ m mm mb mn n:3",
    "ㅂ p pp b bb f:3 ph:3 v:3",
    "ㅅ t tt th:1 d:2 ts:1 s:2 ss:2 z:3 ps:3",
    "ㅇ ng n:1 nk:1 nc:2 m:3",
)
_VOWELS_SPELLED: Final = (
    "ㅏ a ah aa ar au:2 o:1 u:2 e:3 er:2 ea:3 ha",
    "ㅐ a ae ai:1 e:1 ea:2 ay:2",
    "ㅑ ya ia ja a ea:2",
    "ㅒ ya yae",
    "ㅓ er ur ir or ear eur ure re our u eo o a:1 ou:1 e:2 ar aw:2 io:2 ia:1 oo:2 ough:1 ah:2"
    " iou:1 eou:1 i:3 au:2 ai:3",
    "ㅔ e a ai ay ae ea eh ei:1 ey:1 he ie:2 oe:1 ue:2 i:3 er:3",
    "ㅕ yeo io eo ye:1 yo:1 you yu:2 ia:1 e:2 ie:2 o:1 ea:2",
    "ㅖ ye je yae ie:1 e:2 yea",
    "ㅗ o oa ow oh au aw oe or ore eau ough ou:1 oo:1 ho a:2 al:2 u:3 eo:3 ol:2",
    "ㅘ wa oi oua:1 ua oa:1 wha:1 oy:1 o:3 ou:3",
    "ㅙ wa wae wai oua:2",
    "ㅚ oe oi:1 o:2 eu:2",
    "ㅛ yo io o yeo eo:2 yu:2 ou:2 jo oh:2 aw:1 ow:1",
    "ㅜ u oo ou w ew ue ui:1 o:1 uh wo:2 wu woo eu:1 y:2 ough:1 hu oe:2",
    "ㅝ wa wo wor war we wu:1 ua uo u:3 ou:2 wou:1",
    "ㅞ we wa:1 wei wea whe ue uai wae ui:2 wh:1",
    "ㅟ wi we:1 wee whi ui wy ue:1 uee uy y:2 ee:3 vi:3 u:2 hui",
    "ㅠ u you ew ue eu yu iew ieu iu ui eau yoo uh:1 oo:2 io:3",
    "ㅡ e:2 a:3 o:1 i:3 u:2 eu ue:1 he:2",
    "ㅢ ui eui eu:4 ee:5",
    "ㅣ i ee ea ie y ey e:2 ei ae:1 ay:2 a:2 ui:1 oe:1 u:3 hi ij:1 ii yi ye:2 ia:3",
    "ㅏㅣ i y ie igh ei ai ay uy ye ey:1 eye",
    "ㅏㅜ ou ow au aw:1 ao ough:1",
    "ㅏㅣㅓ ire ier yer ia ir iar",
    "ㅏㅝ our ower",
    "ㅐㅣ a ai ay",
    "ㅔㅣ a ai ay ei ey ea e:1 ae ae:1 aye",
    "ㅔㅓ air are ear ere eir",
    "ㅗㅜ o ow oa ou oe",
    "ㅗㅣ oi oy eu",
    "ㅗㅓ or ore oor oar our",
    "ㅜㅓ oor our ure ur oo:2",
    "ㅜㅔ we ue",
    "ㅣㅓ ear eer ier ere ea ie ia ir er",
    "ㅣㅏ ia ya",
    "ㅞㅓ uare ware wear",
    "ㅠㅓ ure uer ewer",
    "ㅣㅠ ew u",
)
"""The letters of a sound, and the spellings it is written for: each with its cost in tenths."""
_TENTH: Final = 0.1
Spellings = Mapping[str, float]
"""Letters a to z, and what it costs that a sound is written so."""


def _table(lines: Sequence[str]) -> Mapping[str, Spellings]:
    table = {}
    for line in lines:
        sound, *spelled = line.split()
        costs = (one.partition(":") for one in spelled)
        table[sound] = {letters: int(cost or 0) * _TENTH for letters, _, cost in costs}
    return table


INITIALS: Final = _table(_CONSONANTS_SPELLED)
FINALS: Final = _table(_FINALS_SPELLED)
MIDDLES: Final = _table(_VOWELS_SPELLED)
"""Of vowels, and of some that stand side by side."""
