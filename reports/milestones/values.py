"""What was said of milestones in one round, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from questionnaires.question_types.milestone_grid import Row
from reports.sheets import Withheld


@dataclass(frozen=True, slots=True)
class Said:
    """One organisation in one round. `rows` by milestone; `has_answered`: whether it handed anything in."""

    organisation: str
    name: str
    constituency: str
    roles: tuple[str, ...]
    weight: Fraction | None
    has_answered: bool
    rows: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone in the baseline of a round; `due_on` is None where that baseline has no date for it."""

    key: str
    title: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Amount:
    """Organisations, and the sum of their weights; None where one of them has none. Without a count both are withheld."""

    count: int | None
    weight: Fraction | None


HIDDEN = Amount(None, None)


@dataclass(frozen=True, slots=True)
class Slippage:
    """Of the `matched`: those that gave a day in both rounds. `days`: the median of how much later it is now; negative is earlier.
    `newly_late`: after the plan of this round, and in the round before not after the plan of that one."""

    matched: Amount
    later: Amount
    earlier: Amount
    days: Fraction | Withheld | None
    newly_late: Amount


@dataclass(frozen=True, slots=True)
class Line:
    """One milestone in one constituency, or in all together. `by_confidence` has every level; `of` are those that were asked,
    `said` those with a row, `concerned` those of them it applies to. `late`: those whose day is after the plan's; None without a
    date in the plan. `slippage` is None where there is no earlier round to compare with."""

    constituency: str
    milestone: Planned
    of: Amount
    said: Amount
    concerned: Amount
    complete: Amount
    by_confidence: Mapping[str, Amount]
    late: Amount | None
    latest_on: date | None
    slippage: Slippage | None
    plan_moved: int | None
    """Days that the plan itself has put it off since the round before."""
