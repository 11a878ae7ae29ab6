"""A line of a milestone as readers without names are told it, in tables, words and the chapter of a pack."""

from reports.milestones.chapter import chapter
from reports.milestones.standing import Before, standing
from reports.milestones.tables import columns, confidence_in_words, in_words, rows
from reports.milestones.veils import veiled
from reports.sheets import WITHHELD
from reports.suppression.milestones import ALL, Line, Told
from reports.suppression.protected import Protection, protect
from tests.reports.milestones.saying import LEVELS, M10, M16, said

WORDS = {key: key.capitalize() for key in LEVELS}
THEN = [said(f"o{at}", M10="in_progress 2025-09-01 high") for at in range(4)]
NOW = [said(f"o{at}", M10="in_progress 2025-09-30 high") for at in range(4)] + [
    said("d", "DNO", M10="complete 2025-01-01")
]
SOME = Line(figures=True, slippage=True, counts=("confidence high", "earlier", "late"))
LINES = {ALL: Line(figures=True, slippage=True, median=True), "Suppliers": SOME}
HOW = Protection(names=False, sentences=("Not told: small counts.",))


def told(lines=LINES, before=True):
    then = Before(THEN, {"M10": M10}) if before else None
    every = standing(NOW, [M10], LEVELS, then)
    return protect(every, lambda line: veiled(line, {"M10": Told(lines=lines)}), HOW)


def test_what_is_withheld_says_so_and_a_constituency_that_may_not_be_named_is_left_out():
    every, suppliers = told().rows
    assert (every.constituency, suppliers.constituency) == ("All organisations", "Suppliers")
    words = in_words(suppliers) | confidence_in_words(suppliers)
    assert (words["said"], words["complete"], words["high"], words["low"]) == (
        "4 of 4", "0 of 4 (0\u00a0% by weight)", WITHHELD, "0 of 4 (0\u00a0% by weight)",
    )  # fmt: skip
    assert (words["late"], words["latest"], words["days"]) == (WITHHELD, "", WITHHELD)
    assert in_words(every)["days"] == "29 days later"


def test_files_say_withheld_in_counts_shares_and_medians_and_have_no_day_of_one_organisation():
    heads = [one.key for one in columns(WORDS, has_before=True, names=False)]
    assert "latest" not in heads
    _, row = [dict(zip(heads, one, strict=True)) for one in rows(told(), LEVELS, has_before=True)]
    assert row["high"] == row["high_weight_percent"] == row["late"] == row["median_days"] == row["earlier"] == WITHHELD
    assert (row["complete"], row["later"], row["later_percent"]) == ("0", "4", "100")


def test_without_figures_only_how_many_said_something_is_told():
    (line,) = told({ALL: Line()}).rows
    words = in_words(line) | confidence_in_words(line)
    assert words["said"] == "5 of 5"
    assert {words[key] for key in ("complete", "high", "late", "slipped", "days")} == {WITHHELD}
    (row,) = rows(told({ALL: Line()}), LEVELS, has_before=True)
    assert row.count(WITHHELD) == len(row) - len(
        ("milestone", "title", "constituency", "planned", "asked", "said", "plan")
    )


def test_nobody_in_both_rounds_has_no_median_to_withhold_and_no_earlier_round_no_slippage():
    then = Before((), {"M10": M10})
    (line, *_) = standing(NOW, [M10], LEVELS, then)
    shown = veiled(line, {"M10": Told(lines={ALL: Line(figures=True, slippage=True)})})
    assert shown is not None and shown.slippage is not None and shown.slippage.days is None
    assert in_words(shown)["slipped"] == "nobody in both rounds"
    assert told(before=False).rows[0].slippage is None


def test_a_plan_without_a_day_has_nobody_late_to_withhold():
    (line, *_) = standing([said("o", M16="in_progress 2025-09-30 high")], [M16], LEVELS)
    shown = veiled(line, {"M16": Told(lines={ALL: Line()})})
    assert shown is not None and shown.late is None


def test_the_chapter_says_what_is_not_told_and_has_no_latest_day_among_its_data():
    printed, data = chapter(told(), WORDS, as_of="2025-08-01", before="Round 1").blocks
    assert printed.notes[-1] == "Not told: small counts."
    assert "latest" not in [one.key for one in data.columns]
