from tests.scoring.constituencies.rounds import SCALE, member, of, percent_engine, rate, rated
from tests.scoring.worlds import asked, choice, engine, number, section, yes_no


def named(found):
    return [(driver.organisation, driver.pull) for driver in found.drivers]


def test_those_below_the_best_level_pull_by_their_distance_to_it():
    assert named(rated(of(100, 60, 20, 40))) == [("c", "44.4"), ("d", "33.3"), ("b", "22.2")]  # 80, 60, 40 of 180


def test_a_weight_multiplies_the_pull():
    members = {"a": member(60, 6), "b": member(20, 1), "c": member(100, 3)}
    assert named(rated(members, weights="weighted")) == [("a", "75"), ("b", "25")]  # 240 and 80
    assert named(rated(members, weights="equal")) == [("b", "66.7"), ("a", "33.3")]


def test_nobody_pulls_where_all_are_at_the_best_level():
    assert named(rated(of(70, 100))) == []


def test_five_at_the_most_are_named():
    assert [name for name, _ in named(rated(of(*range(0, 70, 10))))] == ["a", "b", "c", "d", "e"]


def test_under_the_worst_rating_only_those_that_have_it_are_drivers():
    found = rated(of(60, 20, 10, 100), rule="worst")
    assert named(found) == [("b", "40"), ("c", "40")]  # each two levels of five in all


def test_under_a_share_only_those_below_the_level_are_drivers():
    levels = [{"key": "red"}, {"key": "amber", "from": 50}, {"key": "green", "from": 95}]
    found = rated(of(60, 20, 100), rule="share", level="amber", levels=levels)
    assert named(found) == [("b", "66.7")]


def test_where_little_is_good_the_distance_is_to_nought():
    found = rate(of(10, 50, 80), percent_engine(scale={**SCALE, "best": "first"}, constituencies={}))["c"]
    assert named(found) == [("c", "61.5"), ("b", "38.5")]


def test_on_points_the_distance_is_to_what_is_possible():
    using = percent_engine(scale={**SCALE, "on": "points"}, constituencies={}, sections={"default": {"out_of": 200}})
    assert named(rate(of(30, 10), using)["c"]) == [("b", "56.3"), ("a", "43.8")]  # 180 and 140 of 320


def test_where_nobody_is_short_of_what_is_possible_there_is_no_part_to_state():
    using = percent_engine(scale={"levels": [{"key": "red"}, {"key": "green", "above": 100}]}, constituencies={})
    assert named(rate(of(100), using)["c"]) == [("a", None)]


def test_a_driver_says_why_it_is_rated_so():
    questionnaire = asked(number("x", minimum=0, maximum=100), yes_no("plan"))
    gates = [
        {"key": "plan", "questions": "plan", "passes_with": ["yes"], "cap": "red", "sentence": "There is no plan."}
    ]
    rules = ({"match": "x", "linear": {"from": 0, "to": 100}},)
    using = engine(questionnaire, *rules, not_counted="plan", scale=SCALE, gates=gates, constituencies={})
    members = {"a": member({"x": 90, "plan": "no"}, 2), "b": member({"x": "33.3", "plan": "yes"}, 2)}
    found = rate(members, using)["c"]
    assert [(one.name, one.rating, one.total, one.percent, one.weight, one.reason) for one in found.drivers] == [
        ("B", "red", "33.3", "33.3", "2", "Rated Red."),
        ("A", "red", "90", "90", "2", "There is no plan."),
    ]


def test_sections_with_the_lowest_mean_come_first():
    keys = "abcd"
    questionnaire = asked(*(section(f"s{key}", choice(key, "no half yes", not_applicable=True)) for key in keys))
    using = engine(questionnaire, {"match": "*", "options": {"yes": 3, "half": 1}}, scale=SCALE, constituencies={})
    answers = [
        dict(zip(keys, words.split(), strict=True))
        for words in ("yes half no yes", "yes yes half yes", "yes yes yes yes")
    ]
    found = rate({f"o{at}": member(one) for at, one in enumerate(answers)}, using)["c"]
    assert [(one.section, one.percent, one.n) for one in found.section_drivers] == [
        ("sc", "44.4", "3"),
        ("sb", "77.8", "3"),
    ]


def test_a_section_that_nobody_could_earn_in_is_no_driver():
    questionnaire = asked(section("s", yes_no("a")), section("t", yes_no("b", applies_if='answers.a == "yes"')))
    using = engine(questionnaire, {"match": "*", "options": {"yes": 1}}, scale=SCALE, constituencies={})
    found = rate({"o": member({"a": "no"})}, using)["c"]
    assert [(one.section, one.percent, one.n) for one in found.section_drivers] == [("s", "0", "1")]
