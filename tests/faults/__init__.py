"""What must happen when things go wrong, tried on the real program.

`rows.py` says for each of the 46 faults the program has an answer to which test or script tries
it. The tests here start real processes on real pseudo-terminals; what is tried nearer to the
code stands beside the tests of that code and is only named.
"""
