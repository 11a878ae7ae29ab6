import pytest

from reports.charts.distribution import distribution
from tests.reports.charts.specifications import data_in, marks

LABELS = [("text", "rows", field) for _ in range(2) for field in ("only", "first", "second")]
RATED = [("text", "rows", "rated"), ("text", "rows", "of")]


def bars(by):
    return [("rect", "shares", "fill"), ("text", "shares", "shown"), ("text", "rows", f"{by}_note")]


def test_bars_by_count_stand_beside_bars_by_weight():
    count, weight = distribution(weighted=True)["hconcat"]
    assert marks(count) == [*LABELS, *RATED, *bars("count")]
    assert marks(weight) == bars("weight")
    assert [part["title"] for part in (count, weight)] == [
        "By count: organisations at each level, of those rated",
        "By weight: part of the weight rated",
    ]


def test_without_weights_the_bars_by_count_stand_alone_and_wide():
    alone, (beside, _) = distribution(weighted=False), distribution(weighted=True)["hconcat"]
    assert marks(alone) == [*LABELS, *RATED, *bars("count")]
    assert alone["width"] == 2 * beside["width"]


@pytest.mark.parametrize("weighted", [True, False])
def test_it_holds_no_data(weighted):
    assert {tuple(data) for data in data_in(distribution(weighted=weighted))} == {("name",)}


def test_bars_go_from_nought_to_a_hundred_per_cent():
    rect = distribution(weighted=False)["layer"][8]
    assert (rect["encoding"]["x"]["scale"]["domain"], rect["encoding"]["x2"]["field"]) == ([0, 100], "end")
