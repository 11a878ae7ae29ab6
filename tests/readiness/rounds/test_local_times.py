from datetime import UTC, date, datetime, time

import pytest

from readiness.problems import Unfit
from readiness.rounds.local_times import as_moment, as_moment_fields, day_from, moment_from, time_from, zone_from
from readiness.web.forms import Form
from readiness.web.showing import moment

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("on", "at", "zone", "later", "utc"),
    [
        (date(2025, 7, 1), time(17), LONDON, True, datetime(2025, 7, 1, 16, tzinfo=UTC)),
        (date(2025, 12, 1), time(17), LONDON, True, datetime(2025, 12, 1, 17, tzinfo=UTC)),
        # Clocks go back at 02:00: there are two moments called 01:30.
        (date(2025, 10, 26), time(1, 30), LONDON, True, datetime(2025, 10, 26, 1, 30, tzinfo=UTC)),
        (date(2025, 10, 26), time(1, 30), LONDON, False, datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
        (date(2025, 10, 26), time(2), LONDON, False, datetime(2025, 10, 26, 2, tzinfo=UTC)),
        (date(2025, 3, 30), time(2), LONDON, False, datetime(2025, 3, 30, 1, tzinfo=UTC)),
        (date(2025, 3, 3), time(9, 15), "Asia/Kathmandu", True, datetime(2025, 3, 3, 3, 30, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_one_moment(on, at, zone, later, utc):
    assert as_moment(on, at, zone, later=later) == utc


@pytest.mark.parametrize("later", [True, False])
def test_a_time_that_clocks_leave_out_is_refused(later):
    with pytest.raises(ValueError, match="There is no 01:30 on 30 March 2025 in Europe/London"):
        as_moment(date(2025, 3, 30), time(1, 30), LONDON, later=later)


def test_a_time_that_happens_twice_is_shown_with_the_one_that_is_meant():
    first, second = (as_moment(date(2025, 10, 26), time(1, 30), LONDON, later=later) for later in (False, True))
    assert moment(first, LONDON) == "26 October 2025, 01:30 BST (Europe/London)"
    assert moment(second, LONDON) == "26 October 2025, 01:30 GMT (Europe/London)"
    assert moment(datetime(2025, 10, 26, 2, tzinfo=UTC), LONDON) == "26 October 2025, 02:00 (Europe/London)"


def test_a_moment_fills_the_fields_it_is_read_from():
    at = datetime(2025, 7, 1, 16, 5, tzinfo=UTC)
    assert moment_from(Form(dict(as_moment_fields("due", at, LONDON))), "due", LONDON, later=True) == at


@pytest.mark.parametrize("typed", ["", "25:00", "17", "17:60", "noon", "17:00:00"])
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(Unfit, match="24 hours"):
        time_from(Form({"at": typed}), "at")


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("", "", ""), ("31", "2", "2027"), ("1", "1", "1066"), ("x", "1", "2027"), ("1", "", "2027")],
)
def test_what_is_no_day_is_refused(day, month, year):
    with pytest.raises(Unfit):
        day_from(Form({"on-day": day, "on-month": month, "on-year": year}), "on")


def test_a_zone_is_known_by_name():
    assert zone_from(Form({"zone": "Europe/London"}), "zone") == "Europe/London"
    for other in ("", "GMT+25", "../etc/passwd"):
        with pytest.raises(Unfit):
            zone_from(Form({"zone": other}), "zone")
