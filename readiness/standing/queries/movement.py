"""How one organisation moved between two of its rounds: by section, and question by question where that may be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.lineage import lineage_between
from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from readiness.scorekeeping import Instrument
from readiness.tables import Round
from reports.comparison import ComparedRound
from reports.comparison.questions import lines_of, movements
from reports.comparison.values import QuestionMovement
from reports.numbers import percent
from scoring.constituencies.values import Organisation
from scoring.exact import text
from scoring.receipt import Amount, Receipt

OWN = "own"
NOT_BOTH = "not answered in both rounds"


@dataclass(frozen=True, slots=True)
class Taken:
    """A round that the organisation took part in, with what it came to."""

    round: Round
    response: str
    instrument: Instrument
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class SectionMove:
    title: str
    before: str
    after: str
    movement: str

    @property
    def cells(self) -> tuple[str, ...]:
        return self.title, self.before, self.after, self.movement


@dataclass(frozen=True, slots=True)
class QuestionMove:
    number: str
    text: str
    movement: str
    reason: str

    @property
    def cells(self) -> tuple[str, ...]:
        return f"{self.number} {self.text}", self.movement, self.reason


def moved(before: Fraction | int | None, after: Fraction | int | None, *, up: bool = True) -> str:
    """In a word; where either is missing it cannot be told."""
    if before is None or after is None:
        return "cannot be told"
    if before == after:
        return "unchanged"
    return "improved" if (after > before) == up else "worsened"


def section_moves(before: Taken, after: Taken) -> tuple[SectionMove, ...]:
    """Of sections of both rounds, in the later one's order, by the share earned of what was possible."""
    questionnaire = after.instrument.questionnaire
    numbers = numbers_of(questionnaire)
    up = _up(after)
    found = []
    for key, amount in after.receipt.sections.items():
        if key not in before.receipt.sections:
            continue
        shares = _share(before.receipt.sections[key]), _share(amount)
        title = words(questionnaire.all_sections[key].title, "en", questionnaire.language)
        found.append(SectionMove(f"{numbers[key]} {title}", _said(shares[0]), _said(shares[1]), moved(*shares, up=up)))
    return tuple(found)


def question_moves(before: Taken, after: Taken) -> tuple[QuestionMove, ...]:
    """By lineage: every question of the later version, and those retired."""
    sides = _compared(before), _compared(after)
    lineage = lineage_between(before.instrument.questionnaire, after.instrument.questionnaire)
    found = movements(sides[0], sides[1], (lines_of(sides[0]), lines_of(sides[1])), lineage, [OWN])
    return tuple(_question(one) for one in found.questions)


def _question(one: QuestionMovement) -> QuestionMove:
    if one.all is None:
        return QuestionMove(one.number, one.text, "not comparable", one.reason)
    word = "improved" if one.all.better else "worsened" if one.all.worse else "unchanged" if one.all.same else NOT_BOTH
    return QuestionMove(one.number, one.text, word, "")


def _compared(one: Taken) -> ComparedRound:
    """Only this organisation, so that nothing of another can be said."""
    own = Organisation(id=OWN, name="", constituency="", weight=None)
    return ComparedRound(
        key=one.round.id,
        title=one.round.title,
        as_of=one.round.as_of.isoformat(),
        questionnaire=one.instrument.questionnaire,
        compiled=one.instrument.compiled,
        organisations={OWN: own},
        receipts={OWN: one.receipt},
        population_known=True,
    )


def _up(one: Taken) -> bool:
    scale = one.instrument.compiled.scheme.scale
    return scale is None or scale.best == "last"


def _share(amount: Amount) -> Fraction | None:
    if amount.earned is None or not amount.possible:
        return None
    return amount.earned * 100 / amount.possible


def _said(share: Fraction | None) -> str:
    return "no score" if share is None else percent(text(share), 1)


def comparable_levels(rounds: Sequence[Taken]) -> bool:
    """Whether all were rated on the same levels."""
    scales = [one.instrument.compiled.scheme.scale for one in rounds]
    keys = {tuple(level.key for level in scale.levels) if scale is not None else () for scale in scales}
    return len(keys) == 1
