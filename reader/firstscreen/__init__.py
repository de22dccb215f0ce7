"""The first screen, shown before the program itself is loaded; delete it and all still works.

When the screen is left, what the next start will show first is kept as plain lines (`Frame`).
The next start writes them to the terminal at once (`curtain`), loads the program behind them,
and the program draws over them. Nothing here is imported that takes time: no dataclasses, no
typing, no regular expressions.
"""
