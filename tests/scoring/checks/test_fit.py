import pytest

from tests.scoring.checks.refusals import ASKED, HEAD, REST, RULE_A, problems

NO_RULE = "The question has no rule and is not under `not_counted`; give it one of the two."
BOTH = "The question has a rule and is under `not_counted` too; keep one of the two."


def test_a_scheme_that_fits_has_no_problem():
    assert problems(RULE_A + REST, ASKED) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("{key: q, version: '1'}", []),
        ("{key: other}", ["5 t: The scheme is for other (any version), not for q 1."]),
        ("{key: q, version: '2'}", ["5 t: The scheme is for q 2, not for q 1."]),
    ],
)
def test_a_scheme_is_for_one_questionnaire(wanted, found):
    assert problems(RULE_A + REST, ASKED, HEAD.replace("{key: q}", wanted)) == found


@pytest.mark.parametrize(
    ("rules", "not_counted", "found"),
    [
        (["{match: '*', answered: 1}"], "[]", []),
        (["{match: a, answered: 1}"], "[b, n, d, m]", [f"6 w: {NO_RULE}"]),
        (["{match: a, answered: 1}"], "'*'", []),  # named exactly, so the pattern leaves it alone
        (["{match: a, answered: 1}"], "[a, b, n, d, m, w]", [f"8 a: {BOTH}"]),
        (["{match: 'a*', answered: 1}"], "'*'", [f"8 a: {BOTH}"]),
        (
            ["{match: [a, w], answered: 1}"],
            "[b, n, d, m, zz, aa]",
            [
                "8 aa: No question matches this; did you mean `a`?",
                "8 zz: No question matches this; correct the key or leave it out.",
            ],
        ),
        (
            ["{match: zz, answered: 1}"],
            "'*'",
            ["7 zz: No question matches this; correct the key or take the rule away."],
        ),
        (
            ["{match: note, answered: 1}"],
            "'*'",
            ["7 note: No question matches this; correct the key or take the rule away."],
        ),
    ],
)
def test_every_question_has_a_rule_or_is_not_counted(rules, not_counted, found):
    lines = "".join(f"  - {rule}\n" for rule in rules)
    assert problems(f"questions:\n{lines}not_counted: {not_counted}\n", ASKED) == found


TWO = "Two rules give it points (the other in line 7); keep one, or name its key exactly in one."


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        (["{match: a, answered: 1}", "{match: '*', answered: 1}"], []),
        (["{match: '*', answered: 1}", "{match: [a, b], answered: 1}"], []),
        (["{match: [a, '*'], answered: 1}"], []),
        (["{match: a, answered: 1}", "{match: [a, '*'], answered: 1}"], [f"8 a: {TWO}"]),
        (
            ["{match: '*', answered: 1}", "{match: '?*', answered: 1}"],
            ["8 ?*: No question matches this; correct the key or take the rule away."],
        ),
        (["{match: '*', answered: 1}", "{match: 'w*', answered: 1}"], [f"8 w: {TWO}"]),
    ],
)
def test_one_rule_alone_gives_a_question_its_points(rules, found):
    assert problems("questions:\n" + "".join(f"  - {rule}\n" for rule in rules), ASKED) == found


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("{match: b, options: {low: 1, hihg: 2}}", ["`hihg` is not one of its options; did you mean `high`?"]),
        ("{match: b, options: {low: 1, q: 2}}", ["`q` is not one of its options; they are low, mid, high."]),
        (
            "{match: b, spread: {from: 0, to: 1}, counts_as: {na: not_applicable}}",
            ["`na` is not one of its options; they are low, mid, high."],
        ),
        (
            "{match: n, answered: 1, counts_as: {na: not_applicable}}",
            ["`na` is not one of its options; it is no choice and has none."],
        ),
        (
            "{match: n, options: {yes: 1}}",
            [
                "The question has no options; use ranges, dates, linear or answered.",
                "`yes` is not one of its options; it is no choice and has none.",
            ],
        ),
        (
            "{match: n, spread: {from: 0, to: 1}}",
            ["The question has no options; use ranges, dates, linear or answered."],
        ),
        ("{match: b, ranges: [{points: 1}]}", ["The question is not a number; use options, dates or answered."]),
        ("{match: d, linear: {from: 0, to: 1}}", ["The question is not a number; use options, dates or answered."]),
        ("{match: n, dates: [{points: 1}]}", ["The question is not a date; use options, ranges or answered."]),
        ("{match: m, options: {x: 1}, several: mean}", []),
    ],
)
def test_a_rule_suits_the_kind_of_question(rule, found):
    key = rule[8]
    others = ", ".join(sorted(set("abndmw") - {key}))
    assert problems(f"questions:\n  - {rule}\nnot_counted: [{others}]\n", ASKED) == [f"7 {key}: {one}" for one in found]


@pytest.mark.parametrize(
    ("chain", "found"),
    [("n", []), ("b", ["10 a: It is chained to `b`, which is not a counted question; correct the key."])],
)
def test_a_chain_leads_to_a_question_that_counts(chain, found):
    rules = f"  - {{match: n, answered: 1}}\n  - match: a\n    answered: 1\n    counts_if: [{{question: {chain}}}]\n"
    assert problems(f"questions:\n{rules}not_counted: [b, d, m, w]\n", ASKED) == found


SCALE = "scale: {levels: [{key: red}, {key: green, from: 1}]}\n"


@pytest.mark.parametrize(
    ("gate", "found"),
    [
        ("questions: a, passes_with: [yes]", []),
        ("questions: [a, b], passes_with: [yes, high]", []),
        (
            "questions: z, passes_with: [yes]",
            ["`yes` is an option of none of its questions; correct it.", "`z` matches no question; correct it."],
        ),
        (
            "questions: [a, b], passes_with: [yes]",
            ["`b` has none of the options that pass; name at least one of low, mid, high."],
        ),
        (
            "questions: [a, n], passes_with: [yes]",
            ["`n` has none of the options that pass; name at least one of its options (it has none)."],
        ),
        ("questions: a, passes_with: [yes, maybe]", ["`maybe` is an option of none of its questions; correct it."]),
        ("threshold: {figure: 'section:s', at_least: 1}", []),
    ],
)
def test_a_gate_looks_at_questions_that_can_pass(gate, found):
    text = f"{RULE_A}{REST}{SCALE}gates:\n  - {{key: g, cap: red, sentence: No., {gate}}}\n"
    assert problems(text, ASKED) == [f"11 g: {one}" for one in found]


def test_problems_of_the_scheme_and_of_its_fit_come_together():
    text = f"questions:\n  - {{match: z}}\n{REST}"
    assert problems(text, ASKED) == [
        f"6 a: {NO_RULE}",
        "7 z: A rule needs exactly one of options, spread, ranges, dates, linear, answered; this one has none.",
        "7 z: No question matches this; correct the key or take the rule away.",
    ]
