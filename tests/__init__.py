"""The tests, and what they measure; whatever terminal they run on, they see all colours."""

import os

os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
