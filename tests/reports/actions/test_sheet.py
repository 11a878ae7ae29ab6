"""The log in a file: what goes out comes back as it was, and no cell runs as a formula."""

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports.actions.log import LoggedAction
from reports.actions.sheet import COLUMNS, as_meant, row_of, rows_of
from reports.exports.comma_separated import comma_separated
from reports.sheets import RUNS, About, Sheet

TEXTS = st.text(st.sampled_from("'=+-@ab\n;\"， 1"), max_size=8)


@given(text=TEXTS, latest=TEXTS)
def test_every_text_comes_back_as_it_was_and_none_runs(text, latest):
    action = LoggedAction("TAG02-05", "TMAG", date(2022, 2, 16), text, ("A",), None, "open", latest)
    data = b"".join(comma_separated(Sheet(About("", ()), COLUMNS, rows_of([action])))).decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(data, newline="")))[1]
    assert (as_meant(cells[2]), as_meant(cells[6])) == (text, latest)
    assert not any(cell[:1] in RUNS for cell in cells if cell)


def test_a_row_has_the_columns_of_a_governance_log():
    action = LoggedAction(
        "TMAG04-03", "TMAG", date(2022, 4, 20), "Agree it", ("Test lead", "Programme lead"), date(2022, 4, 29), "recommended",
        "Agreed", date(2022, 5, 1), "TMAG-DEC07",
    )  # fmt: skip
    assert dict(zip((one.key for one in COLUMNS), row_of(action), strict=True)) == {
        "ref": "TMAG04-03", "date": "2022-04-20", "action": "Agree it", "owner": "Test lead; Programme lead", "due date": "2022-04-29",
        "status": "Recommend closed", "latest update": "Agreed", "updated on": "2022-05-01", "decision": "TMAG-DEC07",
        "organisations asked": "", "answered": "", "accepted": "",
    }  # fmt: skip


def test_a_row_counts_the_organisations_that_it_asks():
    action = LoggedAction("A1", "A", date(2022, 4, 20), "Do it", ("B",), None, "open", asked=8, answered=5, accepted=0)
    assert row_of(action)[-3:] == ("8", "5", "0")
