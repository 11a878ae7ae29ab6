import msgspec
import pytest

from reports.levels import shown_levels
from reports.outcomes import Outcomes
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies

NO_SCALE = SCHEME.split("scale:")[0]


def outcomes_of(made):
    outcomes = Outcomes(made.scheme, shown_levels(made.scheme.scale))
    return [outcomes.of(made.rated.all, is_all=True), *(outcomes.of(one) for one in made.rated.constituencies)]


def test_a_rating_its_score_and_what_could_still_change():
    found = outcomes_of(four_constituencies())
    assert [(one.words, one.score.replace("\u00a0", " "), one.still, one.is_settled) for one in found] == [
        ("Nearly there", "75.8 %", "From Nearly there to Ready", False),
        ("Nearly there", "75 %", "From Nearly there to Ready", False),
        ("Behind", "", "Settled at Behind", True),
        ("Nearly there", "50 % of organisations", "Settled at Nearly there", True),
        ("No answers yet", "", "From Behind to Ready", False),
    ]


def test_the_reason_for_no_rating_is_told_apart():
    unsure = {"planned": 50}
    made = a_round(
        [
            Asked("a", "Nobody answered"),
            Asked("b", "One of three", answers(50, 50)),
            Asked("c", "One of three"),
            Asked("d", "One of three"),
            Asked("e", "Too little answered", unsure),
        ]
    )
    found = outcomes_of(made)[1:]
    assert [(one.words, one.level) for one in found] == [
        ("No answers yet", None),
        ("Not enough answers", None),
        ("Not enough answers", None),
    ]
    assert [one.reason for one in found] == [
        "No organisation has answered yet: 0 of 1.",
        "Not enough answers: 1 of 3 organisations have a rating, fewer than the 50 % needed.",
        "Not enough answers: no organisation has a rating yet.",
    ]


def test_organisations_of_no_weight_are_not_rated_together():
    weighted = SCHEME.replace("  rule: mean\n", "  rule: mean\n  weights: weighted\n")
    assert outcomes_of(a_round([Asked("a", "X", answers(50, 50), weight=0)], scheme=weighted))[1].words == "Not rated"


def test_without_a_scale_there_is_no_rating_and_no_level():
    every = outcomes_of(a_round([Asked("a", "X", answers(50, 50))], scheme=NO_SCALE))[0]
    assert (every.words, every.level, every.score, every.still) == ("Not rated", None, "100 points", "cannot be stated")


def test_one_possible_rating_is_not_a_rating():
    below = SCHEME.replace("from: 50}", "from: 101}").replace("from: 80,", "from: 102,")
    every = outcomes_of(a_round([Asked("a", "X")], scheme=below))[0]
    assert (every.still, every.is_settled) == ("Behind, once enough answers are in", False)


def test_of_an_unknown_number_nothing_is_said_about_those_missing():
    every = outcomes_of(a_round([Asked("a", "X", answers(50, 50))], population_known=False))[0]
    assert (every.words, every.still) == ("Nearly there", "cannot be stated")


def test_unrated_where_the_number_is_unknown():
    every = outcomes_of(a_round([Asked("a", "X", {"planned": 50})], population_known=False))[0]
    assert every.words == "Not enough answers"


@pytest.mark.parametrize(
    ("on", "shown"), [("percent", "1,234.5\u00a0%"), ("points", "1,234.5 points")], ids=["percent", "points"]
)
def test_a_figure_has_the_unit_of_the_scale(on, shown):
    scheme = four_constituencies().scheme
    assert scheme.scale is not None
    outcomes = Outcomes(msgspec.structs.replace(scheme, scale=msgspec.structs.replace(scheme.scale, on=on)), ())
    assert outcomes.figure("1234.5") == shown


def test_a_share_by_weight_says_so():
    shared = SCHEME.replace("Agents: {rule: share,", "Agents: {rule: share, weights: weighted,")
    made = a_round(
        [Asked("a", "Agents", answers(85, 95), weight=1), Asked("b", "Agents", answers(1, 1), weight=3)], scheme=shared
    )
    assert outcomes_of(made)[1].score == "25\u00a0% of the weight"


def test_where_little_is_good_the_lowest_sections_hold_nobody_down():
    made = a_round([Asked("a", "X", answers(50, 60))])
    upside_down = a_round(
        [Asked("a", "X", answers(50, 60))], scheme=SCHEME.replace("  on: percent\n", "  best: first\n")
    )
    lowest = [Outcomes(one.scheme, ()).lowest_sections(one.rated.all) for one in (made, upside_down)]
    assert [[driver.section for driver in some] for some in lowest] == [["plan", "build"], []]


def test_a_constituency_named_all_has_its_own_rule():
    own = SCHEME.replace("    Networks: {rule: worst}", "    all: {rule: worst}")
    made = a_round([Asked("a", "all", answers(50, 50))], scheme=own)
    assert [one.score for one in outcomes_of(made)] == ["50\u00a0%", ""]
