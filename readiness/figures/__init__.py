"""What a round has come to, as one person may see it: who sees what, receipts loaded, constituencies rolled up and kept.

Journeys that show figures begin with `seen.py`, then `of_round.py`. Reads what scorekeeping kept; never scores. The one thing
it writes are roll-ups that need not be made again (`keep.py`).
"""
