from reports.dataset import ALL
from reports.milestones.standing import Before, standing
from reports.milestones.tables import columns, confidence_in_words, in_words, rows
from reports.suppression.protected import in_full
from tests.reports.milestones.saying import LEVELS, M10, M16, said
from tests.reports.milestones.test_standing import NOW, THEN

WORDS = {"low": "Low", "medium": "Medium", "high": "High"}


def table(before=THEN, now=NOW):
    heads = [column.key for column in columns(WORDS, has_before=before is not None)]
    lines = standing(now, [M10, M16], LEVELS, before)
    return [dict(zip(heads, row, strict=True)) for row in rows(in_full(lines), LEVELS, has_before=before is not None)]


def test_a_row_has_counts_beside_shares_of_the_weight_they_are_of():
    first = table()[0]
    assert (first["milestone"], first["title"], first["constituency"], first["planned"]) == (
        "M10", "Ready to migrate", ALL, "2025-09-24",
    )  # fmt: skip
    assert [first[key] for key in ("asked", "said", "concerned", "complete", "complete_weight_percent")] == [
        "4", "3", "3", "1", "31.6",
    ]  # fmt: skip
    assert [first[key] for key in ("high", "high_weight_percent", "low", "late", "late_weight_percent", "latest")] == [
        "1", "63.2", "0", "1", "63.2", "2025-09-30",
    ]  # fmt: skip
    slipped = ("matched", "later", "later_percent", "later_weight_percent", "earlier", "median_days", "plan_moved")
    assert [first[key] for key in slipped] == ["3", "1", "33.3", "63.2", "1", "0", "177"]


def test_what_cannot_be_told_is_left_empty():
    cutover = table()[3]
    assert (cutover["planned"], cutover["late"], cutover["late_weight_percent"], cutover["plan_moved"]) == (
        "", None, None, None,
    )  # fmt: skip
    assert "matched" not in table(before=None)[0]
    alone = table(Before([], {}), [said("A", weight=None, M10="complete 2025-03-01")])
    assert (alone[0]["complete_weight_percent"], alone[0]["later_percent"], alone[0]["median_days"]) == (
        None,
        None,
        None,
    )


def test_a_line_of_a_round_without_one_before_has_empty_cells_where_others_have_slippage():
    lines = standing(NOW, [M10], LEVELS)
    assert next(iter(rows(in_full(lines), LEVELS, has_before=True)))[-8:] == (None,) * 8


def test_words_carry_their_denominators():
    ready, cutover = (standing(NOW, [one], LEVELS, THEN)[0] for one in (M10, M16))
    assert in_words(ready) == {
        "planned": "24 September 2025", "said": "3 of 4", "complete": "1 of 3 (31.6\u00a0% by weight)",
        "late": "1 of 3 (63.2\u00a0% by weight)", "latest": "30 September 2025", "slipped": "1 of 3 (63.2\u00a0% by weight)",
        "days": "not at all", "plan": "the plan moved 177 days later",
    }  # fmt: skip
    assert confidence_in_words(ready)["medium"] == "1 of 3 (5.3\u00a0% by weight)"
    assert (in_words(cutover)["planned"], in_words(cutover)["late"], in_words(cutover)["days"]) == (
        "no date in this plan", "", "1 day later",
    )  # fmt: skip


def test_words_say_where_nobody_can_be_compared():
    alone = standing([said("A", M10="complete 2025-03-01")], [M10, M16], LEVELS, Before([], {}))
    assert (in_words(alone[0])["slipped"], in_words(alone[0])["days"]) == ("nobody in both rounds", "")
    assert (in_words(alone[2])["latest"], in_words(alone[2])["complete"]) == ("", "0 of 0")
    earlier = standing(
        [said("A", M10="complete 2025-03-01")], [M10], LEVELS, Before([said("A", M10="complete 2025-03-03")], {})
    )
    assert in_words(earlier[0])["days"] == "2 days earlier"
