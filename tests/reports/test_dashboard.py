from dataclasses import replace

from reports.dashboard import dashboard
from reports.suppression.protected import Protection, protect
from tests.reports.rounds import Asked, a_round, answers, four_constituencies


def alone(made, at):
    """One constituency as those see it who see no other."""
    chosen = made.rolled.parts[at]
    return replace(made.rolled, table=made.table.where(lambda row: row == chosen))


def without_names(rolled):
    """With nothing withheld."""
    return replace(rolled, table=protect(rolled.rows, lambda row: row, Protection(names=False)))


def shown(made, what):
    return dashboard(what, made.questionnaire, made.scheme)


def said(page):
    return [sentence.replace("\u00a0", " ") for sentence in page.headlines]


def test_all_together_stand_first_and_have_position_nought():
    made = four_constituencies()
    page, frames = shown(made, made.rolled)
    assert [row.name for row in page.summary] == ["All organisations", "Suppliers", "Networks", "Agents", "Software"]
    assert set(frames.cells["position"]) == {0, 1, 2, 3, 4}


def test_who_sees_single_constituencies_sees_nothing_of_all_together():
    made = four_constituencies()
    page, frames = shown(made, alone(made, 0))
    assert [row.name for row in page.summary] == ["Suppliers"]
    assert [row.name for row in page.distribution] == [row.name for row in page.heat_map] == ["Suppliers"]
    assert [set(frame["position"]) for frame in (frames.rows, frames.shares, frames.cells)] == [{1}] * 3
    assert said(page)[:2] == [
        "2 of 3 organisations answered (66.7 %). They stand for 90 % of the weight.",
        "Nearly there at 75, on 2 of 3 organisations. What is missing could still make it anything from Nearly there to Ready.",
    ]


def test_several_constituencies_are_each_named():
    made = four_constituencies()
    page, _ = shown(made, replace(made.rolled, table=made.table.where(lambda row: not row.is_all)))
    assert [sentence.partition(":")[0] for sentence in said(page)] == [
        "Suppliers", "Suppliers", "Networks", "Networks", "Agents", "Agents", "Software",
    ]  # fmt: skip


def test_readers_without_names_are_told_how_many_hold_down():
    made = four_constituencies()
    for what in (made.rolled, alone(made, 1)):
        page, _ = shown(made, without_names(what))
        named = " ".join(said(page))
        assert [name for name in ("Albion", "Brook", "Dell", "Esk", "Fern", "Gale") if name in named] == []
        assert "1 organisation rated Behind" in named


def test_readers_with_names_are_told_who_pulls_most_in_one_constituency():
    made = four_constituencies()
    page, _ = shown(made, alone(made, 0))
    assert any("Brook" in sentence for sentence in said(page))


def test_one_constituency_that_nobody_holds_down_or_has_answered():
    made = a_round([Asked("a", "X", answers(100, 100)), Asked("b", "Y")])
    best, _ = shown(made, without_names(alone(made, 0)))
    assert [sentence for sentence in said(best) if "held down" in sentence] == []
    silent, _ = shown(made, alone(made, 1))
    assert said(silent) == ["No organisation has answered yet (0 of 1). Nothing is rated, and no rating is implied."]
