from decimal import Decimal

import numpy as np
import pytest

from questionnaires.answers import NotApplicable
from scoring.bulk import FIRST_ANSWER, BulkScorer, Column, columns_of, encode
from tests.scoring.bulk.small import choice, compiled

POINTS = {"a": "0", "b": "1", "c": "2"}


def test_codes_are_three_silences_and_then_the_options_in_order():
    small = compiled(
        [choice("q1"), choice("q2", applies_if='answers.q1 == "a"', not_applicable=True)],
        [{"match": "*", "options": POINTS}],
    )
    sheets = [
        {"q1": "b", "q2": "c"},
        {"q1": "a"},
        {"q1": "a", "q2": NotApplicable("none here")},
        {"q1": "a", "q2": "c"},
    ]
    coded = encode(small, sheets)
    assert coded.codes.tolist() == [[4, 0], [3, 1], [3, 2], [3, 5]]
    assert (
        coded.columns
        == columns_of(small)
        == (
            Column("q1", ("a", "b", "c"), may_be_not_asked=False, may_be_not_applicable=False),
            Column("q2", ("a", "b", "c"), may_be_not_asked=True, may_be_not_applicable=True),
        )
    )


def test_answers_that_earn_alike_share_a_code():
    number = {"key": "q", "kind": "number", "text": "?"}
    small = compiled(
        [number], [{"match": "q", "ranges": [{"points": "1", "below": "10"}, {"points": "2", "from": "10"}]}]
    )
    coded = encode(small, [{"q": Decimal(3)}, {"q": Decimal(4)}, {"q": Decimal(12)}, {}])
    assert coded.codes[:, 0].tolist() == [FIRST_ANSWER, FIRST_ANSWER, FIRST_ANSWER + 1, 1]
    assert coded.columns[0].answers == (Decimal(3), Decimal(12))


def test_many_ways_to_earn_take_wider_codes():
    number = {"key": "q", "kind": "number", "text": "?"}
    small = compiled([number], [{"match": "q", "linear": {"from": "0", "to": "300"}}])
    coded = encode(small, [{"q": Decimal(at)} for at in range(300)])
    assert coded.codes.dtype == np.uint16
    scores = BulkScorer(small, columns=coded.columns).scores(coded.codes)
    assert [scores.total.fraction(row) for row in range(300)] == list(range(300))


def test_an_answer_not_applicable_where_the_questionnaire_does_not_offer_it_is_scored_as_the_engine_scores_it():
    small = compiled([choice("q1"), choice("q2")], [{"match": "*", "options": POINTS}])
    coded = encode(small, [{"q1": NotApplicable("imported so"), "q2": "c"}])
    scores = BulkScorer(small, columns=coded.columns).scores(coded.codes)
    assert (scores.total.fraction(0), scores.maximum.fraction(0)) == (2, 2)


@pytest.mark.parametrize(
    ("codes", "asked"),
    [
        ([[6, 3]], "question q1: a code stands for nothing"),
        ([[3, 0]], "question q2: a code stands for nothing"),
        ([[3, 2]], "question q2: a code stands for nothing"),
        ([[3]], "with 2 columns"),
    ],
)
def test_codes_that_mean_nothing_are_refused(codes, asked):
    small = compiled([choice("q1"), choice("q2")], [{"match": "*", "options": POINTS}])
    with pytest.raises(ValueError, match=asked):
        BulkScorer(small).scores(np.array(codes, np.uint8))


def test_conditions_and_constituencies_must_be_given_for_each_row():
    when = [{"questions": "*", "applies_if": "constituency == 'north'"}]
    rule = {"match": "*", "options": POINTS, "weight": {"default": "1", "north": "2"}}
    small = compiled([choice("q")], [rule], measures=[{"key": "m", "of": when}], total="m")
    scorer, codes, holds = BulkScorer(small, (None, "north")), np.full((2, 1), 5, np.uint8), np.array([[False], [True]])
    with pytest.raises(ValueError, match="1 conditions"):
        scorer.scores(codes, np.array([0, 1]))
    with pytest.raises(ValueError, match="say which each row belongs to"):
        scorer.scores(codes, None, holds)
    for places in ([0], [0, 2], [-1, 0]):
        with pytest.raises(ValueError, match="the place of each row's constituency"):
            scorer.scores(codes, np.array(places), holds)
    scores = scorer.scores(codes, np.array([0, 1]), holds)
    assert [scores.total.fraction(row) for row in range(2)] == [None, 4]


def test_no_rows_have_no_scores():
    small = compiled([choice("q")], [{"match": "*", "options": POINTS}])
    scores = BulkScorer(small).scores(np.zeros((0, 1), np.uint8), np.zeros(0, np.intp))
    assert len(scores.rating) == len(scores.total.numerators) == 0
