"""Who answered: by constituency, by weight, and in which state the others are. Without N there is no rate."""

from reports.numbers import percent
from reports.packs.basis import Basis
from reports.packs.document import Block, Chapter, Chart, Sentences, Series, Table
from reports.rolled import RolledRow
from reports.sheets import Cell, Column, count, exact
from reports.tables.summary import response_by_count, response_by_weight

KEY = "response"
_COLUMNS = (
    Column("constituency", "Name of the constituency, or all organisations together"),
    Column("handed_in", "Organisations that handed in (n)", "organisations", "count"),
    Column("asked", "Organisations asked, without withdrawn ones (N)", "organisations", "count"),
    Column("response_percent", "Handed in, of those asked", "per cent", "tenths"),
    Column("weighted_response_percent", "Weight of those that handed in, of the weight asked", "per cent", "tenths"),
)
_HEADINGS = ("Constituency", "Handed in (n)", "Asked (N)", "By number, %", "By weight, %")
UNKNOWN = (
    "How many organisations were asked is not known, so no response rate is stated: one over those that answered would always "
    "be a hundred per cent."
)
BY_NUMBER, BY_WEIGHT = ("#17456b", "#ffffff"), ("#6f9cc4", "#000000")


def response(basis: Basis) -> Chapter:
    known = basis.every.organisations is not None
    blocks: list[Block] = [_rates(basis)]
    if known:
        blocks.insert(0, _chart(basis))
    else:
        blocks.insert(0, Sentences((UNKNOWN,)))
    if basis.states:
        blocks.append(_states(basis))
    return Chapter(KEY, "Response rates", "Who answered, and how much of the weight they stand for.", tuple(blocks))


def _rates(basis: Basis) -> Table:
    return Table(
        KEY,
        "Response by constituency",
        _COLUMNS,
        _HEADINGS,
        tuple(_row(one) for one in basis.parts),
        basis.base,
        notes=("By weight: each organisation counts by the weight it was asked with.",) if _has_weights(basis) else (),
        message=basis.messages[KEY],
    )


def _row(one: RolledRow) -> tuple[Cell, ...]:
    rated = one.rated
    return (
        one.name,
        exact(rated.n),
        exact(rated.organisations) or "not known",
        exact(rated.response_percent) or response_by_count(rated),
        exact(rated.weighted_response_percent) or response_by_weight(rated),
    )


def _chart(basis: Basis) -> Chart:
    parts = basis.parts
    by_number = [one.rated.response_percent for one in parts]
    series = [Series("By number", tuple(by_number), _labels(by_number), *BY_NUMBER)]
    if _has_weights(basis):
        by_weight = [one.rated.weighted_response_percent for one in parts]
        series.append(Series("By weight", tuple(by_weight), _labels(by_weight), *BY_WEIGHT))
    return Chart(
        f"{KEY}-chart",
        "Response by constituency",
        "bars",
        tuple(one.with_denominator for one in parts),
        tuple(series),
        "%",
        f"{basis.messages[KEY]} One bar for each constituency.",
        basis.base,
        KEY,
        message=basis.messages[KEY],
    )


def _labels(values: list[str | None]) -> tuple[str, ...]:
    return tuple(percent(value) if value is not None else "" for value in values)


def _has_weights(basis: Basis) -> bool:
    return any(one.rated.weighted_response_percent is not None for one in basis.parts)


def _states(basis: Basis) -> Table:
    columns = (
        Column(one.lower().replace(" ", "_"), f"Responses: {one}", "responses", "count") for one in basis.state_words
    )
    return Table(
        "states",
        "How far responses are",
        (_COLUMNS[0], *columns),
        ("Constituency", *basis.state_words),
        tuple((one.name, *map(count, basis.states[one.name])) for one in basis.parts if one.name in basis.states),
        basis.base,
    )
