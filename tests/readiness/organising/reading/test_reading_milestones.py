"""What a row of a file of milestones may say, and what is said of one that does not fit."""

from datetime import date

import pytest

from readiness.organising.reading.milestones import milestones_from
from readiness.uploads.problems import UnfitFile
from readiness.uploads.table import Table

TODAY = date(2026, 1, 1)
HEADER = ("code", "milestone", "date", "precision", "actual")


def read(*rows, prefix=""):
    table = Table(HEADER, tuple((line, row) for line, row in enumerate(rows, 2)))
    return milestones_from(table, prefix, TODAY)


def said(*rows, prefix=""):
    with pytest.raises(UnfitFile) as refused:
        read(*rows, prefix=prefix)
    return [(one.line, one.column, one.sentence) for one in refused.value.problems]


@pytest.mark.parametrize(("text", "precision", "due"), [
    ("2027-03-31", "", (date(2027, 3, 31), "day")),
    ("2027-03-01", "Month", (date(2027, 3, 31), "month")),
    ("2027-02", "", (date(2027, 2, 28), "month")),
    ("2027-02", "month", (date(2027, 2, 28), "month")),
    ("", "month", (None, "day")),
])  # fmt: skip
def test_a_day_is_a_day_and_a_month_stands_on_its_last_day(text, precision, due):
    row = read(("M1", "One", text, precision, "")).rows[0]
    assert (row.due_on, row.precision) == due


def test_the_prefix_is_part_of_the_code_and_not_of_the_key():
    row = read(("CSLD.GLI", "Go  live", "2027-03-31", "", "2025-12-31"), prefix="CSLD.").rows[0]
    assert (row.code, row.key, row.title, row.actual_on) == ("CSLD.GLI", "GLI", "Go live", date(2025, 12, 31))


@pytest.mark.parametrize(("row", "column", "sentence"), [
    (("", "One", "", "", ""), "code", "The cell is blank; fill it in."),
    (("M1", " ", "", "", ""), "milestone", "The cell is blank; fill it in."),
    (("M1", "=A1", "", "", ""), "milestone", "The cell holds a formula; put the value itself there."),
    (("M1", "x" * 201, "", "", ""), "milestone", "The cell has 201 characters; at most 200 fit."),
    (("M" * 61, "One", "", "", ""), "code", "The cell has 61 characters; at most 60 fit."),
    (("M1", "One\x07", "", "", ""), "milestone", "The cell holds characters that cannot be shown; type it again."),
    (("M 1", "One", "", "", ""), "code", "M 1 is no code; use letters and figures, with single dots, hyphens or underscores between them."),
    (("M1", "One", "31.3.2027", "", ""), "date", "31.3.2027 is not a date between 1990 and 2099; write it as year-month-day, for example 2027-03-31."),
    (("M1", "One", "2027-02-30", "", ""), "date", "2027-02-30 is not a date between 1990 and 2099; write it as year-month-day, for example 2027-03-31."),
    (("M1", "One", "20270331", "", ""), "date", "20270331 is not a date between 1990 and 2099; write it as year-month-day, for example 2027-03-31."),
    (("M1", "One", "1989-12-31", "", ""), "date", "1989-12-31 is not a date between 1990 and 2099; write it as year-month-day, for example 2027-03-31."),
    (("M1", "One", "2027-03", "day", ""), "date", "2027-03 names a month; give the day too, or month as its precision."),
    (("M1", "One", "2027-03-31", "week", ""), "precision", "week is no precision; write day or month, or leave it blank."),
    (("M1", "One", "", "", "2026-01-02"), "actual", "2026-01-02 has not come yet; leave the cell blank until the milestone is reached."),
])  # fmt: skip
def test_what_does_not_fit_is_said_once_with_its_remedy(row, column, sentence):
    assert said(row) == [(2, column, sentence)]


def test_codes_without_the_stated_prefix_and_codes_of_nothing_else_are_named():
    assert said(("GLI", "One", "", "", ""), ("CSLD.", "Two", "", "", ""), prefix="CSLD.") == [
        (2, "code", "GLI does not begin with “CSLD.”; mend the code, or leave out what codes begin with."),
        (3, "code", "Nothing is no code; use letters and figures, with single dots, hyphens or underscores between them."),
    ]  # fmt: skip


def test_a_code_that_stands_twice_names_the_line_it_stood_in_first():
    assert said(("M1", "One", "", "", ""), ("M1", "Two", "", "", "")) == [
        (3, "code", "M1 stands twice, first in line 2; keep one row.")
    ]


def test_a_file_without_rows_says_what_it_lacks():
    assert said() == [(0, "", "The file lists no milestone; add a row for each.")]


def test_a_list_of_tasks_is_no_plan_of_milestones():
    rows = [(f"M{at}", "One", "", "", "") for at in range(2_001)]
    assert said(*rows) == [
        (0, "", "The file lists more than 2,000 milestones, which no plan has; leave out the tasks below them.")
    ]
    assert len(read(*rows[:-1]).rows) == 2_000
