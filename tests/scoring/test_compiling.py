from fractions import Fraction

import pytest

from scoring.calculating import Earned
from scoring.compiling import Circular, compile_scheme, in_order, nominal, reported
from scoring.scheme.figures import Measure, Member
from tests.scoring.worlds import asked, ruled, section, yes_no

ASKED = asked(
    section("outer", yes_no("a"), section("inner", yes_no("b"), applies_if='answers.a == "yes"')),
    section("rest", yes_no("c"), {"kind": "information", "key": "note", "text": "Read."}),
)
RULES = ({"match": ["a", "b"], "options": {"yes": 10}, "weight": {"DNO": 3, "default": 1}},)


def test_figures_come_after_those_they_build_on():
    measures = [{"key": "top", "of": [{"measure": "low"}]}, {"key": "low", "of": [{"section": "outer"}]}]
    compiled = compile_scheme(ASKED, ruled(ASKED, *RULES, not_counted="c", measures=measures, total="top"))
    names = [node.name for node in compiled.nodes]
    assert sorted(names) == ["measure:low", "measure:top", "section:inner", "section:outer"]
    for before, after in (
        ("section:inner", "section:outer"),
        ("section:outer", "measure:low"),
        ("measure:low", "measure:top"),
    ):
        assert names.index(before) < names.index(after)
    assert compiled.total == "measure:top"


def test_the_total_is_the_sum_of_the_outermost_sections_that_have_something():
    compiled = compile_scheme(ASKED, ruled(ASKED, *RULES, not_counted="c"))
    assert compiled.total == "total"
    assert [entry.of for entry in compiled.by_name["total"].entries] == ["section:outer"]
    assert [entry.of for entry in compiled.by_name["section:outer"].entries] == ["question:a", "section:inner"]


@pytest.mark.parametrize(("constituency", "maximum"), [(None, 20), ("DNO", 60)])
def test_what_a_figure_could_be_when_everything_counts(constituency, maximum):
    compiled = compile_scheme(ASKED, ruled(ASKED, *RULES, not_counted="c"))
    assert nominal(compiled, "total", constituency) == maximum
    assert nominal(compiled, "question:a", constituency) == 10


def test_a_figure_of_no_weight_could_be_nothing():
    measures = [{"key": "m", "rule": "mean", "of": [{"questions": "a", "weight": 0}]}]
    compiled = compile_scheme(ASKED, ruled(ASKED, *RULES, not_counted="c", measures=measures))
    assert nominal(compiled, "measure:m", None) == 0


def test_conditions_are_found_by_the_question_they_read():
    measures = [{"key": "m", "of": [{"questions": "b", "applies_if": 'answers.c == "yes" && has(answers.a)'}]}]
    compiled = compile_scheme(ASKED, ruled(ASKED, *RULES, not_counted="c", measures=measures))
    found = {key: [condition.source for condition in some] for key, some in compiled.readers.items()}
    assert found == {
        "a": ['answers.a == "yes"', 'answers.c == "yes" && has(answers.a)'],
        "c": ['answers.c == "yes" && has(answers.a)'],
    }


def test_a_figure_is_reported_rounded_unless_it_rounds_itself_or_is_not_there():
    measures = [{"key": "m", "of": [{"questions": "a"}], "rounding": {"places": 2}}]
    scheme = ruled(ASKED, *RULES, not_counted="c", measures=measures, rounding={"places": 0})
    compiled = compile_scheme(ASKED, scheme)
    third = Earned(Fraction(10, 3), Fraction(10, 3))
    assert reported(compiled, "total", third) == Earned(Fraction(3), Fraction(10, 3))
    assert reported(compiled, "measure:m", third) == third
    assert reported(compiled, "total", None) is None


def test_things_that_need_one_another_cannot_be_put_in_order():
    with pytest.raises(
        Circular, match=r"^These build on one another in a circle: (a -> b -> a|b -> a -> b); take one step away\.$"
    ):
        in_order({"a": ["b"], "b": ["a", "elsewhere"]})
    assert in_order({"a": ["b"], "b": ["elsewhere"]}) == ("b", "a")


def test_only_measures_have_adjustments():
    compiled = compile_scheme(
        ASKED, ruled(ASKED, *RULES, not_counted="c", measures=[{"key": "m", "of": [{"questions": "a"}]}])
    )
    assert compiled.by_name["measure:m"].measure == Measure(key="m", of=(Member(questions="a"),))
    assert compiled.by_name["section:outer"].measure is None
