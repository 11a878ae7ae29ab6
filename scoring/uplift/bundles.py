"""Questions that hang together, with everything that could be said to them: what each way costs, and what it brings.

Questions hang together where one decides whether another is asked, or whether another counts. Where the ways are too many
to list, each question stands alone with everything that could come of it; the bounds still hold then, but are wider.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from questionnaires.answers import Absence, Given, NotApplicable, Value
from questionnaires.applicability import Applied
from questionnaires.conditions import ConditionFailed
from scoring.calculating import Earned
from scoring.compiling import Counted, Link
from scoring.gates import passes
from scoring.lines import of_absence
from scoring.scheme.ratings import Gate
from scoring.uplift.space import Space, Taken

MOST_WAYS = 600
ZERO = Fraction(0)
Picks = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """`cost` is how many answers change; `brings` has the counted questions, None where one is left out."""

    cost: int
    picks: Picks
    brings: Mapping[str, Earned | None]


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """`keys`: its counted questions. None of `ways` is left where an essential condition cannot be met."""

    keys: tuple[str, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the search has settled so far: answers taken, questions that stay as they are, gates that have to pass."""

    space: Space
    taken: Taken
    kept: frozenset[str]
    required: frozenset[str]
    must: frozenset[str] = frozenset()
    """Questions that have to change, to whatever answer."""

    def choices(self, key: str) -> tuple[Value | None, ...]:
        """None: it stays as it is."""
        if key in self.taken:
            return (self.taken[key],)
        betters = self.space.betters.get(key)
        if key in self.kept or betters is None:
            return (None,)
        return betters.values if key in self.must else (None, *betters.values)

    def is_open(self, key: str) -> bool:
        return key not in self.taken and key not in self.kept and key in self.space.betters

    def applied(self) -> Applied:
        sheet = {**self.space.sheet, **self.taken}
        return self.space.engine.compiled.plan.applied(sheet, self.space.respondent.profile)

    def has_to_pass(self, key: str) -> list[Gate]:
        return [gate for gate in self.space.gates.get(key, ()) if gate.key in self.required]


def bundles_of(state: State) -> list[Bundle]:
    """Of all questions that count, that gates look at, or that can be changed. Raises ConditionFailed."""
    applied = state.applied()
    settled = _settled(state, applied)
    affected = affected_in(state)
    found: list[Bundle] = []
    for keys in _together(state, affected):
        if prod(len(state.choices(key)) for key in keys) <= MOST_WAYS:
            found.append(_bundle(state, keys, tuple(_joint(state, applied, keys, settled))))
        else:
            found += [_bundle(state, (key,), tuple(_alone(state, applied, key, affected))) for key in keys]
    return found


def affected_in(state: State) -> frozenset[str]:
    """Questions that may come to be asked or not, or to be asked with other options."""
    plan = state.space.engine.compiled.plan
    open_ones = [key for key in state.space.betters if state.is_open(key)]
    return frozenset(one for key in open_ones for one in plan.dependents(key) if one != key)


def _bundle(state: State, keys: tuple[str, ...], ways: tuple[Way, ...]) -> Bundle:
    return Bundle(tuple(key for key in keys if key in state.space.engine.compiled.counted), ways)


def brings(one: Counted, given: Given | Absence, broken: Link | None) -> Earned | None:
    """What an answer, or an absence, is worth before its weight."""
    if isinstance(given, NotApplicable):
        given = Absence.NOT_APPLICABLE
    absence = given.value if isinstance(given, Absence) else one.points.absence_of(given)
    if absence is not None or isinstance(given, Absence):
        return of_absence(one, str(absence), one.policies[str(absence)])[0]
    earned = one.points.points(given).earned
    if broken is None:
        return Earned(earned, one.points.most)
    if broken.otherwise == "leave_out":
        return None
    return Earned(ZERO if broken.otherwise == "zero" else min(earned, broken.at_most), one.points.most)


def _said(applied: Applied, key: str) -> Given | Absence:
    return applied.given.get(key, Absence.NOT_ANSWERED) if key in applied.shown else Absence.NOT_ASKED


def _after_chains(one: Counted, applied: Applied, before: Mapping[str, Earned | None]) -> Earned | None:
    broken = next((link for link in one.chains if not _holds(link, before.get(link.question))), None)
    return brings(one, _said(applied, one.key), broken)


def _holds(link: Link, earned: Earned | None) -> bool:
    return earned is not None and earned.score > link.more_than


def _settled(state: State, applied: Applied) -> dict[str, Earned | None]:
    compiled = state.space.engine.compiled
    found: dict[str, Earned | None] = {}
    for key in compiled.chained:
        found[key] = _after_chains(compiled.counted[key], applied, found)
    return found


def _together(state: State, affected: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Sets of keys, in reading order."""
    compiled = state.space.engine.compiled
    keys = [
        key for key in compiled.plan.gated if key in compiled.counted or key in state.space.gates or state.is_open(key)
    ]
    leader = {key: key for key in keys}

    def lead(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for key in keys:
        if state.is_open(key):
            for other in compiled.plan.dependents(key):
                if other in leader:
                    leader[lead(other)] = lead(key)
    for key in compiled.chained:
        for link in compiled.counted[key].chains:
            leader[lead(key)] = lead(link.question)
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(lead(key), []).append(key)
    return (tuple(group) for group in groups.values())


def _joint(state: State, applied: Applied, keys: Sequence[str], settled: Mapping[str, Earned | None]) -> Iterator[Way]:
    """Every way of answering them, each as it would be asked and scored; those a required gate stops are left out."""
    compiled, sheet = state.space.engine.compiled, {**state.space.sheet, **state.taken}
    counted = [key for key in compiled.chained if key in keys]
    gated = [(key, gates) for key in keys if (gates := state.has_to_pass(key))]
    already = sum(key in state.taken for key in keys)
    open_ones = [key for key in keys if state.is_open(key)]
    for values in product(*(state.choices(key) for key in open_ones)):
        picks = tuple((key, value) for key, value in zip(open_ones, values, strict=True) if value is not None)
        after = _after(state, applied, {**sheet, **dict(picks)}, picks)
        if after is None or not all(_is_passed(after, key, gates) for key, gates in gated):
            continue
        found = dict(settled) if len(counted) > 1 else settled
        if len(counted) > 1:
            for key in counted:
                found[key] = _after_chains(compiled.counted[key], after, found)  # type: ignore[index]
            yield Way(already + len(picks), picks, {key: found[key] for key in counted})
        else:
            yield Way(
                already + len(picks),
                picks,
                {key: _after_chains(compiled.counted[key], after, settled) for key in counted},
            )


def _after(state: State, applied: Applied, sheet: Mapping[str, Given], picks: Picks) -> Applied | None:
    """None where an answer would not count as given."""
    plan, profile = state.space.engine.compiled.plan, state.space.respondent.profile
    try:
        for key, _ in picks:
            applied = plan.after(applied, sheet, profile, key)
    except ConditionFailed:
        return None
    return applied if all(applied.given.get(key) == value for key, value in picks) else None


def _is_passed(applied: Applied, key: str, gates: Sequence[Gate]) -> bool:
    return key not in applied.shown or all(passes(gate, applied.given.get(key)) for gate in gates)


def _alone(state: State, applied: Applied, key: str, affected: frozenset[str]) -> Iterator[Way]:
    """Everything that could come of one question while it is open what others bring about."""
    one = state.space.engine.compiled.counted.get(key)
    cost, is_affected = int(key in state.taken), key in affected
    said: list[tuple[int, Given | Absence]] = []
    for value in state.choices(key):
        said.append(
            (cost + int(value is not None and state.is_open(key)), _said(applied, key) if value is None else value)
        )
    if is_affected:
        kept = state.space.sheet.get(key)
        said += [(cost, kept)] if kept is not None else []
        said += [(cost, Absence.NOT_ASKED), (cost, Absence.NOT_ANSWERED)]
    gates = state.has_to_pass(key)
    for at, given in said:
        answer = None if isinstance(given, Absence) else given
        if given is not Absence.NOT_ASKED and not all(passes(gate, answer) for gate in gates):
            continue
        picks = ((key, answer),) if at > cost and answer is not None and not isinstance(answer, NotApplicable) else ()
        for broken in (None, *(one.chains if one is not None else ())):
            yield Way(at, picks, {key: brings(one, given, broken)} if one is not None else {})
