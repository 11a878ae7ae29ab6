from reports.milestones.chapter import chapter
from reports.milestones.standing import standing
from reports.packs.document import Sentences
from reports.suppression.protected import in_full
from tests.reports.milestones.saying import LEVELS, M10, M16
from tests.reports.milestones.test_standing import NOW, THEN
from tests.reports.milestones.test_tables import WORDS


def test_it_shows_all_together_and_has_constituencies_among_the_data():
    made = chapter(in_full(standing(NOW, [M10, M16], LEVELS, THEN)), WORDS, as_of="2025-08-01", before="Round 1")
    printed, data = made.blocks
    assert printed.headings == (
        "Milestone", "Planned for", "Said", "Complete", "High", "Medium", "Low", "After the plan", "Later than last round", "Median",
    )  # fmt: skip
    assert [row[:3] for row in printed.rows] == [
        ("M10 Ready to migrate", "24 September 2025", "3 of 4"), ("M16 Cutover", "no date in this plan", "3 of 4"),
    ]  # fmt: skip
    assert printed.base.startswith("4 organisations asked, answers as of 1 August 2025; slippage since Round 1")
    assert data.data_only and len(data.rows) == 6 and len(data.columns) == len(data.rows[0])


def test_without_parts_only_all_together_are_there():
    made = chapter(in_full(standing(NOW, [M10], LEVELS)), WORDS, as_of="2025-08-01", see_parts=False)
    (printed,) = made.blocks
    assert (len(printed.rows), len(printed.headings)) == (1, 8)


def test_it_says_where_milestones_are_not_asked_about():
    assert chapter(in_full(()), WORDS, as_of="2025-08-01").blocks == (
        Sentences(("The questionnaire of this round does not ask where milestones stand.",)),
    )
