"""What of a round may be told to readers who do not see names: decided once for the round, whoever asks and on whatever page."""

from collections.abc import Iterator, Mapping, Sequence

from reports.suppression.asking import ALL, Asked, Line, Stand, Thresholds, Told
from reports.suppression.counted import CONDITION, LOWERING, conditions, counted
from reports.suppression.groups import Group, shown_groups

_TWO = 2
"""So few would have to be told apart for a response to be that of one organisation."""
__all__ = ["ALL", "Asked", "Line", "Stand", "Thresholds", "Told", "decided"]


def decided(asked: Asked, thresholds: Thresholds, *, within: Told | None = None) -> Told:
    """`within`: what is told to readers with lower thresholds; nothing that is withheld from them is told here."""
    named = shown_groups(_groups(asked.stands), _TWO, public=asked.public)
    handed_in = [one for one in asked.stands if one.receipt is not None]
    lines = within.lines if within is not None else {}
    groups = [one for one in _groups(handed_in) if one.key in named and (within is None or lines[one.key].figures)]
    shown = _shown(asked, groups, thresholds.fewest)
    members = {one.key: one.members for one in groups if one.key in shown and one.members}
    failed = dict(conditions(asked, members, thresholds))
    withheld, silent, gone = counted(asked, members, thresholds, lines, failed)
    members = {key: one for key, one in members.items() if key not in gone}
    sections = dict(
        _sections(asked, {key: one for key, one in members.items() if key not in silent}, thresholds.fewest)
    )
    nobody = {one.key for one in _groups(asked.stands)} - {one.key for one in _groups(handed_in)}

    def line(key: str) -> Line:
        if key not in members:
            return Line(figures=key in nobody)
        return Line(
            rating=key not in silent,
            levels=tuple(sorted(name for name in withheld.get(key, ()) if not name.startswith(CONDITION))),
            sections=tuple(sorted(section for section in _scored(handed_in) if key not in sections.get(section, ()))),
            gates=tuple(
                sorted(gate for gate in failed if gate != LOWERING and CONDITION + gate in withheld.get(key, ()))
            ),
            capped=CONDITION + LOWERING not in withheld.get(key, ()),
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


def _scored(handed_in: Sequence[Stand]) -> frozenset[str]:
    """Sections in which somebody has a figure."""
    return frozenset(
        key
        for one in handed_in
        if one.receipt is not None
        for key, amount in one.receipt.sections.items()
        if amount.earned is not None and amount.possible
    )
