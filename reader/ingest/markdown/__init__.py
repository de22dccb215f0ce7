"""Reading pages that programs saved as Markdown."""
