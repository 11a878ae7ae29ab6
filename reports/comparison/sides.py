"""One side of a comparison: some organisations of a round, counted, weighed and rolled up by the scheme's own rule."""

from collections.abc import Mapping
from fractions import Fraction

from reports.comparison.digests import Digest, Seen
from reports.comparison.values import NO_RESPONSE, Side
from scoring.constituencies.rules import described
from scoring.decomposition.rolling import is_enough, rolled, rule_for
from scoring.exact import total_of
from scoring.rating import from_worst
from scoring.scheme import Scheme
from scoring.scheme.rollups import Rollup


def respondents(of: Digest, constituency: str | None) -> Side:
    """Everyone asked, of whom some handed in."""
    found = of.within(constituency)
    rule = rule_for(of.scheme, constituency)
    asked = len(found) if of.round.population_known else None
    enough = is_enough(rule, sum(one.counts for one in found.values()), asked)
    return _side(of.scheme, rule, found, asked, enough=enough)


def cohort(of: Digest, constituency: str | None, references: tuple[str, ...]) -> Side:
    """The organisations named alone, as if nobody else had been asked."""
    found = {key: of.organisations[key] for key in references}
    return _side(of.scheme, rule_for(of.scheme, constituency), found, len(found), enough=True)


def _side(scheme: Scheme, rule: Rollup, found: Mapping[str, Seen], asked: int | None, *, enough: bool) -> Side:
    seen = [*found.values()]
    counted = [one for one in seen if one.counts]
    outcome = rolled(scheme, rule, [one.member for one in seen]) if enough else None
    figures = [one.member.figure for one in seen if one.member.figure is not None]
    scale = scheme.scale
    return Side(
        asked=asked,
        handed_in=sum(one.state != NO_RESPONSE for one in seen),
        rated=len(counted),
        at={key: sum(one.state == key for one in seen) for key in _levels(scheme)},
        weight_at=_weights(scheme, seen),
        mean=total_of(figures) / len(figures) if figures else None,
        figure=outcome.figure if outcome is not None and rule.rule != "worst" else None,
        rating=outcome.rating if outcome is not None else None,
        rule=described(rule, scale) if scale is not None else "mean of the totals, each organisation alike",
    )


def _weights(scheme: Scheme, seen: list[Seen]) -> dict[str, Fraction] | None:
    if not seen or any(one.weight is None for one in seen):
        return None
    return {
        key: total_of(one.weight for one in seen if one.state == key and one.weight is not None)
        for key in _levels(scheme)
    }


def _levels(scheme: Scheme) -> list[str]:
    return [] if scheme.scale is None else from_worst(scheme.scale)
