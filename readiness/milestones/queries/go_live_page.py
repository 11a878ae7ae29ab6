"""Everything the page of go-live rules shows: each rule, whether a round meets it, what is missing, and whom to ask first."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlmodel import Session, col, select

from readiness.figures.said import Told, asks, told_in
from readiness.milestones.actions.rules import rule_from
from readiness.permissions import SignedIn, may_manage, require
from readiness.problems import NotFound
from readiness.tables import Constituency, GoLiveRule, Milestone, Programme, Round, RoundState
from readiness.web.filled import Filled
from readiness.web.showing import counted, day
from reports.milestones.going_live import Condition, Outcome, Rule, outcome_of
from reports.milestones.values import Planned, Said
from reports.numbers import listed, readable
from scoring.exact import text

_MOST_NAMED = 50
Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """`missing`: what is lacking, in the unit of the condition."""

    sentence: str
    reached: str
    missing: str
    verdict: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class ToAsk:
    name: str
    constituency: str
    weight: str
    said: str


@dataclass(frozen=True, slots=True)
class RuleShown:
    id: str
    title: str
    ready_when: str
    reason: str
    stated: str
    verdict: str
    colour: str
    notes: tuple[str, ...]
    conditions: tuple[ConditionLine, ...]
    first: tuple[ToAsk, ...]
    further: int


@dataclass(frozen=True, slots=True)
class GoLivePage:
    """`round` is the one that rules are held against; None where none asks about milestones."""

    programme: Programme
    round: Round | None
    base: str
    rules: tuple[RuleShown, ...]
    rounds: tuple[Option, ...]
    milestones: tuple[Option, ...]
    confidence: tuple[Option, ...]
    constituencies: tuple[Option, ...]
    roles: tuple[Option, ...]
    filled: Filled


def go_live_page(db: Session, person: SignedIn, programme_id: str, round_id: str, filled: Filled) -> GoLivePage:
    """For who manages the programme. `round_id` may be empty: the newest round that asks about milestones. Raises NotFound."""
    require(may_manage(person, programme_id))
    programme = db.get(Programme, programme_id)
    if programme is None:
        raise NotFound
    asked = [one for one in _rounds(db, programme_id) if asks(db, one)]
    chosen = next((one for one in asked if round_id in ("", one.id)), None)
    if chosen is None and round_id:
        raise NotFound
    told = told_in(db, chosen) if chosen is not None else None
    milestones = db.exec(
        select(Milestone).where(Milestone.programme_id == programme_id).order_by(col(Milestone.position))
    ).all()
    answered = sum(one.has_answered for one in told.said) if told is not None else 0
    return GoLivePage(
        programme=programme,
        round=told.round if told is not None else None,
        base=f"{answered:,} of {counted(len(told.said), 'organisation')} handed in, answers as of {day(told.round.as_of)}"
        if told is not None
        else "",
        rules=_rules(db, programme_id, {one.id: one for one in milestones}, told) if told is not None else (),
        rounds=tuple((one.id, one.title) for one in asked),
        milestones=tuple((one.id, f"{one.key} {one.title}") for one in milestones),
        confidence=tuple(reversed(list(told.confidence.items()))) if told is not None else (),
        constituencies=_constituencies(db, programme_id),
        roles=_roles(told) if told is not None else (),
        filled=filled,
    )


def _rounds(db: Session, programme_id: str) -> Sequence[Round]:
    """The newest first."""
    opened = select(Round).where(Round.programme_id == programme_id, Round.state != RoundState.PLANNED)
    return db.exec(opened.order_by(col(Round.position).desc())).all()


def _roles(told: Told) -> tuple[Option, ...]:
    """Those that organisations here have, in the order and the words of the questionnaire; others after them by their keys."""
    here = {role for one in told.said for role in one.roles}
    known = [role for role in told.roles if role in here]
    return tuple((role, told.roles.get(role, role)) for role in (*known, *sorted(here - told.roles.keys())))


def _constituencies(db: Session, programme_id: str) -> tuple[Option, ...]:
    answering = select(Constituency).where(
        Constituency.programme_id == programme_id, col(Constituency.answers).is_(True)
    )
    return tuple((one.name, one.title) for one in db.exec(answering.order_by(col(Constituency.position))).all())


def _rules(db: Session, programme_id: str, milestones: dict[str, Milestone], told: Told) -> tuple[RuleShown, ...]:
    stated = select(GoLiveRule).where(GoLiveRule.programme_id == programme_id, col(GoLiveRule.withdrawn_at).is_(None))
    return tuple(
        _shown(one, milestones[one.milestone_id], told)
        for one in db.exec(stated.order_by(col(GoLiveRule.made_at))).all()
    )


def _shown(stored: GoLiveRule, milestone: Milestone, told: Told) -> RuleShown:
    rule = rule_from(stored.body)
    planned = next((one for one in told.plan if one.key == milestone.key), None)
    title = f"{milestone.key} {milestone.title}"
    stated = day(stored.made_at.date())
    if planned is None:
        unknown = "This round does not ask about it"
        return RuleShown(
            stored.id, title, _ready_when(rule, told), stored.reason, stated, unknown, "grey", (), (), (), 0
        )
    found = outcome_of(rule, planned, told.said, told.roles)
    return RuleShown(
        id=stored.id,
        title=title,
        ready_when=_ready_when(rule, told),
        reason=stored.reason,
        stated=stated,
        verdict=_verdict(found),
        colour="green" if found.is_met else "yellow" if found.can_be_met else "red",
        notes=_notes(found),
        conditions=tuple(_condition(one, rule) for one in found.conditions),
        first=tuple(_to_ask(one, planned, told) for one in found.first[:_MOST_NAMED]),
        further=max(0, len(found.first) - _MOST_NAMED),
    )


def _verdict(found: Outcome) -> str:
    if found.is_met:
        return "Met"
    return "Not met yet" if found.can_be_met else "Not met, whatever the silent say"


def _ready_when(rule: Rule, told: Told) -> str:
    sure = [told.confidence.get(key, key).lower() for key in rule.confidence]
    said = "the milestone is complete"
    if sure:
        said += f", or its confidence is {' or '.join(sure)}"
        said += " and its forecast is not after the plan" if rule.within_plan else ""
    return f"An organisation is ready when {said}."


def _notes(found: Outcome) -> tuple[str, ...]:
    notes = [f"Counted over {counted(found.concerned, 'organisation')} that it applies to."]
    if found.left_out:
        notes.append(f"It does not apply to {counted(found.left_out, 'organisation')}, which leave the denominator.")
    if found.no_weight:
        notes.append(f"Without a weight, and so in no share of it: {listed(list(found.no_weight), 8)}.")
    return tuple(notes)


def _condition(one: Condition, rule: Rule) -> ConditionLine:
    is_share = one.sentence.startswith("At least")
    unit = "by weight" if is_share and rule.by == "weight" else "organisations"
    lacking = max(Fraction(0), one.needed - one.reached)
    one_alone = unit.removesuffix("s") if lacking == 1 else unit
    missing = "nothing" if not lacking else f"{readable(text(lacking))} {one_alone}"
    if lacking and is_share and one.whole:
        missing += f" ({readable(text(lacking * 100 / one.whole), 1)} percentage points)"
    best = f"; {readable(text(one.best))} if all who have said nothing turn out ready" if one.best > one.reached else ""
    return ConditionLine(
        one.sentence,
        f"{readable(text(one.reached))} of {readable(text(one.whole))} {unit}{best}",
        missing,
        "Met" if one.is_met else "Not met yet" if one.can_be_met else "Not met, whatever the silent say",
        one.is_met,
    )


def _to_ask(one: Said, milestone: Planned, told: Told) -> ToAsk:
    row = one.rows.get(milestone.key)
    if row is None:
        said = "has said nothing of it" if one.has_answered else "has not handed in"
    else:
        said = row.state.words.lower() + (f", forecast for {day(row.on)}" if row.on is not None else "")
        said += f", confidence {told.confidence.get(row.confidence, row.confidence).lower()}" if row.confidence else ""
    return ToAsk(one.name, one.constituency, readable(text(one.weight)) if one.weight is not None else "none", said)
