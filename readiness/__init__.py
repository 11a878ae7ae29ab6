"""The only room with doors and windows: commands now, pages later. It reads files, asks the pure rooms, writes files.

Begin with `commands/__init__.py`; `answer_files.py` and `organisation_files.py` are the doors that data comes in by.
"""
