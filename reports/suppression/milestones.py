"""What of a round's milestones may be told to readers who do not see names: decided once for the round, whoever asks.

Who said something of a milestone is taken as known, as who handed in is. What they said is not: neither whether it applies to
them. Beside the counts of one round stand those of slippage, which tell of the round before too; so each table that may have
been true then, as far as anybody was told, has to stay possible (`Told.worlds`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import Struct

from reports.suppression.groups import Group, shown_groups
from reports.suppression.hiding import Hidden, enough, hidden
from reports.suppression.milestone_facts import CONCERNED, Fact, Said, facts_of, slip
from reports.suppression.milestone_sums import ALL, NAMES_OF_SLIPPAGE, Asked, Shown, puzzle_of, world_in, world_of
from reports.suppression.told import Thresholds


class Line(Struct, frozen=True, kw_only=True):
    """What of one milestone in one constituency, or in all, may not be told. `figures`: whether anything may but how many said
    something; `slippage`: whether anything of it may, and `median` of its days. `counts`: names of those withheld."""

    figures: bool = False
    slippage: bool = False
    median: bool = False
    counts: tuple[str, ...] = ()


class Told(Struct, frozen=True, kw_only=True):
    """Of one milestone. `worlds`: tables that agree with all that is told, besides the true one."""

    lines: dict[str, Line]
    worlds: tuple[dict[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """One milestone in one round: who said what, and when it was planned for."""

    said: Sequence[Said]
    due_on: date | None


def decided(
    now: Round,
    levels: Sequence[str],
    named: Collection[str],
    thresholds: Thresholds,
    *,
    before: tuple[Round, Told] | None = None,
    public: Collection[str] = (),
    complementary: bool = True,
) -> Told:
    """`levels`: keys of confidence. `named`: constituencies that may be. `before`: the same milestone in the round that slippage is
    since, and what was told of it. Without `complementary` only what is itself small is withheld, as in `withheld_cells`."""
    facts = facts_of(now.said, now.due_on)
    groups = _groups(facts, named)
    shown = _shown(groups, facts, thresholds.group, public)
    asked, slipping, matched = Asked(levels, now.due_on, facts), frozenset[str](), frozenset[str]()
    if before is not None:
        was, told = before
        then = facts_of(was.said, was.due_on)
        asked = Asked(levels, now.due_on, facts, was.due_on, then, told.worlds)
        matched = frozenset(who for who, one in facts.items() if who in then and slip(one, then[who]))
        may = {key for key in shown if key in told.lines and told.lines[key].figures}
        within = [Group(one.key, one.members & matched, one.rank) for one in groups if one.key in may]
        slipping = shown_groups(within, thresholds.group, public=public)
    members = {one.key: one.members for one in groups}
    fixed = frozenset(key for key, some in members.items() if some.issubset(public))
    while True:
        puzzle = puzzle_of(asked, Shown(shown, slipping, fixed), thresholds.count)
        found = hidden(puzzle, complementary=complementary)
        if isinstance(found, Hidden):
            break
        # What of slippage cannot be hidden goes before anything else does.
        shown, slipping = (shown, _less(slipping, found.loser)) if slipping else (shown - {found.loser}, slipping)

    def line(key: str) -> Line:
        counts = {name for group, name in found.cells if group == key}
        slips = key in slipping
        enough = len(members[key] & matched) >= 2 * thresholds.group
        return Line(
            figures=key in shown,
            slippage=slips,
            median=slips and enough and not counts.intersection(NAMES_OF_SLIPPAGE),
            counts=tuple(sorted(counts)),
        )

    truth = world_of(facts.values())
    worlds = [world_in(asked, one) for one in enough(puzzle, found, lambda one: world_in(asked, one) == truth)]
    return Told(
        lines={key: line(key) for key in sorted(members)},
        worlds=tuple(one for at, one in enumerate(worlds) if one not in worlds[:at]),
    )


def _groups(facts: Mapping[str, Fact], named: Collection[str]) -> list[Group]:
    """Those that said something, all together first."""
    inside: dict[str, set[str]] = {name: set() for name in sorted(named)}
    for who, one in facts.items():
        if one.constituency in inside:
            inside[one.constituency].add(who)
    return [Group(ALL, frozenset(facts)), *(Group(name, frozenset(some), 1) for name, some in inside.items())]


def _shown(
    groups: Sequence[Group], facts: Mapping[str, Fact], threshold: int, public: Collection[str]
) -> frozenset[str]:
    """Those that may have figures of who said something, and of whom it applies to."""
    concerned = {who for who, one in facts.items() if one.side in CONCERNED}
    some = shown_groups(groups, threshold, public=public)
    left = [Group(one.key, one.members & concerned, one.rank) for one in groups if one.key in some]
    return shown_groups(left, threshold, public=public)


def _less(slipping: frozenset[str], loser: str) -> frozenset[str]:
    return slipping - {loser} if loser in slipping else frozenset()
