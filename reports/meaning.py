"""What the numbers of a report mean, for a reader who did not write the scheme."""

from dataclasses import dataclass
from fractions import Fraction

from questionnaires.definition import Questionnaire
from questionnaires.texts import words
from reports.beside import Beside
from reports.levels import ShownLevel
from reports.numbers import AS_STATED, listed, percent
from reports.outcomes import Outcomes
from reports.rules import absences_in_words, rule_in_words, start_of
from scoring.exact import text
from scoring.rounding import described
from scoring.scheme import Scheme
from scoring.scheme.ratings import Scale
from scoring.scheme.rollups import Rollups


@dataclass(frozen=True, slots=True)
class LevelRow:
    level: ShownLevel
    start: str


@dataclass(frozen=True, slots=True)
class GateRow:
    sentence: str
    cap: ShownLevel | None
    failed: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """`rules` are pairs of whom a rule is for and the rule."""

    levels: tuple[LevelRow, ...]
    rules: tuple[tuple[str, str], ...]
    absences: tuple[str, ...]
    coverage: str
    rounding: str
    gates: tuple[GateRow, ...]


def meaning_of(outcomes: Outcomes, every: Beside, questionnaire: Questionnaire) -> Meaning:
    scheme = outcomes.scheme
    return Meaning(
        levels=_levels(outcomes),
        rules=_rules(scheme),
        absences=absences_in_words(scheme),
        coverage=_coverage(scheme.scale),
        rounding=_rounding(scheme),
        gates=_gates(outcomes, every, questionnaire),
    )


def _levels(outcomes: Outcomes) -> tuple[LevelRow, ...]:
    """The best first."""
    scale = outcomes.scheme.scale
    if scale is None:
        return ()
    unit = "%" if scale.on == "percent" else "points"
    starts = {level.key: start_of(scale.levels, at, unit) for at, level in enumerate(scale.levels)}
    return tuple(LevelRow(level, starts[level.key]) for level in reversed(outcomes.levels))


def _rules(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    if scheme.scale is None:
        return ()
    common = scheme.constituencies or Rollups()
    alike: dict[str, list[str]] = {}
    for name, rule in common.by_constituency.items():
        alike.setdefault(rule_in_words(rule, scheme.scale), []).append(name)
    named = [(listed(names), rule) for rule, names in alike.items()]
    whom = (
        "All others, and all organisations together" if named else "Every constituency, and all organisations together"
    )
    return (*named, (whom, rule_in_words(common, scheme.scale)))


def _coverage(scale: Scale | None) -> str:
    if scale is None:
        return "The scheme has no scale, so nobody is rated."
    if not scale.minimum_coverage:
        return "An organisation is rated however few of its questions it has answered."
    needed = percent(text(Fraction(scale.minimum_coverage)), AS_STATED)
    rule = f"An organisation is rated once it has answered at least {needed} of the questions asked"
    return f"{rule}; “not applicable” is an answer."


def _rounding(scheme: Scheme) -> str:
    rule = described(scheme.rounding)
    looked_at = "before" if scheme.scale is not None and scheme.scale.figure == "exact" else "after"
    opening = (
        f"Figures are rounded {rule}, once, when they are reported." if rule else "Figures are exact and not rounded."
    )
    levels = f" Levels look at the total {looked_at} rounding." if rule and scheme.scale is not None else ""
    return opening + levels + " Response rates, shares and means of sections are rounded to one decimal, halves up."


def _gates(outcomes: Outcomes, every: Beside, questionnaire: Questionnaire) -> tuple[GateRow, ...]:
    return tuple(
        GateRow(
            sentence=words(gate.sentence, "en", questionnaire.language),
            cap=outcomes.level(gate.cap),
            failed=_failed(every, gate.key),
        )
        for gate in outcomes.scheme.gates
    )


def _failed(every: Beside, gate: str) -> str:
    if not every.answered:
        return "Nobody has answered yet."
    count = every.failed.get(gate, 0)
    return (
        "How many failed it is withheld." if count is None else f"Failed by {count} of {every.answered} that answered."
    )
