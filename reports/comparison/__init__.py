"""Two or more rounds side by side: all respondents and the matched cohort, movement from rating to rating and question by
question, what changed in the base, and why a figure changed. Begin with `rounds.py` (what it needs), `values.py` (what it
says) and `comparing.py` (how it comes about). Nothing is scored here, and who may see names is decided elsewhere.
"""

from reports.comparison.chosen import ChosenMovement, question_movement
from reports.comparison.comparing import compare
from reports.comparison.lineages import chained, same_version
from reports.comparison.rounds import ComparedRound
from reports.comparison.values import Comparison, Pair

__all__ = [
    "ChosenMovement",
    "ComparedRound",
    "Comparison",
    "Pair",
    "chained",
    "compare",
    "question_movement",
    "same_version",
]
