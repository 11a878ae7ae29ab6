"""What must hold before a scheme may be used: it can say what it says, and it fits its questionnaire."""

from scoring.checks.checking import problems_in

__all__ = ["problems_in"]
