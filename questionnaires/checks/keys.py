"""Keys are identity, and no two questions or sections show the same number."""

from collections import Counter
from collections.abc import Iterable, Iterator

from questionnaires.checks.walk import Written, questions_of, sections_of
from questionnaires.definition import Section
from questionnaires.documents import Path
from questionnaires.numbering import numbers_of
from questionnaires.problems import Problem
from questionnaires.question_types import AnyQuestion

Place = tuple[Path, Section | AnyQuestion]


def problems_of_keys(written: Written) -> Iterator[Problem]:
    """Keys that stand twice; where there are none, numbers that do."""
    sections, questions = list(sections_of(written.questionnaire)), list(questions_of(written.questionnaire))
    repeated = list(_repeated(written, [*sections, *questions]))
    yield from repeated
    if not repeated:
        yield from _shown_twice(written, sections)
        yield from _shown_twice(written, questions)


def _repeated(written: Written, places: Iterable[Place]) -> Iterator[Problem]:
    first_lines: dict[str, int] = {}
    for path, thing in places:
        line = written.document.line_of((*path, "key"))
        if thing.key in first_lines:
            first = first_lines[thing.key]
            sentence = f"The key stands twice (first in line {first}); keys are identity, give this one another."
            yield written.problem((*path, "key"), thing.key, sentence)
        first_lines.setdefault(thing.key, line)


def _shown_twice(written: Written, places: Iterable[Place]) -> Iterator[Problem]:
    """Only stated numbers are to blame: the others follow from the position."""
    numbers = numbers_of(written.questionnaire)
    counts = Counter(numbers[thing.key] for _, thing in places if thing.key in numbers)
    for path, thing in places:
        if thing.number and counts[thing.number] > 1:
            yield written.problem(
                (*path, "number"),
                thing.key,
                f"The number {thing.number} is shown {counts[thing.number]} times; give each its own.",
            )
