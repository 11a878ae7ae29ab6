"""The ways in which open questions decide what is asked."""

import pytest

from scoring.compiling import compile_scheme
from scoring.possible.ways import MOST_TRIED, Said, Way, offered_in, ways_of
from tests.scoring.worlds import asked, choice, number, ruled, several, sheet, words, yes_no


def compiled(questionnaire, **more):
    return compile_scheme(questionnaire, ruled(questionnaire, {"match": "*", "answered": 1}, **more))


def ways(questionnaire, answers=None, **more):
    made = compiled(questionnaire, **more)
    given = sheet(questionnaire, answers or {})
    return ways_of(made, {}, given, made.plan.applied(given, {}))


def tried(questionnaire, answers=None, **more):
    """What is tried and what is then shown, for each way."""
    return {
        tuple(way.tried.items()): "".join(sorted(way.applied.shown)) for way in ways(questionnaire, answers, **more)
    }


def test_without_conditions_there_is_one_way():
    assert tried(asked(yes_no("a"), yes_no("b"))) == {(): "ab"}


def test_options_that_no_condition_tells_apart_are_one_way():
    questionnaire = asked(choice("a", "w x y z"), yes_no("b", applies_if='answers.a == "x"'))
    assert tried(questionnaire) == {(("a", ("x",)),): "ab", (("a", ("w", "y", "z")),): "a", (("a", (None,)),): "a"}


def test_options_are_tried_one_by_one_where_a_condition_looks_into_them():
    questionnaire = asked(choice("a", "xa xb z"), yes_no("b", applies_if='answers.a.startsWith("x")'))
    assert [way.tried["a"] for way in ways(questionnaire)] == [("xa",), ("xb",), ("z",), (None,)]


def test_what_is_answered_or_not_asked_is_not_tried():
    questionnaire = asked(
        yes_no("a"), yes_no("b", applies_if='answers.a == "yes"'), yes_no("c", applies_if='answers.b == "yes"')
    )
    assert tried(questionnaire, {"a": "no", "b": "yes"}) == {(): "a"}
    assert tried(questionnaire, {"a": "yes", "b": "no"}) == {(): "ab"}
    assert tried(questionnaire, {"a": "yes"}) == {
        (("b", (None,)),): "ab",
        (("b", ("no",)),): "ab",
        (("b", ("yes",)),): "abc",
    }


def test_questions_that_are_shown_on_the_way_are_tried_too():
    questionnaire = asked(
        yes_no("a"), yes_no("b", applies_if='answers.a == "yes"'), yes_no("c", applies_if='answers.b == "yes"')
    )
    assert sorted(tried(questionnaire).values()) == ["a", "a", "ab", "ab", "abc"]


def test_an_option_that_is_not_offered_is_not_tried():
    options = [{"key": "x", "text": "X"}, {"key": "y", "text": "Y", "applies_if": 'answers.a == "yes"'}]
    questionnaire = asked(
        yes_no("a"),
        {"kind": "single_choice", "key": "b", "text": "?", "options": options},
        yes_no("c", applies_if='answers.b == "y"'),
    )
    assert set(tried(questionnaire, {"a": "no"})) == {(("b", ("x",)),), (("b", (None,)),)}
    assert set(tried(questionnaire, {"a": "yes"})) == {(("b", ("x",)),), (("b", ("y",)),), (("b", (None,)),)}


def test_numbers_lists_and_texts_are_tried_as_some_answer_that_conditions_see_so():
    on_number = asked(number("a", minimum=0, maximum=9, places=0), yes_no("b", applies_if="answers.a > 4"))
    assert {(way.tried["a"], "".join(sorted(way.applied.shown))) for way in ways(on_number)} == {
        ((), "a"),
        ((), "ab"),
        ((None,), "a"),
    }
    on_list = asked(several("a"), yes_no("b", applies_if='"c" in answers.a'))
    assert sorted("".join(sorted(way.applied.shown)) for way in ways(on_list)) == ["a", "a", "a", "ab"]
    on_text = asked(words("a"), yes_no("b", applies_if="has(answers.a)"))
    assert sorted(tried(on_text).items()) == [((("a", ()),), "ab"), ((("a", (None,)),), "a")]


def test_what_a_hidden_option_leaves_of_a_list_can_be_no_answer():
    options = [{"key": "x", "text": "X", "applies_if": "profile.big"}, {"key": "y", "text": "Y"}]
    questionnaire = asked(
        {"kind": "multiple_choice", "key": "a", "text": "?", "options": options},
        yes_no("b", applies_if='"x" in answers.a'),
        profile={"big": {"kind": "yes_no", "title": "?"}},
    )
    assert [way.applied.shown for way in ways(questionnaire)] == [{"a"}, {"a"}]


def test_where_values_cannot_tell_what_is_asked_it_is_left_open():
    questionnaire = asked(
        words("a"), yes_no("b", applies_if='answers.a.startsWith("x")'), yes_no("c", applies_if='answers.b == "yes"')
    )
    (way,) = ways(questionnaire)
    assert (way.tried, way.maybe) == ({}, {"b", "c"})


def test_there_are_never_too_many_ways():
    questions = [
        part for at in range(6) for part in (yes_no(f"a{at}"), yes_no(f"b{at}", applies_if=f'answers.a{at} == "yes"'))
    ]
    found = ways(asked(*questions))
    assert len(found) == 27
    assert len(found) <= MOST_TRIED
    assert {frozenset(way.tried) for way in found} == {frozenset({"a0", "a1", "a2"})}
    assert {way.maybe for way in found} == {frozenset({"b3", "b4", "b5"})}


def test_conditions_of_members_are_tried_as_well():
    questionnaire = asked(yes_no("a"), yes_no("b"))
    measures = [{"key": "m", "of": [{"questions": "b", "applies_if": 'answers.a == "yes"'}]}]
    assert [way.tried["a"] for way in ways(questionnaire, measures=measures)] == [("yes",), ("no",), (None,)]


OPEN = asked(yes_no("a"), yes_no("b"), yes_no("c", applies_if='answers.a == "yes"'), yes_no("d"))


@pytest.mark.parametrize(
    ("key", "has_options", "said"),
    [
        ("a", False, Said(("yes",))),
        ("b", False, Said(anything=True, nothing=True)),
        ("c", False, Said(not_asked=True)),
        ("d", False, Said(("no",), not_asked=True)),
        ("d", True, Said(("no",), anything=True, nothing=True, not_asked=True)),
        ("tried", False, Said(("x", "y"))),
        ("somehow", False, Said(anything=True)),
        ("silent", False, Said(nothing=True)),
        ("unknown", False, Said(anything=True, nothing=True, not_asked=True)),
    ],
)
def test_what_can_be_said_to_a_question(key, has_options, said):
    made = compiled(OPEN)
    applied = made.plan.applied({"a": "no"}, {})
    answered = made.plan.applied({"a": "yes"}, {})
    way = Way(
        {"a": "no", "d": "no"},
        answered if key == "a" else applied,
        {"tried": ("x", "y"), "somehow": (), "silent": (None,)},
        maybe=frozenset({"d", "unknown"}),
    )
    assert way.said(key, has_options) == said


def test_every_option_is_offered_where_that_is_not_settled():
    options = [{"key": "x", "text": "X", "applies_if": "has(answers.a)"}, {"key": "y", "text": "Y"}]
    questionnaire = asked(words("a"), {"kind": "single_choice", "key": "b", "text": "?", "options": options})
    made = compiled(questionnaire)
    applied = made.plan.applied({}, {})
    settled, open_ = Way({}, applied, {}), Way({}, applied, {}, maybe=frozenset({"b"}))
    assert [[option.key for option in offered_in(made, {}, way, "b")] for way in (settled, open_)] == [
        ["y"],
        ["x", "y"],
    ]
