"""Problems gathered while a long file is read: enough of them to mend it, never millions."""

from questionnaires.problems import Problem, Refused

MOST = 50


class TooMany(Exception):
    """As many problems as anyone would read at once; reading stops."""


class ProblemList:
    """Collects problems of one file. `raise_any` raises Refused when there were some."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, line: int, subject: str, sentence: str) -> None:
        self.problems.append(Problem(self.file, line, subject, sentence))
        if len(self.problems) >= MOST:
            self.problems.append(
                Problem(self.file, line, "", f"Reading stopped here after {MOST} problems; mend these first.")
            )
            raise TooMany

    def raise_any(self) -> None:
        if self.problems:
            raise Refused(self.problems)
