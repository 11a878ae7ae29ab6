"""Movement question by question, where the lineage says that it may be compared."""

from reports.comparison.values import QuestionMovements

NOTHING = QuestionMovements(questions=(), comparable=0, asked=0, comparable_before=0, asked_before=0)
