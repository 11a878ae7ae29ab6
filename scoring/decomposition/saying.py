"""What organisations said in a round, read back from the lines of their receipts."""

from collections.abc import Mapping
from typing import Any

from questionnaires.answers import Absence, Given, NotApplicable
from questionnaires.profiles import profile_of
from questionnaires.question_types import AnyQuestion
from scoring.decomposition.rounds import Scored
from scoring.receipt import Line

Words = Given | Absence


class Said:
    """The answers of a round. Those to questions that its scheme does not count are known only from answer sheets."""

    def __init__(self, scored: Scored) -> None:
        self.scored = scored
        self.has_sheets = all(key in scored.sheets for key in scored.receipts)
        self._defaults = profile_of(scored.compiled.questionnaire, {})
        self._read: dict[tuple[str, Any], Words] = {}
        self._of: dict[str, Mapping[str, Words]] = {}

    def knows(self, key: str) -> bool:
        return key in self.scored.compiled.counted or self.has_sheets

    def profile(self, reference: str) -> Mapping[str, Any]:
        return self.scored.profiles.get(reference, self._defaults)

    def of(self, reference: str) -> Mapping[str, Words]:
        """Key of each question known to an answer or the reason why there is none."""
        if reference not in self._of:
            lines = self.scored.receipts[reference].lines
            self._of[reference] = self._uncounted(reference) | {line.question: self._words(line) for line in lines}
        return self._of[reference]

    def _uncounted(self, reference: str) -> dict[str, Words]:
        if not self.has_sheets:
            return {}
        compiled = self.scored.compiled
        applied = compiled.plan.applied(self.scored.sheets[reference], self.profile(reference))
        return {
            key: applied.given.get(key, Absence.NOT_ANSWERED) if key in applied.shown else Absence.NOT_ASKED
            for key in compiled.questionnaire.questions
            if key not in compiled.counted
        }

    def _words(self, line: Line) -> Words:
        if line.input is None:
            return Absence(str(line.absence))
        if isinstance(line.input, str):
            at = (line.question, line.input)
            if at not in self._read:
                self._read[at] = self._answer(line)
            return self._read[at]
        return self._answer(line)

    def _answer(self, line: Line) -> Words:
        return as_given(self.scored.compiled.questionnaire.questions[line.question], line.input)


def as_given(question: AnyQuestion, plain: Any) -> Given:
    """An answer from the way it is written down in receipts."""
    if isinstance(plain, dict) and set(plain) == {"not_applicable"}:
        return NotApplicable(plain["not_applicable"])
    return question.read(plain)
