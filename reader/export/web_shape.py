"""The shapes Web Annotations come in: one or many, text or object, anything or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.text.sanitise import MAX_NOTE_CHARS, line_text, note_text


class NotUsable(Exception):
    """One item cannot be taken; the others can.

    Args:
        reason: One clause that follows on "item 3": "has no quote".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def mapping(value: object) -> Mapping[str, object] | None:
    """A JSON object; None if it is something else."""
    return value if isinstance(value, dict) else None


def many(value: object) -> list[object]:
    """A property that may be absent, one value or a list of them."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: object) -> str:
    """A text, or the first text of a list; "" for anything else."""
    return next((entry for entry in many(value) if isinstance(entry, str)), "")


def bodies_of(value: object) -> tuple[list[str], list[str]]:
    """The notes and the tags among the bodies of an annotation.

    A body of another kind (an image, a page elsewhere) is kept as its address.
    """
    notes: list[str] = []
    tags: list[str] = []
    for body in many(value):
        inside = mapping(body)
        if inside is None:
            notes.append(text_of(body))
            continue
        words = text_of(inside.get("value")) or text_of(inside.get("id"))
        tagging = "tagging" in many(inside.get("purpose"))
        (tags if tagging else notes).append(words)
    return [note for note in notes if note], [tag for tag in tags if tag]


def note_of(notes: Iterable[str]) -> str:
    """The notes as one, cleaned.

    Raises:
        NotUsable: If it is too long: nothing of a note is cut.
    """
    body = note_text("\n\n".join(note for note in notes if note))
    if len(body) > MAX_NOTE_CHARS:
        raise NotUsable(f"has a note of more than {MAX_NOTE_CHARS:,} characters")
    return body


def tags_of(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags, cleaned; as many as a note may have words in it.

    Raises:
        NotUsable: If they are too long: nothing of them is cut.
    """
    given = tuple(tags)
    if sum(map(len, given)) > MAX_NOTE_CHARS:
        raise NotUsable(f"has tags of more than {MAX_NOTE_CHARS:,} characters")
    cleaned = (line_text(tag, MAX_NOTE_CHARS) for tag in given)
    return tuple(tag for tag in cleaned if tag)
