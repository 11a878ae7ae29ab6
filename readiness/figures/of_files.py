"""A round in files as it may be told to readers who do not see names: by the thresholds that a programme begins with."""

from dataclasses import replace
from functools import partial

from readiness.figures.protecting import DEFAULT, policy_of
from reports.comparison import ComparedRound
from reports.comparison.told import ToldRound
from reports.rolled import Rolled
from reports.suppression.protected import Protection, protect
from reports.suppression.told import ALL, Asked, Stand, decided
from reports.suppression.veils import veil
from scoring.constituencies import RatedRound


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


def told_of_files(one: ComparedRound, rated: RatedRound, rolled: Rolled) -> Rolled:
    """`rolled` in full, of the round `rated`, as it may be told."""
    lines = told_round_of_files(one, rated).lines
    protection = Protection(names=False, policy=policy_of([DEFAULT], ()))
    return replace(rolled, table=protect(rolled.rows, partial(veil, lines=lines), protection))
