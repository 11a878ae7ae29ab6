"""A round in one line: organisations with the percentage that each has answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from scoring.constituencies import Constituency, Organisation, roll_up
from scoring.engine import Engine, Respondent
from scoring.receipt import Receipt
from tests.scoring.worlds import Plain, asked, engine, number, section, sheet

SCALE = {
    "levels": [
        {"key": "red", "title": "Red"},
        {"key": "amber", "title": "Amber", "from": 40},
        {"key": "green", "title": "Green", "from": 70},
    ]
}
PERCENT = asked(section("s", number("x", minimum=0, maximum=100)))
RULE = {"match": "x", "linear": {"from": 0, "to": 100}, "absence": {"not_answered": "leave_out"}}


@dataclass(frozen=True)
class Member:
    """What one organisation answered; None: it sent nothing. An empty mapping: it sent a response without answers."""

    answers: Plain | None
    weight: str | None = None
    constituency: str = "c"


def member(answered: float | str | Plain | None, weight: str | int | None = None, constituency: str = "c") -> Member:
    answers = answered if isinstance(answered, dict) or answered is None else {"x": str(answered)}
    return Member(answers, None if weight is None else str(weight), constituency)


def percent_engine(**scheme: Any) -> Engine:
    return engine(PERCENT, RULE, **{"scale": SCALE, **scheme})


def rate(members: Mapping[str, Member], using: Engine, *, known: bool = True) -> dict[str, Constituency]:
    """Every constituency by name, and `all`."""
    receipts: dict[str, Receipt] = {}
    for name, one in members.items():
        if one.answers is not None:
            answers = sheet(using.compiled.questionnaire, one.answers)
            receipts[name] = using.receipt(Respondent(name, constituency=one.constituency), answers)
    organisations = [
        Organisation(
            id=name,
            name=name.upper(),
            constituency=one.constituency,
            weight=None if one.weight is None else Fraction(one.weight),
        )
        for name, one in members.items()
    ]
    unanswered = {
        name: using.possible(Respondent(name, constituency=one.constituency))
        for name, one in members.items()
        if one.answers is None
    }
    compiled = using.compiled
    refs = (compiled.questionnaire_ref, compiled.scheme_ref)
    rated = roll_up(compiled.scheme, organisations, receipts, unanswered, refs, population_known=known)
    return {one.constituency: one for one in (rated.all, *rated.constituencies)}


def rated(members: Mapping[str, Member], *, known: bool = True, **constituencies: Any) -> Constituency:
    """The constituency `c` under a roll-up rule."""
    return rate(members, percent_engine(constituencies=constituencies), known=known)["c"]


def of(*percentages: float | str | Plain | None) -> dict[str, Member]:
    """Organisations a, b, c ... without weights."""
    return {chr(ord("a") + at): member(one) for at, one in enumerate(percentages)}
