"""Actions on a day: what is overdue, and how many stand where."""

from datetime import date

import pytest

from reports.actions.chapter import chapter, said
from reports.actions.log import LoggedAction, counted_on, is_overdue

DAY = date(2022, 5, 18)


def an_action(reference="TAG02-05", state="open", due_on=DAY, group="TMAG", **more):
    return LoggedAction(reference, group, date(2022, 2, 16), "Write it down", ("A", "B"), due_on, state, **more)


@pytest.mark.parametrize(
    ("due_on", "state", "overdue"),
    [
        (date(2022, 5, 17), "open", True),
        (date(2022, 5, 17), "recommended", True),
        (date(2022, 5, 17), "closed", False),
        (DAY, "open", False),
        (date(2022, 5, 19), "open", False),
        (None, "open", False),
    ],
)
def test_past_due_and_not_closed_is_overdue(due_on, state, overdue):
    assert is_overdue(due_on, state, DAY) is overdue


def test_each_state_is_counted_and_what_is_due_on_the_day_apart():
    found = counted_on([an_action(), an_action("B", "recommended", date(2022, 4, 1)), an_action("C", "closed")], DAY)
    assert (found.total, found.open, found.recommended, found.closed, found.overdue, found.due_today) == (
        3,
        1,
        1,
        1,
        1,
        1,
    )
    assert said(found, DAY) == (
        "3 actions: 1 open, 1 recommended for closing, 1 closed. As of 18 May 2022, 1 is past due and not closed; 1 due on the day."
    )


def test_the_chapter_lists_what_is_not_closed_with_the_overdue_first():
    actions = [
        an_action("TMAG05-01", due_on=None), an_action("TMAG05-02", due_on=date(2022, 6, 1)), an_action("TMAG04-01", "closed"),
        an_action("TMAG04-02", "recommended", date(2022, 4, 1), latest="Sent"), an_action("PSG01-01", group="PSG"),
    ]  # fmt: skip
    made = chapter(actions, DAY)
    by_group, pending = made.blocks[1:]
    assert by_group.rows == (("TMAG", "4", "2", "1", "1", "1"), ("PSG", "1", "1", "0", "0", "0"))
    assert [row[0] for row in pending.rows] == ["TMAG04-02", "PSG01-01", "TMAG05-02", "TMAG05-01"]
    assert pending.rows[0] == (
        "TMAG04-02",
        "Write it down",
        "A; B",
        "1 April 2022",
        "Recommend closed",
        "Overdue",
        "Sent",
    )
    assert pending.rows[3][3] == ""
    assert pending.base == "5 of 5 actions in the log, as of 18 May 2022"
    assert [len(row) == len(pending.headings) == len(pending.columns) for row in pending.rows] == [True] * 4


def test_an_empty_log_says_so():
    assert chapter([], DAY).blocks[0].texts == ("No action is in the log.",)
    assert said(counted_on([], DAY), DAY).endswith("none are past due and not closed.")
    assert said(counted_on([an_action()], DAY), DAY).startswith("1 action: 1 open")


def test_the_chapter_counts_who_answered_where_an_action_asks_organisations():
    made = chapter([an_action(asked=8, answered=5, accepted=2), an_action("B"), an_action("C", "closed", asked=9)], DAY)
    assert made.blocks[0].texts[1] == (
        "1 action that is not closed asks organisations for 8 answers; 5 are given, 2 of these accepted."
    )
    pending = made.blocks[2]
    assert (pending.headings[-1], [row[-1] for row in pending.rows]) == ("Answered", ["", "5 of 8"])
    two = chapter([an_action(asked=1), an_action("B", asked=1, answered=1)], DAY)
    assert two.blocks[0].texts[1] == (
        "2 actions that are not closed ask organisations for 2 answers; 1 is given, 0 of these accepted."
    )
