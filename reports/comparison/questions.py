"""Movement question by question, where the lineage says that it may be compared."""

from collections.abc import Iterator, Mapping, Sequence

from questionnaires.lineage.links import Lineage, Link
from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from reports.comparison.moves import tallied, tallied_group
from reports.comparison.rounds import ComparedRound
from reports.comparison.values import Moves, QuestionMovement, QuestionMovements
from scoring.decomposition.carrying import kept_questions
from scoring.receipt import Line

Lines = Mapping[str, Mapping[str, Line]]
"""Question to organisation to its line, of answers that were given and earn points."""
NOT_COUNTED = "The scheme of {} does not count it, so no receipt says what was answered."
OTHER_KIND = "It is declared comparable, but asks for another kind of answer, so answers cannot be put side by side."


def lines_of(one: ComparedRound) -> Lines:
    found: dict[str, dict[str, Line]] = {}
    for reference, receipt in one.receipts.items():
        for line in receipt.lines:
            if line.absence is None and line.points is not None:
                found.setdefault(line.question, {})[reference] = line
    return found


def movements(
    before: ComparedRound,
    after: ComparedRound,
    lines: tuple[Lines, Lines],
    lineage: Lineage | None,
    matched: Sequence[str],
) -> QuestionMovements:
    """`matched`: organisations that count in both rounds. A constituency is that of both rounds."""
    if lineage is None:
        asked = [_answerable(one) for one in (before, after)]
        versions = [
            f"{one.compiled.questionnaire_ref.key} {one.compiled.questionnaire_ref.version}" for one in (before, after)
        ]
        reason = f"How the questions of {versions[1]} come from those of {versions[0]} has not been stated."
        return QuestionMovements((), 0, asked[1], 0, asked[0], reason)
    places = {key: _place(before, after, key) for key in matched}
    coverage = lineage.coverage
    return QuestionMovements(
        questions=tuple(_all(before, after, lines, lineage, places)),
        comparable=coverage.new,
        asked=coverage.of_new,
        comparable_before=coverage.old,
        asked_before=coverage.of_old,
    )


def _all(
    before: ComparedRound,
    after: ComparedRound,
    lines: tuple[Lines, Lines],
    lineage: Lineage,
    places: Mapping[str, str | None],
) -> Iterator[QuestionMovement]:
    numbers = numbers_of(before.questionnaire), numbers_of(after.questionnaire)
    for link in lineage.links:
        moves, reason = _moves(before, after, lines, link, places)
        is_asked = bool(link.new)
        keys = link.new or link.old
        questionnaire = (before, after)[is_asked].questionnaire
        yield QuestionMovement(
            old=link.old,
            new=link.new,
            number=", ".join(numbers[is_asked][key] for key in keys),
            text=" / ".join(words(questionnaire.questions[key].text, "en", questionnaire.language) for key in keys),
            verdict=link.verdict,
            comparable=link.comparable,
            reason=reason or words(link.reason, "en", after.questionnaire.language),
            all=moves.pop(None, None),
            by_constituency={name: one for name, one in moves.items() if name is not None},
        )


def _moves(
    before: ComparedRound,
    after: ComparedRound,
    lines: tuple[Lines, Lines],
    link: Link,
    places: Mapping[str, str | None],
) -> tuple[dict[str | None, Moves], str]:
    """None is all organisations together; nothing, with the reason, where there is no movement to state."""
    if not link.comparable:
        return {}, ""
    for one, keys in ((before, link.old), (after, link.new)):
        if not all(key in one.compiled.counted for key in keys):
            return {}, NOT_COUNTED.format(one.title)
    scale = after.compiled.scheme.scale
    is_more_better = scale is None or scale.best == "last"
    if len(link.old) > 1 or len(link.new) > 1:
        sides = [lines[0].get(key, {}) for key in link.old], [lines[1].get(key, {}) for key in link.new]
        return tallied_group(sides, places, is_more_better), ""
    kept = next(iter(kept_questions([link], before.questionnaire, after.questionnaire)), None)
    if kept is None:
        return {}, OTHER_KIND
    counted = before.compiled.counted[kept.old], after.compiled.counted[kept.new]
    return tallied(kept, counted, (lines[0].get(kept.old, {}), lines[1].get(kept.new, {})), places, is_more_better), ""


def _place(before: ComparedRound, after: ComparedRound, key: str) -> str | None:
    """The constituency, if it is the same in both rounds."""
    places = before.organisations[key].constituency, after.organisations[key].constituency
    return places[0] if places[0] == places[1] else None


def _answerable(one: ComparedRound) -> int:
    return sum(question.is_asked_for_an_answer for question in one.questionnaire.questions.values())
