"""The table of keys as the README has it: `python -m tests.readme_keys` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.tui.keys import HEADINGS, Place, commands_of, shown

_ELSEWHERE: Final[Mapping[str, tuple[Place, ...]]] = {
    heading: places
    for heading, places in HEADINGS.items()
    if not {*places} & {Place.MOVE, Place.LIST, Place.PANE, Place.EVERYWHERE}
}
"""What has no column in the table."""


def markdown_table() -> str:
    """The table of the README: one row for each set of keys, list and article side by side."""
    sides = (
        (Place.MOVE, Place.LIST, Place.EVERYWHERE),
        (Place.PANE, Place.ARTICLE, Place.EVERYWHERE),
    )
    cells: dict[str, list[list[str]]] = {}
    for side, places in enumerate(sides):
        for command in commands_of(*places):
            row = cells.setdefault(" ".join(f"`{shown(k)}`" for k in command.keys), [[], []])
            row[side].append(command.description)
    lines = ["| key | list | article |", "|---|---|---|"]
    for keys, (left, right) in cells.items():
        words = ["; ".join(side) or "–" for side in (left, right)]
        lines.append(f"| {keys} | {words[0]} | {'same' if left == right else words[1]} |")
    lines += [""] + [_sentence(heading, places) for heading, places in _ELSEWHERE.items()]
    return "\n".join(lines).replace("`|`", "`\\|`") + "\n"


def _sentence(heading: str, places: tuple[Place, ...]) -> str:
    """The commands of a lesser place on one line, for the README."""
    told = [
        f"{' '.join(f'`{shown(k)}`' for k in command.keys)} {command.description}"
        for command in commands_of(*places)
    ]
    return f"- **{heading}:** {' · '.join(told)}"


if __name__ == "__main__":
    print(markdown_table(), end="")
