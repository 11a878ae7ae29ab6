import statistics
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.constituencies.statistics import quantile, statistics_of
from tests.scoring.constituencies.rounds import member, of, percent_engine, rate, rated

numbers = st.lists(st.integers(0, 100).map(Fraction), min_size=2, max_size=9)


def test_the_distribution_of_totals():
    found = rated(of(0, 10, 20, 100, None)).distribution
    assert (found.n, found.mean, found.median, found.lowest, found.highest) == ("4", "32.5", "15", "0", "100")
    assert (found.lower_quartile, found.upper_quartile) == ("7.5", "40")


def test_thirds_are_kept():
    found = statistics_of([Fraction(0), Fraction(0), Fraction(1)])
    assert (found.mean, found.mean_exact, found.median, found.median_exact) == ("0." + "3" * 34, "1/3", "0", None)


def test_there_are_no_statistics_of_nothing():
    assert statistics_of([]) is None
    assert (rated(of(None)).distribution, rated(of(None)).statistics) == (None, {})


@pytest.mark.parametrize(("part", "found"), [("1/4", 4), ("1/2", 4), (0, 4), (1, 4)])
def test_every_quantile_of_one_number_is_that_number(part, found):
    assert quantile([Fraction(4)], Fraction(part)) == found


@settings(max_examples=100)
@given(numbers)
def test_quartiles_are_the_usual_ones(some):
    found = statistics_of(some)
    expected = statistics.quantiles(some, n=4, method="inclusive")
    assert [Fraction(text) for text in (found.lower_quartile, found.median, found.upper_quartile)] == expected


def test_every_figure_of_the_receipts_has_statistics():
    measures = [{"key": "m", "of": [{"questions": "x"}], "out_of": 10}]
    using = percent_engine(measures=measures, relative=[{"rule": "rank", "key": "place", "of": "total"}])
    found = rate({"a": member(20), "b": member(40), "c": member({})}, using)["c"].statistics
    assert {source: (one.n, one.mean) for source, one in found.items()} == {
        "total": ("2", "30"),
        "section:s": ("2", "30"),
        "measure:m": ("2", "3"),
        "question:x": ("2", "30"),
    }
