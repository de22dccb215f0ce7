"""The shapes Web Annotations come in: one or many, text or object, anything or nothing."""

from __future__ import annotations

from collections.abc import Mapping


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
