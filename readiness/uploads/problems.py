"""What is wrong with an uploaded file, place by place."""

from dataclasses import dataclass

MOST = 100


@dataclass(frozen=True, slots=True)
class FileProblem:
    """`line` as the spreadsheet or editor counts it, 0 for the whole file; `column` by its heading, or blank for a row."""

    line: int
    column: str
    sentence: str


class UnfitFile(Exception):
    """Nothing of the file is used."""

    def __init__(self, problems: list[FileProblem]) -> None:
        self.problems = tuple(problems[:MOST])
        self.more = len(problems) - len(self.problems)
        super().__init__("; ".join(f"{one.line} {one.column}: {one.sentence}" for one in self.problems[:5]))


def unfit(sentence: str, line: int = 0, column: str = "") -> UnfitFile:
    return UnfitFile([FileProblem(line, column, sentence)])
