import pytest

from reports.comparison import compare
from tests.reports.comparison.worlds import SCHEME, Asked, a_round, at

FOUR = SCHEME.replace(
    "{key: ready, title: Ready, from: 80}",
    "{key: on_track, title: On track, from: 70}\n    - {key: ready, title: Ready, from: 90}",
)


def pair_of(scheme, levels=None):
    before = a_round("1", [Asked("ash", at(60)), Asked("beech", at(95))])
    after = a_round("2", [Asked("ash", at(75)), Asked("beech", at(95))], scheme=scheme)
    return compare([before, after], {}, levels=levels and {("1", "2"): levels}).pairs[0]


def test_thresholds_may_differ_where_levels_are_the_same():
    pair = pair_of(SCHEME.replace("from: 80", "from: 70"))
    assert pair.scales.comparable
    assert (pair.all.improved, pair.all.unchanged) == (("ash",), ("beech",))


def test_other_levels_are_not_comparable_and_the_reader_is_told_why():
    pair = pair_of(FOUR)
    assert pair.scales.reason == (
        "The levels were Behind, Nearly there and Ready and are now Behind, Nearly there, On track and Ready; "
        "state which level corresponds to which, and they can be compared."
    )
    assert (pair.all.improved, pair.all.unchanged, pair.all.not_comparable) == ((), (), ("ash", "beech"))
    assert pair.all.matrix.at("nearly", "on_track") == ("ash",)


def test_levels_of_the_same_titles_are_told_apart_by_their_keys():
    pair = pair_of(SCHEME.replace("key: nearly", "key: almost"))
    assert pair.scales.reason == (
        "The levels were Behind, Nearly there and Ready (keys behind, nearly, ready) and are now "
        "Behind, Nearly there and Ready (keys behind, almost, ready); "
        "state which level corresponds to which, and they can be compared."
    )


def test_a_stated_correspondence_makes_levels_comparable():
    pair = pair_of(FOUR, {"behind": "behind", "nearly": "nearly", "ready": "ready"})
    assert pair.scales.reason == (
        "The scales differ; as stated, Behind as Behind, Nearly there as Nearly there and Ready as Ready."
    )
    assert (pair.all.improved, pair.all.unchanged) == (("ash",), ("beech",))


@pytest.mark.parametrize(
    ("levels", "reason"),
    [
        (
            {"behind": "behind", "nearly": "gone"},
            "The stated correspondence of levels leaves out Nearly there and Ready; "
            "say which level of the later scale each is.",
        ),
        (
            {"behind": "ready", "nearly": "nearly", "ready": "behind"},
            "The stated correspondence of levels turns their order about; no movement follows from it.",
        ),
    ],
)
def test_a_correspondence_must_name_every_level_and_keep_their_order(levels, reason):
    pair = pair_of(FOUR, levels)
    assert (pair.scales.comparable, pair.scales.reason) == (False, reason)


def test_without_a_scale_there_are_no_levels_to_compare_but_totals():
    pair = pair_of(SCHEME[: SCHEME.index("scale:")])
    assert pair.scales.reason == "A scheme without a scale rates nobody, so there are no levels to compare."
    assert pair.all.by_score.reason == "Totals were rated in per cent and are now in points; they cannot be compared."
    assert pair.all.matrix.columns == ("not rated",)
    assert (pair.all.after.mean, pair.all.after.figure, pair.all.after.rating) == (170, 170, None)


def test_the_worst_rule_has_a_rating_and_no_figure():
    worst = pair_of(SCHEME + "constituencies: {rule: worst}\n").all.after
    assert (worst.figure, worst.rating, worst.mean) == (None, "nearly", 85)
    assert worst.rule == "the worst rating; at least 50 % of organisations rated"


LEVELS = {"behind": "behind", "nearly": "nearly", "ready": "ready"}


def three_rounds(schemes, levels):
    rounds = [
        a_round(key, [Asked("ash", at(percent))], scheme=scheme)
        for key, percent, scheme in zip("123", (60, 75, 95), schemes, strict=True)
    ]
    return compare(rounds, {}, levels=levels).pairs[2]


def test_a_correspondence_holds_over_the_rounds_between():
    pair = three_rounds((SCHEME, FOUR, FOUR), {("1", "2"): LEVELS})
    assert (pair.scales.comparable, pair.all.improved) == (True, ("ash",))
    both = three_rounds((SCHEME, FOUR, SCHEME), {("1", "2"): LEVELS, ("2", "3"): {**LEVELS, "on_track": "nearly"}})
    assert both.all.improved == ("ash",)


def test_a_correspondence_stated_for_the_whole_way_goes_first():
    turned = {"behind": "ready", "nearly": "nearly", "ready": "behind"}
    pair = three_rounds((SCHEME, FOUR, FOUR), {("1", "2"): LEVELS, ("1", "3"): turned})
    assert not pair.scales.comparable


@pytest.mark.parametrize(
    ("schemes", "levels"),
    [
        ((SCHEME, FOUR, SCHEME), {("1", "2"): LEVELS}),
        ((SCHEME, FOUR, FOUR), {}),
        ((SCHEME, SCHEME[: SCHEME.index("scale:")], FOUR), {("1", "2"): LEVELS}),
    ],
)
def test_a_step_that_nobody_stated_leaves_the_whole_way_as_it_is(schemes, levels):
    pair = three_rounds(schemes, levels)
    assert pair.scales.comparable is (schemes[0] == schemes[2])
