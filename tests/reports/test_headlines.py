import pytest

from reports.headlines import headlines
from reports.levels import shown_levels
from reports.outcomes import Outcomes
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies

SECTIONS = {"plan": "Plan", "build": "Build"}


def headlines_of(made):
    outcomes = Outcomes(made.scheme, shown_levels(made.scheme.scale))
    return [one.replace("\u00a0", " ") for one in headlines(made.table, outcomes, SECTIONS)]


def test_the_headlines_of_a_round_under_way():
    assert headlines_of(four_constituencies()) == [
        "6 of 8 organisations answered (75 %). They stand for 89.7 % of the weight.",
        "Of 4 constituencies, 3 are rated: 2 Nearly there and 1 Behind. Not rated (no answers yet: Software).",
        "All organisations together are rated Nearly there at 75.8 %, on 6 of 8 organisations. "
        "What is missing could still make it anything from Nearly there to Ready.",
        "Furthest behind, rated Behind: Networks (2 of 2 rated), held down by Esk Networks.",
        "Of the distance of 6 organisations rated to the best, the largest parts are those of "
        "Gale Agents (60 %), Brook (32 %) and Esk Networks (8 %).",
        "Least of what is possible is earned in Build (63.8 %, mean of 4 organisations) "
        "and Plan (77.5 %, mean of 6 organisations).",
        "Essential conditions cap the rating of 1 of 6 organisations that answered.",
    ]


def test_nobody_has_answered():
    made = a_round([Asked("a", "X"), Asked("b", "Y")])
    assert headlines_of(made) == [
        "No organisation has answered yet (0 of 2). Nothing is rated, and no rating is implied."
    ]


def test_nobody_is_listed():
    assert headlines_of(a_round([])) == ["No organisation is listed, so there is nothing to report."]


def test_too_few_have_answered():
    made = a_round([Asked("a", "X", answers(100, 100)), Asked("b", "X"), Asked("c", "X"), Asked("d", "Y")])
    assert headlines_of(made) == [
        "1 of 4 organisations answered (25 %).",
        "None of 2 constituencies is rated yet (not enough answers: X; no answers yet: Y).",
    ]


def test_how_many_were_asked_is_unknown():
    made = a_round([Asked(f"o{at}", "X", answers(100, 100)) for at in range(38)], population_known=False)
    assert headlines_of(made) == [
        "38 organisations answered, of unknown: how many were asked is not known, so no response rate is stated "
        "and nothing is said of those missing.",
        "The one constituency is rated Ready.",
        "All organisations together are rated Ready at 100 %, on 38 organisations rated, of unknown.",
    ]


def test_everybody_has_answered_and_is_ready():
    made = a_round([Asked("a", "X", answers(100, 100), weight=1), Asked("b", "Y", answers(100, 100), weight=1)])
    assert headlines_of(made) == [
        "All 2 organisations answered.",
        "All 2 constituencies are rated: 2 Ready.",
        "All organisations together are rated Ready at 100 %, on 2 of 2 organisations. Nothing that is missing can change that.",
    ]


def test_without_a_scale_nothing_is_rated():
    made = a_round([Asked("a", "X", answers(100, 100))], scheme=SCHEME.split("scale:")[0])
    assert headlines_of(made) == [
        "All 1 organisation answered.",
        "The scheme has no scale, so no constituency is rated.",
    ]


def test_only_the_first_of_many_laggards_are_named():
    made = a_round([Asked(f"o{at}", f"C{at}", answers(10, 10)) for at in range(5)])
    assert headlines_of(made)[3] == (
        "Furthest behind, rated Behind: C0 (1 of 1 rated), held down by o0; C1 (1 of 1 rated), held down by o1; "
        "C2 (1 of 1 rated), held down by o2; and 2 more."
    )


def test_a_constituency_that_nobody_holds_down_is_named_alone():
    shared = SCHEME.replace("level: nearly, levels: [{key: behind}", "level: behind, levels: [{key: behind}").replace(
        "{key: nearly, from: 40}, {key: ready, above: 90}]", "{key: nearly, from: 101}, {key: ready, above: 102}]"
    )
    made = a_round([Asked("a", "Agents", answers(85, 95))], scheme=shared)
    assert headlines_of(made)[3] == "Furthest behind, rated Behind: Agents (1 of 1 rated)."


@pytest.mark.parametrize("rule", ["rule: mean", "rule: worst"])
def test_a_rating_without_a_figure_names_none(rule):
    made = a_round([Asked("a", "X", answers(60, 60))], scheme=SCHEME.replace("  rule: mean", f"  {rule}"))
    figure = " at 60 %" if rule == "rule: mean" else ""
    assert (
        headlines_of(made)[2]
        == f"All organisations together are rated Nearly there{figure}, on 1 of 1 organisation. Nothing that is missing can change that."
    )


def test_a_name_does_not_burst_a_sentence():
    made = a_round([Asked("a", "X" * 200, answers(10, 10), "Y" * 200)])
    assert (
        headlines_of(made)[3] == f"Furthest behind, rated Behind: {'X' * 59}… (1 of 1 rated), held down by {'Y' * 59}…."
    )
