"""Every outcome that a counted question could have in one way of answering."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any

from questionnaires.answers import Absence, Given, NotApplicable
from questionnaires.question_types import Option
from scoring.calculating import Earned
from scoring.compiling import Compiled, Counted, Link
from scoring.lines import of_absence
from scoring.possible.answers import earnable
from scoring.possible.outcomes import ABSENT, Outcomes, Points
from scoring.possible.ways import Said, Way, offered_in

ZERO, ONE = Fraction(0), Fraction(1)
Broken = tuple[Link | None, ...]
"""Each link of a chain that could be the first not to hold; None: all of them could hold."""
ALL_HOLD: Broken = (None,)


MOST_KEPT = 65_536


@dataclass(frozen=True, slots=True)
class Asking:
    """Works out questions way by way. What was worked out is kept: the same is said in most ways, and by many.

    `alike` are questions of which all ways leave the same to be said.
    """

    compiled: Compiled
    profile: Mapping[str, Any]
    alike: frozenset[str] = frozenset()
    most_kept: int = MOST_KEPT
    known: dict[str, Outcomes] = field(default_factory=dict)

    def outcomes(self, way: Way) -> dict[str, Outcomes]:
        """Of every counted question."""
        found = dict(self.known)
        for key in self.compiled.chained:
            if key not in found:
                one = self.compiled.counted[key]
                found[key] = self._of(way, one, _broken(one, found) if one.chains else ALL_HOLD)
                if key in self.alike and not one.chains:
                    self.known[key] = found[key]
        return found

    def said(self, way: Way, key: str) -> tuple[Said, tuple[Option, ...]]:
        """What can be said to a question, and its options as far as any of them can be said."""
        said = way.said(key, bool(self.compiled.plan.gated[key].options))
        return said, offered_in(self.compiled, self.profile, way, key) if said.anything else ()

    def _of(self, way: Way, one: Counted, broken: Broken) -> Outcomes:
        said, offered = self.said(way, one.key)
        at = (one.key, said, tuple(option.key for option in offered), broken)
        known = self.compiled.outcomes.get(at)
        if known is None:
            known = _joined(list(_each(one, said, offered, broken)))
            if len(self.compiled.outcomes) < self.most_kept:
                self.compiled.outcomes[at] = known
        return known


def _each(one: Counted, said: Said, offered: Sequence[Option], broken: Broken) -> Iterator[Points]:
    stand_for = one.points.rule.counts_as
    absences: set[str] = {stand_for[option.key] for option in offered if option.key in stand_for}
    if said.nothing:
        absences |= {Absence.NOT_ANSWERED.value}
    if said.nothing and one.points.question.not_applicable:
        absences |= {Absence.NOT_APPLICABLE.value}
    if said.not_asked:
        absences |= {Absence.NOT_ASKED.value}
    yield _points([_of_absence(one, absence) for absence in sorted(absences)])
    yield _points([_earned(one, given, link) for given in said.answers for link in broken])
    can_earn = earnable(one.points, offered) if said.anything else None
    if can_earn is not None:
        for link in broken:
            ends = _points([_after(link, Earned(end, one.points.most)) for end in (can_earn.fewest, can_earn.most)])
            kept = link.at_most.denominator if link is not None else 1
            yield Points(ends.points, ends.maybe_absent, lcm(can_earn.denominator, kept))


def _earned(one: Counted, given: Given, link: Link | None) -> Earned | None:
    if isinstance(given, NotApplicable):
        return _of_absence(one, Absence.NOT_APPLICABLE.value)
    absence = one.points.absence_of(given)
    if absence is not None:
        return _of_absence(one, absence)
    return _after(link, Earned(one.points.points(given).earned, one.points.most))


def _of_absence(one: Counted, absence: str) -> Earned | None:
    return of_absence(one, absence, one.policies[absence])[0]


def _after(link: Link | None, earned: Earned) -> Earned | None:
    """What is left of the points once the link does not hold."""
    if link is None:
        return earned
    if link.otherwise == "leave_out":
        return None
    return Earned(ZERO if link.otherwise == "zero" else min(earned.score, link.at_most), earned.possible)


def _broken(one: Counted, found: Mapping[str, Outcomes]) -> Broken:
    broken: list[Link | None] = []
    for link in one.chains:
        other = found.get(link.question, ABSENT)
        least, most = other.greatest(-ONE, ZERO), other.greatest(ONE, ZERO)
        if other.maybe_absent or least is None or least.score <= link.more_than:
            broken.append(link)
        if most is None or most.score <= link.more_than:
            return tuple(broken)
    return (*broken, None)


def _points(some: Sequence[Earned | None]) -> Points:
    present = tuple(dict.fromkeys(one for one in some if one is not None))
    return Points(present, None in some, lcm(*(one.score.denominator for one in present)))


def _joined(some: Sequence[Points]) -> Points:
    present = tuple(dict.fromkeys(point for one in some for point in one.points))
    return Points(present, any(one.maybe_absent for one in some), lcm(*(one.denominator for one in some)))
