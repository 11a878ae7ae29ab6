"""Databases to measure on: a round of organisations with their answers, receipts and people, filled in bulk."""

import json
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Engine

from questionnaires.answers import answers_hash, plain
from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from readiness import clock
from readiness.database import changing, make_engine
from readiness.identifiers import hash_of, new_id, new_secret
from readiness.migrations.running import migrate
from readiness.scorekeeping import instrument_from, progress_of, sheet_from, slim
from readiness.tables import metadata
from scoring.engine import Respondent
from scoring.loading import load_scheme
from tests.stores import postgresql_server, postgresql_store

QUESTIONS, PER_SECTION = 100, 7
CONSTITUENCIES = 12
DISTINCT = 200
"""Different answer sheets; organisations beyond them answer as one of these did."""
_T = metadata.tables


@dataclass(frozen=True)
class Filled:
    """What a measured database holds. `office` and `participants` are secrets of session cookies."""

    engine: Engine
    url: str
    rounds: list[str]
    office: str
    participants: list[tuple[str, str]]
    """(secret, id of a response that is open and empty)."""


@contextmanager
def sqlite() -> Iterator[tuple[Engine, str]]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'readiness.db'}"
        engine = make_engine(url)
        migrate(engine)
        yield engine, url
        engine.dispose()


@contextmanager
def postgresql() -> Iterator[tuple[Engine, str]]:
    with TemporaryDirectory() as folder, postgresql_server(Path(folder), is_durable=True) as address:
        engine = postgresql_store(address, "bench")
        yield engine, address.format(name="bench")
        engine.dispose()


@cache
def documents(questions: int) -> tuple[str, str]:
    """A questionnaire of yes/no, choice, maturity and number questions in sections of seven, one in ten asked under a
    condition, and its scheme."""
    kinds: list[dict[str, Any]] = [
        {"kind": "yes_no"},
        {"kind": "single_choice", "options": [{"key": key, "text": f"The words of option {key}"} for key in "abcde"]},
        {"kind": "maturity", "levels": [{"key": key, "text": f"It is {key}"} for key in ("none", "planned", "built", "proven")]},
        {"kind": "number", "minimum": 0, "maximum": 1000, "places": 0},
    ]  # fmt: skip
    asked = []
    for at in range(questions):
        one = {
            "key": f"q{at}",
            "text": f"Question number {at}, in plain words?",
            "guidance": "Look at what is in place today.",
        }
        if at % 10 == 5:
            one["applies_if"] = f'answers.q{at - at % 4} == "yes"'
        asked.append(one | kinds[at % 4])
    sections = [
        {"key": f"s{at}", "title": f"Section {at}", "questions": asked[at * PER_SECTION : (at + 1) * PER_SECTION]}
        for at in range(-(-questions // PER_SECTION))
    ]
    questionnaire = {
        "readiness": "questionnaire/1",
        "key": "measured",
        "version": "1.0",
        "title": "Measured",
        "sections": sections,
    }
    rules: list[dict[str, Any]] = [
        {"match": f"q{at}", "options": {"yes": 10, "no": 0}} if at % 4 == 0
        else {"match": f"q{at}", "linear": {"from": 0, "to": 1000, "points": [0, 10]}} if at % 4 == 3
        else {"match": f"q{at}", "spread": {"from": 0, "to": 10}}
        for at in range(questions)
    ]  # fmt: skip
    scheme = {
        "readiness": "scheme/1", "key": "measured", "version": "1.0", "title": "Measured",
        "questionnaire": {"key": "measured"}, "questions": rules, "rounding": {"rule": "half_up", "places": 1},
        "absence": {"not_asked": "leave_out", "not_answered": "zero", "not_applicable": "leave_out"},
        "scale": {"levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 55}]},
    }  # fmt: skip
    return json.dumps(questionnaire), json.dumps(scheme)


def filled(engine: Engine, url: str, *, organisations: int, rounds: int = 3, questions: int = QUESTIONS) -> Filled:
    """Earlier rounds handed in by all and scored; the last one open, nothing answered."""
    return _Filling(engine, url, organisations, questions).fill(rounds)


class _Filling:
    def __init__(self, engine: Engine, url: str, organisations: int, questions: int) -> None:
        self.engine, self.url, self.count = engine, url, organisations
        self.document, self.scheme = documents(questions)
        self.instrument = instrument_from(self.document, self.scheme)
        self.now = clock.now()

    def fill(self, rounds: int) -> Filled:
        programme, version, scheme = new_id(), new_id(), new_id()
        family = new_id()
        asked = load_questionnaire(self.document, "q")
        self._put("programme", [{"id": programme, "key": f"p-{programme}", "title": "Measured", "illustrative": True,
            "notice": "Made to be measured.", "time_zone": "Europe/London", "created_at": self.now}])  # fmt: skip
        self._put("questionnaire", [{"id": family, "programme_id": programme, "key": "measured", "title": "Measured"}])
        self._put("questionnaire_version", [{"id": version, "questionnaire_id": family, "number": "1.0", "title": "Measured",
            "state": "published", "document": self.document, "content_hash": content_hash(asked), "created_at": self.now,
            "published_at": self.now}])  # fmt: skip
        self._put("scheme", [{"id": scheme, "version_id": version, "key": "measured", "number": "1.0", "title": "Measured",
            "state": "published", "document": self.scheme, "content_hash": content_hash(load_scheme(self.scheme, "s", asked)),
            "created_at": self.now, "published_at": self.now}])  # fmt: skip
        self.constituencies = [new_id() for _ in range(CONSTITUENCIES)]
        self._put("constituency", [{"id": one, "programme_id": programme, "name": f"Constituency {at:02}",
            "title": f"Constituency {at:02}", "position": at, "colour": "#4c6a88", "answers": True}
            for at, one in enumerate(self.constituencies)])  # fmt: skip
        self.organisations = [new_id() for _ in range(self.count)]
        self._put("organisation", ({"id": one, "programme_id": programme, "reference": f"O{at:05}", "name": f"Organisation {at:05}",
            "weight": str(at % 97 + 1), "market_roles": [], "facts": {}, "created_at": self.now}
            for at, one in enumerate(self.organisations)))  # fmt: skip
        self._put("constituency_membership", ({"id": new_id(), "organisation_id": one,
            "constituency_id": self.constituencies[at % CONSTITUENCIES], "from_on": date(2024, 1, 1)}
            for at, one in enumerate(self.organisations)))  # fmt: skip
        made = [self._round(programme, version, scheme, at, is_last=at == rounds) for at in range(1, rounds + 1)]
        office = self._person("programme_office", programme_id=programme)
        participants = [
            (self._person("participant", organisation_id=self.organisations[at]), made[-1][1][at])
            for at in range(min(self.count, 300))
        ]
        return Filled(self.engine, self.url, [one for one, _ in made], office, participants)

    def _round(self, programme: str, version: str, scheme: str, at: int, *, is_last: bool) -> tuple[str, list[str]]:
        key, opened = new_id(), self.now - timedelta(days=400 - at * 100)
        self._put("assessment_round", [{"id": key, "programme_id": programme, "title": f"Round {at}", "position": at,
            "version_id": version, "scheme_id": scheme, "state": "open" if is_last else "closed", "audience": {},
            "opens_at": opened, "closes_at": self.now + timedelta(days=30) if is_last else opened + timedelta(days=20),
            "time_zone": "Europe/London", "as_of": opened.date(), "opened_at": opened, "created_at": opened,
            "released_at": None if is_last else self.now}])  # fmt: skip
        responses = [new_id() for _ in range(self.count)]
        self._put("response", ({"id": one, "round_id": key, "organisation_id": self.organisations[place],
            "constituency_id": self.constituencies[place % CONSTITUENCIES], "organisation_name": f"Organisation {place:05}",
            "weight": str(place % 97 + 1), "facts": {"roles": []}, "state": "not_started" if is_last else "submitted",
            "due_at": self.now + timedelta(days=30), "joined_late": False, "invited_at": opened}
            for place, one in enumerate(responses)))  # fmt: skip
        if is_last:
            empty = progress_of(self.instrument, Respondent("x", constituency="Constituency 00"), {})
            self._put("standing", ({"response_id": one, "changes": 0, "changes_hash": "", "asked": empty.asked, "answered": 0,
                "required_open": empty.required_open, "updated_at": opened} for one in responses))  # fmt: skip
        else:
            self._handed_in(responses, scheme, opened)
        return key, responses

    def _handed_in(self, responses: list[str], scheme: str, at: datetime) -> None:
        scored = [self._scored(place) for place in range(min(self.count, DISTINCT))]
        for start in range(0, len(responses), 500):
            part = list(enumerate(responses[start : start + 500], start))
            submissions = {one: new_id() for _, one in part}
            receipts = {one: new_id() for _, one in part}
            self._put("answer", ({"response_id": one, "question_key": key, "value": value, "version": 1, "saved_at": at}
                for place, one in part for key, value in scored[place % DISTINCT][0].items()))  # fmt: skip
            self._put("submission", ({"id": submissions[one], "response_id": one, "number": 1,
                "sheet": scored[place % DISTINCT][1], "content_hash": scored[place % DISTINCT][2], "submitted_at": at}
                for place, one in part))  # fmt: skip
            self._put("receipt", ({"id": receipts[one], "response_id": one, "submission_id": submissions[one],
                "scheme_id": scheme, **self._receipt(scored[place % DISTINCT][3], place), "scored_at": at}
                for place, one in part))  # fmt: skip
            self._put("standing", ({"response_id": one, "changes": 0, "changes_hash": "", "asked": 100, "answered": 90,
                "required_open": 0, "receipt_id": receipts[one], "total": scored[place % DISTINCT][3].total,
                "maximum": scored[place % DISTINCT][3].maximum, "rating": scored[place % DISTINCT][3].rating, "updated_at": at}
                for place, one in part))  # fmt: skip

    def _receipt(self, receipt: Any, place: int) -> dict[str, str]:
        own = msgspec.structs.replace(
            receipt, organisation=self.organisations[place], name=f"Organisation {place:05}",
            constituency=f"Constituency {place % CONSTITUENCIES:02}", organisation_weight=str(place % 97 + 1),
        )  # fmt: skip
        return {"body": msgspec.json.encode(own).decode(), "slim": msgspec.json.encode(slim(own)).decode()}

    @cache  # noqa: B019 - one filling at a time, gone with it
    def _scored(self, place: int) -> tuple[dict[str, str], str, str, Any]:
        """Answers as stored, the sheet as stored, its hash, the receipt."""
        chance = random.Random(place)
        given: dict[str, Any] = {}
        for key, question in self.instrument.questionnaire.questions.items():
            if chance.random() < 0.1:
                continue
            choices = [option.key for option in question.choices] or [chance.randrange(0, 1000)]
            given[key] = chance.choice(choices)
        values = {key: msgspec.json.encode(value).decode() for key, value in given.items()}
        sheet = sheet_from(self.instrument.questionnaire, values.items())
        written = msgspec.json.encode(
            {key: plain(value) for key, value in sheet.items()}, order="deterministic"
        ).decode()
        receipt = self.instrument.engine.receipt(Respondent("x", constituency="Constituency 00", weight="1"), sheet)
        return values, written, answers_hash(sheet), receipt

    def _person(self, role: str, **where: str) -> str:
        person, secret = new_id(), new_secret()
        self._put(
            "person", [{"id": person, "email": f"{person}@example.org", "name": "Somebody", "created_at": self.now}]
        )
        self._put("membership", [{"id": new_id(), "person_id": person, "role": role, "granted_at": self.now, **where}])
        self._put("login_session", [{"token_hash": hash_of(secret), "id": new_id(), "person_id": person,
            "created_at": self.now, "last_seen_at": self.now, "expires_at": datetime(2100, 1, 1, tzinfo=UTC), "browser": ""}])  # fmt: skip
        return secret

    def _put(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        with changing(self.engine) as db:
            db.connection().execute(sa.insert(_T[table]), list(rows))
