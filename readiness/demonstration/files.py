"""`programme.yaml` as a whole, typed."""

from datetime import date

import msgspec

from questionnaires.documents import read_document
from readiness.example_programme import HERE, ExampleRound
from readiness.files import read_text


class Named(msgspec.Struct, frozen=True):
    name: str
    title: str = ""
    answers: bool = True


class Group(msgspec.Struct, frozen=True):
    key: str
    title: str
    level: int
    meets: str = ""


class Vacancy(msgspec.Struct, frozen=True):
    group: str
    constituency: str


class Vacancies(msgspec.Struct, frozen=True):
    as_of: date
    seats: tuple[Vacancy, ...]


class Baseline(msgspec.Struct, frozen=True):
    key: str
    title: str
    approved: date | None = None


class DueDate(msgspec.Struct, frozen=True):
    baseline: str
    date: date
    precision: str


class Milestone(msgspec.Struct, frozen=True):
    key: str
    title: str
    dates: tuple[DueDate, ...]


class DatedRound(ExampleRound, frozen=True, kw_only=True):
    opens: date
    closes: date
    milestone: str
    baseline: str


class ProgrammeFile(msgspec.Struct, frozen=True):
    key: str
    title: str
    notice: str
    organisations: str
    constituencies: tuple[Named, ...]
    groups: tuple[Group, ...]
    vacant_seats: Vacancies
    baselines: tuple[Baseline, ...]
    milestones: tuple[Milestone, ...]
    rounds: tuple[DatedRound, ...]


def programme_file() -> ProgrammeFile:
    path = HERE / "programme.yaml"
    return msgspec.convert(read_document(read_text(path), path.name).data, ProgrammeFile)
