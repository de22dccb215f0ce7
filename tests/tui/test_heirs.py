"""What a class of widgets or screens inherits is the same as Textual finds out itself."""

from __future__ import annotations

import json
import subprocess
import sys

CODE = """
import json, sys
if sys.argv[1] == "ours":
    from reader.tui.light import load_textual
    load_textual()
from reader.tui.app import ReaderApp
from reader.tui.screens import align, concordance, help, note, panel, search, tags
from reader.tui.widgets import article_pane, entry_bar
from textual.dom import DOMNode

def heirs(cls):
    for one in cls.__subclasses__():
        yield one
        yield from heirs(one)

def told(cls):
    return [
        [*cls._reactives], sorted(cls._computes), cls._css_type_name, sorted(cls._css_type_names),
        [[key, repr(bound)] for key, bound in cls._merged_bindings.key_to_bindings.items()],
        cls._inherit_css, cls._inherit_bindings, cls._inherit_component_classes,
        getattr(cls, "can_focus", None), getattr(cls, "can_focus_children", None),
    ]

print(json.dumps({f"{one.__module__}.{one.__qualname__}": told(one) for one in heirs(DOMNode)}))
"""


def _told(way: str) -> dict[str, object]:
    command = [sys.executable, "-c", CODE, way]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_each_class_inherits_what_textual_says() -> None:
    """Reactive attributes in their order, computed ones, names for style sheets, bindings."""
    ours, textuals = _told("ours"), _told("textual")

    assert len(ours) > 60
    assert {*ours} <= {*textuals}
    assert ours == {name: textuals[name] for name in ours}
