"""The Textual client: screens and widgets that show values and post messages."""

from __future__ import annotations

import os

# Before Textual is imported: its Kitty mode loses composed syllables in several terminals, and
# the second frame after a key, as the hits of a search, waits for up to two of its ticks.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_FPS", "120")
