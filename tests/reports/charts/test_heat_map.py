from reports.charts.heat_map import heat_map
from tests.reports.charts.specifications import data_in, marks


def test_every_cell_prints_its_mean_its_n_or_the_reason_for_none():
    assert marks(heat_map()) == [
        ("rect", "cells", "fill"),
        ("text", "cells", "shown"),
        ("text", "cells", "over"),
        ("text", "cells", "why"),
        *[("text", "rows", field) for _ in range(2) for field in ("only", "first", "second")],
        *[("text", "headings", field) for field in ("first", "second", "third")],
    ]


def test_it_holds_no_data():
    assert {tuple(data) for data in data_in(heat_map())} == {("name",)}
