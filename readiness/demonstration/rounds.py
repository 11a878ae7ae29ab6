"""Three rounds that are over, as the files have them, and a fourth that is open now, for newcomers to answer in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from questionnaires.answers import Given
from questionnaires.texts import words
from readiness.answer_files import read_answers
from readiness.demonstration.files import DatedRound
from readiness.demonstration.instruments import Published
from readiness.demonstration.organisations import Party
from readiness.demonstration.people import Cast
from readiness.demonstration.plan import Planned
from readiness.demonstration.responses import Sheaf
from readiness.example_programme import HERE
from readiness.history import record
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Assignment, ResponseState, Round, RoundState

ZONE = "Europe/London"
OPEN_SINCE, OPEN_FOR = timedelta(days=9), timedelta(days=28)
Sheets = Mapping[str, Mapping[str, Given]]
"""Reference of an organisation to its answers."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What rounds are made from."""

    db: Session
    planned: Planned
    parties: Sequence[Party]
    cast: Cast


def past_round(stage: Stage, position: int, file: DatedRound, published: Published) -> Sheets:
    """Closed and released. Who gave no answers has no submission."""
    opens, closes = _moment(file.opens, 9), _moment(file.closes, 17)
    made = Round(
        programme_id=stage.planned.programme.id, title=words(file.title), position=position, version_id=published.version_id,
        scheme_id=published.scheme_id, state=RoundState.CLOSED, audience={"constituencies": None, "market_roles": None},
        opens_at=opens, closes_at=closes, time_zone=ZONE, as_of=date.fromisoformat(file.as_of),
        milestone_id=stage.planned.milestones[file.milestone], baseline_id=stage.planned.baselines[file.baseline],
        opened_at=opens, closed_at=closes, released_at=closes + timedelta(days=14), created_at=opens - timedelta(days=21),
    )  # fmt: skip
    sheaf = _sheaf(stage, made)
    _record(stage, made, "opened", opens, asked=len(stage.parties))
    sheets = {one.organisation: one.sheet for one in read_answers(HERE / file.answers, sheaf.instrument.questionnaire)}
    for at, party in enumerate(stage.parties):
        sheet = sheets.get(party.reference, {})
        state = ResponseState.SUBMITTED if sheet else ResponseState.NO_SUBMISSION
        last_at = _within(opens, closes, at) if sheet else closes
        sheaf.respond(party, sheet, stage.cast.signatories[party.id], state=state, last_at=last_at)
    sheaf.write(stage.db, stage.planned.programme.id)
    _record(stage, made, "closed", closes, submissions=len(sheets), missing=len(stage.parties) - len(sheets))
    _record(stage, made, "released", closes + timedelta(days=14))
    return sheets


def open_round(stage: Stage, position: int, published: Published, before: Sheets, now: datetime) -> Round:
    """A month before the milestone: some have handed in what they said last time, most are under way."""
    opens = (now - OPEN_SINCE).replace(minute=0, second=0, microsecond=0)
    made = Round(
        programme_id=stage.planned.programme.id, title=f"Round {position}, open for this demonstration", position=position,
        version_id=published.version_id, scheme_id=published.scheme_id, state=RoundState.OPEN,
        audience={"constituencies": None, "market_roles": None}, opens_at=opens, closes_at=opens + OPEN_FOR,
        time_zone=ZONE, as_of=now.date(), milestone_id=stage.planned.milestones["M11"],
        baseline_id=stage.planned.baselines["cr055"], opened_at=opens, created_at=opens - timedelta(days=7),
    )  # fmt: skip
    sheaf = _sheaf(stage, made)
    _record(stage, made, "opened", opens, asked=len(stage.parties))
    responses = {
        party.id: _under_way(sheaf, stage.cast, party, before, at, now) for at, party in enumerate(stage.parties)
    }
    sheaf.write(stage.db, stage.planned.programme.id)
    _delegate(stage, sheaf.instrument, responses[stage.cast.ours.id], now)
    return made


def _under_way(sheaf: Sheaf, cast: Cast, party: Party, before: Sheets, at: int, now: datetime) -> str:
    said = list(before.get(party.reference, {}).items())
    share = 6 if party.id == cast.ours.id else (10, 7, 0, 5, 10, 3, 9, 0, 8, 2)[at % 10]
    sheet = dict(said[: len(said) * share // 10])
    state = ResponseState.NOT_STARTED
    if sheet:
        state = ResponseState.SUBMITTED if share == 10 else ResponseState.IN_PROGRESS
    last_at = _within(sheaf.round.opens_at + timedelta(days=1), now, at)
    return sheaf.respond(party, sheet, cast.signatories[party.id], state=state, last_at=last_at)


def _delegate(stage: Stage, instrument: Instrument, response: str, now: datetime) -> None:
    """The last section of our organisation in which something is required, to the colleague."""
    required = [one.sections[0].key for one in instrument.questionnaire.placed if one.question.required]
    stage.db.add(
        Assignment(
            response_id=response, section_key=required[-1],
            person_id=stage.cast.by_email["colleague@example.org"], assigned_by=stage.cast.by_email["participant@example.org"],
            assigned_at=now - timedelta(days=2), note="You know this part best.",
        )
    )  # fmt: skip


def _sheaf(stage: Stage, made: Round) -> Sheaf:
    stage.db.add(made)
    stage.db.flush()
    return Sheaf(made, instrument_of(stage.db, made.version_id, made.scheme_id))


def _record(stage: Stage, made: Round, action: str, at: datetime, **details: object) -> None:
    record(
        stage.db, action=action, subject=f"round:{made.id}", at=at, by=stage.cast.by_email["office@example.org"],
        programme=stage.planned.programme.id, details=details,
    )  # fmt: skip


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def _within(begin: datetime, end: datetime, at: int) -> datetime:
    """Spread over the last four fifths of the time, each organisation at a time of its own."""
    share = 0.2 + 0.78 * ((at * 37) % 61) / 61
    return begin + timedelta(seconds=int((end - begin).total_seconds() * share))
