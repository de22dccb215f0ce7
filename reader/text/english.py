"""English words in another form: factory and factories, unveiled and unveil."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

_SHORTEST: Final = 3
"""Letters that must be left."""
_NO_FORMS: Final = frozenset(
    (
        "evening",
        "united",
        "according",
        "news",
        "lens",
        "does",
        "goes",
        "always",
        "during",
        "nothing",
    )
)
"""They are no forms of even, unit, accord, new and so on."""
_IRREGULAR: Final = (
    "become became,begin began begun,bend bent,bite bit bitten,bleed bled,break broke broken,"
    "breed bred,bring brought,build built,buy bought,catch caught,choose chose chosen,come came,"
    "creep crept,deal dealt,draw drew drawn,drink drank drunk,drive drove driven,eat ate eaten,"
    "fall fell fallen,feel felt,fight fought,flee fled,fly flew flown,forbid forbade forbidden,"
    "forget forgot forgotten,freeze froze frozen,get got,give gave given,go went gone,"
    "grow grew grown,hang hung,hear heard,hide hid hidden,hold held,keep kept,know knew known,"
    "lay laid,lead led,lend lent,lose lost,make made,meet met,overcome overcame,"
    "overthrow overthrew overthrown,overtake overtook overtaken,pay paid,ride rode ridden,"
    "rise rose risen,run ran,say said,seek sought,sell sold,send sent,shake shook shaken,"
    "shoot shot,shrink shrank shrunk,sing sang sung,sink sank sunk,sit sat,sleep slept,slide slid,"
    "speak spoke spoken,speed sped,spend spent,spin spun,stand stood,steal stole stolen,"
    "stick stuck,strike struck,swear swore sworn,sweep swept,swim swam swum,swing swung,"
    "take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown,"
    "undergo underwent undergone,understand understood,wake woke woken,wear wore worn,weep wept,"
    "withdraw withdrew withdrawn,withstand withstood,write wrote written,"
    "analysis analyses,child children,crisis crises,foot feet,goose geese,knife knives,man men,"
    "mouse mice,person people,tooth teeth,wife wives,wolf wolves,woman women"
)
"""Without found, which is a word of its own, and won, which is one first."""
_WON: Final = {"won": ("win", "wins")}
"""Who won is asked where a text says who wins; nobody who looks for a win means money."""
_SPELLINGS: Final = (("is", "iz"), ("our", "or"), ("tre", "ter"), ("ence", "ense"))
_VOWELS: Final = "aeiouy"
_ENDINGS: Final = frozenset(("", "s", "es", "e", "ed", "d", "er", "ers", "ing", "ings"))
_NOUN_ENDINGS: Final = (
    "ations ation ions ion ments ment als al ances ance ences ence ures ure ery ies y"
)
"""What makes a noun of a verb: evacuation, redevelopment, approval, apology."""
_VERB_ENDINGS: Final = "ed es e ing s ers er ising ised ise izing ized ize"
_SHORTEST_OF_FAMILY: Final = 5
"""Letters that words of one family have in common."""
_HISSES: Final = ("s", "x", "z", "ch", "sh")
"""After these the plural takes an e."""


@lru_cache(maxsize=4096)
def other_form(word: str) -> str:
    """How the other forms of a word begin, where the word itself does not begin them.

    Args:
        word: Lower-case letters a to z.

    Returns:
        "" if there is none, or if too little would be left.

    Example:
        >>> other_form("unveiled"), other_form("companies"), other_form("company")
        ('unveil', 'company', 'companies')
        >>> other_form("surviving"), other_form("planning"), other_form("news")
        ('surviv', 'plan', '')
    """
    if word in _NO_FORMS:
        form = ""
    elif word.endswith(("ies", "ied")):
        form = word[:-3] + "y"
    elif word.endswith("y") and word[-2:-1] not in _VOWELS and len(word) >= _SHORTEST:
        form = word[:-1] + "ies"
    elif word.endswith(("ing", "ed")):
        form = _without_ending(word)
    elif word.endswith("es") and word[:-2].endswith(_HISSES):
        form = word[:-2]
    elif word.endswith("s") and word[-2:-1] not in "isu":
        form = word[:-1]
    elif word.endswith("e") and word[-2:-1] not in _VOWELS:
        form = word[:-1] + "ing"
    else:
        form = ""
    return form if len(form) >= _SHORTEST else ""


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    groups = [tuple(group.split()) for group in _IRREGULAR.split(",")]
    return _WON | {
        word: tuple(other for other in group if other != word) for group in groups for word in group
    }


def irregular_forms(word: str) -> tuple[str, ...]:
    """The forms of an irregular word, whichever of them it is itself.

    Args:
        word: Lower-case letters a to z.

    Example:
        >>> irregular_forms("rose"), irregular_forms("selling"), irregular_forms("striking")
        (('rise', 'risen'), ('sold',), ('struck',))
    """
    bare = other_form(word)
    return next(filter(None, map(_irregular().get, (word, bare, bare + "e"))), ())


def is_irregular_form(word: str) -> bool:
    """Whether a word is irregular and not the form that dictionaries have: drawn, not draw."""
    return word in _irregular() and not any(
        group.split()[0] == word for group in _IRREGULAR.split(",")
    )


def other_spelling(word: str) -> str:
    """How a British word begins in American English, and the other way round; "" for others.

    Args:
        word: Lower-case letters a to z.

    Example:
        >>> other_spelling("apologised"), other_spelling("labor"), other_spelling("centre")
        ('apologiz', 'labour', 'center')
    """
    for pair in _SPELLINGS:
        for spelled, other in (pair, pair[::-1]):
            begun, found, behind = word.rpartition(spelled)
            if not found or len(begun) < _SHORTEST:
                continue
            if behind in _ENDINGS or behind == "ation":
                return begun + other + behind * (behind == "ation")
    return ""


def _without_ending(word: str) -> str:
    bare = word.removesuffix("ing").removesuffix("ed")
    if not any(vowel in bare for vowel in _VOWELS):
        return ""
    if len(bare) < _SHORTEST and (bare[0] in _VOWELS or bare[-1] == "u"):
        return bare + "e"
    is_doubled = bare[-1] == bare[-2:-1] and bare[-1] not in "lsz"
    return bare[:-1] if is_doubled else bare


def family_stems(word: str) -> tuple[str, ...]:
    """How the words begin that are of one family with a word, the longest first.

    Example:
        >>> family_stems("evacuation"), family_stems("explosion")
        (('evacuation', 'evacuat', 'evacu'), ('explosion', 'explos', 'explod'))
    """
    ends = (*_NOUN_ENDINGS.split(), *_VERB_ENDINGS.split(), "")
    stems = [word.removesuffix(end) for end in ends if word.endswith(end)]
    if not word.removesuffix("s").endswith(("tion", "sion")):  # accordion is of no verb
        stems = [stem for stem in stems if not word[len(stem) :].startswith("ion")]
    stems += [word.removesuffix("sion") + "d"] if word.endswith("sion") else []
    long = (stem for stem in stems if len(stem) >= _SHORTEST_OF_FAMILY)
    return tuple(sorted(set(long), key=lambda stem: (-len(stem), stem != stems[0], stem)))


def is_of_family(stem: str, behind: str) -> bool:
    """Whether what stands behind the beginning of a word makes a noun or a verb of it.

    Example:
        >>> is_of_family("redevelop", "ment"), is_of_family("apart", "")
        (True, False)
    """
    if not behind:
        return len(stem) > _SHORTEST_OF_FAMILY  # apart is no department
    return behind in _VERB_ENDINGS.split() or behind in _NOUN_ENDINGS.split()


def is_ending(stem: str, behind: str) -> bool:
    """Whether what stands behind the beginning of a word inflects it.

    Example:
        >>> is_ending("work", "ed"), is_ending("plan", "ning"), is_ending("work", "force")
        (True, True, False)
    """
    return behind in _ENDINGS or (behind[0] == stem[-1] and behind[1:] in _ENDINGS)
