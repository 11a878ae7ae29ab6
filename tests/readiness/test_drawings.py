import re
from dataclasses import replace

import pytest

from readiness.drawings import ROWS, drawings_of, svg_of, with_patterns
from reports.dashboard import dashboard
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies


def of(made, rolled=None):
    return dashboard(rolled or made.rolled, made.questionnaire, made.scheme)


def many(count, weight=None):
    return a_round([Asked(f"o{at}", f"Constituency {at}", answers(50, 50), weight=weight) for at in range(count)])


@pytest.mark.parametrize(
    "made", [four_constituencies, lambda: many(1), lambda: many(ROWS, 3)], ids=["usual", "one", "many"]
)
def test_a_drawing_has_the_size_it_says(made):
    page, frames = of(made())
    for drawing in drawings_of(page):
        size = re.search(r'width="(\d+)" height="(\d+)"', svg_of(drawing, page, frames))
        assert size is not None
        assert (int(size[1]), int(size[2])) == (drawing.width, drawing.height)


def test_many_rows_are_divided_over_drawings_that_have_them_all():
    page, _ = of(many(2 * ROWS))
    drawn = [(one.name, one.first, one.rows) for one in drawings_of(page)]
    assert drawn == [
        ("ratings-1", 0, 9), ("ratings-2", 9, 10), ("ratings-3", 19, 10),
        ("sections-1", 0, 9), ("sections-2", 9, 10), ("sections-3", 19, 10),
    ]  # fmt: skip


def test_a_view_without_all_together_draws_the_constituencies_it_has():
    made = four_constituencies()
    page, frames = of(made, replace(made.rolled, table=made.table.where(lambda row: not row.is_all)))
    svg = svg_of(drawings_of(page)[0], page, frames)
    assert "All organisations" not in svg and ">Suppliers<" in svg


def test_nothing_is_drawn_of_nothing():
    page, _ = of(a_round([Asked("a", "X")]))
    assert drawings_of(page) == ()


def test_without_a_scale_sections_alone_are_drawn():
    page, _ = of(a_round([Asked("a", "X", answers(50, 50))], scheme=SCHEME.split("scale:")[0]))
    assert [one.chart for one in drawings_of(page)] == ["sections"]


def test_patterns_go_inside_a_drawing_that_stands_alone():
    assert (
        with_patterns('<svg width="1"><g/></svg>', "<pattern/>") == '<svg width="1"><defs><pattern/></defs><g/></svg>'
    )
