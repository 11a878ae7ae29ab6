"""What each constituency earns in each section: the mean of its organisations' per cents, as section drivers are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from questionnaires.answers import Absence
from questionnaires.definition import Questionnaire, Section
from scoring.constituencies.sections import section_means
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
    WITHHELD = "withheld"
    """From this reader, although there is one."""


@dataclass(frozen=True, slots=True)
class SectionMean:
    """Over `n` of the organisations that answered. `percent` has at most one decimal; without it, `why` says why."""

    n: int
    percent: str | None
    why: Why | None


NO_ANSWERS = SectionMean(n=0, percent=None, why=Why.NO_ANSWERS)


def compared_sections(questionnaire: Questionnaire, scored: Collection[str]) -> tuple[Section, ...]:
    """The outermost of the sections that have a score; where one section holds all others, those inside it."""
    sections = _scored(questionnaire.sections, scored)
    while len(sections) == 1 and (inside := _scored(sections[0].sections, scored)):
        sections = inside
    return sections


def means_by_section(questionnaire: Questionnaire, receipts: Sequence[Receipt]) -> dict[str, SectionMean]:
    """Of every section that a receipt has a figure for. `receipts` are those of one constituency."""
    scored = {key for receipt in receipts for key in receipt.sections}
    means = section_means(receipts)
    found = {}
    for section in questionnaire.all_sections.values():
        if section.key not in scored:
            continue
        mean = means.get(section.key)
        found[section.key] = (
            SectionMean(n=mean.n, percent=text(rounded(mean.percent, _ONE_PLACE)), why=None)
            if mean is not None
            else SectionMean(n=0, percent=None, why=_why(section, receipts))
        )
    return found


def _why(section: Section, receipts: Sequence[Receipt]) -> Why:
    inside = set(_keys(section))
    asked = any(
        line.section in inside and line.absence != Absence.NOT_ASKED for receipt in receipts for line in receipt.lines
    )
    return Why.NOTHING_COUNTS if asked else Why.NOT_ASKED


def _scored(sections: Sequence[Section], scored: Collection[str]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.key in scored)


def _keys(section: Section) -> list[str]:
    return [section.key, *(key for inner in section.sections for key in _keys(inner))]
