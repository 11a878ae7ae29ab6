"""How far the number of answers is proved is said as it is, and never more."""

import pytest

from readiness.lift_words import sentence_of
from readiness.standing.queries.lifting import STEPS, steps_for
from scoring.uplift import Lift


def lift(**changes):
    given = {"level": "green", "at_least": 3, "size": 3, "is_exact": True, "sets": (), "found": 1, "is_all": True}
    return Lift(**{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "3 other answers would have led to Green, and nothing smaller or other would have done."),
        (
            {"found": 2},
            "3 other answers would have led to Green; fewer would not have done. There are 2 sets of questions of that size.",
        ),
        (
            {"found": 4, "is_all": False},
            "3 other answers would have led to Green; fewer would not have done. There are at least 4 sets of questions of that size.",
        ),
        (
            {"is_all": False},
            "3 other answers would have led to Green; fewer would not have done. There may be other sets of that size.",
        ),
        (
            {"is_exact": False, "size": 5},
            "5 other answers would have led to Green. At least 3 are needed; whether fewer than 5 would have done "
            "is not settled: the search ends after a set amount of work, the same each time.",
        ),
        (
            {"size": None, "at_least": 1, "is_exact": False},
            "At least 1 other answer would have been needed for Green; the search ended before a set was found.",
        ),
        (
            {"size": None, "at_least": None, "is_exact": False},
            "No set of better answers would have led to Green, with everything else as it is.",
        ),
    ],
)
def test_a_sentence_says_what_is_proved(changes, sentence):
    assert sentence_of(lift(**changes), "Green") == sentence


def test_a_page_looks_less_far_the_longer_the_questionnaire_is_and_at_least_once():
    assert [steps_for(questions) for questions in (0, 45, 57, 100, 200, 300, 5_000)] == [
        STEPS,
        STEPS,
        STEPS,
        8,
        2,
        1,
        1,
    ]
