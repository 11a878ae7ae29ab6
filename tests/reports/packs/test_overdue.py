from datetime import date

from reports.actions.log import LoggedAction
from reports.packs.overdue import overdue


def an_action(due, state="open"):
    return LoggedAction("A1", "G", date(2025, 1, 1), "Do it.", (), due, state)


def test_actions_past_due_are_a_headline_with_its_denominator():
    log = [an_action(date(2025, 3, 1)), an_action(None, "recommended"), an_action(date(2025, 3, 1), "closed")]
    assert overdue(log, date(2025, 3, 2)) == (("overdue", "1 of 2 actions not closed is overdue on 2 March 2025."),)
    assert overdue([*log, log[0]], date(2025, 3, 2))[0][1] == "2 of 3 actions not closed are overdue on 2 March 2025."


def test_nothing_overdue_is_no_headline():
    assert overdue([an_action(date(2025, 3, 1))], date(2025, 3, 1)) == () == overdue([], date(2025, 3, 1))
