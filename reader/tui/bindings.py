"""Textual's bindings, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from reader.tui.keys import Command, Place, commands_of


def bindings_of(*places: Place) -> list[BindingType]:
    """The bindings of some places, each with its command's id, so that a keymap moves them."""
    return [_binding(command) for command in commands_of(*places)]


def _binding(command: Command) -> Binding:
    return Binding(
        ",".join(command.keys),
        command.action,
        command.label or command.description,
        id=command.id,
        tooltip=command.description,
    )
