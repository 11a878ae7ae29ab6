import pytest

from tests.scoring.checks.refusals import RULE_A, problems

WEIGHTS = "No weight may be negative, and they must add up to more than nought."
NOT_ROUNDED = "A rank or change is not rounded; round the figure it is made of."


@pytest.mark.parametrize(
    ("relative", "found"),
    [
        ("{rule: min_max, of: total}", []),
        ("{rule: rank, of: 'relative:first'}", []),
        (
            "{rule: rank, of: 'relative:r'}",
            ["`relative:r` does not stand above this one; put it there or correct the key."],
        ),
        ("{rule: rank, of: 'measure:z'}", ["`measure:z` is not a measure of this scheme; correct the key."]),
        ("{rule: mean, of: {total: 1, 'relative:first': 0}}", []),
        ("{rule: mean, of: {total: 0}}", [WEIGHTS]),
        ("{rule: mean, of: {total: 2, 'question:a': -1}}", [WEIGHTS]),
        (
            "{rule: mean, of: {'relative:z': 1}}",
            ["`relative:z` does not stand above this one; put it there or correct the key."],
        ),
        ("{rule: rank, of: total, rounding: {places: 0}}", [NOT_ROUNDED]),
        ("{rule: change, of: total, since: x, rounding: {places: 0}}", [NOT_ROUNDED]),
        ("{rule: change, of: total, since: x, before: 'relative:elsewhere'}", []),
    ],
)
def test_a_relative_figure(relative, found):
    first = "  - {rule: rounded, key: first, of: total}\n"
    text = f"{RULE_A}relative:\n{first}  - {relative[:-1]}, key: r}}\n"
    assert problems(text) == [f"10 r: {one}" for one in found]


def test_keys_of_relative_figures_are_used_once():
    one = "  - {rule: rank, key: r, of: total}\n"
    assert problems(f"{RULE_A}relative:\n{one * 2}") == [
        "10 r: The key stands twice among `relative`; give one another."
    ]
