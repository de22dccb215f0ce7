"""All bookmarks."""

from __future__ import annotations

from reader.model.marks import Annotation, MarkKind
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.panel import PanelScreen


class BookmarksScreen(PanelScreen):
    """Bookmarked articles and paragraphs."""

    TITLE_TEXT = "bookmarks"
    HOW_TO_BEGIN = "b makes one"
    SELECTED = tuple(
        hint for hint in AnnotationsScreen.SELECTED if hint[0] != "panel.yellow - panel.purple"
    )

    @property
    def idle_verbs(self) -> frozenset[str]:
        return super().idle_verbs | {"edit"}

    def wanted(self, annotation: Annotation) -> bool:
        return annotation.kind is MarkKind.BOOKMARK

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("edit", "recolor"):
            return False
        return super().check_action(action, parameters)
