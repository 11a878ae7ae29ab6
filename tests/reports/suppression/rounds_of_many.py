"""Rounds with many organisations, and how they are told."""

from reports.dashboard import Dashboard, Frames, Rolled, dashboard
from reports.suppression.told import ALL, Asked, Stand, Thresholds, Told, decided
from reports.suppression.veils import veiled, veiled_beside
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


def protected(made: ARound, told: Told) -> Rolled:
    rated = made.rated
    parts = [
        (one, beside)
        for one, beside in zip(rated.constituencies, made.besides, strict=True)
        if one.constituency in told.lines
    ]
    whole = type(rated)(
        document=rated.document, questionnaire=rated.questionnaire, scheme=rated.scheme, population=rated.population,
        all=veiled(rated.all, told.lines[ALL]),
        constituencies=tuple(veiled(one, told.lines[one.constituency]) for one, _ in parts),
    )  # fmt: skip
    return Rolled(
        whole,
        veiled_beside(made.beside, told.lines[ALL]),
        tuple(veiled_beside(beside, told.lines[one.constituency]) for one, beside in parts),
    )


def page_of(made: ARound, told: Told, **more: bool) -> tuple[Dashboard, Frames]:
    return dashboard(protected(made, told), made.questionnaire, made.scheme, see_names=False, **more)
