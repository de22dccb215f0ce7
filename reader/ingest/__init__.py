"""From the bytes of a dump to articles, one visible stage after another."""
