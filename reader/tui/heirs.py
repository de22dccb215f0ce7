"""Classes of widgets and screens that come to be without a look at all they inherit.

For each class Textual goes through every attribute of every ancestor, seven hundred for a screen:
of the time to the first frame a twentieth. Here each class is looked through once, with the same
result; a test holds them equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.reactive import Reactive

_COMPUTES = ("_compute_", "compute_")


class _Own(NamedTuple):
    """What a class has beside what it inherits."""

    reactives: dict[str, Reactive[object]]
    computes: frozenset[str]
    bindings: dict[str, list[Binding]]


def look_once() -> None:
    """Let Textual define classes so from now on."""
    known: dict[type, _Own] = {}

    def owned(cls: type[DOMNode]) -> Iterator[tuple[type, _Own]]:
        """A class and its ancestors, the farthest first."""
        for base in reversed(cls.__mro__):
            if base not in known:
                known[base] = _own(base)
            yield base, known[base]

    def define(
        cls: type[DOMNode],
        inherit_css: bool = True,
        inherit_bindings: bool = True,
        inherit_component_classes: bool = True,
    ) -> None:
        super(DOMNode, cls).__init_subclass__()
        cls._inherit_css = inherit_css
        cls._inherit_bindings = inherit_bindings
        cls._inherit_component_classes = inherit_component_classes
        cls._reactives = {}
        computes: set[str] = set()
        keys: dict[str, list[Binding]] = {}
        for base, own in owned(cls):
            cls._reactives.update(own.reactives)
            computes |= own.computes
            if issubclass(base, DOMNode):
                if not base._inherit_bindings:
                    keys.clear()
                keys.update(own.bindings)
        ancestors = cls._css_bases(cls)
        cls._css_type_name = ancestors[0].__name__
        cls._css_type_names = frozenset(one.__name__ for one in ancestors)
        cls._merged_bindings = BindingsMap.from_keys({key: [*those] for key, those in keys.items()})
        cls._computes = frozenset(computes)

    DOMNode.__init_subclass__ = classmethod(define)  # type: ignore[assignment]


def _own(cls: type) -> _Own:
    reactives = {name: one for name, one in vars(cls).items() if isinstance(one, Reactive)}
    computes = [name.lstrip("_")[8:] for name in vars(cls) if name.startswith(_COMPUTES)]
    bindings = BindingsMap(vars(cls).get("BINDINGS", [])) if issubclass(cls, DOMNode) else None
    return _Own(reactives, frozenset(computes), bindings.key_to_bindings if bindings else {})
