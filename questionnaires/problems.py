"""What is wrong with a document or an answer, said once and clearly: where, what, remedy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that must be put right. `line` counts from 1; 0 means the whole file."""

    file: str
    line: int
    subject: str
    sentence: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.subject}: {self.sentence}" if self.subject else f"{where}: {self.sentence}"


class Refused(Exception):
    """A document or an input that cannot be used; carries every problem found in it."""

    def __init__(self, problems: "list[Problem] | tuple[Problem, ...]") -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InvalidAnswer(ValueError):
    """An answer that its question cannot take; the message tells the respondent what to give instead."""
