"""What must hold before a questionnaire may be published. Every problem names its line, its question and the remedy."""

from questionnaires.checks.checking import problems_in

__all__ = ["problems_in"]
