"""Words of the library that are one slip of the finger away from what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reader.search.families import of_family, with_middle
from reader.search.heard import spelled_by_ear
from reader.search.lexicon import Lexicon, Word
from reader.search.readings import Reading, is_latin
from reader.search.results import Tier
from reader.search.tables import ALIASES
from reader.text.english import is_ending
from reader.text.hangul import decompose, is_consonant, is_hangul, is_syllable, keystrokes
from reader.text.keyboard import are_beside, keys_are_beside
from reader.text.particles import noun_of_verb, stems
from reader.text.transliteration import skeleton_of_hangul

_MOST = 12
"""More corrections than this are guesses."""
_NEARLY_BEST = 0.08
_LONG = 6
"""Letters of a Latin word that is hardly another one with a slip in it."""
_VOWELS: Final = "aeiouy"
_ALIKE: Final = frozenset(("ck", "kc", "cs", "sc", "sz", "zs", "kq", "qk", "fv", "vf", "gj", "jg"))
"""Consonants that are spoken alike."""
_SWAPPED = 0.9
"""How alike words are that have two syllables the wrong way round."""
_OF_NO_FINGER: Final = 0.92
"""What is left of that where the slip is one that no finger makes."""
_SHORT_NAME: Final = 4
"""Letters of a name that every other word is a slip away from."""
_VERY_LONG: Final = 8
"""Letters of one that is no other word whatever the slip is."""
_SHORT = 2
"""Syllables of a Korean word that a slip turns into another one."""
_FEW = 3
"""Syllables of a Korean word that is another one without one of them."""
_AFTER_NOUNS = "은는을를"
"""What ends so is mostly a noun with its particle."""
_SAME_NAME = 0.95
"""How alike two spellings of one foreign name are."""
_PLAIN = str.maketrans("ㄲㄸㅃㅆㅉㅐ", "ㅋㅌㅍㅅㅈㅔ")
_AT_ONE = str.maketrans("ㄲㅋㄸㅌㅃㅍㅆㅉㅊㅐ", "ㄱㄱㄷㄷㅂㅂㅅㅈㅈㅔ")
"""Letters that are spoken at one place of the mouth."""
_PALATAL = re.compile("[ㅅㅆㅈㅉㅊ][ㅑㅕㅛㅠ]")
_UNHEARD = re.compile("(?<=[ㄱ-ㅆㅈ-ㅎ])ㅇ")
_PLAIN_VOWELS = str.maketrans("ㅑㅕㅛㅠ", "ㅏㅓㅗㅜ")
_LATIN_NAMES: Final = tuple(name for name in ALIASES if is_latin(name) and len(name) > _SHORT_NAME)
"""Those that news writes in Hangul, too."""
_ONE_SLIP = 0.88
"""Factor of such a word: it is likelier meant than a Korean one that sounds like the slip."""


def typo_readings(token: str, lexicon: Lexicon) -> Iterator[Reading]:
    """The likeliest corrections of a token, if it looks like a word at all."""
    if not may_have_slips(token):
        return
    corrections = _latin_corrections if is_latin(token) else _hangul_corrections
    found = corrections(token, lexicon)
    best = max(found.values(), default=0.0)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    for text, alike in ranked[:_MOST]:
        if alike >= best - _NEARLY_BEST:
            is_sure = is_latin(token) and len(token) >= _LONG and alike >= 1 - 1 / len(token)
            base = _ONE_SLIP if is_sure else 0.80 * alike
            yield Reading(text, Tier.TYPO, base, finished=True)


def may_have_slips(token: str, *, beside_sounds: bool = False) -> bool:
    """Whether a token is long enough, and of one script, to be a word with a slip in it.

    Args:
        token: Folded and squeezed.
        beside_sounds: Whether there are words that sound like it: of four letters or two syllables
            every other word is a slip away, so these are likelier meant.
    """
    if is_latin(token):
        return len(token) >= 4 + beside_sounds
    return (
        len(token) >= 2 + beside_sounds
        and all(map(is_hangul, token))
        and not all(map(is_consonant, token))
    )


def allowed_slips(token: str) -> int:
    """How many slips a token of this length may hold and still be recognised."""
    if is_latin(token):
        return 1 if len(token) < 10 else 2
    keys = len(keystrokes(token))
    return 0 if keys < 5 else 1 if keys < 9 else 2 if keys < 14 else 3


def _latin_corrections(token: str, lexicon: Lexicon) -> dict[str, float]:
    slips = allowed_slips(token)
    if family := dict.fromkeys(of_family(token, lexicon), _SWAPPED):
        return family  # no word with a slip in it
    found = dict(_names_in_hangul(token))
    words = [word.text for word in lexicon.spelled_like(token, slips)]
    length = len(token)
    is_long = length > _LONG
    found.update(dict.fromkeys(spelled_by_ear(token, lexicon), 1 - 1 / length))
    words += [
        one[:end]
        for one in words
        for end in range(length - is_long, min(length + is_long + 1, len(one)))
        if one[end:] != "e" and is_ending(one[:end], one[end:])
    ]
    near = process.extract(token, words, scorer=OSA.distance, score_cutoff=slips, limit=20)
    for word, distance, _ in near:
        is_near = word[0] == token[0] or (is_long and distance == 1)
        if is_near and (length > _VERY_LONG or _is_no_other_word(token, word)):
            found[word] = 1 - distance / length
    return found


def _names_in_hangul(token: str) -> Iterator[tuple[str, float]]:
    """What a name is called in Korean that is a slip away: 현대 for hyundia."""
    near = process.extract(token, _LATIN_NAMES, scorer=OSA.distance, score_cutoff=1, limit=_MOST)
    for name, _, _ in near:
        is_swapped = sorted(name) == sorted(token)
        if is_swapped or (len(token) >= _LONG and _is_no_other_word(token, name)):
            for other in ALIASES[name]:
                if all(map(is_syllable, other)):
                    yield other, 1 - 1 / len(token)


def _is_no_other_word(typed: str, meant: str) -> bool:
    """Whether what differs by a letter is rather the same word with a slip: suing is no swing.

    A key was left out, hit together with its neighbour or instead of it, two changed places, or
    the letter is spoken like the other; the first vowel of a short word nobody takes for another.

    Example:
        >>> _is_no_other_word("nvidea", "nvidia"), _is_no_other_word("butter", "better")
        (True, False)
    """
    if len(typed) < len(meant) or sorted(typed) == sorted(meant):
        return True
    place = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), -1)
    letter, before = typed[place], typed[:place]
    if len(typed) > len(meant):  # at the end it is an ending, unless it was typed twice
        around = before[-1:] + typed[place + 1 :][:1] if place >= 0 else ""
        is_beside = any(keys_are_beside(letter, one) for one in around)
        return letter == before[-1:] or (is_beside and len(meant) > _SHORT_NAME)
    is_vowel = letter in _VOWELS and meant[place] in _VOWELS
    if is_vowel and (len(typed) > _LONG or any(one in _VOWELS for one in before)):
        return True
    return letter + meant[place] in _ALIKE or keys_are_beside(letter, meant[place])


def _hangul_corrections(token: str, lexicon: Lexicon) -> dict[str, float]:
    found: dict[str, float] = {}
    for query, penalty in [(token, 1.0), *((stem, 0.97) for stem in stems(token))]:
        if query != token and (found or len(query) <= _SHORT):
            break  # the word itself has a slip rather; of two syllables a guess is enough
        found.update(dict.fromkeys(_spelled_otherwise(query, lexicon), penalty * _SAME_NAME))
        found.update(dict.fromkeys(_swapped(query, lexicon), penalty * _SWAPPED))
        found.update(dict.fromkeys(with_middle(query, lexicon), penalty * _SWAPPED))
        slips = allowed_slips(noun_of_verb(query) or query)
        if not slips:
            continue
        keys = keystrokes(query)
        words = lexicon.spelled_like(query, slips)
        for text, alike in _near_words(query, keys, slips, words):
            found[text] = max(found.get(text, 0.0), penalty * alike)
    return found


def _spelled_otherwise(query: str, lexicon: Lexicon) -> Iterator[str]:
    """The foreign names that are the same but for the habit of who spelled them."""
    skeleton = skeleton_of_hangul(query)
    if skeleton:
        sounding = lexicon.sounding_like(skeleton, hangul=True, nearly=False)
        names = [query, *(word.text for word in sounding)]
        typed, *spelled = _spelling("\n".join(names)).split("\n")  # not a call for each
        for name, own in zip(names[1:], spelled, strict=True):
            if name != query and own == typed:
                yield name


def _swapped(query: str, lexicon: Lexicon) -> Iterator[str]:
    """The words with two syllables the other way round: 아시나아 for 아시아나."""
    if len(query) > _SHORT:
        pairs = ((i, a, b) for i, (a, b) in enumerate(pairwise(query)) if a != b)
        meant = [query[:place] + b + a + query[place + 2 :] for place, a, b in pairs]
        yield from (word.text for word in lexicon.known(meant))


def _spelling(names: str) -> str:
    """The keys of foreign names without what is spelled now so, now so: 샤또 and 샤토."""
    keys = _PALATAL.sub(lambda one: one[0].translate(_PLAIN_VOWELS), keystrokes(names))
    return keys.translate(_PLAIN).replace("ㅔㅇㅣ", "ㅔ").replace("ㅗㅇㅜ", "ㅗ")


def _near_words(
    query: str, keys: str, slips: int, words: Sequence[Word]
) -> Iterator[tuple[str, float]]:
    """Whole words first, then the beginnings of longer ones, which may still be being typed.

    Of two syllables every slip makes another word, so only those of a finger count there, with a
    particle or without; letters that are left over are no word.
    """
    length = sum(map(is_syllable, query[:-1])) + 1
    is_word = all(map(is_syllable, query))
    is_short = is_word and min(map(len, (noun_of_verb(query) or query, *stems(query)))) <= _SHORT
    whole = [w.text for w in words if abs(len(w.text) - length) <= 1]
    begun = list(dict.fromkeys(w.text[:length] for w in words if len(w.text) > length))
    for texts, weight, other_onset in ((whole, 1.0, 0.9), (begun, 0.93, 0.88)):
        spelled = [keystrokes(text) for text in texts]
        near = process.extract(keys, spelled, scorer=OSA.distance, score_cutoff=slips, limit=40)
        for other, distance, index in near:
            if is_word and _has_other_syllable(query, texts[index]):
                continue
            if distance > 1 and len(query) <= _FEW and len(texts[index]) != length:
                continue  # a syllable that was left out is no slip: 원자력 and 원작
            is_beginning = texts is begun and len(query) == _SHORT
            if is_beginning and not _goes_on(keys, other, texts[index]):
                continue
            is_other = is_short or (is_word and len(texts[index]) <= _SHORT)
            is_of_a_finger = _is_of_a_finger(keys, other)
            if is_other and not (is_beginning or is_of_a_finger):
                continue
            if len(query) == _SHORT and _is_noun_with_particle(texts[index]):
                continue
            onset = 1.0 if other[0] == keys[0] else other_onset
            yield (
                texts[index],
                weight
                * onset
                * (1 if is_of_a_finger else _OF_NO_FINGER)
                * (1 - distance / len(keys)),
            )


def _goes_on(typed: str, meant: str, beginning: str) -> bool:
    """Whether only the final at the end is not, or not yet, that of the beginning of a word.

    Args:
        typed: Keys.
        meant: Those of the beginning.
        beginning: Two syllables.

    Example:
        >>> _goes_on("ㅋㅗㅂㅏㄹㄱ", "ㅋㅗㅂㅏㄹ", "코발")
        True
    """
    if not decompose(beginning[-1])[2]:
        return False
    return typed[:-1] == meant or typed.translate(_AT_ONE) == meant.translate(_AT_ONE)


def _is_of_a_finger(typed: str, meant: str) -> bool:
    """Whether a key was left out, two changed places, or one is beside the other or spoken like it;
    an ㅇ behind a final is not heard.

    Example:
        >>> _is_of_a_finger("ㅋㅜㅍㅣㅇ", "ㅋㅜㅍㅏㅇ"), _is_of_a_finger("ㄱㅡㅁㄹㅣ", "ㄱㅡㅁㅈㅣ")
        (True, False)
        >>> _is_of_a_finger("ㅇㅗㅌㅏㄴㅇㅣ", "ㅇㅗㅌㅏㄴㅣ")
        True
    """
    if len(typed) != len(meant):
        return len(typed) < len(meant) or _UNHEARD.sub("", typed) == meant
    wrong = [pair for pair in zip(typed, meant, strict=True) if pair[0] != pair[1]]
    return sorted(typed) == sorted(meant) or all(
        are_beside(a, b) or a.translate(_AT_ONE) == b.translate(_AT_ONE) for a, b in wrong
    )


def _is_noun_with_particle(word: str) -> bool:
    """Whether a word is no noun itself: what was to be 수능 is not 수는, nor 물가 무리가."""
    return word[-1] in _AFTER_NOUNS or (len(word) > _SHORT and bool(stems(word)))


def _has_other_syllable(typed: str, word: str) -> bool:
    """Whether one syllable has neither its initial nor all the rest in common: 월드컵, 월드서.

    Example:
        >>> _has_other_syllable("제주", "우주"), _has_other_syllable("카가오", "카카오")
        (True, False)
    """
    differing = [pair for pair in zip(typed, word, strict=False) if pair[0] != pair[1]]
    if len(typed) != len(word) or len(differing) != 1:
        return False
    (initial, *rest), (other, *other_rest) = map(decompose, differing[0])
    if rest[0] == other_rest[0] and initial.translate(_AT_ONE) == other.translate(_AT_ONE):
        return False  # 뽁 and 볶
    return initial != other and rest != other_rest
