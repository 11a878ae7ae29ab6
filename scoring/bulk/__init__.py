"""Many responses at once: the engine's totals and ratings over arrays of codes, equal to the last digit. No receipts.

This is the only place in the room that knows numpy. Begin with `scorer.py`; `coding.py` says what a code means,
`whole.py` why nothing is ever inexact. What cannot be exact here is refused with `NotVectorisable`: use the engine.
"""

from scoring.bulk.coding import FIRST_ANSWER, NOT_ANSWERED, NOT_APPLICABLE, NOT_ASKED, Coded, Column, columns_of
from scoring.bulk.encoding import encode
from scoring.bulk.exact import Exact
from scoring.bulk.refusing import NotVectorisable
from scoring.bulk.scorer import NO_LEVEL, BulkScorer, Scores

__all__ = [
    "FIRST_ANSWER",
    "NOT_ANSWERED",
    "NOT_APPLICABLE",
    "NOT_ASKED",
    "NO_LEVEL",
    "BulkScorer",
    "Coded",
    "Column",
    "Exact",
    "NotVectorisable",
    "Scores",
    "columns_of",
    "encode",
]
