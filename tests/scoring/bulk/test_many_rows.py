"""Sections so large, and so many rows, that denominators differ by row and blocks follow one another."""

import random
from fractions import Fraction

import numpy as np
import pytest

from questionnaires.answers import NotApplicable
from scoring.bulk import BulkScorer, columns_of, encode
from scoring.engine import Engine, Respondent
from tests.scoring.bulk.small import choice, compiled

POINTS = {"a": "0", "b": "1", "c": "4"}
SCALE = {"levels": [{"key": "low"}, {"key": "mid", "above": "50"}, {"key": "high", "from": "60"}]}


def sheets(count, questions, seed=3):
    chance = random.Random(seed)
    choices = ["a", "b", "c", None, NotApplicable("no")]
    rows = [{f"q{at}": chance.choice(choices) for at in range(questions)} for _ in range(count)]
    return [{key: given for key, given in row.items() if given is not None} for row in rows]


@pytest.mark.parametrize("rounding", [None, {"rule": "half_even", "places": 1}, {"rule": "half_down", "places": 0}])
@pytest.mark.parametrize(
    "scheme",
    [
        {"sections": {"default": {"out_of": "100"}}},
        {"sections": {"default": {"rule": "mean"}}},
        {"sections": {"default": {"rule": "mean", "out_of": "10", "reversed": True}}},
        {
            "sections": {"default": {"rule": "mean", "rounding": {"places": 1}}},
            "measures": [{"key": "m", "each_out_of": "3", "of": [{"section": "s"}]}],
            "total": "m",
        },
    ],
)
def test_forty_questions_that_may_be_left_out_have_a_denominator_for_each_row(scheme, rounding):
    questions = [choice(f"q{at}", not_applicable=True) for at in range(40)]
    rules = [{"match": f"q{at}", "options": POINTS, "weight": 1 + at % 3} for at in range(40)]
    more = {"rounding": rounding} if rounding else {}
    small = compiled(questions, rules, scale=SCALE, **scheme, **more)
    answers = sheets(40, 40)
    coded = encode(small, answers)
    scores = BulkScorer(small, columns=coded.columns).scores(coded.codes)
    engine = Engine(small)
    for row, sheet in enumerate(answers):
        receipt = engine.receipt(Respondent("o"), sheet)
        assert scores.total.fraction(row) == Fraction(receipt.total_exact or receipt.total)
        assert scores.maximum.fraction(row) == Fraction(receipt.maximum_exact or receipt.maximum)
        assert ["low", "mid", "high"][scores.rating[row]] == receipt.rating
    assert isinstance(scores.total.denominators, int) == (rounding is not None)


def test_rows_of_several_constituencies_and_blocks_keep_their_places():
    questions = [choice(f"q{at}") for at in range(3)]
    rule = {"match": "*", "options": POINTS, "weight": {"default": "1", "north": "2.5", "south": "1"}}
    small = compiled(questions, [rule], scale=SCALE)
    constituencies = ("north", "south", None)
    scorer = BulkScorer(small, constituencies)
    chance = np.random.default_rng(5)
    codes, places = chance.integers(3, 6, (20_000, 3), np.uint8), chance.integers(0, 3, 20_000)
    scores = scorer.scores(codes, places)
    points = np.array([0, 0, 0, 0, 1, 4])[codes].sum(axis=1)
    weights = np.array([5, 2, 2])[places]
    assert scores.total.denominators == 2
    assert (scores.total.numerators == points * weights).all()
    assert (scores.maximum.numerators * 2 == 12 * weights * scores.maximum.denominators).all()
    assert (scores.rating == np.where(points * 100 >= 60 * 12, 2, np.where(points * 100 > 50 * 12, 1, 0))).all()


def test_columns_that_only_gates_or_coverage_look_at_follow_the_counted_ones():
    text = {"key": "notes", "kind": "long_text", "text": "?"}
    gate = {"key": "g", "questions": "gate", "passes_with": ["a"], "cap": "low", "sentence": "Not yet."}
    small = compiled(
        [text, choice("gate"), choice("q")],
        [{"match": "q", "options": POINTS}],
        not_counted=["notes", "gate"],
        gates=[gate],
        scale=SCALE | {"minimum_coverage": "60"},
    )
    assert [column.key for column in columns_of(small)] == ["q", "gate", "notes"]
    answers = [{"q": "c"}, {"q": "c", "gate": "a"}, {"q": "c", "gate": "b"}, {"q": "c", "gate": "b", "notes": "x"}]
    coded = encode(small, answers)
    scores = BulkScorer(small, columns=coded.columns).scores(coded.codes)
    assert scores.rating.tolist() == [-1, 2, 0, 0]
    assert scores.rating_before_gates.tolist() == [-1, 2, 2, 2]
