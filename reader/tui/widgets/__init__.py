"""Widgets: they draw the values they are given and say what happened."""
