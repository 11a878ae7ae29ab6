"""What is wrong with a document or an answer, said once and clearly: where, what, remedy."""

import re
from dataclasses import dataclass

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that must be put right. `line` counts from 1; 0 means the whole file."""

    file: str
    line: int
    subject: str
    sentence: str

    def __str__(self) -> str:
        """One line, whatever stood in the input: nothing in it breaks the line or steers a terminal."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        whole = f"{where}: {self.subject}: {self.sentence}" if self.subject else f"{where}: {self.sentence}"
        return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), whole)


class Refused(Exception):
    """A document or an input that cannot be used; carries every problem found in it."""

    def __init__(self, problems: "list[Problem] | tuple[Problem, ...]") -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InvalidAnswer(ValueError):
    """An answer that its question cannot take; the message tells the respondent what to give instead."""
