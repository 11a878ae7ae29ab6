"""Programmes of the cast by what has happened in them."""

from datetime import timedelta

import msgspec
from sqlalchemy import Engine
from sqlmodel import Session

from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from readiness import clock
from readiness.database import changing
from readiness.identifiers import new_id
from readiness.tables import (
    Answer,
    ConstituencyMembership,
    Membership,
    Organisation,
    Programme,
    Response,
    ResponseState,
    Role,
    Round,
    RoundState,
    Version,
    VersionState,
)
from tests.cast import QUESTIONNAIRE, Making, World, a_world
from tests.handed_in import BEHIND, READY, hand_in
from tests.journeys.worlds_of_comparing import worlds_of_comparing
from tests.journeys.worlds_of_milestones import worlds_of_milestones
from tests.journeys.worlds_of_packs import worlds_of_packs
from tests.journeys.worlds_of_standing import worlds_of_standing


class Worlds:
    """Each is made when it is first asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._made: dict[str, World] = {}

    def __getitem__(self, name: str) -> World:
        if name not in self._made:
            self._made[name] = WORLDS[name](self._engine)
        return self._made[name]


def _bare(engine: Engine) -> World:
    """A programme in which nothing has been set up."""
    world = a_world(engine)
    with changing(engine) as db:
        world.programme = Programme(key=f"bare-{new_id()}", title="A new programme", created_at=clock.now())
        db.add(world.programme)
        db.flush()
        for name, role in (("office", Role.PROGRAMME_OFFICE), ("author", Role.AUTHOR), ("observer", Role.OBSERVER)):
            who = world.people[name].id
            db.add(Membership(person_id=who, role=role, programme_id=world.programme.id, granted_at=clock.now()))
    return world


def _draft(db: Session, world: World) -> Version:
    """Of a next version, with a question in other words and another one gone."""
    text = QUESTIONNAIRE.replace('"1.0"', '"1.1"').replace("Is there a plan?", "Is there a plan with dates?")
    text = "\n".join(line for line in text.splitlines() if "key: notes" not in line)
    asked, now = load_questionnaire(text, "questionnaire"), clock.now()
    draft = Version(
        questionnaire_id=world.version.questionnaire_id, number="1.1", title=str(asked.title), state=VersionState.DRAFT,
        document=text, content_hash=content_hash(asked), previous_id=world.version.id, created_at=now,
    )  # fmt: skip
    db.add(draft)
    db.flush()
    return draft


def _planned(engine: Engine) -> World:
    """Its round is open to nobody yet, and its next questionnaire is a draft."""
    world = a_world(engine)
    with changing(engine) as db:
        world.version = _draft(db, world)
        planned = Round(**{
            **db.get_one(Round, world.round.id).model_dump(exclude={"id"}),
            "title": "Round two", "position": 2, "state": RoundState.PLANNED, "opened_at": None,
        })  # fmt: skip
        db.add(planned)
        db.flush()
    world.round = planned
    return world


def _complete(engine: Engine) -> World:
    """Everything required is answered, nothing is signed."""
    world = a_world(engine)
    with changing(engine) as db:
        for key, value in READY.items():
            who, now = world.people["participant"].id, clock.now()
            given = {
                "question_key": key,
                "value": msgspec.json.encode(value).decode(),
                "saved_at": now,
                "saved_by": who,
            }
            db.add(Answer(response_id=world.responses["ours"].id, **given))
        response = db.get_one(Response, world.responses["ours"].id)
        response.state = ResponseState.IN_PROGRESS
        db.add(response)
    return world


def _handed_in(engine: Engine) -> World:
    """By two organisations; a third has not begun, and a fourth is not asked."""
    world = a_world(engine)
    late = Organisation(
        programme_id=world.programme.id, reference="LATE", name="Late Heat", created_at=clock.now(), market_roles=[]
    )
    with changing(engine) as db:
        db.add(late)
        db.flush()
        where = {"organisation_id": late.id, "constituency_id": world.constituencies["Supplier"].id}
        db.add(ConstituencyMembership(**where, from_on=clock.now().date()))
    hand_in(engine, world.responses["ours"].id, READY)
    hand_in(engine, world.responses["rival"].id, BEHIND)
    return world


def _closed(engine: Engine) -> World:
    """One organisation handed in, the others never did; the results are released."""
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY)
    with changing(engine) as db:
        round_, now = db.get_one(Round, world.round.id), clock.now()
        round_.state, round_.closed_at, round_.released_at = RoundState.CLOSED, now, now
        round_.closes_at = now - timedelta(days=1)
        db.add(round_)
    return world


WORLDS: dict[str, Making] = {
    "open": a_world,
    "bare": _bare,
    "planned": _planned,
    "answering": a_world,
    "in conflict": a_world,
    "complete": _complete,
    "handed in": _handed_in,
    "closed": _closed,
    **worlds_of_comparing(),
    **worlds_of_milestones(),
    **worlds_of_packs(),
    **worlds_of_standing(),
}
