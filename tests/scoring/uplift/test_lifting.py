"""What would have lifted a rating, case by case."""

from datetime import date
from decimal import Decimal

import msgspec

from questionnaires.answers import NotApplicable
from questionnaires.definition import Questionnaire
from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from scoring.uplift import uplift_of
from scoring.uplift.bounds import Bound, bound_of
from scoring.uplift.bundles import State
from scoring.uplift.searching import Budget, Search, Step
from scoring.uplift.space import UNRATED, Space
from tests.scoring.worlds import asked, choice, day, grid, number, ruled, section, several, words, yes_no

LEVELS = {"levels": [{"key": "red"}, {"key": "green", "from": 50}]}
YES = {"options": {"yes": 10, "no": 0}}
WHO = Respondent("org")


def engine_of(questionnaire, *rules, scale=LEVELS, **more):
    return Engine(compile_scheme(questionnaire, ruled(questionnaire, *rules, scale=scale, **more)))


def lift_of(engine, sheet, **more):
    """To the next level."""
    return uplift_of(engine, WHO, sheet, **more).lifts[0]


def changes_of(lift):
    return [{change.question: change.would for change in one.changes} for one in lift.sets]


def test_without_a_scale_there_is_nothing_to_lift():
    questionnaire = asked(yes_no("a"))
    engine = Engine(compile_scheme(questionnaire, ruled(questionnaire, {"match": "a", **YES})))
    assert uplift_of(engine, WHO, {"a": "no"}).lifts == ()


def test_at_the_best_level_there_is_nothing_to_lift():
    engine = engine_of(asked(yes_no("a")), {"match": "a", **YES})
    found = uplift_of(engine, WHO, {"a": "yes"})
    assert (found.rating, found.lifts) == ("green", ())


def test_a_number_is_brought_no_further_than_to_the_range_that_does():
    questionnaire = asked(number("n", minimum=0, maximum=100, places=0))
    engine = engine_of(
        questionnaire,
        {"match": "n", "ranges": [{"below": 40, "points": 0}, {"to": 80, "points": 5}, {"above": 80, "points": 10}]},
    )
    assert changes_of(lift_of(engine, {"n": Decimal(12)})) == [{"n": Decimal(40)}]


def test_a_number_in_proportion_is_brought_to_the_nearest_that_does():
    rule = {"match": "n", "linear": {"from": 0, "to": 100, "points": [0, 10]}}
    whole = engine_of(asked(number("n", minimum=0, maximum=100, places=0)), rule)
    assert changes_of(lift_of(whole, {"n": Decimal(12)})) == [{"n": Decimal(50)}]
    assert changes_of(lift_of(whole, {})) == [{"n": Decimal(50)}]
    fewer = {"match": "n", "linear": {"from": 0, "to": 100, "points": [10, 0]}}
    free = engine_of(asked(number("n", minimum=0, maximum=100)), fewer)
    assert changes_of(lift_of(free, {"n": Decimal(90)})) == [{"n": Decimal(50)}]


def test_numbers_that_the_question_does_not_take_are_passed_over():
    rule = {"match": "n", "linear": {"from": 0, "to": 100, "points": [0, 10]}}
    engine = engine_of(asked(number("n", minimum=60, maximum=100, places=0)), rule)
    assert changes_of(lift_of(engine, {"n": Decimal(10)})) == [{"n": Decimal(60)}]


def test_a_number_that_can_be_answered_by_nothing_is_no_candidate():
    questionnaire = asked(number("n", minimum="0.5", maximum="0.7", places=0), yes_no("a"))
    engine = engine_of(questionnaire, {"match": "n", "ranges": [{"from": 0, "points": 10}]}, {"match": "a", **YES})
    assert changes_of(lift_of(engine, {"a": "no"})) == [{"a": "yes"}]


def test_a_number_without_points_is_given_only_for_what_it_brings_up():
    questionnaire = asked(number("n", minimum=0, maximum=5, places=0), yes_no("a", applies_if="answers.n > 3.0"))
    engine = engine_of(questionnaire, {"match": "a", **YES}, not_counted="n", absence={"not_asked": "zero"})
    assert changes_of(lift_of(engine, {})) == [{"n": Decimal(4), "a": "yes"}]


def test_a_date_is_brought_to_the_day_that_does():
    rule = {"match": "d", "dates": [{"to": "2026-03-31", "points": 10}]}
    engine = engine_of(asked(day("d", latest="2026-12-31")), rule)
    assert changes_of(lift_of(engine, {"d": date(2026, 6, 1)})) == [{"d": date(2026, 3, 31)}]


def test_not_applicable_stays_as_it_is():
    questionnaire = asked(yes_no("a", not_applicable=True), yes_no("b"))
    engine = engine_of(questionnaire, {"match": ["a", "b"], **YES}, absence={"not_applicable": "zero"})
    assert changes_of(lift_of(engine, {"a": NotApplicable("no meters"), "b": "no"})) == [{"b": "yes"}]


def test_a_missing_answer_is_told_from_one_to_be_improved():
    engine = engine_of(asked(yes_no("a"), yes_no("b")), {"match": ["a", "b"], **YES})
    lift = lift_of(engine, {"a": "no"})
    assert {change.question: change.was_missing for one in lift.sets for change in one.changes} == {
        "a": False,
        "b": True,
    }
    assert lift.is_exact and lift.is_all and lift.found == 2


def test_where_an_essential_question_fails_it_is_in_every_set():
    gate = {"key": "g", "questions": "a", "passes_with": ["yes"], "cap": "red", "sentence": "A plan is essential."}
    engine = engine_of(
        asked(yes_no("a"), yes_no("b"), yes_no("c")), {"match": ["b", "c"], **YES}, gates=[gate], not_counted="a"
    )
    assert changes_of(lift_of(engine, {"a": "no", "b": "yes", "c": "no"})) == [{"a": "yes"}]


def test_too_few_answers_are_first_of_all_to_be_given():
    scale = {**LEVELS, "minimum_coverage": 100}
    engine = engine_of(asked(yes_no("a"), yes_no("b"), yes_no("c")), {"match": ["a", "b", "c"], **YES}, scale=scale)
    lifts = uplift_of(engine, WHO, {"a": "yes"}).lifts
    assert [(lift.level, lift.at_least, lift.size, lift.is_exact) for lift in lifts] == [
        ("red", 2, 2, True),
        ("green", 2, 2, True),
    ]


def test_where_too_few_can_be_answered_no_set_leads_anywhere():
    scale = {**LEVELS, "minimum_coverage": 100}
    engine = engine_of(asked(yes_no("a"), words("t")), {"match": "a", **YES}, scale=scale, not_counted="t")
    lift = lift_of(engine, {"a": "yes"})
    assert (lift.at_least, lift.sets) == (None, ())


def test_a_question_that_would_come_up_counts_as_not_asked_before():
    questionnaire = asked(yes_no("a"), choice("b", "x y", applies_if='answers.a == "yes"'))
    engine = engine_of(
        questionnaire, {"match": "a", **YES}, {"match": "b", "options": {"x": 30}}, absence={"not_asked": "zero"}
    )
    lift = lift_of(engine, {"a": "no"})
    assert changes_of(lift) == [{"a": "yes", "b": "x"}]
    assert [change.was_asked for change in lift.sets[0].changes] == [True, False]


def test_when_the_ways_are_too_many_the_bounds_still_hold():
    options = "a b c d"
    first = [choice(f"q{at}", options) for at in range(3)]
    later = [
        choice(f"r{at}", options, applies_if='answers.q0 != "a" || answers.q1 != "a" || answers.q2 != "a"')
        for at in range(3)
    ]
    questionnaire = asked(*first, *later)
    rules = {"match": ["q*", "r*"], "options": {"a": 0, "b": 1, "c": 5, "d": 10}}
    gate = {"key": "g", "questions": "r0", "passes_with": ["c", "d"], "cap": "red", "sentence": "No."}
    chained = {**rules, "match": "r2", "counts_if": [{"question": "r1"}]}
    engine = engine_of(questionnaire, {**rules, "match": ["q*", "r0", "r1"]}, chained, gates=[gate])
    lift = lift_of(engine, {**{f"q{at}": "a" for at in range(3)}, "r0": "a", "r1": "b"}, steps=400)
    assert lift.at_least <= lift.size and lift.sets


def test_a_search_cut_short_claims_no_more_than_it_has_proved():
    questionnaire = asked(*[yes_no(f"q{at}") for at in range(6)])
    engine = engine_of(questionnaire, {"match": "q*", **YES})
    lift = lift_of(engine, dict.fromkeys(questionnaire.questions, "no"), steps=0)
    assert (lift.at_least, lift.size, lift.is_exact, lift.is_all) == (3, 3, True, False)


def test_a_condition_that_goes_wrong_leads_nowhere():
    questions = [number("n", minimum=0, maximum=2, places=0), yes_no("a", applies_if="[1, 1][int(answers.n)] == 1")]
    document = {
        "readiness": "questionnaire/1",
        "key": "q",
        "version": "1",
        "title": "Q",
        "sections": [section("s", *questions)],
    }
    questionnaire = msgspec.convert(document, Questionnaire)  # the checks would refuse that condition
    rules = {"match": "n", "ranges": [{"from": 2, "points": 5}]}, {"match": "a", **YES}
    engine = engine_of(questionnaire, *rules)
    sheet = {"n": Decimal(0), "a": "no"}
    assert changes_of(lift_of(engine, sheet)) == [{"a": "yes"}]
    space = Space(engine, WHO, sheet, engine.compiled.scheme.scale)
    assert space.level({"n": Decimal(2)}) == UNRATED
    assert bound_of(State(space, {"n": Decimal(2)}, frozenset(), frozenset()), 1, 2) == Bound(0)
    betters = space.bettering.of("a", "no")
    assert space.bettering.of("a", "no") is betters


def median_of(count):
    questionnaire = asked(*[yes_no(f"q{at}") for at in range(count)])
    engine = engine_of(questionnaire, {"match": "q*", **YES}, sections={"default": {"rule": "median"}})
    return engine, dict.fromkeys(questionnaire.questions, "no")


def test_where_the_bound_is_wide_every_set_is_found_all_the_same():
    engine, sheet = median_of(3)
    lift = lift_of(engine, sheet)
    assert (lift.size, lift.is_exact, lift.found, lift.is_all) == (2, True, 3, True)
    assert {frozenset(one) for one in changes_of(lift)} == {
        frozenset(("q0", "q1")),
        frozenset(("q0", "q2")),
        frozenset(("q1", "q2")),
    }


def test_a_search_cut_short_leaves_out_what_is_not_needed():
    engine, sheet = median_of(5)
    lift = lift_of(engine, sheet, steps=0)
    assert (lift.at_least, lift.size, lift.is_exact) == (1, 3, False)


def test_changes_are_shared_out_between_sections_as_they_help_most():
    first = section("first", *[yes_no(f"a{at}") for at in range(3)])
    second = section("second", *[yes_no(f"b{at}") for at in range(3)])
    questionnaire = asked(first, second)
    rules = [{"match": f"{name}{at}", **YES, "weight": weight} for name in "ab" for at, weight in enumerate((1, 2, 5))]
    engine = engine_of(
        questionnaire,
        *rules,
        sections={"default": {"out_of": 100}},
        scale={"levels": [{"key": "red"}, {"key": "green", "from": 60}]},
    )
    lift = lift_of(engine, dict.fromkeys(questionnaire.questions, "no"))
    assert changes_of(lift) == [{"a2": "yes", "b2": "yes"}]


def test_an_adjustment_that_surely_holds_is_the_only_one_looked_at():
    questionnaire = asked(yes_no("a"), yes_no("b"))
    when = [{"figure": "section:s", "at_least": 0}]
    measure = {
        "key": "m",
        "of": [{"section": "s"}],
        "adjust": [{"when": [{"figure": "section:s", "at_least": 99}], "factor": 9}, {"when": when, "factor": "0.5"}],
    }
    engine = engine_of(questionnaire, {"match": ["a", "b"], **YES}, measures=[measure], total="m")
    lift = lift_of(engine, {"a": "no", "b": "no"})
    assert (lift.size, lift.is_exact) == (2, True)


def test_options_of_several_are_added_to_those_chosen():
    questionnaire = asked(several("m", "a b c none!"))
    engine = engine_of(questionnaire, {"match": "m", "options": {"a": 1, "b": 2, "c": 3}})
    assert changes_of(lift_of(engine, {"m": ("a",)})) == [{"m": ("a", "b")}]


def test_any_words_will_do_where_an_answer_of_any_kind_earns_points():
    engine = engine_of(asked(words("t")), {"match": "t", "answered": 10})
    assert changes_of(lift_of(engine, {})) == [{"t": "\u2026"}]


def test_any_answer_to_a_grid_will_do_where_an_answer_of_any_kind_earns_points():
    questionnaire = asked(grid("g", "m1 m2"), yes_no("a"))
    engine = engine_of(questionnaire, {"match": "g", "answered": 10}, {"match": "a", "options": {"yes": 4, "no": 0}})
    lift = lift_of(engine, {"a": "no"})
    assert changes_of(lift) == [{"g": ("m1=not_applicable//", "m2=not_applicable//")}] and lift.is_exact


def test_a_grid_that_was_answered_stays_as_it_is():
    engine = engine_of(asked(grid("g", "m1"), yes_no("a")), {"match": "g", "answered": 4}, {"match": "a", **YES})
    assert changes_of(lift_of(engine, {"a": "no", "g": ("m1=complete/2026-03-31/",)})) == [{"a": "yes"}]


def test_what_a_settled_answer_hides_stays_hidden():
    questionnaire = asked(yes_no("a", not_applicable=True), yes_no("b", applies_if='answers.a == "yes"'), yes_no("c"))
    engine = engine_of(questionnaire, {"match": ["b", "c"], **YES}, not_counted="a")
    sheet = {"a": NotApplicable("no meters"), "c": "no"}
    assert changes_of(lift_of(engine, sheet)) == [{"c": "yes"}]
    space = Space(engine, WHO, sheet, engine.compiled.scheme.scale)
    assert space.level({"b": "yes"}) == UNRATED


def test_a_question_without_points_is_worth_what_it_lets_pass():
    gate = {"key": "g", "questions": "a", "passes_with": ["yes"], "cap": "red", "sentence": "A plan is essential."}
    engine = engine_of(asked(yes_no("a"), yes_no("b")), {"match": "b", **YES}, gates=[gate], not_counted="a")
    space = Space(engine, WHO, {"a": "no", "b": "yes"}, engine.compiled.scheme.scale)
    assert (space.best("a"), space.points("a", "yes")) == ("yes", 0)


def test_a_question_that_has_to_change_is_settled_by_its_answers_alone():
    engine = engine_of(asked(yes_no("a"), yes_no("b")), {"match": ["a", "b"], **YES})
    space = Space(engine, WHO, {"a": "no", "b": "no"}, engine.compiled.scheme.scale)
    step = Step({}, frozenset({"a"}), frozenset())
    parts = Search(space, 1, frozenset(), Budget(9))._parted(step, Bound(1), 2)
    assert list(parts) == [Step({"a": "yes"}, frozenset(), frozenset())]
