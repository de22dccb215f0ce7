"""The parts of the main screen, each with what it alone knows and changes."""
