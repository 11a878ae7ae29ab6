"""The figures of milestones as columns and rows, for pages, files and packs alike."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from reports.milestones.values import Amount, Line
from reports.numbers import day, percent, readable
from reports.sheets import WITHHELD, Cell, Column, count, exact
from reports.suppression.protected import ProtectedTable
from scoring.exact import text
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

_TENTHS = Rounding(places=1)
CONSTITUENCY = Column("constituency", "Constituency, or all organisations together")


def columns(confidence: Mapping[str, str], *, has_before: bool, names: bool = True) -> tuple[Column, ...]:
    """`confidence`: key of each level to its words, the least first. `names`: whether the reader sees organisations by name; only
    then a day stands here that is one organisation's."""
    both = (
        Column("matched", "Organisations that gave a day in both rounds", "organisations", "count"),
        Column("later", "Of these, those whose day is later now", "organisations", "count"),
        Column("later_percent", "The same in per cent of those in both rounds", "per cent", "tenths"),
        Column("later_weight_percent", "The same by weight", "per cent", "tenths"),
        Column("earlier", "Of those in both rounds, those whose day is earlier now", "organisations", "count"),
        Column("median_days", "Median of how many days later it is now; negative is earlier", "days", "number"),
        Column("plan_moved", "Days that the plan itself has put the milestone off since the round before", "days", "number"),
        Column("newly_late", "Of those in both rounds, those after the plan now and not after its plan in the round before", "organisations", "count"),
    )  # fmt: skip
    return (
        Column("milestone", "Key of the milestone"),
        Column("title", "What it is"),
        CONSTITUENCY,
        Column("planned", "When the round's baseline plans it"),
        Column("asked", "Organisations asked", "organisations", "count"),
        Column("said", "Of these, those that said how far it is", "organisations", "count"),
        Column("concerned", "Of those, the ones it applies to", "organisations", "count"),
        Column("complete", "Of those it applies to: complete", "organisations", "count"),
        Column("complete_weight_percent", "Their part of the weight it applies to", "per cent", "tenths"),
        *(
            column
            for key, words in reversed(list(confidence.items()))
            for column in (
                Column(key, f"Of those it applies to: confidence {words.lower()}", "organisations", "count"),
                Column(f"{key}_weight_percent", "Their part of the weight it applies to", "per cent", "tenths"),
            )
        ),
        Column("late", "Of those it applies to: a day after the plan's", "organisations", "count"),
        Column("late_weight_percent", "Their part of the weight it applies to", "per cent", "tenths"),
        *((Column("latest", "The latest day that anybody gave"),) if names else ()),
        *(both if has_before else ()),
    )


def rows(lines: ProtectedTable[Line], confidence: Sequence[str], *, has_before: bool) -> Iterable[Sequence[Cell]]:
    for line in lines.rows:
        milestone, concerned = line.milestone, line.concerned
        yield (
            milestone.key, milestone.title, line.constituency, str(milestone.due_on or ""),
            number(line.of), number(line.said), number(concerned),
            number(line.complete), by_weight(line.complete, concerned),
            *(
                cell
                for level in reversed(confidence)
                for cell in (number(line.by_confidence[level]), by_weight(line.by_confidence[level], concerned))
            ),
            number(line.late) if line.late is not None else None,
            by_weight(line.late, concerned) if line.late is not None else None,
            *((str(line.latest_on or ""),) if lines.protection.names else ()),
            *(_since(line) if has_before else ()),
        )  # fmt: skip


def _since(line: Line) -> tuple[Cell, ...]:
    slip = line.slippage
    if slip is None:
        return (None,) * 8
    return (
        number(slip.matched), number(slip.later), by_count(slip.later, slip.matched),
        by_weight(slip.later, slip.matched), number(slip.earlier),
        exact(text(slip.days)) if isinstance(slip.days, Fraction) else slip.days,
        exact(str(line.plan_moved)) if line.plan_moved is not None else None,
        number(slip.newly_late),
    )  # fmt: skip


def number(amount: Amount) -> Cell:
    return WITHHELD if amount.count is None else count(amount.count)


def by_count(part: Amount, whole: Amount) -> Cell:
    if part.count is None or whole.count is None:
        return WITHHELD
    return _share(Fraction(part.count), Fraction(whole.count))


def by_weight(part: Amount, whole: Amount) -> Cell:
    """Nothing where an organisation has no weight."""
    if part.count is None or whole.count is None:
        return WITHHELD
    return _share(part.weight, whole.weight) if part.weight is not None and whole.weight is not None else None


def _share(part: Fraction, whole: Fraction) -> Cell:
    return exact(text(rounded(part * 100 / whole, _TENTHS))) if whole else None


def in_words(line: Line) -> dict[str, str]:
    """What pages show of a line besides its counts, by name; empty texts where there is nothing to say."""
    slip, concerned = line.slippage, line.concerned
    shown = {
        "planned": day(str(line.milestone.due_on)) if line.milestone.due_on else "no date in this plan",
        "said": f"{in_figures(line.said)} of {in_figures(line.of)}",
        "complete": _amount(line.complete, concerned),
        "late": _amount(line.late, concerned) if line.late is not None else "",
        "latest": day(str(line.latest_on)) if line.latest_on else "",
        "slipped": "",
        "days": "",
        "plan": "",
    }
    if slip is not None:
        shown["slipped"] = "nobody in both rounds" if slip.matched.count == 0 else _amount(slip.later, slip.matched)
        shown["days"] = _days(slip.days) if isinstance(slip.days, Fraction) else slip.days or ""
    if line.plan_moved:
        shown["plan"] = f"the plan moved {_days(Fraction(line.plan_moved))}"
    return shown


def confidence_in_words(line: Line) -> dict[str, str]:
    return {key: _amount(amount, line.concerned) for key, amount in line.by_confidence.items()}


def _amount(part: Amount, whole: Amount) -> str:
    """`4 of 9 (51.2 % by weight)`."""
    share = by_weight(part, whole)
    weight = f" ({percent(share)} by weight)" if share not in (None, WITHHELD) and whole.count else ""
    return WITHHELD if part.count is None else f"{in_figures(part)} of {in_figures(whole)}{weight}"


def in_figures(amount: Amount) -> str:
    return WITHHELD if amount.count is None else f"{amount.count:,}"


def _days(days: Fraction) -> str:
    number = readable(text(abs(days)), 1)
    unit = "day" if abs(days) == 1 else "days"
    return f"{number} {unit} {'later' if days > 0 else 'earlier'}" if days else "not at all"
