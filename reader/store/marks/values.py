"""Values of documents: converting them, and the forms in which they are compared."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from reader.store.marks.record import Doc, Json

MAX_DIGITS: Final = 18
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_Choice = TypeVar("_Choice", bound=StrEnum)


class Misfit(ValueError):
    """A value that is not what the schema says."""


def plain(value: Json) -> Json:
    """A value with every scalar as the text that stands for it in YAML."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return str(value)
    return [plain(item) for item in value]


def clean(value: Json) -> Json:
    """A value with lone surrogates replaced by U+FFFD; cleaning twice changes nothing more."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return _cleaned(value)
    return value


def clean_doc(doc: Doc) -> Doc:
    """A document without lone surrogates."""
    cleaned = clean(doc)
    return cleaned if isinstance(cleaned, dict) else {}


def _cleaned(value: Json) -> Json:
    if isinstance(value, str):
        paired = value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", paired)
    if isinstance(value, dict):
        return {str(_cleaned(key)): _cleaned(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(item) for item in value]
    return value


def as_json(value: object) -> Json:
    """An unknown value of a file; files hold text, lists and mappings only."""
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return str(value)


def fraction(value: Json) -> float:
    """A finite number, or Misfit."""
    if type(value) is float and math.isfinite(value):
        return value
    text = plain(value)
    if not isinstance(text, str):
        raise Misfit
    try:
        number = float(text)
    except ValueError:
        raise Misfit from None
    if not math.isfinite(number):
        raise Misfit
    return number


def switch(value: Json) -> bool:
    """true or false, or Misfit."""
    match plain(value):
        case "true":
            return True
        case "false":
            return False
    raise Misfit


def choice(kinds: type[_Choice], value: Json) -> _Choice:
    """One of a set of names, or Misfit."""
    if not isinstance(value, str):
        raise Misfit
    try:
        return kinds(value)
    except ValueError:
        raise Misfit from None


def mapping(value: Json) -> Doc:
    """A mapping, or Misfit."""
    if not isinstance(value, dict):
        raise Misfit
    return value


def text_of(value: Json) -> str:
    """A text, or Misfit."""
    if not isinstance(value, str):
        raise Misfit
    return str(value)


def texts_of(value: Json) -> tuple[str, ...]:
    """A list of texts, or Misfit."""
    if not isinstance(value, list):
        raise Misfit
    return tuple(text_of(item) for item in value)


def numbers_of(value: Json) -> tuple[int, ...]:
    """A list of whole numbers, or Misfit."""
    if not isinstance(value, list):
        raise Misfit
    return tuple(number_of(item) for item in value)


def number_of(value: Json) -> int:
    """A whole number from 0 with at most 18 digits, or Misfit."""
    if type(value) is int and value >= 0:
        return value
    text = plain(value)
    if not (isinstance(text, str) and text.isdecimal() and len(text) <= MAX_DIGITS):
        raise Misfit
    return int(text)
