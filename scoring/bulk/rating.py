"""From totals to levels: coverage, thresholds and the gates' caps, as in `scoring.rating` and `scoring.gates`."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.answers import Absence, Given
from questionnaires.completeness import is_answered
from questionnaires.question_types import AnyQuestion
from scoring.bulk.coding import fails
from scoring.bulk.figures import Figures
from scoring.bulk.lookups import Lookups
from scoring.bulk.outcome import Outcome
from scoring.bulk.ratio import Ratio, exceeds_ratio, fixed_ratio, reaches_ratio
from scoring.bulk.refusing import NotVectorisable
from scoring.bulk.truth import ALWAYS, NEVER, Truth, at_least, is_nought, pick
from scoring.bulk.whole import Whole, constant
from scoring.compiling import Compiled
from scoring.gates import questions_of
from scoring.rating import from_worst
from scoring.scheme.ratings import Gate, Level, Scale


@dataclass(frozen=True, slots=True)
class Rating:
    """The level of each row, by its place in the scale, before and after gates; only where it is rated."""

    before_gates: Whole
    level: Whole
    is_rated: Truth


def rating_of(compiled: Compiled, figures: Figures, lookups: Lookups) -> Rating:
    """Raises NotVectorisable where a threshold cannot be decided exactly."""
    scale = compiled.scheme.scale
    if scale is None:
        return Rating(constant(0), constant(0), NEVER)
    outcome = figures.by_name[compiled.total] if scale.figure == "exact" else figures.reported(compiled.total)
    level = _level(scale, outcome).kept()
    order = from_worst(scale)
    last = len(order) - 1
    position = level if scale.best == "last" else constant(last) + level.times(-1)
    for gate in compiled.scheme.gates:
        cap = constant(order.index(gate.cap))
        lower = pick(at_least(position, cap), cap, position)
        position = pick(_passes(compiled, gate, figures, lookups), position, lower).kept()
    capped = position if scale.best == "last" else constant(last) + position.times(-1)
    is_rated = outcome.present & _is_covered(scale, compiled, lookups)
    if scale.on == "percent":
        is_rated = is_rated & ~is_nought(outcome.possible.top)
    return Rating(level, capped, is_rated.kept())


def _level(scale: Scale, outcome: Outcome) -> Whole:
    """The highest level whose beginning is reached."""
    share, whole = outcome.score, fixed_ratio(Fraction(1))
    if scale.on == "percent":
        if outcome.possible.top.low < 0:
            raise NotVectorisable("the total's maximum could be below nought, so its percentage cannot be told.")
        share, whole = outcome.score.times(Fraction(100)), outcome.possible
    reached = constant(0)
    for at, level in enumerate(scale.levels[1:], start=1):
        reached = pick(_begins(level, share, whole), constant(at), reached)
    return reached


def _begins(level: Level, share: Ratio, whole: Ratio) -> Truth:
    if level.from_ is not None:
        return reaches_ratio(share, whole.times(Fraction(level.from_)))
    return exceeds_ratio(share, whole.times(Fraction(level.above))) if level.above is not None else NEVER


def _is_covered(scale: Scale, compiled: Compiled, lookups: Lookups) -> Truth:
    """Whether enough of the questions asked are answered."""
    needed = Fraction(scale.minimum_coverage)
    if needed <= 0:
        return ALWAYS
    questions = compiled.questionnaire.questions
    keys = [key for key in lookups.states if questions[key].is_asked_for_an_answer]

    def count(counts: Callable[[AnyQuestion, Given | Absence], bool]) -> Whole:
        return lookups.total(
            {key: [int(counts(questions[key], state)) for state in lookups.states[key]] for key in keys}
        )

    answered, asked = (
        count(lambda question, state: not isinstance(state, Absence) and is_answered(question, state)),
        count(lambda _, state: state != Absence.NOT_ASKED),
    )
    return at_least(answered.times(100 * needed.denominator), asked.times(needed.numerator))


def _passes(compiled: Compiled, gate: Gate, figures: Figures, lookups: Lookups) -> Truth:
    keys = questions_of(gate, list(compiled.questionnaire.questions))
    passes = ~lookups.any_of({key: [fails(gate, key, state) for state in lookups.states[key]] for key in keys})
    if gate.threshold is None:
        return passes
    reached = figures.reaches(gate.threshold)
    if gate.not_answered == "passes":
        outcome = figures.by_name.get(gate.threshold.figure)
        reached = reached | (~outcome.present if outcome is not None else ALWAYS)
    return passes & reached
