"""A go-live rule is stated, or withdrawn; none is ever changed."""

import re
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlmodel import Session, select

from readiness.history import record
from readiness.permissions import SignedIn, may_manage, require
from readiness.problems import NotFound, Unfit
from readiness.tables import Constituency, GoLiveRule, Milestone
from readiness.web.forms import Form
from reports.milestones.going_live import Rule

_SHARE = re.compile(r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,3})?)")


def state_rule(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> GoLiveRule:
    """Raises Unfit and NotFound."""
    require(may_manage(person, programme_id))
    errors: dict[str, str] = {}
    milestone = db.exec(
        select(Milestone).where(Milestone.programme_id == programme_id, Milestone.id == form.text("milestone"))
    ).first()
    if milestone is None:
        errors["milestone"] = "Choose the milestone that the rule is for."
    share = form.text("share")
    if share and not _SHARE.fullmatch(share):
        errors["share"] = "Give per cent from 0 to 100, for example 95."
    names = set(db.exec(select(Constituency.name).where(Constituency.programme_id == programme_id)).all())
    every_of, every_role = _chosen(form, "every_of"), _chosen(form, "every_role")
    if not share and not every_of and not every_role:
        errors["share"] = "Give a share, or choose whose organisations must all be ready; a rule needs one of them."
    if set(every_of) - names:
        errors["every_of"] = "Choose constituencies of this programme."
    if len(form.text("reason")) > 2_000:
        errors["reason"] = "Say it in at most 2,000 characters."
    if errors or milestone is None:
        raise Unfit(errors)
    made = GoLiveRule(
        programme_id=programme_id, milestone_id=milestone.id, reason=form.text("reason"), made_at=at, made_by=person.id,
        body={
            "confidence": _chosen(form, "confidence"), "within_plan": "within_plan" in form, "share": share or None,
            "by": "count" if form.text("by") == "count" else "weight", "every_of": every_of, "every_role": every_role,
        },
    )  # fmt: skip
    db.add(made)
    db.flush()
    record(
        db, action="stated go-live rule", subject=f"go-live-rule:{made.id}", at=at, by=person.id, programme=programme_id,
        details={"milestone": milestone.key, **made.body},
    )  # fmt: skip
    return made


def withdraw_rule(db: Session, person: SignedIn, rule_id: str, *, at: datetime) -> GoLiveRule:
    """Raises NotFound."""
    rule = db.get(GoLiveRule, rule_id)
    if rule is None:
        raise NotFound
    require(may_manage(person, rule.programme_id))
    if rule.withdrawn_at is None:
        rule.withdrawn_at = at
        db.add(rule)
        record(
            db, action="withdrew go-live rule", subject=f"go-live-rule:{rule.id}", at=at, by=person.id,
            programme=rule.programme_id,
        )  # fmt: skip
    return rule


def rule_from(body: dict[str, Any]) -> Rule:
    """As it was stored."""
    return Rule(
        confidence=tuple(body["confidence"]),
        within_plan=bool(body["within_plan"]),
        share=Fraction(body["share"]) / 100 if body["share"] else None,
        by=str(body["by"]),
        every_of=tuple(body["every_of"]),
        every_role=tuple(body["every_role"]),
    )


def _chosen(form: Form, name: str) -> list[str]:
    return list(dict.fromkeys(one for one in form.texts(name) if one))[:200]
