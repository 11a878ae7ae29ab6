"""The programme itself: its constituencies, its plan by baselines, its groups and their seats."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from readiness.demonstration.files import ProgrammeFile
from readiness.tables import (
    Baseline,
    Constituency,
    Group,
    Milestone,
    MilestoneDate,
    Programme,
    Seat,
)

WITH_SEATS = ("PSG", "DAG", "TMAG")
"""Groups whose seats by constituency were published."""
COLOURS = (
    "#1d4f91", "#4c6a88", "#5a7d2a", "#8a5a00", "#6d3b8f", "#00696b", "#96384b", "#53565a", "#2f6f3e", "#7a4e2d", "#3d5a99",
    "#705d00", "#5f5b8f", "#4f6d7a",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planned:
    """Ids by the names and keys of the file."""

    programme: Programme
    constituencies: dict[str, str]
    baselines: dict[str, str]
    milestones: dict[str, str]


def plan(db: Session, file: ProgrammeFile, at: datetime) -> Planned:
    programme = Programme(key=file.key, title=file.title, illustrative=True, notice=file.notice, created_at=at)
    db.add(programme)
    db.flush()
    constituencies = [
        Constituency(
            programme_id=programme.id, name=one.name, title=one.title or one.name, position=position,
            colour=COLOURS[position % len(COLOURS)], answers=one.answers,
        )
        for position, one in enumerate(file.constituencies)
    ]  # fmt: skip
    baselines = [
        Baseline(programme_id=programme.id, key=one.key, title=one.title, approved_on=one.approved, position=position)
        for position, one in enumerate(file.baselines)
    ]
    milestones = [
        Milestone(programme_id=programme.id, key=one.key, title=one.title, position=position)
        for position, one in enumerate(file.milestones)
    ]
    db.add_all([*constituencies, *baselines, *milestones])
    db.flush()
    planned = Planned(
        programme,
        {one.name: one.id for one in constituencies},
        {one.key: one.id for one in baselines},
        {one.key: one.id for one in milestones},
    )
    _dates(db, file, planned)
    _groups(db, file, planned)
    return planned


def _dates(db: Session, file: ProgrammeFile, planned: Planned) -> None:
    db.add_all(
        MilestoneDate(
            milestone_id=planned.milestones[one.key], baseline_id=planned.baselines[due.baseline], due_on=due.date,
            precision=due.precision,
        )
        for one in file.milestones
        for due in one.dates
    )  # fmt: skip


def _groups(db: Session, file: ProgrammeFile, planned: Planned) -> None:
    groups = {
        one.key: Group(
            programme_id=planned.programme.id,
            key=one.key,
            title=one.title,
            level=one.level,
            meets=one.meets,
            position=at,
        )
        for at, one in enumerate(file.groups)
    }
    db.add_all(groups.values())
    db.flush()
    vacant = {(one.group, one.constituency) for one in file.vacant_seats.seats}
    db.add_all(
        Seat(
            group_id=groups[group].id, constituency_id=constituency, from_on=file.vacant_seats.as_of,
            holder=None if (group, name) in vacant else f"Representative of {name} (illustrative)",
        )
        for group in WITH_SEATS
        for name, constituency in planned.constituencies.items()
    )  # fmt: skip
