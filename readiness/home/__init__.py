"""The start page: what waits for this person, whatever their roles. Begin with `pages/start.py`."""
