"""Two released rounds with everything in them that could leak, in the database: who joined, left or moved, lessons, actions, a pack."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from readiness import clock
from readiness.database import changing
from readiness.tables import (
    Consent,
    Constituency,
    ConstituencyMembership,
    LessonCarry,
    LessonQuestion,
    LessonSource,
    LessonState,
    Organisation,
    ProtectionSetting,
    Response,
    Round,
    RoundState,
)
from tests.cast import World, a_response
from tests.handed_in import handed_in
from tests.improving import a_lesson, an_action
from tests.packs import a_frozen_pack
from tests.readiness.attacking.kinds import Kind, answers_of
from tests.readiness.attacking.worlds import One, Told

TITLES = ("Round one", "Round two")
BAD, LOW, MID, NEAR, HIGH, BEST = (
    (0, 20, "n"),
    (30, 40, "y"),
    (50, 60, "y"),
    (80, 70, "y"),
    (90, 80, "y"),
    (100, 100, "y"),
)


def _some(*counts: tuple[int, str | None, Kind | None, str | None, Kind | None]) -> Iterator[One]:
    for count, place, kind, then, later in counts:
        first = None if place is None or kind is None else (place, kind)
        second = None if then is None or later is None else (then, later)
        yield from [One((first, second))] * count


WORLD = Told(
    TITLES,
    tuple(
        _some(
            (1, "Supplier", HIGH, "Supplier", BEST),  # ours
            (1, None, None, "Supplier", MID),  # the rival, which joins
            (1, "Supplier", BAD, "Supplier", LOW),
            (5, "Supplier", MID, "Supplier", MID),
            (3, "Supplier", HIGH, "Supplier", NEAR),
            (4, "Distributor", LOW, "Distributor", MID),
            (4, "Distributor", MID, "Distributor", HIGH),
            (6, "Distributor", HIGH, "Distributor", HIGH),
            (1, "Distributor", MID, None, None),  # leaves
            (3, "Agent", BAD, "Agent", LOW),
            (6, "Agent", MID, "Agent", HIGH),
            (8, "Agent", BEST, "Agent", BEST),
            (1, "Agent", MID, "Distributor", MID),  # moves
            (3, "Agent", MID, "Agent", BAD),
            (2, "Few", BAD, "Few", MID),
            (1, "Few", MID, "Few", LOW),
            (1, "One", LOW, "One", MID),
            (6, "Late", MID, "Late", HIGH),
            (2, None, None, "Late", BAD),
        )
    ),
)  # fmt: skip
CAST = {0: "ours", 1: "rival"}


def settled(world: World) -> None:
    """With a pack of the second round that is shared. Stricter thresholds in the second round, and a consent withdrawn before it."""
    with changing(world.engine) as db:
        first = db.get_one(Round, world.round.id)
        later = Round(
            **{
                **first.model_dump(exclude={"id"}),
                "title": TITLES[1],
                "position": 2,
                "as_of": first.as_of + timedelta(days=100),
            }
        )
        db.add(later)
        db.flush()
        organisations = [_organisation(db, world, at, one) for at, one in enumerate(WORLD.ones)]
        for at, round_ in enumerate((first, later)):
            _protect(db, world, organisations, at)
            for number, (organisation, one) in enumerate(zip(organisations, WORLD.ones, strict=True)):
                _hand_in(db, world, round_, organisation, one, at, is_asked=not (at == 0 and number in CAST))
            now = clock.now()
            round_.state, round_.closed_at, round_.released_at = RoundState.CLOSED, now, now
        firsts, world.round = first.id, later
    world.kept["compare"] = f"/programmes/{world.programme.id}/compare?round={firsts}&round={later.id}"
    world.kept["rounds"] = f"{firsts} {later.id}"
    _learn(world, firsts)
    a_frozen_pack(world)


def _organisation(db: Session, world: World, at: int, one: One) -> Organisation:
    if at in CAST:
        return db.get_one(Organisation, world.organisations[CAST[at]].id)
    place = next(stay for stay in one.stays if stay is not None)[0]
    found = world.constituencies.get(place) or _constituency(db, world, place)
    made = Organisation(
        programme_id=world.programme.id, reference=f"XQ-{at}-Z", name=f"Quagga {at} Limited", weight=f"{at + 10}.5",
        market_roles=["supplier"], created_at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    db.add(made)
    db.flush()
    db.add(ConstituencyMembership(organisation_id=made.id, constituency_id=found.id, from_on=date(2024, 1, 1)))
    db.flush()
    return made


def _constituency(db: Session, world: World, name: str) -> Constituency:
    made = Constituency(programme_id=world.programme.id, name=name, title=name, position=len(world.constituencies))
    db.add(made)
    db.flush()
    world.constituencies[name] = made
    return made


def _hand_in(
    db: Session, world: World, round_: Round, organisation: Organisation, one: One, at: int, *, is_asked: bool
) -> None:
    """Those of the cast are asked in the first round already."""
    stay = one.stays[at]
    if stay is None:
        return
    response = a_response(db, round_, organisation) if is_asked else db.get_one(Response, world.responses["ours"].id)
    response.constituency_id = world.constituencies[stay[0]].id
    handed_in(db, response, answers_of(stay[1]))


def _protect(db: Session, world: World, organisations: list[Organisation], at: int) -> None:
    alone = next(made for made, one in zip(organisations, WORLD.ones, strict=True) if one.atom[0] == "One")
    for given in [True, False] if at == 0 else []:
        db.add(Consent(organisation_id=alone.id, given=given, agreed_on=date(2024, 1, 1), recorded_at=clock.now()))
        db.flush()
    if at == 1:
        db.add(
            ProtectionSetting(
                programme_id=world.programme.id, role="observer", smallest_group=6, smallest_count=2, set_at=clock.now()
            )
        )


def _learn(world: World, first: str) -> None:
    """One lesson raised from an answer, one from the rating of a small constituency, and one of all, carried into the second round."""
    an_action(world)
    raised = [
        a_lesson(world, LessonState.AGREED, "Supplier", world.responses["ours"].id, round_id=first),
        a_lesson(world, LessonState.AGREED, "Few", source=LessonSource.RATING, round_id=first),
        a_lesson(world, LessonState.APPLIED, "", round_id=first),
    ]
    with changing(world.engine) as db:
        for one in raised:
            db.add(LessonQuestion(lesson_id=one, version_id=world.version.id, question_key="planned"))
            db.add(LessonCarry(lesson_id=one, round_id=world.round.id, carried_at=clock.now()))
