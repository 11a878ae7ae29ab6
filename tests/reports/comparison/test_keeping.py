from hypothesis import given
from hypothesis import strategies as st

from reports.comparison import compare
from reports.comparison.keeping import as_json, from_json
from tests.reports.comparison.worlds import Asked, a_round, at

ROUND = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(0, 100), st.sampled_from(["Agents", "Networks"])),
    unique_by=lambda one: one[0],
)


def rounds(*given_):
    return [
        a_round(str(place), [Asked(key, at(percent), where, weight=3) for key, percent, where in one])
        for place, one in enumerate(given_)
    ]


@given(ROUND, ROUND, ROUND)
def test_a_comparison_is_kept_loss_free(first, second, third):
    made = compare(rounds(first, second, third), {})
    assert from_json(as_json(made)) == made


def test_exact_numbers_are_texts():
    made = compare(rounds([("a", 10, "Agents"), ("b", 10, "Agents"), ("c", 15, "Agents")], [("a", 50, "Agents")]), {})
    assert b'"before":"35/3","after":"50"' in as_json(made)
