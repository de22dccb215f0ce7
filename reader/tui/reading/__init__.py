"""An article as rows on a screen, worked out without a screen."""
