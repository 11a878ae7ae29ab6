"""Rounds: planned, opened for an audience, kept going and closed. Begin with `pages/__init__.py` and `actions/`."""
