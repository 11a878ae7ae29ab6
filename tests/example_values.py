"""One invented answer: from how ready an organisation is to what it would say to a question of some kind."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from questionnaires.question_types import (
    AnyQuestion,
    Day,
    Maturity,
    MultipleChoice,
    Number,
    Percent,
    SingleChoice,
    YesNo,
)
from tests.example_narratives import FIRST_TIME, NARRATIVES, REASONS

# How often a question is called not applicable: some by certain constituencies only, all others now and then by anybody.
RARELY, OFTEN = 0.05, 0.35
NOT_APPLICABLE_FOR = {
    "agents_contracted": (),
    "build_progress": ("Small Supplier",),
    "customer_communication": ("I&C Supplier",),
    "independent_assurance": ("Small Supplier",),
    "interface_onboarding": ("Small Supplier",),
    "migration_start": ("Supplier Agent (in-house)", "Supplier Agent (independent)"),
}
# A route once taken is kept, so it does not depend on the round.
ROUTES = {
    "Small Supplier": "managed_service",
    "Large Supplier": "mixed",
    "DNO": "in_house",
    "Central Systems": "in_house",
    "Software Provider": "in_house",
}
# Migration moves with the plan: the earliest first meter point that anybody forecasts under each baseline.
MIGRATION_FROM = {"cr001": "2024-04-01", "cr022": "2025-04-07", "cr055": "2025-10-06"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to an organisation: `hidden` options are not offered to it, `level` is how ready it is in this
    matter, from 0 up to, not including, 1."""

    question: AnyQuestion
    hidden: frozenset[str]
    level: float
    organisation: dict[str, str]
    new_here: bool
    as_of: str
    milestone_on: str
    baseline: str
    draw: Callable[..., float]


def answer_to(asked: Asked) -> Any:
    """As it stands in an answers file."""
    question = asked.question
    if question.not_applicable and asked.draw("not applicable") < _chance_of_not_applicable(asked):
        first_time = question.key == "lessons_applied" and asked.new_here
        return {"not_applicable": FIRST_TIME if first_time else _one_of(asked, REASONS[question.key])}
    if isinstance(question, YesNo):
        return "yes" if asked.level > 0.36 else "no"
    if isinstance(question, Maturity):
        return question.levels[int(asked.level * len(question.levels))].key
    if isinstance(question, SingleChoice):
        return _choice(asked, [option.key for option in question.options])
    if isinstance(question, MultipleChoice):
        return _choices(asked, question)
    if isinstance(question, Percent):
        return _percent(asked)
    if isinstance(question, Number):
        return _number(asked)
    if isinstance(question, Day):
        return _day(asked).isoformat()
    return _one_of(asked, NARRATIVES[question.key])


def _chance_of_not_applicable(asked: Asked) -> float:
    key = asked.question.key
    nothing_to_contract = key == "agents_contracted" and asked.organisation["meter_points"] == "0"
    if nothing_to_contract or (key == "lessons_applied" and asked.new_here):
        return 1.0
    if key not in NOT_APPLICABLE_FOR:
        return RARELY
    return OFTEN if asked.organisation["constituency"] in NOT_APPLICABLE_FOR[key] else 0.0


def _choice(asked: Asked, best_first: list[str]) -> str:
    if asked.question.key == "solution_route":
        if asked.level < 0.2:
            return "undecided"
        return ROUTES.get(asked.organisation["constituency"], "package")
    return best_first[int((1 - asked.level) * 0.999 * len(best_first))]


def _choices(asked: Asked, question: MultipleChoice) -> list[str]:
    barriers = question.key == "barriers"
    chance = 0.15 + 0.35 * (1 - asked.level) if barriers else 0.1 + 0.6 * asked.level
    chosen = [
        option.key
        for option in question.options
        if not option.exclusive and option.key not in asked.hidden and asked.draw(option.key) < chance
    ]
    alone = [option.key for option in question.options if option.exclusive]
    return chosen[: question.at_most] or alone


def _percent(asked: Asked) -> int:
    return min(100, int(asked.level * 21) * 5)


def _number(asked: Asked) -> int:
    meter_points = int(asked.organisation["meter_points"] or 0)
    if asked.question.key == "migration_rate":
        rate = int(meter_points / (120 + 160 * asked.draw("days")))
        return max(rate - rate % 10, 50)
    if asked.question.key == "known_data_errors":
        return int(meter_points * (0.002 + 0.05 * (1 - asked.level)))
    return int((1 - asked.level) ** 2 * 14)


def _day(asked: Asked) -> datetime.date:
    milestone, as_of = (datetime.date.fromisoformat(day) for day in (asked.milestone_on, asked.as_of))
    if asked.question.key == "recovery_on":
        return as_of + datetime.timedelta(days=21 + int(120 * (1 - asked.level)))
    if asked.question.key == "migration_start":
        earliest = datetime.date.fromisoformat(MIGRATION_FROM[asked.baseline])
        return earliest + datetime.timedelta(weeks=int(40 * (1 - asked.level)))
    slip = int(260 * (0.6 - asked.level))
    return milestone + datetime.timedelta(days=slip if slip > 0 else int(slip / 12))


def _one_of(asked: Asked, words: tuple[str, ...]) -> str:
    return words[int(asked.draw("words") * len(words))]
