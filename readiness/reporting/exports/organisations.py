"""One row an organisation, also those that have handed nothing in."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Engine

from readiness.figures.of_round import Figures
from readiness.reporting.exports.streaming import (
    FACTS,
    ORGANISATIONS,
    RECEIPTS,
    RESPONSES,
    STANDINGS,
    STATE,
    SUBMISSIONS,
    names_of,
    of_round,
    streamed,
)
from reports.levels import shown_levels
from reports.sheets import Cell, Column, exact
from reports.sheets import count as counted
from scoring.receipt import Amount, Receipt

WHO = (
    Column("organisation", "Reference of the organisation in the programme"),
    Column("name", "Its name as it was when the round opened for it"),
    Column("constituency", "Its constituency in this round"),
)
_RATED = "receipt"
COLUMNS = (
    *WHO,
    Column("market_roles", "Its market roles when the round opened for it, parted by ;"),
    Column("weight", "Its weight", "weight", "number"),
    Column("state", "State of its response"),
    Column("answered", "Questions answered: as handed in, or as they stand now", "questions", "count"),
    Column("asked", "Questions asked of it", "questions", "count"),
    Column("total", "Points earned", "points", "number", _RATED),
    Column("maximum", "Points possible", "points", "number", _RATED),
    Column("percent", "Earned of what is possible", "per cent", "number", _RATED),
    Column("rating", "Level of the rating; empty where there is none", source=_RATED),
    Column("rating_before_gates", "Level before essential conditions", source=_RATED),
    Column("rating_reason", "Why this rating, or why none", source=_RATED),
    Column("lowest", "The lowest total that questions not answered could make it", "points", "number", _RATED),
    Column("highest", "The highest total that they could make it", "points", "number", _RATED),
    Column("worst_rating", "The worst rating that they could make it", source=_RATED),
    Column("best_rating", "The best rating that they could make it", source=_RATED),
    Column("answers_hash", "SHA-256 over the answers handed in", source=_RATED),
    Column("submitted_at", "When it was handed in (UTC)"),
)  # fmt: skip
STATEMENT = of_round(
    ORGANISATIONS.c.reference, RESPONSES.c.organisation_name, RESPONSES.c.constituency_id, FACTS, RESPONSES.c.weight, STATE,
    STANDINGS.c.answered, STANDINGS.c.asked, RECEIPTS.c.slim, SUBMISSIONS.c.submitted_at,
)  # fmt: skip
_RECEIPTS = msgspec.json.Decoder(Receipt)


def columns(_: Figures) -> Sequence[Column]:
    return COLUMNS


def rows(engine: Engine, figures: Figures) -> Iterator[Sequence[Cell]]:
    names = names_of(figures)
    titles = {level.key: level.title for level in shown_levels(figures.instrument.compiled.scheme.scale)}
    for row in streamed(engine, STATEMENT, figures):
        receipt = _RECEIPTS.decode(row.slim) if row.slim is not None else None
        who = (
            row.reference,
            row.organisation_name,
            names[row.constituency_id],
            roles_in(row.facts),
            exact(row.weight),
            row.state,
        )
        yield (*who, *_scored(row, receipt, titles))


def count(figures: Figures) -> int:
    return sum(one.counts.total() for one in figures.states)


def roles_in(facts: str) -> str:
    roles = msgspec.json.decode(facts).get("roles")
    return ";".join(str(one) for one in roles) if isinstance(roles, list) else ""


def _scored(row: Any, receipt: Receipt | None, titles: dict[str, str]) -> Sequence[Cell]:
    if receipt is None:
        return (counted(row.answered), counted(row.asked), *(None,) * 12)
    return (
        exact(receipt.coverage.answered), exact(receipt.coverage.asked), exact(receipt.total), exact(receipt.maximum),
        exact(receipt.percent), titles.get(receipt.rating or ""), titles.get(receipt.rating_before_gates or ""),
        receipt.rating_reason, _end(receipt.lowest), _end(receipt.highest), titles.get(receipt.worst_rating or ""),
        titles.get(receipt.best_rating or ""), receipt.answers_hash, row.submitted_at.isoformat(timespec="seconds"),
    )  # fmt: skip


def _end(amount: Amount) -> Cell:
    return exact(amount.score)
