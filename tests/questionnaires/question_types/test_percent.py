from decimal import Decimal

import pytest

from questionnaires.question_types import Percent
from tests.questionnaires.question_types.refusing import refusal

SHARE = Percent(key="share", text="What share is done?")
GROWTH = Percent(key="growth", text="By how much?", minimum=Decimal(-100), maximum=Decimal(300), places=0)


@pytest.mark.parametrize(("raw", "value"), [("71", "71"), ("12.5%", "12.5"), (" 3 % ", "3"), (40, "40"), (0.5, "0.5")])
def test_a_share_is_read_with_its_sign_or_without(raw, value):
    assert str(SHARE.read(raw)) == value


@pytest.mark.parametrize(
    ("question", "raw", "said"),
    [
        (SHARE, "100.5%", "100.5 is out of range; give a percentage from 0 to 100."),
        (SHARE, -1, "-1 is out of range; give a percentage from 0 to 100."),
        (GROWTH, "301", "301 is out of range; give a percentage from -100 to 300."),
        (GROWTH, "1.5", "Give a whole number."),
        (SHARE, "50%%", "'50%' is not a number; write it like 1200 or 12.5."),
        (SHARE, None, "Give a number, for example 12.5."),
    ],
)
def test_what_is_no_share_is_refused(question, raw, said):
    assert refusal(question, raw) == said


def test_both_ends_may_be_given():
    assert [str(SHARE.read(end)) for end in ("0", "100")] == ["0", "100"]


def test_conditions_see_a_double():
    seen = SHARE.as_condition_value(Decimal("2.5"))
    assert (seen, type(seen)) == (2.5, float)


def test_samples_keep_to_the_range():
    assert [str(value) for value in SHARE.samples(frozenset({"50"}))] == ["0", "25", "50", "75", "100"]


def test_a_range_the_wrong_way_round_is_a_problem():
    turned = Percent(key="share", text="Share?", minimum=Decimal(60), maximum=Decimal(40))
    assert list(turned.problems()) == [("minimum", "The minimum is above the maximum; exchange them.")]
    assert list(SHARE.problems()) == []
