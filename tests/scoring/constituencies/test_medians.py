"""The extreme median against the plain way: sort everybody again for each further organisation that joins."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from scoring.constituencies.medians import extreme_median
from scoring.constituencies.rules import Voice, median_of

VOICES = st.lists(
    st.builds(
        lambda weight, figure: Voice(Fraction(weight, 3), Fraction(figure, 2), "any"),
        st.integers(0, 4),
        st.integers(0, 6),
    ),
    max_size=7,
)
HEAVY, LIGHT, NOTHING = (Voice(Fraction(weight), Fraction(1), "any") for weight in (9, 1, 0))


def plainly(sure, others, fewest, highest):
    sign = -1 if highest else 1
    joining = sorted(others, key=lambda one: sign * one.figure)
    medians = []
    for count in range(len(joining) + 1):
        lightest = sorted(joining[count:], key=lambda one: (one.weight, sign * one.figure))
        voices = [*sure, *joining[:count], *lightest[: max(fewest - len(sure) - count, 0)]]
        if any(one.weight for one in voices):
            medians.append(median_of(voices))
    return (max if highest else min)(medians, default=None)


@example([], [], 0, True)
@example([NOTHING], [NOTHING], 1, False)
@example([], [LIGHT, HEAVY, NOTHING], 2, True)
@example([HEAVY], [LIGHT, LIGHT], 3, False)
@given(VOICES, VOICES, st.integers(0, 8), st.booleans())
def test_joining_one_by_one_finds_what_sorting_everybody_again_finds(sure, others, fewest, highest):
    assert extreme_median(sure, others, fewest, highest=highest) == plainly(sure, others, fewest, highest)
