"""What a rated constituency says beside its rating: counts, shares, who is missing, and when there is no rating."""

import pytest

from tests.scoring.constituencies.rounds import PERCENT, member, of, percent_engine, rate, rated
from tests.scoring.worlds import engine


def test_counts_weights_and_shares_stand_side_by_side():
    found = rated({"a": member(90, 6), "b": member(90, 1), "c": member(10, 1), "d": member(None, 2)})
    assert (found.n, found.organisations, found.n_of_N, found.rated) == ("3", "4", "3 of 4", "3")
    assert (found.weight, found.rated_weight) == ("10", "8")
    assert (found.response_percent, found.weighted_response_percent) == ("75", "80")
    assert list(found.shares) == ["green", "amber", "red"]
    assert {
        key: (one.count, one.count_percent, one.weight, one.weight_percent) for key, one in found.shares.items()
    } == {
        "green": ("2", "66.67", "7", "87.5"),
        "amber": ("0", "0", "0", "0"),
        "red": ("1", "33.33", "1", "12.5"),
    }


def test_without_weights_there_are_no_weighted_figures():
    found = rated(of(90, None))
    assert (found.weight, found.rated_weight, found.weighted_response_percent) == (None, None, None)
    assert {(one.weight, one.weight_percent) for one in found.shares.values()} == {(None, None)}


def test_weights_count_only_where_every_organisation_has_one():
    assert rated({"a": member(90, 2), "b": member(30)}).weight is None


# Published for the market-wide test of January 2010: by count and, for those with resources, by share of generation.
@pytest.mark.parametrize(
    ("qualified", "population", "percent"), [(160, 292, "54.79"), (64, 114, "56.14"), (41, 80, "51.25")]
)
def test_the_count_share_of_organisations_that_qualified(qualified, population, percent):
    members = {f"o{at:03}": member(100 if at < qualified else 0) for at in range(population)}
    levels = [{"key": "red"}, {"key": "amber", "from": 50}, {"key": "green", "from": 95}]
    found = rated(members, rule="share", level="green", levels=levels, rounding={"places": 2})
    assert (found.shares["green"].count, found.shares["green"].count_percent) == (str(qualified), percent)
    assert (found.score, found.rating) == (percent, "amber")


def test_a_weighted_share_may_tell_another_story_than_the_count():
    """64 of 114 stood for 78.77 per cent of generation."""
    heavy, light = "7877/64", "2123/50"
    members = {f"o{at:03}": member(100 if at < 64 else 0, heavy if at < 64 else light) for at in range(114)}
    levels = [{"key": "red"}, {"key": "amber", "from": 50}, {"key": "green", "from": 75}]
    rules = {"rule": "share", "level": "green", "levels": levels, "rounding": {"places": 2}}
    by_count, by_weight = (rated(members, **rules, weights=weights) for weights in ("equal", "weighted"))
    assert (by_count.score, by_count.rating, by_weight.score, by_weight.rating) == ("56.14", "amber", "78.77", "green")
    assert (by_weight.shares["green"].count_percent, by_weight.shares["green"].weight_percent) == ("56.14", "78.77")


def test_one_red_category_makes_the_whole_red_and_is_named():
    """The overall status of 22 May 2008: five categories green, registration red."""
    members = {name: member(100) for name in ("engagement", "connectivity", "telemetry", "training", "trials")}
    found = rated({**members, "registration": member(20)}, rule="worst")
    assert (found.rating, [driver.name for driver in found.drivers]) == ("red", ["REGISTRATION"])
    assert rated(members, rule="worst").rating == "green"


def test_of_a_population_that_is_not_known_no_rate_is_stated():
    """38 submissions confirmed, the number expected not published."""
    found = rated({f"o{at}": member(80, 1) for at in range(38)}, known=False)
    assert (found.n, found.organisations, found.n_of_N) == ("38", None, "38 of unknown")
    assert (found.response_percent, found.weighted_response_percent, found.weight) == (None, None, None)
    assert (found.rating, found.reason) == ("green", "Green at 80, on 38 organisations; how many there are is unknown.")
    assert found.bounds.reason == "How many organisations there are is unknown, so the missing ones cannot be counted."
    assert (found.bounds.worst_rating, found.bounds.lowest) == (None, None)


def test_a_population_that_is_not_known_cannot_be_too_little_covered():
    assert rated(of(80, None, None, None), known=False, minimum_coverage=50).rating == "green"


def test_an_organisation_without_submission_is_missing_and_neither_red_nor_nought():
    found = rated(of(90, 90, None))
    assert (found.score, found.rating, found.missing) == ("90", "green", ("C",))
    assert {key: one.count for key, one in found.shares.items()} == {"green": "2", "amber": "0", "red": "0"}
    assert [driver.organisation for driver in found.drivers] == []
    assert found.statistics["total"].lowest == "90"


def test_a_response_without_rating_is_named_and_does_not_count():
    found = rated(of(90, {}))
    assert (found.n, found.rated, found.not_rated, found.rating) == ("2", "1", ("B",), "green")
    assert found.reason == "Green at 90, on 1 of 2 organisations."


@pytest.mark.parametrize(
    ("coverage", "rating", "reason"),
    [
        (66, "green", "Green at 90, on 2 of 3 organisations."),
        (67, None, "Not enough answers: 2 of 3 organisations have a rating, fewer than the 67 % needed."),
        ("66.7", None, "Not enough answers: 2 of 3 organisations have a rating, fewer than the 66.7 % needed."),
    ],
)
def test_too_few_organisations_are_no_rating(coverage, rating, reason):
    found = rated(of(90, 90, None), minimum_coverage=coverage)
    assert (found.rating, found.score, found.reason) == (rating, "90" if rating else None, reason)


def test_nobody_rated_is_no_rating():
    assert rated(of(None, {})).reason == "Not enough answers: no organisation has a rating yet."
    assert rated(of(None), minimum_coverage=0).rating is None


def test_organisations_without_weight_cannot_be_weighed():
    members = {"a": member(90, 0), "b": member(30, 0)}
    assert rated(members, weights="weighted").reason == "Not rated: the organisations rated have no weight."
    assert rated(members, weights="weighted").bounds.reason == "The organisations have no weight."
    assert rated(members, rule="median", weights="weighted").bounds.reason == "The organisations have no weight."
    assert rated(members, rule="worst", weights="weighted").rating == "red"


def test_a_scheme_without_a_scale_rates_nobody_but_has_statistics():
    using = engine(PERCENT, {"match": "x", "linear": {"from": 0, "to": 100}})
    found = rate(of(90, 30, None), using)["c"]
    assert (found.rating, found.reason, found.shares, found.drivers) == (
        None,
        "Not rated: the scheme has no scale.",
        {},
        (),
    )
    assert (found.not_rated, found.missing, found.statistics["total"].mean) == ((), ("C",), "60")
    assert (found.bounds.lowest, found.bounds.reason) == (None, "The scheme has no scale.")
    assert found.score == "60"


def test_constituencies_stand_in_the_order_of_their_first_organisation_and_all_before_them():
    members = {"a": member(90, constituency="z"), "b": member(30, constituency="y"), "c": member(60, constituency="z")}
    found = rate(members, percent_engine())
    assert {name: (one.n_of_N, one.score) for name, one in found.items()} == {
        "all": ("3 of 3", "60"),
        "z": ("2 of 2", "75"),
        "y": ("1 of 1", "30"),
    }
    assert list(found) == ["all", "z", "y"]


def test_thirds_are_kept_beside_their_decimals():
    found = rated(of(0, 0, 100))
    assert (found.score, found.score_exact) == ("33." + "3" * 32, "100/3")
    assert found.reason == "Red at 33.3333…, on 3 of 3 organisations."
