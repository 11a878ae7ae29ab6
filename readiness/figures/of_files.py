"""A round in files as it may be told to readers who do not see names: by the thresholds that a programme begins with."""

from dataclasses import replace

import msgspec

from readiness.figures.protecting import DEFAULT, policy_of
from reports.comparison import ComparedRound
from reports.comparison.told import ToldRound
from reports.dashboard import Rolled
from reports.suppression.told import ALL, Asked, Stand, decided
from reports.suppression.veils import veiled, veiled_beside
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


def told_of_files(one: ComparedRound, rolled: Rolled) -> tuple[Rolled, tuple[str, str]]:
    """With what was decided by, in words and as a content hash."""
    rated = rolled.rated
    lines = told_round_of_files(one, rated).lines
    shown = [
        (veiled(part, lines[part.constituency]), veiled_beside(beside, lines[part.constituency]))
        for part, beside in zip(rated.constituencies, rolled.parts, strict=True)
        if part.constituency in lines
    ]
    told = msgspec.structs.replace(
        rated, all=veiled(rated.all, lines[ALL]), constituencies=tuple(part for part, _ in shown)
    )
    return (
        replace(rolled, rated=told, all=veiled_beside(rolled.all, lines[ALL]), parts=tuple(one for _, one in shown)),
        policy_of([DEFAULT], ()),
    )
