import pytest

from tests.scoring.checks.refusals import RULE_A, problems

ONE_KIND = "A member is exactly one of questions, section, sections, measure; this one has"
NO_WEIGHTS = "takes no weights; leave them out or use a mean."
NO_MEASURE = "It is made of the measure `z`, which there is not; add it or correct the key."
ONE_THRESHOLD = "A threshold needs exactly one of `at_least` and `above`."


def no_figure(name):
    return f"`{name}` is not a figure; write measure:KEY or section:KEY with a key that there is."


@pytest.mark.parametrize(
    ("of", "found"),
    [
        ("{questions: a}", []),
        ("{}", [f"11 m: {ONE_KIND} none."]),
        ("{questions: a, section: s}", [f"11 m: {ONE_KIND} questions and section."]),
        ("{questions: []}", ["11 m: The list is empty; name at least one."]),
        ("{sections: []}", ["11 m: The list is empty; name at least one."]),
        ("{measure: z}", [f"11 m: {NO_MEASURE}"]),
        (
            "{questions: a, weight: -1}",
            ["11 m: A weight cannot be negative; to count against, use `reversed` or negative points."],
        ),
        ("{questions: a, weight: {DNO: 1}}", ["11 m: Weights by constituency need a `default` for all others."]),
        (
            "{questions: a, applies_if: answers.a ==}",
            ["11 m: `answers.a ==` is not a CEL expression: it breaks off."],
        ),
        ('{questions: a, applies_if: constituency == "x"}', []),
    ],
)
def test_a_member(of, found):
    assert problems(f"{RULE_A}measures:\n  - key: m\n    of:\n      - {of}\n") == found


@pytest.mark.parametrize("rule", ["median", "lowest", "highest"])
def test_rules_that_look_at_the_order_of_members_take_no_weights(rule):
    measure = f"  - {{key: m, rule: {rule}, of: [{{questions: a}}, {{questions: a, weight: 2}}]}}\n"
    assert problems(f"{RULE_A}measures:\n{measure}") == [f"9 m: `{rule}` {NO_WEIGHTS}"]


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        ("out_of: 0", ["10 m: `out_of` must be more than nought."]),
        ("each_out_of: -1", ["10 m: `each_out_of` must be more than nought."]),
        ("out_of: 0.5", []),
    ],
)
def test_a_maximum_to_be_brought_to(figure, found):
    assert problems(f"{RULE_A}measures:\n  - key: m\n    {figure}\n    of: [{{questions: a}}]\n") == found


def test_sections_are_figures_too():
    text = f"""{RULE_A}sections:
  default:
    out_of: 0
  by_key:
    s:
      weight: -1
      of: [{{measure: z}}]
    t:
      of: []
"""
    assert problems(text) == [
        "10 default: `out_of` must be more than nought.",
        "13 s: A weight cannot be negative; to count against, use `reversed` or negative points.",
        f"14 s: {NO_MEASURE}",
        "16 t: The list is empty; name what the figure is made of, or leave `of` out.",
    ]


@pytest.mark.parametrize(
    ("threshold", "found"),
    [
        ("{figure: 'measure:m', at_least: 1}", []),
        ("{figure: 'section:s', above: 1}", []),
        ("{figure: 'measure:m'}", [ONE_THRESHOLD]),
        ("{figure: 'measure:m', at_least: 1, above: 1}", [ONE_THRESHOLD]),
        ("{figure: 'measure:z', above: 1}", [no_figure("measure:z")]),
        ("{figure: total, above: 1}", [no_figure("total")]),
        ("{figure: 'question:a', above: 1}", [no_figure("question:a")]),
    ],
)
def test_thresholds_of_adjustments_and_of_gates(threshold, found):
    text = f"""{RULE_A}measures:
  - {{key: m, of: [{{questions: a}}]}}
  - key: n
    of: [{{measure: m}}]
    adjust:
      - when:
          - {threshold}
scale: {{levels: [{{key: red}}, {{key: green, from: 1}}]}}
gates:
  - key: g
    cap: red
    sentence: No.
    threshold: {threshold}
"""
    assert problems(text) == [f"14 n: {one}" for one in found] + [f"20 g: {one}" for one in found]


def test_keys_of_measures_are_used_once_and_the_total_is_one_of_them():
    one = "  - {key: m, of: [{questions: a}]}\n"
    assert problems(f"{RULE_A}measures:\n{one * 3}total: z\n") == [
        "10 m: The key stands twice among `measures`; give one another.",
        "11 m: The key stands twice among `measures`; give one another.",
        "12 t: The total is the measure `z`, which there is not; add it or correct the key.",
    ]
    assert problems(f"{RULE_A}measures:\n{one}total: m\n") == []
