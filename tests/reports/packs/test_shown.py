from dataclasses import replace

import pytest

from reports.packs.shown import is_figure, printable, shown
from reports.sheets import Column, Exact
from tests.reports.exports.packs_to_write import HOSTILE, pack


@pytest.mark.parametrize(
    ("cell", "shape", "text"),
    [
        (Exact("1234567"), "count", "1,234,567"), (Exact("-0.5"), "tenths", "−0.5"), (Exact("66.66"), "tenths", "66.6…"),
        (Exact("66.666"), "hundredths", "66.66…"), (Exact("0.125"), "number", "0.12…"), (Exact("0.125"), "text", "0.125"),
        ("withheld", "count", "withheld"), (None, "count", "–"), (None, "text", ""), ("12", "text", "12"),
    ],
)  # fmt: skip
def test_a_cell_is_shown_as_people_read_it(cell, shape, text):
    assert shown(cell, Column("a", "", "", shape)) == text


def test_only_exact_numbers_are_figures():
    assert [is_figure(one) for one in (Exact("1"), "1", None)] == [True, False, False]


def test_what_no_page_can_show_is_left_out_wherever_it_stands():
    clean = printable(pack(title="a\x00b\r\nc\ufeff\ud800\ue000\td"))
    assert clean.title == "ab\nc\td"
    assert clean.tables[-2].rows[12][0] == "a bell , half a pair  and nought "
    assert clean.chapters[9].blocks[1].texts[13] == "two\nlines"


def test_a_document_that_can_be_shown_stays_as_it_is():
    given = pack()
    kept = replace(given, chapters=given.chapters[:9])
    clean = printable(kept)
    assert clean == kept
    assert type(clean.tables[0].rows[0][1]) is Exact


def test_the_sample_has_texts_that_need_cleaning():
    assert [printable(one) for one in HOSTILE] != list(HOSTILE)


def test_an_exact_number_stays_one_when_it_is_cleaned():
    assert type(printable(Exact("1\x00"))) is Exact
