"""The yardsticks: the least a Textual program can be. `python targets_apps.py hello|echo`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Shows two words."""

    def compose(self) -> ComposeResult:
        yield Static("hello world")


class Echo(App[None]):
    """Shows how many keys were pressed."""

    count = 0

    def compose(self) -> ComposeResult:
        yield Static("echo 0.")

    def on_key(self) -> None:
        self.count += 1
        self.query_one(Static).update(f"echo {self.count}.")


if __name__ == "__main__":
    {"hello": Hello, "echo": Echo}[sys.argv[1]]().run()
