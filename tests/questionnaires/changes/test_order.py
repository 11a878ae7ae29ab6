import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.changes.order import out_of_place

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "xabcd", ""),
        ("abcd", "bcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcdef", "acdefb", "b"),
        ("abcdef", "efabcd", "ef"),
        ("", "abc", ""),
        ("abc", "", ""),
    ],
)
def test_as_few_as_possible_are_out_of_place(old, new, moved):
    assert out_of_place(old, new) == frozenset(moved)


@given(KEYS, KEYS)
def test_without_what_moved_both_orders_agree(old, new):
    staying = (set(old) & set(new)) - out_of_place(old, new)
    assert [key for key in old if key in staying] == [key for key in new if key in staying]


@given(KEYS, st.data())
def test_moving_one_thing_moves_one_thing_at_the_most(keys, data):
    order = list(keys)
    if order:
        moved = order.pop(data.draw(st.integers(0, len(order) - 1)))
        order.insert(data.draw(st.integers(0, len(order))), moved)
    assert len(out_of_place(keys, order)) <= 1
