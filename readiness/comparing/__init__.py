"""Rounds of a programme side by side, and past rounds scored anew under another scheme.

Begin with `choosing.py` (which rounds a person may compare) and `shown.py` (the one place where tables leave for a page or a
file). Never scores while a page is shown; re-scoring adds receipts beside those of the round.
"""
