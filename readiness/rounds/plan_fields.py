"""The form of a plan: read from its fields, and shown in them."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from readiness.problems import Unfit
from readiness.rounds.actions.plan_round import Plan
from readiness.rounds.audience import Rule, rule_of
from readiness.rounds.local_times import as_day_fields, as_moment_fields, day_from, moment_from, zone_from
from readiness.tables import Round
from readiness.web.forms import Form

MOST_TITLE = 200
T = TypeVar("T")


def plan_from(form: Form) -> Plan:
    """Raises Unfit with everything that is wrong at once."""
    errors: dict[str, str] = {}

    def read(reading: Callable[[], T]) -> T | None:
        try:
            return reading()
        except Unfit as unfit:
            errors.update(unfit.errors)
            return None

    title = form.text("title")
    if not title or len(title) > MOST_TITLE:
        errors["title"] = (
            f"Give the round a title of at most {MOST_TITLE} characters, for example Readiness assessment 2."
        )
    if not form.text("scheme"):
        errors["scheme"] = "Choose a published version with its scheme."
    zone = read(lambda: zone_from(form, "zone"))
    opens = read(lambda: moment_from(form, "opens", zone or "UTC", later=False))
    closes = read(lambda: moment_from(form, "closes", zone or "UTC", later=True))
    as_of = read(lambda: day_from(form, "as_of"))
    if opens is not None and closes is not None and closes <= opens:
        errors["closes"] = "The round must close after it opens."
    if errors or zone is None or opens is None or closes is None or as_of is None:
        raise Unfit(errors)
    rule = Rule(tuple(form.texts("constituencies")) or None, tuple(form.texts("market_roles")) or None)
    return Plan(
        title, form.text("scheme"), rule, opens, closes, zone, as_of, form.text("milestone") or None, form.text("baseline") or None
    )  # fmt: skip


def as_fields(round_: Round) -> Mapping[str, Any]:
    """What stands in the form of a round that is planned."""
    rule = rule_of(round_.audience)
    return {
        "title": round_.title, "scheme": round_.scheme_id, "zone": round_.time_zone,
        "milestone": round_.milestone_id or "", "baseline": round_.baseline_id or "",
        "constituencies": list(rule.constituencies or ()), "market_roles": list(rule.market_roles or ()),
        **as_moment_fields("opens", round_.opens_at, round_.time_zone),
        **as_moment_fields("closes", round_.closes_at, round_.time_zone), **as_day_fields("as_of", round_.as_of),
    }  # fmt: skip
