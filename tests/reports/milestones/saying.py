"""A tiny programme saying where its milestones stand."""

from datetime import date
from fractions import Fraction

from questionnaires.question_types.milestone_grid import Row, State
from reports.milestones.values import Planned, Said

LEVELS = ("low", "medium", "high")
M10 = Planned("M10", "Ready to migrate", date(2025, 9, 24))
M16 = Planned("M16", "Cutover", None)


def row(milestone: str, said: str) -> Row:
    """`complete 2025-03-01`, `in_progress 2025-09-30 high`, or `not_applicable`."""
    state, on, confidence = [*said.split(), "", ""][:3]
    return Row(milestone, State(state), date.fromisoformat(on) if on else None, confidence)


def said(organisation: str, constituency: str = "Suppliers", weight: int | None = 1, **rows: str) -> Said:
    """Rows by milestone; without any, it has not answered."""
    return Said(
        organisation, f"{organisation} Ltd", constituency, ("distributor",) if constituency == "DNO" else ("supplier",),
        None if weight is None else Fraction(weight), bool(rows), {key: row(key, text) for key, text in rows.items()},
    )  # fmt: skip
