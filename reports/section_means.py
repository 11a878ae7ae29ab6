"""What each constituency earns in each section: the mean of its organisations' per cents, as section drivers are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from questionnaires.answers import Absence
from questionnaires.definition import Questionnaire, Section
from scoring.exact import text
from scoring.receipt import Receipt
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

_ONE_PLACE = Rounding(places=1)


class Why(StrEnum):
    """Why a section has no mean."""

    NO_ANSWERS = "no answers"
    NOT_ASKED = "does not apply"
    NOTHING_COUNTS = "nothing counts"


@dataclass(frozen=True, slots=True)
class SectionMean:
    """Over `n` of the organisations that answered. `percent` has at most one decimal; without it, `why` says why."""

    n: int
    percent: str | None
    why: Why | None


def compared_sections(questionnaire: Questionnaire, receipts: Sequence[Receipt]) -> tuple[Section, ...]:
    """The outermost sections that have a score; where one section holds all others, those inside it."""
    scored = {key for receipt in receipts for key in receipt.sections}
    sections = _scored(questionnaire.sections, scored)
    while len(sections) == 1 and (inside := _scored(sections[0].sections, scored)):
        sections = inside
    return sections


def section_mean(section: Section, receipts: Sequence[Receipt]) -> SectionMean:
    """`receipts` are those of one constituency."""
    shares = [
        amount.earned * 100 / amount.possible
        for receipt in receipts
        if (amount := receipt.sections.get(section.key)) and amount.earned is not None and amount.possible
    ]
    if shares:
        mean = sum(shares, Fraction(0)) / len(shares)
        return SectionMean(n=len(shares), percent=text(rounded(mean, _ONE_PLACE)), why=None)
    if not receipts:
        return SectionMean(n=0, percent=None, why=Why.NO_ANSWERS)
    inside = set(_keys(section))
    asked = any(
        line.section in inside and line.absence != Absence.NOT_ASKED for receipt in receipts for line in receipt.lines
    )
    return SectionMean(n=0, percent=None, why=Why.NOTHING_COUNTS if asked else Why.NOT_ASKED)


def _scored(sections: Sequence[Section], scored: set[str]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.key in scored)


def _keys(section: Section) -> list[str]:
    return [section.key, *(key for inner in section.sections for key in _keys(inner))]
