"""A round of the shipped example in the database, as the application keeps it, and the same as the command line scores it."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sqlalchemy import Engine
from sqlmodel import Session

from questionnaires.answers import plain
from questionnaires.profiles import facts_read_by
from readiness import clock
from readiness.answer_files import read_answers
from readiness.database import changing
from readiness.documents import read_questionnaire, read_scheme
from readiness.example_programme import RoundFiles, example_programme, rounds_of
from readiness.identifiers import new_id
from readiness.organisation_files import read_organisations
from readiness.scored_rounds import ScoredRound, score_round
from readiness.tables import (
    Constituency,
    ConstituencyMembership,
    Membership,
    Organisation,
    Programme,
    Role,
    Round,
    RoundState,
)
from scoring.scheme import Scheme
from tests.cast import a_person, a_response, a_version
from tests.handed_in import handed_in


@dataclass(frozen=True)
class ExampleRound:
    programme: str
    round: str
    office: str
    """The secret of the session of somebody of the programme office, and of an observer."""
    observer: str


@cache
def scheme_of(number: int) -> Scheme:
    files = _files(number)
    return read_scheme(files.scheme, read_questionnaire(files.questionnaire))


def scored(number: int) -> ScoredRound:
    """As `readiness score` has it. Rounds from 1."""
    files = _files(number)
    questionnaire = read_questionnaire(files.questionnaire)
    scheme = read_scheme(files.scheme, questionnaire)
    listed = read_organisations(files.organisations, questionnaire, facts_read_by(questionnaire))
    return score_round(questionnaire, scheme, read_answers(files.answers, questionnaire), listed)


def example_round(engine: Engine, number: int) -> ExampleRound:
    files, now = _files(number), clock.now()
    with changing(engine) as db:
        programme = Programme(
            key=f"e-{new_id()}", title="Half-hourly settlement programme (illustrative example)", illustrative=True,
            notice="Illustrative data. Organisations and answers are invented.", created_at=now,
        )  # fmt: skip
        db.add(programme)
        db.flush()
        version, scheme = a_version(db, programme, files.questionnaire.read_text(), files.scheme.read_text())
        round_ = Round(
            programme_id=programme.id, title=files.title.partition(": ")[2], position=number, version_id=version.id,
            scheme_id=scheme.id, state=RoundState.OPEN, opens_at=now - timedelta(days=7), closes_at=now + timedelta(days=7),
            time_zone="Europe/London", as_of=date.fromisoformat(files.as_of), opened_at=now, created_at=now,
        )  # fmt: skip
        db.add(round_)
        db.flush()
        organisations = _organisations(db, programme, files)
        responses = {key: a_response(db, round_, one) for key, one in organisations.items()}
        for submission in read_answers(files.answers, read_questionnaire(files.questionnaire)):
            handed_in(
                db, responses[submission.organisation], {key: plain(one) for key, one in submission.sheet.items()}
            )
        (office, secret), (observer, observing) = a_person(db, "office"), a_person(db, "observer")
        for person, role in ((office, Role.PROGRAMME_OFFICE), (observer, Role.OBSERVER)):
            db.add(Membership(person_id=person.id, role=role, programme_id=programme.id, granted_at=now))
        return ExampleRound(programme.id, round_.id, secret, observing)


def _files(number: int) -> RoundFiles:
    return rounds_of(example_programme())[number - 1]


def _organisations(db: Session, programme: Programme, files: RoundFiles) -> dict[str, Organisation]:
    constituencies: dict[str, Constituency] = {}
    made: dict[str, Organisation] = {}
    with files.organisations.open(newline="") as file:
        for row in csv.DictReader(file):
            name = row["constituency"]
            if name not in constituencies:
                constituencies[name] = Constituency(
                    programme_id=programme.id, name=name, title=name, position=len(constituencies)
                )
                db.add(constituencies[name])
            facts = {
                key: cell for key, cell in row.items() if key not in ("id", "name", "constituency", "weight", "roles")
            }
            made[row["id"]] = Organisation(
                programme_id=programme.id, reference=row["id"], name=row["name"], weight=row["weight"],
                market_roles=[one for one in row["roles"].split(";") if one], facts=facts, created_at=clock.now(),
            )  # fmt: skip
            db.add(made[row["id"]])
            db.flush()
            db.add(
                ConstituencyMembership(
                    organisation_id=made[row["id"]].id,
                    constituency_id=constituencies[name].id,
                    from_on=date(2020, 1, 1),
                )
            )
    db.flush()
    return made
