"""Rounds: planned, opened for an audience, kept going and closed.

Knows who is asked, by when and in which state; never what a question says. Begin with `audience.py` and
`actions/open_round.py`.
"""
