"""The rules of a scheme as sentences: how constituencies are rolled up, where levels begin, what an absence does."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from reports.numbers import AS_STATED, counted, listed, percent, readable
from scoring.exact import text
from scoring.rating import title_of
from scoring.scheme import Scheme
from scoring.scheme.ratings import Level, Scale
from scoring.scheme.rollups import Rollup

_ABSENCES = {
    "not_asked": "A question that is not asked, because it does not concern the organisation,",
    "not_answered": "A question asked and not answered",
    "not_applicable": "A question answered with “not applicable” and a reason",
}
_POLICIES = {
    "leave_out": "is left out: it is neither earned nor possible.",
    "zero": "earns nothing of what was possible.",
    "worst": "earns the fewest points that any answer earns.",
    "full": "earns everything that was possible.",
}


def rule_in_words(rule: Rollup, scale: Scale) -> str:
    """One sentence: the figure, the weights, and how many must be rated."""
    needed = percent(text(Fraction(rule.minimum_coverage)), AS_STATED)
    coverage = f"At least {needed} of its organisations must have a rating, or there are not enough answers."
    return f"{_figure_in_words(rule, scale)} {coverage}"


def starts_in_words(levels: Sequence[Level], scale: Scale, unit: str) -> str:
    """Where each level begins, ascending."""
    return listed([f"{title_of(scale, level.key)} {start_of(levels, at, unit)}" for at, level in enumerate(levels)])


def start_of(levels: Sequence[Level], at: int, unit: str) -> str:
    """from 40 %, above 40 %; the lowest by the beginning of the next."""
    level = levels[at]
    if at:
        return f"from {_start(level.from_, unit)}" if level.from_ is not None else f"above {_start(level.above, unit)}"
    above = levels[1]
    return f"below {_start(above.from_, unit)}" if above.from_ is not None else f"up to {_start(above.above, unit)}"


def absences_in_words(scheme: Scheme) -> tuple[str, ...]:
    """One sentence for each absence, then how many rules differ."""
    sentences = [f"{opening} {_POLICIES[getattr(scheme.absence, key)]}" for key, opening in _ABSENCES.items()]
    differing = sum(
        any(getattr(rule.absence, key) not in (None, getattr(scheme.absence, key)) for key in _ABSENCES)
        for rule in scheme.questions
    )
    if differing:
        rules = counted(differing, "rule of the scheme says", "rules of the scheme say")
        sentences.append(f"{rules} otherwise for some questions; each receipt names what was done, line by line.")
    return tuple(sentences)


def _figure_in_words(rule: Rollup, scale: Scale) -> str:
    if rule.rule == "worst":
        return "The worst rating that any of its organisations has."
    weights = "each by its weight" if rule.weights == "weighted" else "each alike"
    if rule.rule == "share":
        level = title_of(scale, str(rule.level))
        starts = starts_in_words(rule.levels, scale, "%")
        return f"The share of organisations rated {level} or better, {weights}: {starts}."
    unit = "per cent of the maximum" if scale.on == "percent" else "points"
    return f"The {rule.rule} of the organisations’ {unit}, {weights}."


def _start(number: Decimal | None, unit: str) -> str:
    return f"{readable(text(Fraction(number or 0)), AS_STATED)}\u00a0{unit}"
