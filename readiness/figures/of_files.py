"""A round in files as it may be told to readers who do not see names: by the thresholds that a programme begins with."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from readiness.figures.protecting import DEFAULT, policy_of
from reports.comparison import ComparedRound
from reports.comparison.digests import digest
from reports.comparison.scales import LevelMapping
from reports.comparison.told import ToldRound
from reports.rolled import Rolled
from reports.suppression.pairs import decided as decided_pairs
from reports.suppression.protected import Protection, protect
from reports.suppression.settled import Pairs, Settled, View
from reports.suppression.told import ALL, Asked, Stand, Told, decided
from reports.suppression.veils import veil
from scoring.constituencies import RatedRound

POLICY = policy_of([DEFAULT], ())


def told_round_of_files(one: ComparedRound, rated: RatedRound) -> ToldRound:
    """Files know no consents, so nobody has agreed to be named."""
    parts = {ALL: rated.all, **{part.constituency: part for part in rated.constituencies}}
    stands = [
        Stand(key, organisation.constituency, one.receipts.get(key)) for key, organisation in one.organisations.items()
    ]
    lines = decided(Asked(one.compiled.scheme, stands, parts), DEFAULT).lines
    return ToldRound(
        lines=lines, named=lines.keys() - {ALL}, sealed=False, fewest=DEFAULT.group, scheme=one.compiled.scheme
    )


def pairs_of_files(rounds: Sequence[tuple[ComparedRound, ToldRound]], levels: LevelMapping | None) -> Pairs:
    """Of the two rounds of a pack, in order of time."""
    settled = [
        Settled(digest(one), at, (View(Told(lines=dict(told.lines)), DEFAULT.fewest),), DEFAULT.least)
        for at, (one, told) in enumerate(rounds)
    ]
    return decided_pairs(settled, {}, levels=levels)


def told_of_files(one: ComparedRound, rated: RatedRound, rolled: Rolled) -> Rolled:
    """`rolled` in full, of the round `rated`, as it may be told."""
    lines = told_round_of_files(one, rated).lines
    protection = Protection(names=False, policy=POLICY)
    return replace(rolled, table=protect(rolled.rows, partial(veil, lines=lines), protection))
