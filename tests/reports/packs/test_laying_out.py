from dataclasses import replace

import pytest

from reports.packs.document import Chapter, Fill, Sentences, Table
from reports.packs.laying_out import (
    column_widths,
    in_parts,
    is_heat_map,
    is_wide,
    lying,
    numbers_of_charts,
    numbers_of_tables,
    unbroken_base,
)
from reports.sheets import Column, Exact
from tests.reports.exports.packs_to_write import heat_map, pack


def table(*columns, shape="text", fills=()):
    """Each column is its heading and its cells."""
    headings = tuple(one[0] for one in columns)
    rows = tuple(zip(*(one[1:] for one in columns), strict=True))
    return Table(
        "t", "T", tuple(Column(f"c{at}", "", "", shape) for at in range(len(columns))), headings, rows, "", fills
    )


def test_tables_and_charts_are_numbered_through_the_pack():
    assert list(numbers_of_tables(pack()).items())[:3] == [("response", 1), ("distribution", 2), ("sections", 3)]
    assert numbers_of_charts(pack())["milestones-chart"] == 5


def test_widths_are_parts_of_one_whole():
    for one in pack().tables:
        assert sum(column_widths(one, 100)) == pytest.approx(1)


def test_with_room_for_all_each_column_has_what_it_asks_for():
    assert column_widths(table(("Name", "a" * 10 + " " + "b" * 17), ("N", "12345678")), 40) == (30 / 40, 10 / 40)


def test_a_date_is_not_broken_for_the_sake_of_a_long_text():
    long = "words " * 60
    text, date = column_widths(table(("Text", long), ("Due", "2026-01-01")), 60)
    assert date * 60 >= len("2026-01-01") and text > date


def test_with_too_little_room_columns_share_it_by_their_longest_words():
    one, other = column_widths(table(("A", "b" * 20), ("C", "d" * 8)), 10)
    assert one / other == pytest.approx(22 / 10)


def test_columns_of_a_heat_map_are_alike_but_for_the_first():
    first, *others = column_widths(heat_map(), 190)
    assert len({round(one, 9) for one in others}) == 1 and first > others[0]


def test_a_heat_map_of_one_column_is_as_wide_as_all():
    assert column_widths(table(("Name", "x"), fills=((None,),)), 100) == (1.0,)


def test_a_table_that_has_room_is_one():
    assert in_parts(heat_map(), 13) == (heat_map(),)


def test_a_wide_table_comes_in_parts_that_each_begin_with_the_first_column():
    given = heat_map()
    parts = in_parts(given, 6)
    assert [len(one.columns) for one in parts] == [5, 5, 5]
    assert {one.headings[0] for one in parts} == {"Constituency"}
    assert [key for one in parts for key in one.headings[1:]] == list(given.headings[1:])
    assert [cell for one in parts for cell in one.rows[3][1:]] == list(given.rows[3][1:])
    assert [cell for one in parts for cell in one.fills[3][1:]] == list(given.fills[3][1:])


def test_parts_of_a_table_without_colours_have_none():
    plain = table(*((f"H{at}", Exact(at)) for at in range(5)), shape="count")
    assert [(one.headings, one.fills) for one in in_parts(plain, 3)] == [
        (("H0", "H1", "H2"), ()),
        (("H0", "H3", "H4"), ()),
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Large Supplier (14 of 15)", "Large Supplier (14\u00a0of\u00a015)"),
        ("A (b of c) d", "A (b of c) d"),
        ("Plain", "Plain"),
    ],
)
def test_a_denominator_stays_in_one_line(name, kept):
    assert unbroken_base(name) == kept


def test_a_short_text_is_not_broken():
    one, other = column_widths(table(("N", "54 of 60"), ("Text", "words " * 60)), 40)
    assert one * 40 >= len("54 of 60") and other > one


def test_a_heat_map_has_a_colour_in_most_cells_beside_the_names():
    colour = Fill("#000000", "#ffffff")
    columns = (("Name", "x"), ("A", "1"), ("B", "2"))
    assert [is_heat_map(table(*columns, fills=(fills,))) for fills in ((None, colour, colour), (None, colour, None), (colour, None, None))] == [
        True, False, False,
    ]  # fmt: skip
    assert is_heat_map(heat_map()) and not is_heat_map(table(*columns))


def test_a_table_whose_words_have_no_room_on_an_upright_page_is_wide():
    assert is_wide(heat_map()) and not is_wide(replace(heat_map(), data_only=True))
    assert [is_wide(table(*((f"H{at}", "12345678") for at in range(count)))) for count in (10, 11)] == [False, True]


WIDE, NARROW, NAMED, WORDS = (
    heat_map(),
    table(("A", "b")),
    replace(table(("A", "b")), data_only=True),
    Sentences(("Words.",)),
)


@pytest.mark.parametrize(
    ("blocks", "lie"),
    [
        ((), ()), ((WORDS,), (False,)), ((WIDE,), (True,)), ((WORDS, WIDE), (True, True)), ((WIDE, WORDS), (True, False)),
        ((WIDE, NAMED, NAMED), (True, True, True)), ((NARROW, NAMED, WIDE), (False, False, True)), ((WORDS, NARROW), (False, False)),
        ((NARROW, WORDS, WIDE), (False, False, True)),
    ],
)  # fmt: skip
def test_what_stands_on_a_page_that_lies(blocks, lie):
    assert lying(Chapter("c", "C", "", blocks)) == lie
