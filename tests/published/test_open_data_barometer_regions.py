"""Open Data Barometer: mean and median of regions, as published and as they come out of the constituencies file."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.published.barometer import Barometer, exchanged, score_barometer
from tests.published.scored_round import ScoredRound
from tests.published.tables import Row, rows

CLOSE = Fraction(1, 10**9)
"""The publisher printed binary fractions; ours are exact."""
INTERCHANGED = {"ARE": "Middle East & North Africa", "UGA": "Sub-Saharan Africa"}
DATA_SETS_TOUCHED = ("D1", "D2", "D4", "D5", "D6", "D9", "D10", "D11", "D12", "D13", "D14")
"""Those on which the two countries differ in 2013."""
NOT_ANSWERED = "ODB.2013.C.CITY"
"""Singapore did not answer it in 2015."""

Cell = tuple[str, str, str]
"""Round, region, the publisher's name of the figure."""


@pytest.fixture(scope="module")
def published(rounds: Barometer) -> dict[Cell, Row]:
    table = rows(rounds.data / "published-groups.csv")
    cells = {(row["round"], row["group"], row["measure"]): row for row in table}
    assert len(cells) == len(table) == 1_000
    return cells


def test_region_statistics_agree_but_where_two_countries_were_interchanged(
    rounds: Barometer, published: dict[Cell, Row]
) -> None:
    slips = {cell for cell, row in published.items() if not _agrees(rounds[cell[0]], cell, row)}
    assert slips == {
        ("2013", region, f"ODB.2013.{data_set}") for region in INTERCHANGED.values() for data_set in DATA_SETS_TOUCHED
    }
    assert len(published) - len(slips) == 978


def test_exchanging_the_two_in_the_checklist_gives_every_data_set_statistic_of_2013(
    rounds: Barometer, published: dict[Cell, Row], tmp_path: Path
) -> None:
    altered = score_barometer(rounds.data, tmp_path, "2013", alter=exchanged("ARE", "UGA", about=("ODB.2013.D",)))
    data_sets = {cell: row for cell, row in published.items() if cell[0] == "2013" and _is_data_set(cell[2])}
    assert len(data_sets) == 14 * 8
    assert {cell for cell, row in data_sets.items() if not _agrees(altered, cell, row)} == set()


def test_impact_as_recomputed_gives_the_same_regions_but_those_of_the_two(
    rounds: Barometer, published: dict[Cell, Row]
) -> None:
    impact = {cell: row for cell, row in published.items() if cell[2].startswith("impact")}
    slips = {
        cell for cell, row in impact.items() if not _agrees(rounds[cell[0]], cell, row, figure=f"relative:{cell[2]}")
    }
    assert slips == {
        ("2013", region, figure)
        for region in INTERCHANGED.values()
        for figure in ("impact_political_scaled", "impact_social_scaled", "impact_scaled")
    }


def test_a_region_has_as_many_countries_as_published_where_all_answered(
    rounds: Barometer, published: dict[Cell, Row]
) -> None:
    fewer = {
        cell: int(row["organisations"]) - int(_statistic(rounds[cell[0]], cell, "n"))
        for cell, row in published.items()
        if row["organisations"] != str(_statistic(rounds[cell[0]], cell, "n"))
    }
    assert fewer == {("2015", "All", NOT_ANSWERED): 1, ("2015", "East Asia & Pacific", NOT_ANSWERED): 1}


def _agrees(scored: ScoredRound, cell: Cell, row: Row, figure: str = "") -> bool:
    return all(abs(_statistic(scored, cell, name, figure) - Fraction(row[name])) < CLOSE for name in ("mean", "median"))


def _statistic(scored: ScoredRound, cell: Cell, name: str, figure: str = "") -> Fraction:
    _, region, measure = cell
    value = scored.statistic("all" if region == "All" else region, figure or _figure(measure), name)
    assert value is not None
    return value


def _figure(measure: str) -> str:
    """What the publisher calls `measure`, as the constituencies file calls it."""
    named = {
        "score": "total",
        "implementation_scaled": "relative:implementation_scaled",
        "implementation_innovation_scaled": "section:innovation",
        "implementation_social_scaled": "section:social_policy",
        "implementation_accountability_scaled": "section:accountability",
    }
    if measure in named:
        return named[measure]
    if _is_data_set(measure):
        return f"section:{measure}"
    return f"question:{measure}" if measure.startswith("ODB.") else f"question:published.{measure}"


def _is_data_set(measure: str) -> bool:
    return measure.startswith("ODB.2013.D")
