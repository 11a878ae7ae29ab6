"""The copy kept here of the Global Open Data Index is the data it was made from, nothing added or changed."""

from pathlib import Path

import pytest

from tests.published.tables import column, rows
from tests.shared_data import folder

HERE = Path(__file__).parent / "open-data-index"
ROUNDS = ("2013", "2014", "2015")
PLACE_AND_QUESTION = ("organisation_id", "question_id")
PLACE_AND_SECTION = ("organisation_id", "section_id")
ROUND_AND_SECTION = ("round", "section_id")


@pytest.mark.parametrize("name", ROUNDS)
def test_answers_are_those_of_the_source(name: str) -> None:
    source = folder("open-data-index") / f"answers-{name}.csv"
    ours = HERE / f"answers-{name}.csv"
    assert column(ours, "value", PLACE_AND_QUESTION) == column(source, "answer", PLACE_AND_QUESTION)


@pytest.mark.parametrize("figure", ["score", "rank"])
@pytest.mark.parametrize("name", ROUNDS)
def test_published_figures_are_those_of_the_source(name: str, figure: str) -> None:
    file = f"published-{name}.csv"
    assert column(HERE / file, figure) == column(folder("open-data-index") / file, figure)


@pytest.mark.parametrize(("name", "figure"), [*((name, "score") for name in ROUNDS), ("2015", "rank")])
def test_published_section_figures_are_those_of_the_source(name: str, figure: str) -> None:
    file = f"published-sections-{name}.csv"
    source = folder("open-data-index") / file
    assert column(HERE / file, figure, PLACE_AND_SECTION) == column(source, figure, PLACE_AND_SECTION)


def test_published_section_averages_are_those_of_the_source() -> None:
    file = "published-section-averages.csv"
    source = folder("open-data-index") / file
    assert column(HERE / file, "score", ROUND_AND_SECTION) == column(source, "score", ROUND_AND_SECTION)


@pytest.mark.parametrize("name", ROUNDS)
def test_organisations_are_those_of_the_source(name: str) -> None:
    source = rows(folder("open-data-index") / "organisations.csv")
    ours = [(row["id"], row["name"], row["constituency"]) for row in rows(HERE / f"organisations-{name}.csv")]
    assert ours == [(row["id"], row["name"], row["group"]) for row in source if name in row["rounds"].split()]
