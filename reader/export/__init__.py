"""Annotations on their way out to other programs, and back: values in, text out, no files."""
