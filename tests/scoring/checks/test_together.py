import pytest

from tests.scoring.checks.refusals import ASKED, problems

RULES = """questions:
  - {match: a, options: {yes: 1}}
  - {match: b, options: {low: -3}, maximum: 0}
  - {match: n, answered: 0}
not_counted: [d, m, w]
"""


@pytest.mark.parametrize(
    ("measures", "circle"),
    [
        (["{key: x, of: [{measure: x}]}"], "measure:x -> measure:x"),
        (
            ["{key: x, of: [{questions: a}], adjust: [{when: [{figure: 'measure:x', above: 1}]}]}"],
            "measure:x -> measure:x",
        ),
    ],
)
def test_figures_in_a_circle(measures, circle):
    lines = "".join(f"  - {one}\n" for one in measures)
    assert problems(f"{RULES}measures:\n{lines}", ASKED) == [f"1 t: These build on one another in a circle: {circle}."]


def test_chains_in_a_circle():
    rules = RULES.replace("{match: a, options: {yes: 1}}", "{match: a, options: {yes: 1}, counts_if: [{question: a}]}")
    assert problems(rules, ASKED) == ["1 t: These build on one another in a circle: a -> a."]


def lost(of):
    kind, _, key = of.partition(":")
    return (
        f"`each_out_of` cannot bring the {kind} `{key}` to another maximum, since nothing is possible in it; "
        "its points would be lost. Give it a `maximum`, or take it out."
    )


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ("[{questions: a}]", []),
        ("[{questions: n}]", []),  # it can neither earn nor lose anything
        ("[{questions: [a, b]}]", [f"13 m: {lost('question:b')}"]),
        ("[{measure: only_losses}]", [f"13 m: {lost('measure:only_losses')}"]),
    ],
)
def test_points_that_no_maximum_can_hold_would_be_lost(members, found):
    measures = f"  - {{key: only_losses, of: [{{questions: b}}]}}\n  - {{key: m, each_out_of: 10, of: {members}}}\n"
    assert problems(f"{RULES}measures:\n{measures}", ASKED) == found


def test_the_same_for_sections_with_and_without_a_rule_of_their_own():
    by_default = f"{RULES}sections:\n  default: {{each_out_of: 10}}\n"
    assert problems(by_default, ASKED) == [f"12 s: {lost('question:b')}"]
    assert problems(f"{RULES}sections:\n  by_key:\n    s: {{each_out_of: 10}}\n", ASKED) == [
        f"13 s: {lost('question:b')}"
    ]
