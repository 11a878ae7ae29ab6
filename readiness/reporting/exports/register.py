"""Every table that can be taken away, what it holds, and who may take it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from readiness.figures.of_round import Figures
from readiness.problems import NotFound
from readiness.reporting.exports import figures as of_figures
from readiness.reporting.exports import lines, organisations, responses
from reports.sheets import Cell, Column

Rows = Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` and `rows` of a view; `count` says how many rows there will be. `names`: only for who may see names.
    `by_constituency`: of the filters, only the constituency narrows it. `before_release`: it tells nothing of ratings, so that it is
    there for everybody from the first day."""

    key: str
    title: str
    meaning: str
    columns: Callable[[Figures], Sequence[Column]]
    rows: Callable[[Engine, Figures], Rows]
    count: Callable[[Figures], int]
    names: bool = False
    by_constituency: bool = False
    before_release: bool = False


def _figures(key: str, title: str, meaning: str, names: bool = False, before_release: bool = False) -> Table:
    columns, rows = of_figures.SHEETS[key]
    return Table(
        key,
        title,
        meaning,
        lambda _: columns,
        lambda _, figures: rows(figures),
        lambda figures: len(list(rows(figures))),
        names,
        before_release=before_release,
    )


TABLES = (
    _figures("constituencies", "Constituencies", "Response, rating, score and bounds of each constituency."),
    _figures("distribution", "Ratings of organisations", "How many organisations of each constituency stand at each level."),
    _figures("sections", "Constituencies by section", "The mean per cent that each constituency earns in each section."),
    _figures("states", "States", "How many responses of each constituency are in each state.", before_release=True),
    _figures("drivers", "Who holds it down", "The organisations that hold each constituency down, and why.", names=True),
    Table(
        "organisations", "Organisations", "One row an organisation: state, score, rating and how far it could still move.",
        organisations.columns, organisations.rows, organisations.count, names=True, by_constituency=True,
    ),
    Table(
        "responses-wide", "Responses, one row an organisation", "What was handed in, one column a question.",
        responses.wide_columns, responses.wide_rows, organisations.count, names=True, by_constituency=True,
    ),
    Table(
        "responses", "Responses, one row an answer", "What was handed in, with why there is no answer where there is none.",
        responses.long_columns, responses.long_rows, responses.long_count, names=True, by_constituency=True,
    ),
    Table(
        "lines", "Receipts, one row a line", "What each answer earned, by which rule and weight.",
        lines.columns, lines.rows, lines.count, names=True, by_constituency=True,
    ),
)  # fmt: skip


def table_named(key: str, *, names: bool) -> Table:
    """Raises NotFound on one that there is not, or that this reader may not take."""
    found = next((one for one in TABLES if one.key == key), None)
    if found is None or (found.names and not names):
        raise NotFound
    return found
