from questionnaires.question_types import Maturity, Option
from tests.questionnaires.question_types.refusing import refusal

LOW, MID, TOP = LEVELS = tuple(Option(key=key, text=key) for key in ("low", "mid", "top"))
PLAN = Maturity(key="plan", text="How far is the plan?", levels=LEVELS)


def test_the_answer_is_the_key_of_a_level():
    assert PLAN.read(" mid ") == "mid"


def test_a_level_that_is_not_there_is_refused_with_those_that_are():
    assert refusal(PLAN, "best") == "'best' is not one of its options (low, mid, top)."


def test_a_level_includes_itself_and_all_below_it():
    assert [PLAN.includes(key) for key in ("low", "mid", "top")] == [(LOW,), (LOW, MID), (LOW, MID, TOP)]


def test_its_choices_are_its_levels_and_every_one_is_a_sample():
    assert PLAN.choices == LEVELS
    assert list(PLAN.samples(frozenset())) == ["low", "mid", "top"]
    assert PLAN.as_condition_value("mid") == "mid"


def test_levels_of_one_key_are_a_problem():
    twice = Maturity(key="plan", text="Plan?", levels=(LOW, MID, LOW))
    assert list(twice.problems()) == [("levels", "Level key 'low' stands twice; give each level a key of its own.")]
    assert list(PLAN.problems()) == []


def test_an_exclusive_level_is_a_problem():
    alone = Maturity(key="plan", text="Plan?", levels=(LOW, Option(key="none", text="None", exclusive=True)))
    assert list(alone.problems()) == [
        ("levels", "`exclusive` is for multiple choice; maturity levels build on one another. Leave it out.")
    ]
