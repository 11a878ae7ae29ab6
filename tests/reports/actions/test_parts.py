"""Parts of an action on a day: who has answered, who is late, and the table of them."""

from datetime import date

import pytest

from reports.actions.parts import (
    COLUMNS,
    LoggedPart,
    PartCounts,
    answered_words,
    counted_parts,
    is_part_overdue,
    part_rows,
)

DUE, AFTER = date(2022, 5, 18), date(2022, 5, 19)


@pytest.mark.parametrize(
    ("state", "due_on", "action_state", "overdue"),
    [
        ("open", DUE, "open", True),
        ("open", DUE, "recommended", True),
        ("open", DUE, "closed", False),
        ("open", AFTER, "open", False),
        ("open", None, "open", False),
        ("answered", DUE, "open", False),
        ("accepted", DUE, "open", False),
    ],
)
def test_only_who_has_not_answered_is_late(state, due_on, action_state, overdue):
    assert is_part_overdue(state, due_on, action_state, AFTER) is overdue


def test_what_is_accepted_counts_as_answered():
    found = counted_parts(["open", "answered", "accepted", "accepted", "open"], DUE, "open", AFTER)
    assert found == PartCounts(asked=5, accepted=2, reported=1, overdue=2)
    assert (found.answered, found.unanswered, answered_words(found)) == (3, 2, "3 of 5")
    assert found.times(3) == PartCounts(15, 6, 3, 6)
    assert found + PartCounts(1, 1) == PartCounts(6, 3, 1, 2)


def test_the_table_has_a_row_for_each_organisation():
    late = LoggedPart("TMAG04-03", DUE, "open", "LS01", "Ours Energy", "Supplier", "open", date(2022, 4, 20))
    done = LoggedPart(
        "TMAG04-03", None, "open", "LS02", "Rival", "", "answered", date(2022, 4, 20), "Sent it", date(2022, 5, 2), "Ana Sol"
    )  # fmt: skip
    assert [dict(zip((one.key for one in COLUMNS), row, strict=True)) for row in part_rows([late, done], AFTER)] == [
        {
            "action": "TMAG04-03", "organisation": "LS01", "name": "Ours Energy", "constituency": "Supplier", "asked on": "2022-04-20",
            "due date": "2022-05-18", "answer": "Not answered", "overdue": "Overdue", "latest words": "", "on": "", "by": "",
        },
        {
            "action": "TMAG04-03", "organisation": "LS02", "name": "Rival", "constituency": "", "asked on": "2022-04-20",
            "due date": "", "answer": "Reported done", "overdue": "", "latest words": "Sent it", "on": "2022-05-02", "by": "Ana Sol",
        },
    ]  # fmt: skip
