"""Programmes to measure on: organisations with their rounds, answers, receipts and people, filled in bulk."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from readiness import clock
from readiness.identifiers import hash_of, new_id, new_secret
from readiness.scorekeeping import instrument_from, progress_of
from scoring.engine import Respondent
from scoring.loading import load_scheme
from tests.bench.serving.instruments import documents
from tests.bench.serving.putting import Putting, putting, quick_ids
from tests.bench.serving.sheets import CONSTITUENCIES, sheets_of

MOST_PEOPLE = 300


@dataclass(frozen=True)
class Filled:
    """A programme. `office`, `observer` and the first of each participant are secrets of session cookies."""

    rounds: list[str]
    office: str
    observer: str
    participants: list[tuple[str, str]]
    """(secret, id of a response in the last round)."""
    questions: int
    per_section: int
    programme: str


def filled(
    engine: Engine,
    *,
    organisations: int,
    questions: int,
    per_section: int = 7,
    handed_in: int = 0,
    is_open: bool = True,
) -> Filled:
    """Rounds that all have handed in and that are scored; then, unless not wanted, an open one with nothing answered."""
    with putting(engine) as put:
        return _Filling(put, organisations, questions, per_section).fill(handed_in, is_open)


class _Filling:
    def __init__(self, put: Putting, organisations: int, questions: int, per_section: int) -> None:
        self.put, self.questions, self.per_section = put, questions, per_section
        self.document, self.scheme_document = documents(questions, per_section)
        self.instrument = instrument_from(self.document, self.scheme_document)
        self.now = clock.now()
        self.programme, self.version, self.scheme = new_id(), new_id(), new_id()
        self.constituencies = [new_id() for _ in range(CONSTITUENCIES)]
        self.organisations = quick_ids(organisations)

    def fill(self, handed_in: int, is_open: bool) -> Filled:
        self._instrument()
        self._audience()
        sheets, made = sheets_of(self.document, self.scheme_document), []
        for at in range(1, handed_in + 1):
            key, responses = self._round(at, is_open=False)
            sheets.hand_in(self.put, responses, self.organisations, self.scheme, self.now - timedelta(days=100 - at))
            made.append((key, responses))
        if is_open:
            made.append(self._round(handed_in + 1, is_open=True))
            self._standings(made[-1][1])
        some = list(zip(self.organisations, made[-1][1], strict=True))[:MOST_PEOPLE]
        office, observer, *secrets = self._people(
            [
                {"role": "programme_office", "programme_id": self.programme, "organisation_id": None},
                {"role": "observer", "programme_id": self.programme, "organisation_id": None},
                *({"role": "participant", "programme_id": None, "organisation_id": one} for one, _ in some),
            ]
        )
        participants = [(secret, response) for secret, (_, response) in zip(secrets, some, strict=True)]
        return Filled(
            [key for key, _ in made], office, observer, participants, self.questions, self.per_section, self.programme
        )

    def _instrument(self) -> None:
        family, asked = new_id(), load_questionnaire(self.document, "q")
        state = {"state": "published", "created_at": self.now, "published_at": self.now}
        self.put.rows("programme", [{"id": self.programme, "key": f"p-{self.programme}", "title": "Measured",
            "illustrative": True, "notice": "Made to be measured.", "time_zone": "Europe/London", "created_at": self.now}])  # fmt: skip
        self.put.rows("questionnaire", [{"id": family, "programme_id": self.programme, "key": "measured", "title": "Measured"}])  # fmt: skip
        self.put.rows("questionnaire_version", [{"id": self.version, "questionnaire_id": family, "number": "1.0",
            "title": "Measured", "document": self.document, "content_hash": content_hash(asked), **state}])  # fmt: skip
        self.put.rows("scheme", [{"id": self.scheme, "version_id": self.version, "key": "measured", "number": "1.0",
            "title": "Measured", "document": self.scheme_document,
            "content_hash": content_hash(load_scheme(self.scheme_document, "s", asked)), **state}])  # fmt: skip

    def _audience(self) -> None:
        self.put.rows("constituency", ({"id": one, "programme_id": self.programme, "name": f"Constituency {at:02}",
            "title": f"Constituency {at:02}", "position": at, "colour": "#4c6a88", "answers": True}
            for at, one in enumerate(self.constituencies)))  # fmt: skip
        self.put.rows("organisation", ({"id": one, "programme_id": self.programme, "reference": f"O{at:05}",
            "name": f"Organisation {at:05}", "weight": str(at % 97 + 1), "market_roles": [], "facts": {}, "created_at": self.now}
            for at, one in enumerate(self.organisations)))  # fmt: skip
        self.put.rows("constituency_membership", ({"id": id_, "organisation_id": one,
            "constituency_id": self._constituency(at), "from_on": date(2024, 1, 1)}
            for at, (id_, one) in enumerate(zip(quick_ids(len(self.organisations)), self.organisations, strict=True))))  # fmt: skip

    def _constituency(self, place: int) -> str:
        return self.constituencies[place % CONSTITUENCIES]

    def _round(self, at: int, *, is_open: bool) -> tuple[str, list[str]]:
        key, opened = new_id(), self.now - timedelta(days=400 - at * 100)
        self.put.rows("assessment_round", [{"id": key, "programme_id": self.programme, "title": f"Round {at}", "position": at,
            "version_id": self.version, "scheme_id": self.scheme, "state": "open" if is_open else "closed", "audience": {},
            "opens_at": opened, "closes_at": self.now + timedelta(days=30) if is_open else opened + timedelta(days=20),
            "time_zone": "Europe/London", "as_of": opened.date(), "opened_at": opened, "created_at": opened,
            "released_at": None if is_open else self.now}])  # fmt: skip
        responses = quick_ids(len(self.organisations))
        self.put.rows("response", ({"id": one, "round_id": key, "organisation_id": self.organisations[place],
            "constituency_id": self._constituency(place), "organisation_name": f"Organisation {place:05}",
            "weight": str(place % 97 + 1), "facts": {"roles": []}, "state": "not_started" if is_open else "submitted",
            "due_at": self.now + timedelta(days=30), "joined_late": False, "invited_at": opened}
            for place, one in enumerate(responses)))  # fmt: skip
        return key, responses

    def _standings(self, responses: list[str]) -> None:
        empty = progress_of(self.instrument, Respondent("x", constituency="Constituency 00"), {})
        self.put.rows("standing", ({"response_id": one, "changes": 0, "changes_hash": "", "asked": empty.asked, "answered": 0,
            "required_open": empty.required_open, "updated_at": self.now} for one in responses))  # fmt: skip

    def _people(self, roles: list[dict[str, Any]]) -> list[str]:
        people = [(new_id(), new_secret(), role) for role in roles]
        self.put.rows("person", ({"id": one, "email": f"{one}@example.org", "name": "Somebody", "created_at": self.now}
            for one, _, _ in people))  # fmt: skip
        self.put.rows("membership", ({"id": new_id(), "person_id": one, "granted_at": self.now, **role}
            for one, _, role in people))  # fmt: skip
        self.put.rows("login_session", ({"token_hash": hash_of(secret), "id": new_id(), "person_id": one,
            "created_at": self.now, "last_seen_at": self.now, "expires_at": datetime(2100, 1, 1, tzinfo=UTC), "browser": ""}
            for one, secret, _ in people))  # fmt: skip
        return [secret for _, secret, _ in people]
