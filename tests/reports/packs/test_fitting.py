import pytest

from reports.packs.fitting import lines_of, shared_out


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("", 10, 1), ("one", 10, 1), ("one two", 7, 1), ("one two", 6, 2), ("one\ntwo", 10, 2), ("abcdefghij", 4, 3), ("ab abcdefghij", 4, 4),
        ("abc", 0, 3),
    ],
)  # fmt: skip
def test_lines_are_counted_by_words(text, letters, lines):
    assert lines_of(text, letters) == lines


def test_what_has_room_stays_together():
    assert shared_out([1, 1, 1], 3) == [range(3)]


def test_groups_are_about_alike_full():
    assert shared_out([1.0] * 9, 8) == [range(5), range(5, 9)]


def test_nothing_is_lost_and_nothing_overflows():
    heights = [1.0, 3.0, 2.0, 2.5, 1.0, 0.5, 3.0]
    groups = shared_out(heights, 4)
    assert [at for group in groups for at in group] == list(range(len(heights)))
    assert all(sum(heights[at] for at in group) <= 4 for group in groups)


def test_what_is_higher_than_the_room_stands_alone():
    assert shared_out([1, 9, 1], 4) == [range(1), range(1, 2), range(2, 3)]


def test_nothing_is_one_empty_group():
    assert shared_out([], 4) == [range(0)]


def test_a_room_that_cannot_be_narrower_is_used_whole():
    assert shared_out([4, 4], 4) == [range(1), range(1, 2)]
