"""The line of one question: what an answer or an absence brings, after chains, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.answers import Absence, Given, NotApplicable, plain
from scoring.calculating import Earned
from scoring.compiling import Counted, Link, weight_of
from scoring.exact import short, texts
from scoring.receipt import Line

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A counted question's line, and what it brings before its weight; None where it is left out.

    The engine keeps one for each answer, and tells them apart by identity."""

    line: Line
    earned: Earned | None


def broken_link(one: Counted, before: Mapping[str, Scored]) -> Link | None:
    """The first chain that does not hold, given the lines of the questions it is chained to."""
    return next((link for link in one.chains if not _scored_more(before.get(link.question), link.more_than)), None)


def _scored_more(scored: Scored | None, than: Fraction) -> bool:
    return scored is not None and scored.earned is not None and scored.earned.score > than


def line_of(one: Counted, given: Given | Absence, constituency: str | None, broken: Link | None) -> Scored:
    """The line for an answer, or for the reason why there is none."""
    absence: str | None = None
    shown: object = None
    if isinstance(given, Absence):
        absence = given.value
    elif isinstance(given, NotApplicable):
        absence, shown = Absence.NOT_APPLICABLE.value, plain(given)
    else:
        absence, shown = one.points.absence_of(given), plain(given)
    policy = one.policies[absence] if absence is not None else None
    chain: str | None = None
    earned: Earned | None
    if absence is not None:
        earned, rule = of_absence(one, absence, str(policy))
    else:
        assert not isinstance(given, Absence | NotApplicable)
        points = one.points.points(given)
        earned, rule = Earned(points.earned, one.points.most), points.rule
        if broken is not None:
            earned, chain = of_broken(one, earned, broken)
    weight = weight_of(one.weight, constituency)
    return Scored(_written_line(one, shown, rule, weight, earned, absence, policy, chain), earned)


def of_absence(one: Counted, absence: str, policy: str) -> tuple[Earned | None, str]:
    """What an absence brings under a policy, and that in words."""
    word = absence.replace("_", " ")
    most, least = one.points.most, one.points.least
    if policy == "leave_out":
        return None, f"{word}: left out of what is possible"
    if policy == "zero":
        return Earned(ZERO, most), f"{word}: 0 of {short(most)}"
    if policy == "worst":
        return Earned(least, most), f"{word}: the fewest points, {short(least)} of {short(most)}"
    return Earned(most, most), f"{word}: counted in full, {short(most)}"


def of_broken(one: Counted, earned: Earned, broken: Link) -> tuple[Earned | None, str]:
    """What an answer brings where a chain does not hold, and that in words."""
    because = f"counts only if {broken.question} scores more than {short(broken.more_than)}, which it does not"
    if broken.otherwise == "leave_out":
        return None, f"{because}: left out"
    if broken.otherwise == "zero":
        return Earned(ZERO, earned.possible), f"{because}: 0 instead of {short(earned.score)}"
    kept = min(earned.score, broken.at_most)
    return Earned(kept, earned.possible), f"{because}: {short(kept)}, since at most {short(broken.at_most)}"


def _written_line(
    one: Counted,
    shown: object,
    rule: str,
    weight: Fraction,
    earned: Earned | None,
    absence: str | None,
    policy: str | None,
    chain: str | None,
) -> Line:
    none = (None, None)
    points, points_exact = texts(earned.score) if earned else none
    maximum, maximum_exact = texts(earned.possible) if earned else none
    contribution, contribution_exact = texts(earned.score * weight) if earned else none
    possible, possible_exact = texts(earned.possible * weight) if earned else none
    return Line(
        question=one.key,
        section=one.section,
        input=shown,
        rule=rule,
        points=points,
        maximum=maximum,
        weight=texts(weight)[0],
        absence=absence,
        policy=policy,
        contribution=contribution,
        possible=possible,
        chain=chain,
        points_exact=points_exact,
        maximum_exact=maximum_exact,
        contribution_exact=contribution_exact,
        possible_exact=possible_exact,
    )
