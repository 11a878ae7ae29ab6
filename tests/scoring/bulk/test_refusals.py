import pytest

import scoring.bulk.encoding
from scoring.bulk import BulkScorer, NotVectorisable, encode
from tests.scoring.bulk.small import choice, compiled

POINTS = {"a": "0", "b": "1", "c": "2"}
RULE = [{"match": "*", "options": POINTS}]
PERCENT = {"scale": {"levels": [{"key": "low"}, {"key": "high", "from": "50"}]}}


def refusal(questions, rules, **scheme):
    with pytest.raises(NotVectorisable) as refused:
        BulkScorer(compiled(questions, rules, **scheme))
    return str(refused.value)


def test_a_geometric_mean_is_refused_by_name():
    measure = {"key": "m", "rule": "geometric_mean", "of": [{"questions": "*"}]}
    assert refusal([choice("q")], RULE, measures=[measure]) == "measure:m: a geometric mean has no exact figures."


def test_dividing_by_what_could_be_below_nought_is_refused():
    assert refusal(
        [choice("q")], [{"match": "*", "options": POINTS, "maximum": "-2"}], sections={"default": {"out_of": 100}}
    ) == ("section:s: divides by what could be below nought.")


def test_a_percentage_of_a_maximum_below_nought_is_refused():
    assert refusal([choice("q")], [{"match": "*", "options": POINTS, "maximum": "-2"}], **PERCENT) == (
        "the total's maximum could be below nought, so its percentage cannot be told."
    )


def test_figures_past_the_exact_range_are_refused():
    sentence = "section:s: its numerators or denominators could pass 2**53."
    assert refusal([choice("q")], [{"match": "*", "options": {"a": "1e9", "b": "9007199254740993e-3"}}]) == sentence
    assert (
        refusal(
            [choice("q")], [{"match": "*", "options": {"a": "9e12"}}], sections={"default": {"rounding": {"places": 3}}}
        )
        == sentence
    )


def test_a_comparison_past_the_exact_range_is_refused():
    assert refusal([choice("q")], [{"match": "*", "options": {"a": "900719925474099"}}], **PERCENT) == (
        "total: comparing it with the scale could pass 2**53."
    )


def test_a_denominator_that_no_number_of_64_bits_holds_is_refused():
    assert (
        refusal([choice("q")], [{"match": "*", "options": {"a": "1e-20"}}])
        == "a figure's denominator could pass 2**53."
    )


def test_too_many_ways_to_earn_are_refused(monkeypatch):
    monkeypatch.setattr(scoring.bulk.encoding, "MOST_CODES", 5)
    many = {"key": "q", "kind": "multiple_choice", "text": "?", "options": [{"key": one, "text": one} for one in "abc"]}
    small = compiled([many], RULE)
    with pytest.raises(NotVectorisable, match="question q: its answers earn in more than 5 ways"):
        encode(small, [{"q": ("a",)}, {"q": ("b",)}, {"q": ("c",)}, {"q": ("b", "c")}])
