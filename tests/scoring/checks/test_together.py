import pytest

from tests.scoring.checks.refusals import ASKED, problems

RULES = """questions:
  - {match: a, options: {yes: 1}}
  - {match: b, options: {low: -3}, maximum: 0}
  - {match: n, answered: 0}
not_counted: [d, m, w]
"""


@pytest.mark.parametrize(
    ("figures", "where", "circle"),
    [
        (
            "measures:\n  - {key: y, of: [{questions: a}]}\n  - {key: x, of: [{measure: x}]}\n",
            "13 x",
            "measure:x -> measure:x",
        ),
        (
            "measures:\n  - {key: x, of: [{questions: a}], adjust: [{when: [{figure: 'measure:x', above: 1}]}]}\n",
            "12 x",
            "measure:x -> measure:x",
        ),
        ("sections:\n  by_key:\n    s: {of: [{section: s}]}\n", "13 s", "section:s -> section:s"),
        ("sections:\n  default: {of: [{section: s}]}\n", "12 default", "section:s -> section:s"),
    ],
)
def test_figures_in_a_circle_are_named_where_one_of_them_is_written(figures, where, circle):
    assert problems(RULES + figures, ASKED) == [
        f"{where}: These build on one another in a circle: {circle}; take one step away."
    ]


def test_chains_in_a_circle():
    rules = RULES.replace("{match: a, options: {yes: 1}}", "{match: a, options: {yes: 1}, counts_if: [{question: a}]}")
    assert problems(rules, ASKED) == ["7 a: These build on one another in a circle: a -> a; take one step away."]


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
