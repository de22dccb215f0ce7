"""How wide text is set."""

from __future__ import annotations

from typing import Final

MEASURE_CELLS: Final = 72
"""The widest column that reads well: 36 syllables, or about 70 letters."""
