"""The shipped rounds on pages and in files, against what the command line makes of the same files."""

import msgspec
import pytest
from sqlmodel import Session

from readiness.database import reading
from readiness.figures.filters import Filters
from readiness.figures.of_round import figures_of
from readiness.figures.seen import seen_by
from readiness.permissions import Held, SignedIn
from readiness.tables import Role
from tests.example_round import example_round, scored
from tests.readiness.reporting.files import csv_rows
from tests.visiting import as_person

ADMINISTRATOR = SignedIn("x", "x@example.org", "X", "x", (Held(Role.ADMINISTRATOR),))


def comparable(one):
    """Without statistics, and with names in one order: a file lists organisations in its own."""
    return msgspec.structs.replace(
        one, statistics={}, missing=tuple(sorted(one.missing)), not_rated=tuple(sorted(one.not_rated))
    )


def rated(db: Session, round_id: str):
    figures = figures_of(db, seen_by(db, ADMINISTRATOR, round_id), Filters())
    assert figures.rolled is not None
    return figures.rolled


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_round_is_rated_as_the_command_line_rates_it(engine, client, number):
    made, expected = example_round(engine, number), scored(number).rated
    assert expected is not None
    with reading(engine) as db:
        found = rated(db, made.round)
    assert (found.questionnaire, found.scheme) == (expected.questionnaire, expected.scheme)
    assert comparable(found.rows[0].rated) == comparable(expected.all)
    assert [comparable(one.rated) for one in found.parts] == [comparable(one) for one in expected.constituencies]
    visitor = as_person(client, made.office)
    for kept in ("made now", "kept"):  # the second time from what was kept
        rows = csv_rows(visitor.get(f"/rounds/{made.round}/export/constituencies.csv"))
        assert [row["score"] for row in rows] == [
            one.score or "" for one in (expected.all, *expected.constituencies)
        ], kept
    totals = {receipt.organisation: receipt.total or "" for receipt in scored(number).receipts}
    organisations = csv_rows(visitor.get(f"/rounds/{made.round}/export/organisations.csv"))
    assert {row["organisation"]: row["total"] for row in organisations if row["organisation"] in totals} == totals
