"""The pictures show the program as it is: `python -m tests.screenshots` draws them again."""

from __future__ import annotations

import pytest

from tests.screenshots import SCENES, Scene, taken
from tests.support import PROJECT


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_picture_shows_the_program(scene: Scene) -> None:
    """A change of the screen that a reader of the README sees is drawn again with it."""
    drawn = (PROJECT / "screenshots" / f"{scene.name}.svg").read_text("utf-8")

    assert await taken(scene) == drawn, "run python -m tests.screenshots"


def test_no_picture_is_left_over() -> None:
    """Every file is the picture of a scene."""
    files = {path.stem for path in (PROJECT / "screenshots").glob("*.svg")}

    assert {scene.name for scene in SCENES} == files
