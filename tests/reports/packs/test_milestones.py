from datetime import date

from questionnaires.answers import NotApplicable
from questionnaires.loading import load_questionnaire
from reports.packs.milestones import NOT_ASKED, milestones
from tests.reports.packs.rounds_to_pack import rows, texts

GRID = """
readiness: questionnaire/1
key: plan
version: "1"
title: Plan
sections:
  - key: plan
    title: Plan
    questions:
      - key: dates
        kind: milestone_grid
        text: Where are you?
        not_applicable: true
        milestones: [{key: M9, text: M9 Design}, {key: M10, text: M10 Central systems}, {key: M11, text: M11 Migration}]
      - key: more
        kind: milestone_grid
        text: And here?
        milestones: [{key: X1, text: X1}]
        confidence: [{key: no, text: Unsure}, {key: yes, text: Sure}]
"""
ANSWERS = (
    {"dates": ("M9=complete/2025-01-01/", "M10=in_progress/2025-10-01/low", "M11=not_applicable//")},
    {"dates": ("M9=complete/2024-01-01/", "M10=not_started/2025-08-01/high")},
    {"dates": NotApplicable("Not ours.")},
    {},
)
DUES = {"M9": date(2024, 6, 30), "M10": date(2025, 9, 30)}


def a_chapter(answers=ANSWERS, text=GRID):
    return milestones(load_questionnaire(text, "q"), answers, DUES, "4 of 5 handed in.")


def test_confidence_is_counted_by_milestone_beside_what_is_complete_and_late():
    chapter, said = a_chapter()
    chart, table, *_ = chapter.blocks
    assert rows(table) == [
        ("M9 Design", "30 June 2024", "2", "0", "0", "0", "2", "1"),
        ("M10 Central systems", "30 September 2025", "2", "1", "0", "1", "0", "1"),
        ("M11 Migration", "not planned", "0", "0", "0", "0", "0", "not known"),
    ]
    assert table.headings == ("Milestone", "Due", "Answered", "Low", "Medium", "High", "Complete", "Late")
    assert table.base == "4 of 5 handed in. Of 4 that handed in."
    assert chart.categories == ("M9 Design (2 of 4)", "M10 Central systems (2 of 4)", "M11 Migration (0 of 4)")
    assert [(one.title, one.values) for one in chart.series][::3] == [
        ("Low", ("0", "1", "0")),
        ("Complete", ("2", "0", "0")),
    ]
    assert said == (
        (
            "milestones",
            "M10 Central systems: of 2 that answered for it, of 4 organisations that handed in, 0 completed it and 1 forecast it "
            "with low confidence, 1 later than planned.",
        ),
    )


def test_of_a_second_grid_there_is_a_second_table_and_where_nothing_is_planned_nothing_is_late():
    chapter, said = a_chapter(({"more": ("X1=in_progress/2025-10-01/no",)},))
    assert [one.key for one in chapter.blocks] == [
        "milestones-chart",
        "milestones",
        "milestones-2-chart",
        "milestones-2",
    ]
    assert chapter.blocks[0].alternative.startswith("Nobody has said anything")
    ((key, sentence),) = said
    assert key == "milestones-2" and sentence.endswith("1 forecast it with unsure confidence.")


def test_a_round_that_asks_nothing_about_milestones_says_so():
    plain = GRID.partition("      - key: dates")[0] + "      - {key: a, kind: yes_no, text: A?}\n"
    chapter, said = a_chapter((), plain)
    assert texts(chapter.blocks[0]) == [NOT_ASKED] and said == ()
