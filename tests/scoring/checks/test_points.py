import pytest

from tests.scoring.checks.refusals import problems

EXACTLY_ONE = "A rule needs exactly one of options, spread, ranges, dates, linear, answered; this one has"
ONE_END = "Give a range one beginning (`from` or `above`) and one end (`to` or `below`)."
EMPTY = "A range ends before it begins; exchange its ends."
NO_DEFAULT = "Weights by constituency need a `default` for all others."
NEGATIVE = "A weight cannot be negative; to count against, use `reversed` or negative points."


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("{match: a, options: {yes: 1}}", []),
        ("{match: a}", [f"7 a: {EXACTLY_ONE} none."]),
        ("{match: a, options: {yes: 1}, answered: 1}", [f"7 a: {EXACTLY_ONE} options and answered."]),
        ("{match: [], answered: 1}", ["7 : The list is empty; name at least one question."]),
        ("{match: n, linear: {from: 3, to: 3.0}}", ["7 n: `from` and `to` are equal; give a range."]),
        (
            "{match: a, options: {yes: 1}, maximum: -1}",
            ["7 a: What is possible cannot be below nought; where points are only lost, it is 0."],
        ),
        ("{match: a, options: {yes: -1}, maximum: 0}", []),
        ("{match: n, ranges: []}", ["7 n: The list is empty; give at least one range."]),
        ("{match: d, dates: []}", ["7 d: The list is empty; give at least one range."]),
        ("{match: n, ranges: [{points: 1, from: 1, above: 1}]}", [f"7 n: {ONE_END}"]),
        ("{match: d, dates: [{points: 1, to: 2026-01-01, below: 2026-01-01}]}", [f"7 d: {ONE_END}"]),
        ("{match: n, ranges: [{points: 1, from: 2, to: 1}]}", [f"7 n: {EMPTY}"]),
        ("{match: n, ranges: [{points: 1, above: 1, to: 1}]}", [f"7 n: {EMPTY}"]),
        ("{match: d, dates: [{points: 1, from: 2026-01-01, below: 2026-01-01}]}", [f"7 d: {EMPTY}"]),
        ("{match: n, ranges: [{points: 1, from: 1, to: 1}, {points: 2}, {points: 2, below: 5}]}", []),
        ("{match: a, answered: 1, weight: -1}", [f"7 a: {NEGATIVE}"]),
        ("{match: a, answered: 1, weight: {DNO: 2}}", [f"7 a: {NO_DEFAULT}"]),
        ("{match: a, answered: 1, weight: {DNO: -2}}", [f"7 a: {NEGATIVE}", f"7 a: {NO_DEFAULT}"]),
        ("{match: a, answered: 1, weight: {DNO: 2, default: 0}}", []),
    ],
)
def test_a_rule(rule, found):
    assert problems(f"questions:\n  - {rule}\n") == found


TOO_MANY_STARS = "`*.*` has more '*' than `match`; each must repeat one of those."
BOTH = "`at_most` goes with `otherwise: at_most`; give both or neither."


@pytest.mark.parametrize(
    ("match", "chain", "found"),
    [
        ("a", "{question: b}", []),
        ("a", "{question: b, at_most: 1}", [f"9 a: {BOTH}"]),
        ("a", "{question: b, otherwise: at_most}", [f"9 a: {BOTH}"]),
        ("a", "{question: b, otherwise: at_most, at_most: 1}", []),
        ('"*.x"', '{question: "*.y"}', []),
        ('"*.x"', '{question: "*.*"}', [f"9 *.x: {TOO_MANY_STARS}"]),
        ('["*.*", "*.x"]', '{question: "*.*"}', [f"9 *.*: {TOO_MANY_STARS}"]),
        ("[]", '{question: "*.*"}', ["7 : The list is empty; name at least one question.", f"9 : {TOO_MANY_STARS}"]),
    ],
)
def test_a_chain(match, chain, found):
    assert problems(f"questions:\n  - match: {match}\n    answered: 1\n    counts_if: [{chain}]\n") == found
