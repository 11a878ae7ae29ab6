"""Many receipts in, one rated constituency out: by a stated rule, with n of N, named drivers, distribution and bounds.

An organisation without a submission is neither red nor nought: it is missing, and the bounds say what it could change.
"""

from scoring.constituencies.rolling_up import roll_up
from scoring.constituencies.values import Constituency, Organisation, RatedRound

__all__ = ["Constituency", "Organisation", "RatedRound", "roll_up"]
