"""Which article of a library an extracted one is: see `identities`."""
