"""Giving every line of a page its one label, stage by stage: see `labels`."""
