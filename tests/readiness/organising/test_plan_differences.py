"""When letters before codes are spoken of, when two milestones look like one, and what counts as a change."""

from datetime import date

import pytest

from readiness.organising.differences import FieldChange
from readiness.organising.plan_differences import (
    KnownMilestone,
    beside_missing,
    dates_set,
    plan_differences,
    prefix_unstated,
)
from readiness.organising.reading.milestones import MilestoneFile, MilestoneRow

KNOWN = {
    key: KnownMilestone(f"id-{key}", key, title, due_on=date(2027, 3, 31))
    for key, title in (("IAD6", "software developed"), ("IAD7", "testing started"), ("GLI", "go-live"))
}


def file_of(*codes, title="another thing", **more):
    return MilestoneFile(tuple(MilestoneRow(line, code, code, title, **more) for line, code in enumerate(codes, 2)))


@pytest.mark.parametrize("codes", [
    ("IAD6", "X.IAD7", "X.GLI"),
    ("X.IAD6", "X.NEW", "X.OTHER"),
    ("X.IAD6", "Y.IAD7", "Z.GLI"),
    ("M1", "M2"),
    (),
])  # fmt: skip
def test_a_prefix_is_spoken_of_only_where_it_alone_stands_between_several_codes_and_those_known(codes):
    assert prefix_unstated(file_of(*codes), KNOWN) == ""


def test_a_prefix_that_nobody_stated_is_named_with_how_much_it_would_explain():
    assert prefix_unstated(file_of("X.IAD6", "X.IAD7", "X.NEW"), KNOWN).startswith(
        "Every code of the file begins with “X.”, and without it 2 codes of 3 would be known."
    )


def test_a_new_milestone_looks_like_one_that_the_file_lacks_by_its_code_or_by_its_title():
    rows = (
        MilestoneRow(2, "IAD60", "IAD60", "coding done"),
        MilestoneRow(3, "LIVE", "LIVE", "Go-Live"),
        MilestoneRow(4, "M1", "M1", "something else"),
        MilestoneRow(5, "IAD7", "IAD7", "testing started"),
    )
    found = plan_differences(MilestoneFile(rows), KNOWN)
    assert [one.like and one.like.key for one in beside_missing(found.new, found.missing)] == ["IAD6", "GLI", None]
    assert [one.key for one in found.unchanged] == ["IAD7"]
    assert [one.key for one in found.missing] == ["IAD6", "GLI"]


def test_a_day_that_becomes_a_month_is_a_change_of_the_date():
    row = MilestoneRow(2, "GLI", "GLI", "go-live", due_on=date(2027, 3, 31), precision="month")
    found = plan_differences(MilestoneFile((row,)), KNOWN)
    assert found.changed[0].fields == (FieldChange("date", "31 March 2027", "March 2027"),)
    assert [(one.key, one.moves) for one in dates_set(found)] == [("GLI", True)]


def test_what_a_row_does_not_say_changes_nothing_and_sets_no_date():
    known = {"GLI": KnownMilestone("id", "GLI", "go-live", date(2026, 1, 1), date(2025, 12, 31))}
    rows = (MilestoneRow(2, "GLI", "GLI", "Go-live"), MilestoneRow(3, "M1", "M1", "One"))
    found = plan_differences(MilestoneFile(rows), known)
    assert [one.field for one in found.changed[0].fields] == ["milestone"]
    assert list(dates_set(found)) == []
