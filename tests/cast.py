"""The cast everyone knows by name, in a programme of their own: our organisation and its rival, and those who watch."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import Engine
from sqlmodel import Session, select

from questionnaires.definition import Questionnaire
from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from readiness import clock
from readiness.database import changing
from readiness.identifiers import hash_of, new_id, new_secret
from readiness.scorekeeping import Instrument, instrument_of, progress_of, respondent_of
from readiness.tables import (
    Constituency,
    ConstituencyMembership,
    Family,
    LoginSession,
    Membership,
    Organisation,
    Person,
    Programme,
    Response,
    Role,
    Round,
    RoundState,
    SchemeVersion,
    Standing,
    Version,
    VersionState,
)
from scoring.loading import load_scheme
from scoring.scheme.document import Scheme
from tests.visiting import Visitor, as_person

QUESTIONNAIRE = """
readiness: questionnaire/1
key: tiny
version: "1.0"
title: A tiny questionnaire
profile:
  roles: {kind: choices, title: Market roles, options: [{key: supplier, text: Supplier}, {key: distributor, text: Distributor}], default: []}
sections:
  - key: plan
    title: Plan
    questions:
      - {key: has_plan, kind: yes_no, text: Is there a plan?}
      - {key: staff, kind: number, text: How many people work on it?, minimum: 0, places: 0, applies_if: 'answers.has_plan == "yes"'}
      - {key: notes, kind: long_text, text: What else should we know?, required: false}
  - key: build
    title: Build
    questions:
      - key: maturity
        kind: maturity
        text: How far is the build?
        levels: [{key: none, text: Not begun}, {key: some, text: Under way}, {key: done, text: Done}]
        not_applicable: true
      - {key: supplier_only, kind: yes_no, text: Are customers told?, applies_if: '"supplier" in profile.roles'}
"""
SCHEME = """
readiness: scheme/1
key: tiny-points
version: "1.0"
title: Points of the tiny questionnaire
questionnaire: {key: tiny, version: "1.0"}
questions:
  - {match: has_plan, options: {yes: 10, no: 0}}
  - {match: maturity, spread: {from: 0, to: 10}}
  - {match: supplier_only, options: {yes: 10, no: 0}}
not_counted: [staff, notes]
gates:
  - {key: needs_plan, questions: has_plan, passes_with: [yes], cap: amber, sentence: There is no plan.}
scale:
  levels:
    - {key: red, title: Red, colour: "#b3261e"}
    - {key: amber, title: Amber, from: 40, colour: "#f2b134"}
    - {key: green, title: Green, from: 75, colour: "#2e7d32"}
"""
NAMES = (
    "administrator", "office", "author", "participant", "colleague", "signatory", "observer", "constituency_observer",
    "rival", "rival_signatory", "nobody",
)  # fmt: skip
"""`nobody` is signed in and has no role at all."""


@dataclass
class World:
    """Ids by the names of the cast. `ours` and `rival` are organisations of one constituency, `other` of another."""

    engine: Engine
    programme: Programme
    constituencies: dict[str, Constituency]
    organisations: dict[str, Organisation]
    version: Version
    scheme: SchemeVersion
    round: Round
    responses: dict[str, Response]
    people: dict[str, Person] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    """Ids of what tests have added, by what it is."""

    def visitor(self, client: TestClient[Litestar], name: str | None) -> Visitor:
        """One of the cast at a browser, signed in; None is a stranger who is not."""
        return Visitor(client) if name is None else as_person(client, self.secrets[name])


Making = Callable[[Engine], World]


def a_world(engine: Engine, *, questionnaire: str = QUESTIONNAIRE, scheme: str = SCHEME) -> World:
    with changing(engine) as db:
        now = clock.now()
        programme = Programme(key=f"p-{new_id()}", title="A programme of change", created_at=now)
        db.add(programme)
        db.flush()
        constituencies = {
            name: Constituency(programme_id=programme.id, name=name, title=name, position=at)
            for at, name in enumerate(("Supplier", "Distributor"))
        }
        db.add_all(constituencies.values())
        db.flush()
        organisations = {
            "ours": _organisation(programme, "Ours Energy", "100", ["supplier"]),
            "rival": _organisation(programme, "Rival Power", "50.5", ["supplier"]),
            "other": _organisation(programme, "Other Wires", None, ["distributor"]),
        }
        db.add_all(organisations.values())
        db.flush()
        belong = {
            name: ConstituencyMembership(
                organisation_id=organisations[name].id,
                constituency_id=constituencies[where].id,
                from_on=date(2024, 1, 1),
            )
            for name, where in (("ours", "Supplier"), ("rival", "Supplier"), ("other", "Distributor"))
        }
        db.add_all(belong.values())
        version, points = a_version(db, programme, questionnaire, scheme)
        round_ = Round(
            programme_id=programme.id, title="Round one", position=1, version_id=version.id, scheme_id=points.id,
            state=RoundState.OPEN, opens_at=now - timedelta(days=7), closes_at=now + timedelta(days=7),
            time_zone="Europe/London", as_of=now.date(), opened_at=now - timedelta(days=7), created_at=now,
        )  # fmt: skip
        db.add(round_)
        db.flush()
        responses = {name: _response(round_, one, belong[name].constituency_id) for name, one in organisations.items()}
        world = World(engine, programme, constituencies, organisations, version, points, round_, responses)
        world.people = {name: _person(name) for name in NAMES}
        db.add_all([*responses.values(), *world.people.values()])
        db.flush()  # all of a kind at once: this is done for nearly every test
        instrument = instrument_of(db, version.id, points.id)
        names = {one.id: one.name for one in constituencies.values()}
        db.add_all(_standing(instrument, one, names[one.constituency_id]) for one in responses.values())
        for name, person in world.people.items():
            world.secrets[name] = new_secret()
            db.add(_login(person, world.secrets[name]))
        _give_roles(db, world, now)
    return world


def a_version(db: Session, programme: Programme, document: str, scheme: str) -> tuple[Version, SchemeVersion]:
    """Published, with its scheme."""
    (asked, rules), now = _read(document, scheme), clock.now()
    family = Family(programme_id=programme.id, key=asked.key, title=str(asked.title))
    db.add(family)
    db.flush()
    version = Version(
        questionnaire_id=family.id, number=asked.version, title=str(asked.title), state=VersionState.PUBLISHED,
        document=document, content_hash=content_hash(asked), created_at=now, published_at=now,
    )  # fmt: skip
    db.add(version)
    db.flush()
    points = SchemeVersion(
        version_id=version.id, key=rules.key, number=rules.version, title=str(rules.title), state=VersionState.PUBLISHED,
        document=scheme, content_hash=content_hash(rules), created_at=now, published_at=now,
    )  # fmt: skip
    db.add(points)
    db.flush()
    return version, points


@cache
def _read(document: str, scheme: str) -> tuple[Questionnaire, Scheme]:
    asked = load_questionnaire(document, "questionnaire")
    return asked, load_scheme(scheme, "scheme", asked)


def a_response(db: Session, round_: Round, organisation: Organisation) -> Response:
    """Not started, with its standing."""
    membership = db.exec(
        select(ConstituencyMembership).where(ConstituencyMembership.organisation_id == organisation.id)
    ).one()
    response = _response(round_, organisation, membership.constituency_id)
    db.add(response)
    db.flush()
    name = db.get_one(Constituency, membership.constituency_id).name
    db.add(_standing(instrument_of(db, round_.version_id, round_.scheme_id), response, name))
    db.flush()
    return response


def _response(round_: Round, organisation: Organisation, constituency: str) -> Response:
    return Response(
        round_id=round_.id, organisation_id=organisation.id, constituency_id=constituency,
        organisation_name=organisation.name, weight=organisation.weight,
        facts={**organisation.facts, "roles": organisation.market_roles}, due_at=round_.closes_at, invited_at=clock.now(),
    )  # fmt: skip


def _standing(instrument: Instrument, response: Response, constituency: str) -> Standing:
    progress = progress_of(instrument, respondent_of(instrument, response, constituency), {})
    return Standing(
        response_id=response.id, asked=progress.asked, required_open=progress.required_open, updated_at=clock.now()
    )


def a_person(db: Session, name: str) -> tuple[Person, str]:
    """A person with a session, and the secret of its cookie."""
    person, secret = _person(name), new_secret()
    db.add(person)
    db.flush()
    db.add(_login(person, secret))
    db.flush()
    return person, secret


def _person(name: str) -> Person:
    return Person(email=f"{name}.{new_id()}@example.org", name=name.replace("_", " ").title(), created_at=clock.now())


def _login(person: Person, secret: str) -> LoginSession:
    now = clock.now()
    return LoginSession(
        token_hash=hash_of(secret), person_id=person.id, created_at=now, last_seen_at=now, expires_at=now + timedelta(hours=12)
    )  # fmt: skip


def _give_roles(db: Session, world: World, now: datetime) -> None:
    programme, ours, rival = world.programme.id, world.organisations["ours"].id, world.organisations["rival"].id
    supplier = world.constituencies["Supplier"].id
    for name, role, where in (
        ("administrator", Role.ADMINISTRATOR, {}),
        ("office", Role.PROGRAMME_OFFICE, {"programme_id": programme}),
        ("author", Role.AUTHOR, {"programme_id": programme}),
        ("participant", Role.PARTICIPANT, {"organisation_id": ours}),
        ("colleague", Role.PARTICIPANT, {"organisation_id": ours}),
        ("signatory", Role.SIGNATORY, {"organisation_id": ours}),
        ("observer", Role.OBSERVER, {"programme_id": programme}),
        ("constituency_observer", Role.OBSERVER, {"programme_id": programme, "constituency_id": supplier}),
        ("rival", Role.PARTICIPANT, {"organisation_id": rival}),
        ("rival_signatory", Role.SIGNATORY, {"organisation_id": rival}),
    ):
        db.add(Membership(person_id=world.people[name].id, role=role, granted_at=now, **where))


def _organisation(programme: Programme, name: str, weight: str | None, roles: list[str]) -> Organisation:
    return Organisation(
        programme_id=programme.id, reference=name.split(maxsplit=1)[0].upper(), name=name, weight=weight, market_roles=roles,
        created_at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip
