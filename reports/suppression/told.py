"""What of a round may be told to readers who do not see names: decided once for the round, whoever asks and on whatever page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from reports.suppression.cells import withheld_cells
from reports.suppression.groups import Group, shown_groups
from reports.suppression.implied import implied
from reports.suppression.values import Cell, Counts
from scoring.constituencies.values import Constituency
from scoring.rating import from_worst
from scoring.receipt import Receipt
from scoring.scheme import Scheme
from scoring.scheme.rollups import Rollups

ALL = ""
"""The key of all organisations together; no constituency has an empty name."""
_TWO = 2
"""So few would have to be told apart for a response to be that of one organisation."""
FAILED, PASSED = "failed", "passed"


class Line(Struct, frozen=True, kw_only=True):
    """What of one constituency, or of all organisations, may not be told. `figures`: whether any figure but response may be;
    `rating`: whether its rating and score may be. Withheld: the counts at `levels`, the means of `sections`, how many failed
    `gates`, and unless `capped` how many a gate lowered."""

    figures: bool = True
    rating: bool = True
    levels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    capped: bool = True


class Told(Struct, frozen=True, kw_only=True):
    """`lines` by name of the constituency, and of all together under `ALL`; constituencies without a line are not named."""

    lines: dict[str, Line]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`group`: the fewest organisations that a figure may be of. `count`: the least count at a level that is told. Both besides
    the reader's `own` organisations: how those stand they know, and can take away."""

    group: int
    count: int
    own: int = 0

    @property
    def fewest(self) -> int:
        return self.group + self.own

    @property
    def least(self) -> int:
        return self.count + self.own


@dataclass(frozen=True, slots=True)
class Stand:
    """One organisation asked; without a receipt it has not handed in."""

    organisation: str
    constituency: str
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class Asked:
    """`rolled`: every constituency as it is rated, and all together under `ALL`. `public`: organisations that agreed to be
    named."""

    scheme: Scheme
    stands: Sequence[Stand]
    rolled: Mapping[str, Constituency]
    public: Collection[str] = ()


def decided(asked: Asked, thresholds: Thresholds, *, within: Told | None = None) -> Told:
    """`within`: what is told to readers with lower thresholds; nothing that is withheld from them is told here."""
    named = shown_groups(_groups(asked.stands), _TWO, public=asked.public)
    handed_in = [one for one in asked.stands if one.receipt is not None]
    lines = within.lines if within is not None else {}
    groups = [one for one in _groups(handed_in) if one.key in named and (within is None or lines[one.key].figures)]
    shown = _shown(asked, groups, thresholds.fewest)
    members = {one.key: one.members for one in groups if one.key in shown and one.members}
    levels, silent, gone = _levels(asked, members, thresholds, lines)
    members = {key: one for key, one in members.items() if key not in gone}
    sections = dict(_sections(asked, members, thresholds.fewest))
    gates = dict(_gates(asked, members, thresholds))
    lowered = _withheld(members, _lowered(handed_in), asked.public, thresholds)
    nobody = {one.key for one in _groups(asked.stands)} - {one.key for one in _groups(handed_in)}

    def line(key: str) -> Line:
        if key not in members:
            return Line(figures=key in nobody)
        return Line(
            rating=key not in silent,
            levels=tuple(sorted(levels.get(key, ()))),
            sections=tuple(sorted(section for section, keys in sections.items() if key not in keys)),
            gates=tuple(sorted(gate for gate, keys in gates.items() if key in keys)),
            capped=key not in lowered,
        )

    found = Told(lines={key: line(key) for key in sorted({ALL, *named})})
    return found if within is None else Told(lines={key: _less(one, lines[key]) for key, one in found.lines.items()})


def _less(one: Line, freer: Line) -> Line:
    """What both tell."""
    return Line(
        figures=one.figures and freer.figures,
        rating=one.rating and freer.rating,
        levels=one.levels,
        sections=tuple(sorted({*one.sections, *freer.sections})),
        gates=tuple(sorted({*one.gates, *freer.gates})),
        capped=one.capped and freer.capped,
    )


def _groups(stands: Sequence[Stand]) -> list[Group]:
    """All together first."""
    inside: dict[str, set[str]] = {}
    for one in stands:
        inside.setdefault(one.constituency, set()).add(one.organisation)
    parts = [Group(name, frozenset(members), 1) for name, members in inside.items()]
    return [Group(ALL, frozenset(one.organisation for one in stands)), *parts]


def _shown(asked: Asked, groups: Sequence[Group], threshold: int) -> frozenset[str]:
    """Those that may have figures of who handed in, and of who is rated."""
    rated = {one.organisation for one in asked.stands if one.receipt is not None and one.receipt.rating is not None}
    some = shown_groups(groups, threshold, public=asked.public)
    left = [Group(one.key, one.members & rated, one.rank) for one in groups if one.key in some]
    return shown_groups(left, threshold, public=asked.public)


def _levels(
    asked: Asked, members: Mapping[str, frozenset[str]], thresholds: Thresholds, freer: Mapping[str, Line]
) -> tuple[dict[str, set[str]], frozenset[str], frozenset[str]]:
    """Withheld levels by group, groups without a rating to tell, and groups that have to go altogether."""
    scale = asked.scheme.scale
    if scale is None:
        return {}, frozenset(), frozenset()
    order = from_worst(scale)
    at = {
        one.organisation: one.receipt.rating
        for one in asked.stands
        if one.receipt is not None and one.receipt.rating is not None
    }
    common = asked.scheme.constituencies or Rollups()
    known = tuple(
        found
        for key in members
        for found in implied(
            key, asked.rolled[key], common if key == ALL else common.by_constituency.get(key, common), asked.scheme
        )
    )
    cells = tuple(
        Cell(
            key,
            level,
            frozenset({level}),
            harmless_whole=level == order[-1],
            fixed=one.issubset(asked.public),
            withheld=key in freer and level in freer[key].levels,
        )
        for key, one in members.items()
        for level in order
    )
    pattern = withheld_cells(
        Counts(tuple(order), members, at, cells, known), thresholds.least, own_is_known=thresholds.own > 0
    )
    return _by_group(pattern.cells), pattern.known, pattern.groups


def _by_group(places: Collection[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group, name in places:
        found.setdefault(group, set()).add(name)
    return found


def _sections(
    asked: Asked, members: Mapping[str, frozenset[str]], threshold: int
) -> Iterator[tuple[str, frozenset[str]]]:
    """Each section with the groups whose mean may be told."""
    having: dict[str, set[str]] = {}
    for one in asked.stands:
        for key, amount in one.receipt.sections.items() if one.receipt is not None else ():
            if amount.earned is not None and amount.possible:
                having.setdefault(key, set()).add(one.organisation)
    known: dict[frozenset[str], frozenset[str]] = {}
    for key, some in having.items():
        who = frozenset(some)
        if who not in known:
            groups = [Group(name, one & who, name != ALL) for name, one in members.items()]
            known[who] = shown_groups(groups, threshold, public=asked.public)
        yield key, known[who]


def _gates(
    asked: Asked, members: Mapping[str, frozenset[str]], thresholds: Thresholds
) -> Iterator[tuple[str, frozenset[str]]]:
    """Each gate with the groups in which it is withheld how many failed."""
    for gate in asked.scheme.gates:
        at = {
            one.organisation: FAILED
            if any(found.key == gate.key and not found.passed for found in one.receipt.gates)
            else PASSED
            for one in asked.stands
            if one.receipt is not None
        }
        yield gate.key, _withheld(members, at, asked.public, thresholds)


def _lowered(handed_in: Sequence[Stand]) -> dict[str, str]:
    return {
        one.organisation: FAILED
        if one.receipt.rating is not None and one.receipt.rating != one.receipt.rating_before_gates
        else PASSED
        for one in handed_in
        if one.receipt is not None
    }


def _withheld(
    members: Mapping[str, frozenset[str]], at: Mapping[str, str], public: Collection[str], thresholds: Thresholds
) -> frozenset[str]:
    cells = tuple(
        Cell(key, name, frozenset({name}), harmless_whole=name == PASSED, fixed=one.issubset(public))
        for key, one in members.items()
        for name in (FAILED, PASSED)
    )
    pattern = withheld_cells(
        Counts((FAILED, PASSED), members, at, cells), thresholds.least, own_is_known=thresholds.own > 0
    )
    return frozenset(group for group, _ in pattern.cells) | pattern.groups
