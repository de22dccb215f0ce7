"""A terminal reader for people who live between Korean and English."""

__version__ = "0.1.0"
