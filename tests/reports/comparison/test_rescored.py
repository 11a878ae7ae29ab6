from fractions import Fraction

from reports.comparison import compare
from reports.comparison.rescored import Rescored, differences
from tests.reports.comparison.worlds import SCHEME, Asked, a_round, at

POINTS = SCHEME.replace("scale:\n", "scale:\n  on: points\n")


def pair(scheme=SCHEME):
    return compare(
        [a_round("1", [Asked("ash", at(40))]), a_round("2", [Asked("ash", at(40))], scheme=scheme)], {}
    ).pairs[0]


def row(reference, before, rating_before, after, rating_after):
    numbers = [None if one is None else Fraction(one) for one in (before, after)]
    return Rescored(reference, reference.title(), "Suppliers", numbers[0], rating_before, numbers[1], rating_after)


def cells(made):
    return [(line[1], *line[3:]) for line in made.rows]


def test_ratings_that_change_come_first_then_scores_then_what_stays():
    table = differences(
        pair(),
        [
            row("stays", "50", "nearly", "50", "nearly"),
            row("score", "200/3", "nearly", "70", "nearly"),
            row("rating", "90", "ready", "70", "nearly"),
        ],
        "3 of 3 submissions re-scored",
    )
    assert cells(table) == [
        ("rating", "90", "70", "-20", "Ready", "Nearly there", "rating"),
        ("score", "66.67", "70", "3.33", "Nearly there", "Nearly there", "score"),
        ("stays", "50", "50", "0", "Nearly there", "Nearly there", "nothing"),
    ]
    first = differences(
        pair(), [row("stays", "50", "nearly", "50", "nearly"), row("gone", "90", "ready", None, None)], "", most=1
    )
    assert [line[0] for line in cells(first)] == ["gone"]
    assert table.base == "3 of 3 submissions re-scored" and table.notes == ("Scores are in per cent.",)


def test_no_score_is_a_word_and_never_nought():
    assert cells(differences(pair(), [row("gone", "90", "ready", None, None)], "")) == [
        ("gone", "90", "no score", "not comparable", "Ready", "Not rated", "rating")
    ]
    assert cells(differences(pair(), [row("came", None, None, "90", "ready")], ""))[0][1:4] == (
        "no score",
        "90",
        "not comparable",
    )


def test_scores_in_different_units_are_not_subtracted():
    table = differences(pair(POINTS), [row("ash", "40", "behind", "80", "ready")], "")
    assert cells(table)[0][3] == "not comparable"
    assert table.notes == ("Scores are in per cent, then points.",)
