"""A round as its office sees it: counts by constituency, and its responses, filtered and paged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.carrying import waiting
from readiness.permissions import SignedIn
from readiness.rounds.actions.open_round import opening_day
from readiness.rounds.audience import asked_by, members_on, rule_of
from readiness.rounds.doors import round_managed
from readiness.rounds.queries.preview import Preview, preview
from readiness.rounds.queries.responses import Filters, ResponsesShown, responses_shown
from readiness.rounds.remaining import deadline
from readiness.tables import (
    Baseline,
    Constituency,
    Milestone,
    Programme,
    Response,
    ResponseState,
    Round,
    RoundState,
    SchemeVersion,
    Version,
)
from readiness.tables.responses import HANDED_IN


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one constituency, or of all."""

    title: str
    fitting: int
    """Organisations asked, and those that fit the rule today and are not."""
    asked: int
    not_started: int
    in_progress: int
    handed_in: int
    other: int
    """Withdrawn, or no submission."""


@dataclass(frozen=True, slots=True)
class RoundPage:
    programme: Programme
    round: Round
    questionnaire: str
    scheme: str
    version_id: str
    milestone: str
    baseline: str
    audience: str
    closes: str
    """With its zone, and what remains in words."""
    preview: Preview | None
    """While it is planned."""
    counts: tuple[Counts, ...]
    total: Counts
    filters: Filters
    responses: ResponsesShown
    constituencies: tuple[tuple[str, str], ...]
    lessons: int
    """That are not closed and not carried into this round."""


def round_page(
    db: Session, person: SignedIn, round_id: str, filters: Filters, *, number: int, now: datetime
) -> RoundPage:
    programme, round_ = round_managed(db, person, round_id)
    version, scheme = db.get_one(Version, round_.version_id), db.get_one(SchemeVersion, round_.scheme_id)
    milestone = db.get(Milestone, round_.milestone_id) if round_.milestone_id else None
    baseline = db.get(Baseline, round_.baseline_id) if round_.baseline_id else None
    constituencies = db.exec(
        select(Constituency)
        .where(Constituency.programme_id == programme.id, Constituency.answers)
        .order_by(col(Constituency.position), Constituency.name)
    ).all()
    titles = {one.name: one.title for one in constituencies}
    planned = round_.state is RoundState.PLANNED
    counts = () if planned else _counts(db, round_, constituencies, now)
    return RoundPage(
        programme,
        round_,
        f"{version.title} {version.number}",
        f"{scheme.title} {scheme.number}",
        version.id,
        milestone.title if milestone else "",
        baseline.title if baseline else "",
        audience_in_words(round_, titles),
        deadline(round_.closes_at, round_.time_zone, now),
        preview(db, programme.id, rule_of(round_.audience), scheme.id, opening_day(round_, now)) if planned else None,
        counts,
        _total(counts),
        filters,
        responses_shown(db, round_, filters, number=number, now=now),
        tuple((one.id, one.title) for one in constituencies),
        0 if planned else len(waiting(db, round_)),
    )


def audience_in_words(round_: Round, titles: Mapping[str, str]) -> str:
    rule = rule_of(round_.audience)
    where = (
        "Every constituency that answers"
        if rule.constituencies is None
        else ", ".join(titles.get(name, name) for name in rule.constituencies)
    )
    if rule.market_roles is None:
        return where
    return f"{where}; only with a market role of {' or '.join(role.replace('_', ' ') for role in rule.market_roles)}"


def _counts(db: Session, round_: Round, constituencies: Sequence[Constituency], now: datetime) -> tuple[Counts, ...]:
    rows = db.exec(
        select(Response.constituency_id, Response.state, sa.func.count())
        .where(Response.round_id == round_.id)
        .group_by(col(Response.constituency_id), col(Response.state))
    ).all()
    found: dict[str, dict[ResponseState, int]] = {}
    for key, state, count in rows:
        found.setdefault(key, {})[ResponseState(state)] = count
    missing: dict[str, int] = {}
    if round_.state is RoundState.OPEN:
        for one in asked_by(
            rule_of(round_.audience), members_on(db, round_.programme_id, opening_day(round_, now), without=round_.id)
        ):
            missing[str(one.constituency_id)] = missing.get(str(one.constituency_id), 0) + 1
    titles = {one.id: one.title for one in constituencies}
    for key in found:
        if key not in titles:
            titles[key] = db.get_one(Constituency, key).title
    return tuple(
        _counted(title, found.get(key, {}), missing.get(key, 0))
        for key, title in titles.items()
        if key in found or key in missing
    )


def _counted(title: str, states: Mapping[ResponseState, int], missing: int) -> Counts:
    asked = sum(states.values())
    not_started, in_progress = states.get(ResponseState.NOT_STARTED, 0), states.get(ResponseState.IN_PROGRESS, 0)
    handed_in = sum(count for state, count in states.items() if state in HANDED_IN)
    return Counts(
        title,
        asked + missing,
        asked,
        not_started,
        in_progress,
        handed_in,
        asked - not_started - in_progress - handed_in,
    )


def _total(counts: tuple[Counts, ...]) -> Counts:
    def of(name: str) -> int:
        return sum(getattr(one, name) for one in counts)

    return Counts("All", of("fitting"), of("asked"), of("not_started"), of("in_progress"), of("handed_in"), of("other"))
