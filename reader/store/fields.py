"""Reading a document field by field, with errors that know their line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from reader.errors import NewerSchema, Unreadable
from reader.store.canonical_yaml import Value
from reader.store.strict_yaml import line_of, load_told
from reader.text.lazy import lazily
from reader.text.sanitise import guard, is_clean

SCHEMA: Final = 1
"""Of articles and of library.yaml; a file with a larger one is refused and left alone."""

_MOST_DIGITS: Final = 18
_FRACTION: Final = lazily(r"0?\.[0-9]{1,17}|[01](?:\.0{0,17})?")

_T = TypeVar("_T")


class Wrong(Exception):
    """A value that does not fit, and the keys that lead to it."""

    def __init__(self, keys: tuple[str | int, ...], reason: str) -> None:
        super().__init__(reason)
        self.keys = keys
        self.reason = reason

    @property
    def name(self) -> str:
        """What a person calls the value: its key, or what list it is in."""
        key = next((key for key in reversed(self.keys) if isinstance(key, str)), "")
        return f"`{key}`" if self.keys[-1] == key else f"an entry of `{key}`"


class Fields:
    """One mapping of a document.

    Every method raises `Wrong` if the value is not of the form it is asked in; a key that is not
    there has the empty value of that form.
    """

    __slots__ = ("_at", "_is_clean", "_mapping")

    def __init__(
        self, value: Value, at: tuple[str | int, ...] = (), *, is_clean: bool = False
    ) -> None:
        """Take a mapping.

        Args:
            value: What stands in the document.
            at: The keys that lead to it.
            is_clean: Whether it is known that no text in it needs sanitising.
        """
        if not isinstance(value, dict):
            raise Wrong(at, "must be a mapping of `key: value`")
        self._mapping = value
        self._at = at
        self._is_clean = is_clean

    def __contains__(self, key: str) -> bool:
        return key in self._mapping

    def wrong(self, key: str, reason: str) -> Wrong:
        """An error about the value of a key."""
        return Wrong((*self._at, key), reason)

    def text(self, key: str) -> str:
        """A text of one line without forbidden characters; "" if the key is not there."""
        value = self._mapping.get(key, "")
        if self._is_clean and type(value) is str:
            return value
        return self._one_line(value, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts of one line each."""
        return tuple(
            [
                value
                if self._is_clean and type(value) is str
                else self._one_line(value, key, index)
                for index, value in enumerate(self._entries(key))
            ]
        )

    def number(self, key: str) -> int:
        """A whole number of at most 18 digits; 0 if the key is not there."""
        return self._number(self._mapping.get(key, "0"), key)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        return tuple(
            [self._number(value, key, index) for index, value in enumerate(self._entries(key))]
        )

    def fraction(self, key: str) -> float:
        """A number from 0 to 1; 0.0 if the key is not there."""
        value = self._mapping.get(key, "0")
        if not isinstance(value, str) or not _FRACTION.fullmatch(value):
            raise self.wrong(key, "must be a number from 0 to 1")
        return float(value)

    def inner(self, key: str) -> Fields:
        """A mapping within; an empty one if the key is not there."""
        return Fields(self._mapping.get(key, {}), (*self._at, key), is_clean=self._is_clean)

    def inners(self, key: str) -> Iterator[Fields]:
        """The entries of a list of mappings."""
        return (
            Fields(value, (*self._at, key, index), is_clean=self._is_clean)
            for index, value in enumerate(self._entries(key))
        )

    def pairs(self, key: str, kinds: Mapping[str, _T], what: str) -> list[tuple[_T, str]]:
        """The entries of a list of mappings that have one key each: what it means and its text.

        Args:
            key: Where the list stands.
            kinds: The keys that entries may have, and what each means.
            what: What such a key is, for the error message.
        """
        found: list[tuple[_T, str]] = []
        is_clean = self._is_clean
        for index, value in enumerate(self._entries(key)):
            if not isinstance(value, dict):
                raise Wrong((*self._at, key, index), "must be a mapping of `key: value`")
            if len(value) != 1:
                raise Wrong((*self._at, key, index), "must have exactly one key")
            [kind] = value
            text = value[kind]
            if not is_clean or type(text) is not str:
                text = self._one_line(text, key, index, kind)
            if kind not in kinds:
                reason = f"is no {what}; there are {', '.join(kinds)}"
                raise Wrong((*self._at, key, index, kind), reason)
            found.append((kinds[kind], text))
        return found

    def rest(self, known: frozenset[str]) -> dict[str, object]:
        """What stands under other keys than the known ones."""
        if self._mapping.keys() <= known:
            return {}
        return {key: value for key, value in self._mapping.items() if key not in known}

    def _entries(self, key: str) -> list[Value]:
        entries = self._mapping.get(key, [])
        if not isinstance(entries, list):
            raise self.wrong(key, "must be a list")
        return entries

    def _one_line(self, value: Value, *keys: str | int) -> str:
        if not isinstance(value, str):
            raise Wrong((*self._at, *keys), "must be text")
        text = str(value).replace("\n", " ")
        return text if is_clean(text) else guard(text)  # the first answers eight times as fast

    def _number(self, value: Value, *keys: str | int) -> int:
        if not isinstance(value, str) or not _is_number(value):
            raise Wrong((*self._at, *keys), "must be a whole number")
        return int(value)


def converted(data: bytes, path: Path, convert: Callable[[Fields], _T]) -> _T:
    """Load a file and convert it.

    Args:
        data: The content of the file.
        path: The file, for the error message.
        convert: Makes the value of the fields at the root; may raise `Wrong`.

    Raises:
        Unreadable: If the file is not what it should be; with the line.
        NewerSchema: If a later version of the program wrote it.
    """
    document, is_known_clean = load_told(data, path)
    try:
        fields = Fields(document, is_clean=is_known_clean)
        schema = fields.number("schema")
        if schema > SCHEMA:
            raise newer_schema(path, schema)
        if schema < 1:
            raise fields.wrong("schema", "must be there and be 1")
        return convert(fields)
    except Wrong as wrong:
        what = f"{wrong.name} {wrong.reason}" if wrong.keys else wrong.reason
        raise Unreadable(path, line_of(data, wrong.keys), what) from None


def newer_schema(path: Path, schema: int) -> NewerSchema:
    """The refusal of what a later version wrote."""
    return NewerSchema(
        f"{path} has schema {schema}, and this version reads up to {SCHEMA}",
        remedy="install a newer version of reader; nothing was changed",
    )


def _is_number(text: str) -> bool:
    return len(text) <= _MOST_DIGITS and text.isascii() and text.isdecimal()
