"""From a key to its command, and to the frame that shows what it did, by the shortest way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

from reader.tui.frames import PromptScreen
from reader.tui.widgets.bare import Direct

Bound = Mapping[str, list[tuple[Binding, DOMNode]]]
"""What may be done by a key, in the order in which it is tried, and the node that does it."""


class PressingApp(App[None]):
    """Runs the command of a key at once when a list, an article or a box has the keyboard.

    Textual's own passes a key from the widget through everything it lies in up to the app, which
    then copies and filters the bindings of all of them. Nobody on the way from one of ours wants
    the key for itself, and what is bound does not change.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bound: WeakKeyDictionary[Widget, Bound] = WeakKeyDictionary()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded or not await self._press(event):
            await super().on_event(event)

    async def _press(self, event: events.Key) -> bool:
        """Run what a key is bound to, and show it; False if it is not ours to do."""
        screen = self.screen
        focused = screen.focused
        if not isinstance(focused, Direct):
            return False
        bound = self._bound_at(focused).get(event.key, ())
        urgent = any(binding.priority for binding, _ in bound)
        done = (not urgent and focused.take_key(event)) or await self._run_bound(bound)
        if done and isinstance(screen, PromptScreen):
            screen.paint()
        return done

    async def _run_bound(self, bound: Iterable[tuple[Binding, DOMNode]]) -> bool:
        for binding, node in bound:
            if await self.run_action(binding.action, node):
                return True
        return False

    def _parse_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> tuple[DOMNode, str, tuple[object, ...]]:
        """Find who does something: the node that is asked, or the first it lies in that can."""
        asked, name, parameters = super()._parse_action(action, default_namespace, namespaces)
        able = (one for one in asked.ancestors_with_self if hasattr(one, f"action_{name}"))
        return next(able, asked), name, parameters

    def _bound_at(self, focused: Widget) -> Bound:
        bound = self._bound.get(focused)
        if bound is None:
            bound = self._bound[focused] = _in_order(focused)
        return bound


def _in_order(focused: Widget) -> Bound:
    screen = focused.screen
    found: dict[str, list[tuple[Binding, DOMNode]]] = {}
    for urgent, chain in (
        (True, reversed(screen._binding_chain)),
        (False, screen._modal_binding_chain),
    ):
        for node, bindings in chain:
            for key, those in bindings.key_to_bindings.items():
                found.setdefault(key, []).extend(
                    (one, node) for one in those if one.priority == urgent
                )
    return found
