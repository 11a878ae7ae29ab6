"""What organisations said in a round and what it earned, read back from the lines of their receipts."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from questionnaires.answers import Absence, Given, NotApplicable
from questionnaires.profiles import profile_of
from questionnaires.question_types import AnyQuestion
from scoring.calculating import Earned
from scoring.decomposition.rounds import Scored
from scoring.lines import of_absence
from scoring.parts import Counted
from scoring.receipt import Line

Words = Given | Absence


class Said:
    """The answers of a round. Those to questions that its scheme does not count are known only from answer sheets."""

    def __init__(self, scored: Scored) -> None:
        self.scored = scored
        self.has_sheets = all(key in scored.sheets for key in scored.receipts)
        self._defaults = profile_of(scored.compiled.questionnaire, {})
        self._read: dict[tuple[str, object], Given] = {}
        self._marks: dict[str, dict[tuple[type, Words], Earned | None]] = {}
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

    def mark(self, one: Counted, words: Words) -> Earned | None:
        """What the words earn by the round's scheme, before chains; None where they are left out."""
        marks = self._marks.setdefault(one.key, {})
        at = type(words), words
        if at not in marks:
            marks[at] = _earned(one, words)
        return marks[at]

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
            return _ABSENCES[str(line.absence)]
        written = line.input
        at = line.question, written if isinstance(written, str) else repr(written)
        known = self._read.get(at)
        if known is None:
            known = self._read[at] = as_given(self.scored.compiled.questionnaire.questions[line.question], written)
            if line.absence is None and line.chain is None:
                earned = Earned(
                    Fraction(line.points_exact or str(line.points)), Fraction(line.maximum_exact or str(line.maximum))
                )
                self._marks.setdefault(line.question, {})[type(known), known] = earned
        return known


def as_given(question: AnyQuestion, plain: Any) -> Given:
    """An answer from the way it is written down in receipts."""
    if isinstance(plain, dict) and set(plain) == {"not_applicable"}:
        return NotApplicable(plain["not_applicable"])
    return question.read(plain)


def is_answer(one: Counted, words: Words) -> bool:
    """Whether points are given for it, so that chains matter."""
    return not isinstance(words, Absence | NotApplicable) and one.points.absence_of(words) is None


def _earned(one: Counted, words: Words) -> Earned | None:
    absence: str | None
    if isinstance(words, Absence):
        absence = words.value
    elif isinstance(words, NotApplicable):
        absence = Absence.NOT_APPLICABLE.value
    else:
        absence = one.points.absence_of(words)
        if absence is None:
            return Earned(one.points.points(words).earned, one.points.most)
    return of_absence(one, absence, one.policies[absence])[0]


_ABSENCES = {absence.value: absence for absence in Absence}
