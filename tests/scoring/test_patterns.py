import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.patterns import as_tuple, captured, filled, matching


@pytest.mark.parametrize(
    ("pattern", "key", "stars"),
    [
        ("a.b", "a.b", ()),
        ("a.b", "axb", None),
        ("*", "anything", ("anything",)),
        ("*.open", "budget.open", ("budget",)),
        ("*.open", "open", None),
        ("a*c*", "abcd", ("b", "d")),
        ("a*", "a", ("",)),
        ("*.a", "x\ny.a", ("x\ny",)),
        ("(*)", "(x)", ("x",)),
    ],
)
def test_what_the_stars_of_a_pattern_stand_for(pattern, key, stars):
    assert captured(pattern, key) == stars


@pytest.mark.parametrize(
    ("pattern", "stars", "key"),
    [
        ("*.exists", ("a",), "a.exists"),
        ("*.*", ("a", "b"), "a.b"),
        ("x", ("a",), "x"),
        ("*-*", ("a",), "a-"),
        ("x*", ("a", "b"), "xa"),
    ],
)
def test_stars_filled_in(pattern, stars, key):
    assert filled(pattern, stars) == key


def test_keys_keep_their_order_and_come_once():
    assert matching(("b*", "*", "c"), ["a", "b", "c"]) == ["a", "b", "c"]
    assert matching("b*", ["bb", "a", "b"]) == ["bb", "b"]
    assert matching((), ["a"]) == []


def test_one_pattern_is_as_good_as_a_list_of_one():
    assert as_tuple("a") == as_tuple(("a",)) == ("a",)


@settings(max_examples=100)
@given(st.text("ab*.", max_size=6), st.text("ab.", max_size=8))
def test_a_pattern_filled_with_what_it_captured_is_the_key(pattern, key):
    stars = captured(pattern, key)
    assert stars is None or filled(pattern, stars) == key
