"""How many organisations hold a constituency down, for readers who may not see which."""

from reports.numbers import organisations
from reports.outcomes import Outcomes
from reports.sheets import WITHHELD
from scoring.constituencies.values import Constituency


def holding_down(one: Constituency, outcomes: Outcomes, *, is_all: bool = False) -> str:
    """3 organisations below Ready; under the worst rating 2 organisations rated Behind. Empty where nobody does."""
    if any(share.count == WITHHELD for share in one.shares.values()):
        return WITHHELD
    rule = outcomes.rule_of(one, is_all=is_all)
    counts = [(level, int(one.shares[level.key].count)) for level in outcomes.levels if level.key in one.shares]
    if rule.rule == "worst":
        worst = next(((level, count) for level, count in counts[:-1] if count), None)
        return f"{organisations(worst[1])} rated {worst[0].title}" if worst else ""
    goal = (outcomes.level(rule.level) if rule.rule == "share" else None) or (counts[-1][0] if counts else None)
    below = sum(count for level, count in counts if goal is not None and level.rank > goal.rank)
    return f"{organisations(below)} below {goal.title}" if goal is not None and below else ""
