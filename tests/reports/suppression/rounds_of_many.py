"""Rounds with many organisations, and how they are told."""

from dataclasses import replace
from functools import partial

from reports.dashboard import Dashboard, Frames, dashboard
from reports.rolled import Rolled
from reports.suppression.protected import Protection, protect
from reports.suppression.told import ALL, Asked, Stand, Thresholds, Told, decided
from reports.suppression.veils import veil
from tests.reports.rounds import ARound, a_round, answers
from tests.reports.rounds import Asked as Organisation

FIVE = Thresholds(group=5, count=3)


def many(rows: dict[str, tuple[int, int, int]], *, silent: str = "", weight: int | None = 2, **more: str) -> ARound:
    """By name, how many are behind, nearly there and ready; nobody of `silent` has answered."""
    figures = ((10, 10), (60, 60), (90, 90))
    found = [
        Organisation(f"{name}-{level}-{number}", name, answers(*figures[level]), weight=weight)
        for name, row in rows.items()
        for level, count in enumerate(row)
        for number in range(count)
    ]
    return a_round(
        [*found, *(Organisation(f"{silent}-{at}", silent, weight=weight) for at in range(2) if silent)], **more
    )


def asked_of(made: ARound, public: tuple[str, ...] = (), silent: str = "") -> Asked:
    stands = [Stand(one.organisation, one.constituency or "", one) for one in made.receipts]
    stands += [Stand(f"{silent}-{at}", silent, None) for at in range(2) if silent]
    rolled = {one.constituency: one for one in made.rated.constituencies} | {ALL: made.rated.all}
    return Asked(made.scheme, stands, rolled, public)


def told_of(made: ARound, thresholds: Thresholds = FIVE, **more: str) -> Told:
    return decided(asked_of(made, **more), thresholds)


def protected(made: ARound, told: Told, *, with_all: bool = True) -> Rolled:
    table = protect(made.table.rows, partial(veil, lines=told.lines), Protection(names=False))
    return replace(made.rolled, table=table.where(lambda row: with_all or not row.is_all))


def page_of(made: ARound, told: Told, *, with_all: bool = True) -> tuple[Dashboard, Frames]:
    return dashboard(protected(made, told, with_all=with_all), made.questionnaire, made.scheme)
