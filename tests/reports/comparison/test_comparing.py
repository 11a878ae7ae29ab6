from fractions import Fraction

import pytest

from reports.comparison import compare
from reports.comparison.values import ELSEWHERE, NO_RESPONSE, NOT_ASKED, NOT_RATED
from tests.reports.comparison.worlds import Asked, a_round, answers, at


def two_rounds():
    """Ash improves, Beech worsens, Cedar stays; Date leaves without answering, Elm joins; Fig moves to Networks."""
    before = a_round(
        "1",
        [
            Asked("ash", at(40), weight=3),
            Asked("beech", at(90), weight=1),
            Asked("cedar", at(60), weight=1),
            Asked("date", at(70), weight=2),
            Asked("fig", at(10), weight=1),
            Asked("gum", answers(50), "Networks", weight=4),
        ],
    )
    after = a_round(
        "2",
        [
            Asked("ash", at(80), weight=3),
            Asked("beech", at(70), weight=1),
            Asked("cedar", at(65), weight=2),
            Asked("date", weight=2),
            Asked("elm", at(100), weight=5),
            Asked("fig", at(20), "Networks", weight=1),
        ],
    )
    return compare([before, after], {}).pairs[0]


def test_who_is_matched_who_joined_and_who_left():
    everyone, suppliers, networks = two_rounds().parts
    assert (everyone.matched, everyone.joined, everyone.left) == (("ash", "beech", "cedar", "fig"), ("elm",), ("date",))
    assert (suppliers.matched, suppliers.joined, suppliers.left) == (
        ("ash", "beech", "cedar"),
        ("elm",),
        ("date", "fig"),
    )
    assert (suppliers.moved_in, suppliers.moved_out) == ((), ("fig",))
    assert (networks.matched, networks.joined, networks.moved_in) == ((), ("fig",), ("fig",))


def test_which_way_the_matched_went_by_level_and_by_exact_score():
    everyone = two_rounds().all
    assert (everyone.improved, everyone.worsened, everyone.unchanged) == (("ash",), ("beech",), ("cedar", "fig"))
    assert everyone.by_score.up == ("ash", "cedar", "fig")
    assert (everyone.by_score.down, everyone.by_score.same) == (("beech",), ())


def test_all_respondents_and_the_matched_cohort_stand_side_by_side():
    suppliers = two_rounds().constituencies[0]
    assert (suppliers.before.n_of_N, suppliers.after.n_of_N) == ("5 of 5", "4 of 5")
    assert (suppliers.before.figure, suppliers.after.figure) == (54, (80 + 70 + 65 + 100) / 4)
    assert (suppliers.matched_before.figure, suppliers.matched_after.figure) == (Fraction(190, 3), Fraction(215, 3))
    assert suppliers.after.at == {"behind": 0, "nearly": 2, "ready": 2}
    assert suppliers.after.weight_at == {"behind": 0, "nearly": 3, "ready": 8}


def test_the_matrix_counts_everyone_who_was_asked_in_either_round():
    matrix = two_rounds().all.matrix
    assert matrix.rows == ("behind", "nearly", "ready", NOT_RATED, NOT_ASKED)
    assert matrix.columns == ("behind", "nearly", "ready", NO_RESPONSE, NOT_ASKED)
    assert matrix.at("behind", "ready") == ("ash",)
    assert matrix.at("nearly", NO_RESPONSE) == ("date",)
    assert matrix.at(NOT_ASKED, "ready") == ("elm",)
    assert matrix.at(NOT_RATED, NOT_ASKED) == ("gum",)
    assert matrix.at("ready", "ready") == ()
    assert two_rounds().constituencies[0].matrix.at("behind", ELSEWHERE) == ("fig",)


def test_the_weight_of_a_cell_is_the_later_one():
    cells = {(one.before, one.after): one.weight for one in two_rounds().all.matrix.cells}
    assert cells["nearly", "nearly"] == 2
    assert cells["nearly", NO_RESPONSE] == 2
    assert cells[NOT_RATED, NOT_ASKED] == 4


def test_three_rounds_are_compared_step_by_step_and_over_the_whole_way():
    rounds = [a_round(key, [Asked("ash", at(int(key[1:]))), Asked("beech", at(20))]) for key in ("a10", "b30", "c90")]
    made = compare(rounds, {})
    assert [(one.before.key, one.after.key, one.is_first_to_last) for one in made.pairs] == [
        ("a10", "b30", False),
        ("b30", "c90", False),
        ("a10", "c90", True),
    ]
    assert [side.figure for side in made.all.cohort] == [15, 25, 55]


@pytest.mark.parametrize("keys", [["1"], ["1", "1"]])
def test_one_round_is_nothing_to_compare(keys):
    with pytest.raises(ValueError, match="two or more rounds"):
        compare([a_round(key, [Asked("ash")]) for key in keys], {})


def test_who_hands_in_must_have_been_asked():
    one = a_round("1", [Asked("ash", at(10))])
    other = a_round("2", [Asked("beech", at(10))])
    mixed = type(one)(**{name: getattr(other if name == "receipts" else one, name) for name in one.__slots__})
    with pytest.raises(ValueError, match="beech handed in without being among the organisations of Round 1"):
        compare([mixed, a_round("3", [Asked("ash")])], {})
