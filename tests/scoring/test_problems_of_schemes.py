"""Every problem of a scheme is named with its line and remedy: one change to a sound scheme, one sentence."""

import pytest

from questionnaires.loading import load_questionnaire
from questionnaires.problems import Refused
from scoring.loading import load_scheme

QUESTIONNAIRE = load_questionnaire(
    """\
readiness: questionnaire/1
key: q
version: "1"
title: Q
sections:
  - key: s
    title: S
    questions:
      - {key: a, kind: yes_no, text: A}
      - {key: b, kind: number, text: B}
      - {key: c, kind: date, text: C}
      - {key: d, kind: long_text, text: D}
  - key: empty
    title: Nothing counted
    questions: [{key: e, kind: long_text, text: E}]
""",
    "q.yaml",
)
SCHEME = """\
readiness: scheme/1
key: s
version: "1"
title: S
questionnaire: {key: q, version: "1"}
questions:
  - {match: a, options: {yes: 1}}
  - {match: b, ranges: [{from: 0, to: 5, points: 1}]}
  - {match: c, dates: [{to: 2026-01-01, points: 1}]}
not_counted: [d, e]
measures:
  - {key: m, rule: mean, of: [{section: s}]}
  - {key: n, rule: median, of: [{questions: [a, b]}]}
total: m
scale: {levels: [{key: low}, {key: high, from: 50}]}
gates:
  - {key: g, questions: a, passes_with: [yes], cap: low, sentence: No.}
relative:
  - {key: z, rule: z_score, of: total}
constituencies: {rule: mean}
"""


def problems(old: str, new: str) -> list[str]:
    assert SCHEME.count(old) >= 1
    try:
        load_scheme(SCHEME.replace(old, new, 1), "s", QUESTIONNAIRE)
    except Refused as refused:
        return [str(problem) for problem in refused.problems]
    return []


def test_the_scheme_itself_is_sound():
    assert problems("title: S", "title: S") == []


CHANGES = [
    ("{match: a, options: {yes: 1}}", "{match: a}", "exactly one of"),
    ("{match: a, options: {yes: 1}}", "{match: a, options: {yes: 1}, answered: 1}", "exactly one of"),
    ("{match: a, options: {yes: 1}}", "{match: a, options: {maybe: 1}}", "`maybe` is not one of its options"),
    (
        "{match: a, options: {yes: 1}}",
        "{match: a, options: {yes: 1}, counts_as: {na: not_applicable}}",
        "`na` is not one of its options",
    ),
    ("{match: a, options: {yes: 1}}", "{match: a, ranges: [{from: 1, points: 1}]}", "The question is not a number"),
    ("{match: a, options: {yes: 1}}", "{match: a, dates: [{to: 2026-01-01, points: 1}]}", "The question is not a date"),
    ("{match: a, options: {yes: 1}}", "{match: a, options: {yes: 1}, weight: -1}", "A weight cannot be negative"),
    ("{match: a, options: {yes: 1}}", "{match: a, options: {yes: 1}, weight: {North: 1}}", "need a `default`"),
    ("{match: a, options: {yes: 1}}", "{match: a, options: {yes: 1}, counts_if: [{question: x}]}", "chained to `x`"),
    ("{match: a, options: {yes: 1}}", "{match: a, options: {yes: 1}, counts_if: [{question: a}]}", "circle"),
    (
        "{match: a, options: {yes: 1}}",
        "{match: a, options: {yes: 1}, counts_if: [{question: b, at_most: 1}]}",
        "`at_most` goes with",
    ),
    (
        "{match: a, options: {yes: 1}}",
        '{match: a, options: {yes: 1}, counts_if: [{question: "*"}]}',
        "has more '*' than `match`",
    ),
    ("{match: b, ranges: [{from: 0, to: 5, points: 1}]}", "{match: b, ranges: []}", "empty"),
    ("{from: 0, to: 5, points: 1}", "{from: 0, above: 0, points: 1}", "one beginning"),
    ("{match: b, ranges: [{from: 0, to: 5, points: 1}]}", "{match: b, linear: {from: 1, to: 1}}", "equal"),
    ("{match: b, ranges: [{from: 0, to: 5, points: 1}]}", "{match: b, options: {x: 1}}", "The question has no options"),
    ("{match: b, ranges", "{match: bb, ranges", "No question matches this; did you mean `b`?"),
    ("not_counted: [d, e]", "not_counted: [d]", "has no rule and is not under `not_counted`"),
    ("not_counted: [d, e]", "not_counted: [d, e, x]", "No question matches this"),
    ("not_counted: [d, e]", "not_counted: [a, d, e]", "under `not_counted` too"),
    ("  - {match: c,", "  - {match: a, answered: 1}\n  - {match: c,", "Two rules give it points"),
    ("[{section: s}]", "[{section: x}]", "which the questionnaire does not have"),
    ("[{section: s}]", "[{section: empty}]", "has no counted question"),
    ("[{section: s}]", "[{sections: x*}]", "matches no section"),
    ("[{section: s}]", "[{measure: x}]", "which there is not"),
    ("[{section: s}]", "[{measure: m}]", "circle"),
    ("[{section: s}]", "[{section: s, measure: n}]", "A member is exactly one of"),
    ("[{section: s}]", "[{questions: x}]", "matches no counted question"),
    ("[{section: s}]", "[{section: s, applies_if: answers.x == 1}]", "there is no such question"),
    ("[{section: s}]", "[{section: s, applies_if: 'answers.b =='}]", "is not a CEL expression"),
    ("[{section: s}]", "[{section: s, applies_if: answers.b / 2 > 2}]", "The condition can go wrong"),
    (
        "rule: median, of: [{questions: [a, b]}]",
        "rule: median, of: [{questions: [a, b], weight: 2}]",
        "takes no weights",
    ),
    ("rule: mean, of: [{section: s}]", "rule: mean, out_of: 0, of: [{section: s}]", "more than nought"),
    ("of: [{section: s}]}", "of: [{section: s}], adjust: [{when: [{figure: total, above: 1}]}]}", "is not a figure"),
    (
        "of: [{section: s}]}",
        'of: [{section: s}], adjust: [{when: [{figure: "section:x", above: 1}]}]}',
        "is no section with counted questions",
    ),
    (
        "of: [{section: s}]}",
        'of: [{section: s}], adjust: [{when: [{figure: "measure:n"}]}]}',
        "exactly one of `at_least` and `above`",
    ),
    ("{key: n, rule", "{key: m, rule", "stands twice"),
    ("total: m", "total: x", "which there is not"),
    ("{key: high, from: 50}", "{key: low, from: 50}", "stands twice"),
    ("{key: high, from: 50}", "{key: high}", "exactly one of `from` and `above`"),
    ("{key: low}", "{key: low, from: 1}", "begins nowhere"),
    ("{key: high, from: 50}", "{key: high, from: 50}, {key: top, above: 10}", "not in ascending order"),
    ("scale: {levels", "scale: {minimum_coverage: 101, levels", "from 0 to 100"),
    ("cap: low", "cap: lower", "not a level of the scale"),
    ("passes_with: [yes], ", "", "either `questions` with `passes_with`, or a `threshold`"),
    ("passes_with: [yes]", "passes_with: [maybe]", "is an option of none of its questions"),
    ("questions: a, passes_with", "questions: x, passes_with", "matches no question"),
    ("questions: a, passes_with", "questions: [a, b], passes_with", "has none of the options that pass"),
    ("questions: a, passes_with: [yes]", 'threshold: {figure: "measure:m"}', "exactly one of `at_least` and `above`"),
    ("of: total}", 'of: "measure:x"}', "is not a measure"),
    ("of: total}", 'of: "question:d"}', "is not a counted question"),
    ("of: total}", 'of: "relative:y"}', "does not stand above"),
    ("rule: z_score, of: total}", "rule: mean, of: {total: 0}}", "more than nought"),
    ("rule: z_score, of: total}", "rule: rank, of: total, rounding: {places: 0}}", "is not rounded"),
    (
        "  - {key: z, rule: z_score, of: total}",
        "  - {key: z, rule: z_score, of: total}\n  - {key: z, rule: rank, of: total}",
        "stands twice",
    ),
    ("constituencies: {rule: mean}", "constituencies: {rule: share}", "`share` needs the `level`"),
    ("constituencies: {rule: mean}", "constituencies: {minimum_coverage: -1}", "from 0 to 100"),
    ("scale: {levels: [{key: low}, {key: high, from: 50}]}\n", "", "can only be rated with a `scale`"),
    (
        'questionnaire: {key: q, version: "1"}',
        'questionnaire: {key: q, version: "2"}',
        "The scheme is for q 2, not for q 1.",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES, ids=range(len(CHANGES)))
def test_each_problem_is_said(old, new, expected):
    found = problems(old, new)
    assert any(expected in problem for problem in found), found
    assert all(problem.startswith("s:") for problem in found)
