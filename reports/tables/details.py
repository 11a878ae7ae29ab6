"""Everything about one constituency: why it is rated so, who and what holds it down, who is missing, and the spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.levels import ShownLevel
from reports.numbers import percent, readable
from reports.outcomes import Outcome, Outcomes
from reports.rolled import RolledRow
from reports.rules import rule_in_words
from reports.tables.summary import response_by_count, response_by_weight
from scoring.constituencies.values import Constituency, Driver

Fact = tuple[str, str]
"""A name and a text."""


@dataclass(frozen=True, slots=True)
class DriverRow:
    """Texts are empty where the round states nothing."""

    name: str
    level: ShownLevel | None
    score: str
    weight: str
    pull: str
    reason: str


@dataclass(frozen=True, slots=True)
class Detail:
    """`rule` is empty without a scale. `no_drivers` says why there are none. Least is earned in `sections`."""

    anchor: str
    name: str
    outcome: Outcome
    rule: str
    facts: tuple[Fact, ...]
    drivers: tuple[DriverRow, ...]
    no_drivers: str
    sections: tuple[Fact, ...]
    not_answered: str
    missing: tuple[str, ...]
    not_rated: tuple[str, ...]
    spread: tuple[Fact, ...]


def details(parts: Sequence[RolledRow], outcomes: Outcomes, sections: Mapping[str, str]) -> tuple[Detail, ...]:
    """Of the constituencies in order; `sections`: key to title. Anchors are those of the summary."""
    return tuple(detail(at, row, outcomes, sections) for at, row in enumerate(parts, start=1))


def detail(at: int, row: RolledRow, outcomes: Outcomes, sections: Mapping[str, str]) -> Detail:
    one = row.rated
    scale = outcomes.scheme.scale
    return Detail(
        anchor=f"constituency-{at}",
        name=row.name,
        outcome=outcomes.of(one),
        rule=rule_in_words(outcomes.rule_of(one), scale) if scale is not None else "",
        facts=_facts(one, outcomes),
        drivers=tuple(_driver(driver, row.beside.reasons[driver.organisation], outcomes) for driver in one.drivers),
        no_drivers=_no_drivers(one, outcomes),
        sections=tuple(
            (sections[driver.section], f"{percent(driver.percent)}, mean of {driver.n} of {one.n}")
            for driver in outcomes.lowest_sections(one)
        ),
        not_answered=str(int(one.organisations) - int(one.n)) if one.organisations is not None else "not known",
        missing=one.missing,
        not_rated=one.not_rated,
        spread=_spread(one, outcomes),
    )


def _facts(one: Constituency, outcomes: Outcomes) -> tuple[Fact, ...]:
    facts = [
        ("Answered", f"{one.n_of_N} ({response_by_count(one)})"),
        ("Rated", f"{one.rated} of {one.n} that answered"),
    ]
    if one.rated_weight is not None:
        rated_of = readable(one.weight) if one.weight is not None else "unknown"
        facts.append(("Answered by weight", response_by_weight(one)))
        facts.append(("Weight rated", f"{readable(one.rated_weight)} of {rated_of}"))
    if outcomes.of(one).score:
        facts.append(("Rolled-up score", outcomes.of(one).score))
    facts.append(("Missing answers could make it", outcomes.of(one).still))
    lowest, highest = one.bounds.lowest, one.bounds.highest
    if lowest is not None and highest is not None and lowest != highest:
        rule = outcomes.rule_of(one)
        facts.append(("Its score then", f"{outcomes.figure(lowest, rule)} to {outcomes.figure(highest, rule)}"))
    return tuple(facts)


def _driver(driver: Driver, reason: str, outcomes: Outcomes) -> DriverRow:
    on_points = outcomes.scheme.scale is not None and outcomes.scheme.scale.on == "points"
    score = driver.total if on_points else driver.percent
    return DriverRow(
        name=driver.name,
        level=outcomes.level(driver.rating),
        score=outcomes.figure(score) if score is not None else "",
        weight=readable(driver.weight) if driver.weight is not None else "",
        pull=percent(driver.pull) if driver.pull is not None else "",
        reason=reason,
    )


def _no_drivers(one: Constituency, outcomes: Outcomes) -> str:
    if not outcomes.levels:
        return "The scheme has no scale, so nobody is rated."
    if one.rated == "0":
        return "Nobody is rated yet."
    rule = outcomes.rule_of(one)
    level = outcomes.level(rule.level) if rule.rule == "share" else None
    return f"No organisation rated is below {(level or outcomes.levels[-1]).title}."


def _spread(one: Constituency, outcomes: Outcomes) -> tuple[Fact, ...]:
    """Over the organisations that have a total, which may be more than those rated."""
    found = one.distribution
    if found is None:
        return ()
    names = ("Lowest", "Lower quartile", "Median", "Upper quartile", "Highest", "Mean")
    figures = (found.lowest, found.lower_quartile, found.median, found.upper_quartile, found.highest, found.mean)
    texts = (outcomes.figure(figure) for figure in figures)
    return (*zip(names, texts, strict=True), ("Organisations", found.n))
