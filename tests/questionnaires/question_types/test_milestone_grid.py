import datetime

import pytest

from questionnaires.answers import NotApplicable, plain
from questionnaires.completeness import is_answered
from questionnaires.question_types import MilestoneGrid, Option
from questionnaires.question_types.milestone_grid import Row, State, rows_of
from tests.questionnaires.question_types.refusing import refusal

PLAN = MilestoneGrid(
    key="plan", text="Where are you?", milestones=tuple(Option(key=key, text=key) for key in ("M10", "M11", "M16"))
)
FORECAST = "M10=in_progress/2025-09-30/high"
DONE = "M11=complete/2025-03-01/"
NEVER = "M16=not_applicable//"


@pytest.mark.parametrize(
    "raw",
    [
        {
            "M11": {"state": "complete", "on": "2025-03-01", "confidence": None},
            "M10": {"state": "in_progress", "on": datetime.date(2025, 9, 30), "confidence": "high"},
        },
        [DONE, FORECAST],
        f" {DONE}; {FORECAST} ",
        '["M11=complete/2025-03-01/", "M10=in_progress/2025-09-30/high"]',
        '{"M10": {"state": "in_progress", "on": "2025-09-30", "confidence": "high"}, "M11": {"state": "complete", "on": "2025-03-01"}}',
    ],
)
def test_rows_come_in_the_order_of_the_plan_however_they_are_given(raw):
    assert PLAN.read(raw) == (FORECAST, DONE)
    assert PLAN.read(plain(PLAN.read(raw))) == (FORECAST, DONE)


def test_rows_are_read_back_as_what_was_said_of_each_milestone():
    assert rows_of(PLAN.read([FORECAST, DONE, NEVER])) == (
        Row("M10", State.IN_PROGRESS, datetime.date(2025, 9, 30), "high"),
        Row("M11", State.COMPLETE, datetime.date(2025, 3, 1), ""),
        Row("M16", State.NOT_APPLICABLE, None, ""),
    )
    assert State.NOT_APPLICABLE.words == "Not applicable"


def test_what_is_complete_or_does_not_apply_keeps_nothing_that_it_does_not_need():
    assert PLAN.read(["M10=complete/2025-03-01/high", "M11=not_applicable/2025-03-01/low"]) == (
        "M10=complete/2025-03-01/",
        "M11=not_applicable//",
    )


def test_a_form_sends_three_texts_for_each_milestone():
    cells = ["in_progress", " 2025-09-30 ", "high", "", "", "", "not_applicable", "", ""]
    assert PLAN.read_cells(cells) == (FORECAST, NEVER)
    assert PLAN.read_cells([""] * 9) is None
    assert PLAN.read_cells([]) is None


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ([], "Say how far at least one milestone is, or leave the question unanswered."),
        (7, "Give a row for each milestone, for example M10=in_progress/2025-09-30/high."),
        ("[x", "Give rows as JSON, or parted by ';'."),
        ("M10", "'M10' is no row; write it as M10=in_progress/2025-09-30/high."),
        ("M10=complete", "'M10=complete' is no row; write it as M10=in_progress/2025-09-30/high."),
        ([FORECAST, FORECAST], "M10: it stands twice; give one row for each milestone."),
        ("M99=complete/2025-03-01/", "'M99' is not one of its milestones (M10, M11, M16)."),
        ({"M10": "soon"}, "M10: give `state`, `on` and `confidence`."),
        ({"M10": {"status": "done"}}, "M10: give `state`, `on` and `confidence`."),
        ("M10=begun//", "M10: say how far it is; 'begun' is not one of not_started, in_progress, complete, not_applicable."),
        ("M10=complete//", "M10: give the day it is forecast for."),
        ("M10=complete/soon/", "M10: 'soon' is not a date; write it as year-month-day, for example 2026-03-31."),
        ("M10=not_started/2026-03-31/", "M10: say how sure you are of the day."),
        ("M10=not_started/2026-03-31/sure", "M10: 'sure' is no confidence; they are low, medium, high."),
    ],
)  # fmt: skip
def test_what_is_no_row_is_refused_with_what_to_write(raw, sentence):
    assert refusal(PLAN, raw) == sentence


def test_a_grid_is_answered_once_every_milestone_has_a_row():
    some, every = PLAN.read([FORECAST]), PLAN.read([FORECAST, DONE, NEVER])
    assert [is_answered(PLAN, given) for given in (None, some, every, NotApplicable("We migrate nothing."))] == [
        False,
        False,
        True,
        True,
    ]


def test_conditions_see_its_rows_as_texts_and_no_sample_could_stand_for_all():
    assert PLAN.as_condition_value((FORECAST,)) == [FORECAST]
    assert PLAN.as_condition_value("anything") == ["anything"]
    assert PLAN.samples(frozenset()) is None
    assert PLAN.choices == () and [one.key for one in PLAN.parts] == ["M10", "M11", "M16"]


def test_keys_that_stand_twice_or_part_rows_are_problems_and_so_is_what_only_options_have():
    def problems(*milestones, **more):
        return list(MilestoneGrid(key="q", text="Q", milestones=milestones, **more).problems())

    one, slash = Option(key="M1", text="One"), Option(key="a/b", text="Two")
    assert problems(one) == []
    assert problems(one, one) == [("milestones", "Key 'M1' stands twice; give each a key of its own.")]
    assert problems(one, confidence=(one, slash)) == [
        ("confidence", "Key 'a/b' holds '=', '/' or ';', which part the rows of an answer; choose another.")
    ]
    for wrong in ({"exclusive": True}, {"applies_if": "1 == 1"}):
        ((field, sentence),) = problems(Option(key="M1", text="One", **wrong))
        assert field == "milestones" and sentence.startswith("`exclusive` and `applies_if` are for options")
