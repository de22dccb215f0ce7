"""The Textual client: screens and widgets that show values and post messages."""
