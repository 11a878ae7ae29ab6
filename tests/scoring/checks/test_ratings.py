import pytest

from tests.scoring.checks.refusals import RULE_A, problems

PERCENTAGE = "A coverage is a percentage from 0 to 100."
ORDER = "The levels are not in ascending order; put the one that begins lowest first."


def begins(key):
    return f"The level `{key}` needs exactly one of `from` and `above`, where it begins."


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        (["{key: a}", "{key: b, from: 1}", "{key: c, above: 1}", "{key: d, from: 2}"], []),
        (
            ["{key: a, from: 0}", "{key: b, from: 1}"],
            ["10 scale: The lowest level, `a`, begins nowhere; take `from` and `above` away from it."],
        ),
        (["{key: a}", "{key: b}"], [f"11 scale: {begins('b')}"]),
        (["{key: a}", "{key: b, from: 1, above: 1}"], [f"11 scale: {begins('b')}"]),
        (["{key: a}", "{key: b, from: 2}", "{key: c, from: 1}"], [f"12 scale: {ORDER}"]),
        (["{key: a}", "{key: b, above: 1}", "{key: c, from: 1}"], [f"12 scale: {ORDER}"]),
        (["{key: a}", "{key: b, from: 1}", "{key: c, from: 1}"], [f"12 scale: {ORDER}"]),
        (["{key: a}", "{key: a, from: 1}"], ["11 scale: The level `a` stands twice; give each its own key."]),
    ],
)
def test_levels_of_a_scale(levels, found):
    lines = "".join(f"    - {level}\n" for level in levels)
    assert problems(f"{RULE_A}scale:\n  levels:\n{lines}") == found


@pytest.mark.parametrize(("coverage", "found"), [(0, []), (100, []), (-1, [PERCENTAGE]), ("100.1", [PERCENTAGE])])
def test_coverage_of_answers_and_of_organisations(coverage, found):
    text = f"""{RULE_A}scale:
  minimum_coverage: {coverage}
  levels: [{{key: a}}, {{key: b, from: 1}}]
constituencies:
  by_constituency:
    DNO:
      minimum_coverage: {coverage}
  minimum_coverage: {coverage}
"""
    expected = [
        f"{line} {subject}: {one}"
        for one in found
        for line, subject in ((9, "scale"), (14, "DNO"), (15, "constituencies"))
    ]
    assert problems(text) == expected


SCALE = "scale: {levels: [{key: red}, {key: green, from: 1}]}\n"
EITHER = "A gate needs either `questions` with `passes_with`, or a `threshold`."
ON_FIGURE = "threshold: {figure: 'section:s', at_least: 1}"


@pytest.mark.parametrize(
    ("gate", "found"),
    [
        ("questions: a, passes_with: [yes]", []),
        (ON_FIGURE, []),
        ("questions: a", [f"10 g: {EITHER}"]),
        ("passes_with: [yes]", [f"10 g: {EITHER}"]),
        ("questions: [], passes_with: [yes]", [f"10 g: {EITHER}"]),
        (f"questions: a, passes_with: [yes], {ON_FIGURE}", [f"10 g: {EITHER}"]),
        (f"passes_with: [yes], {ON_FIGURE}", [f"10 g: {EITHER}"]),
        ("not_answered: passes", [f"10 g: {EITHER}"]),
    ],
)
def test_a_gate(gate, found):
    assert problems(f"{RULE_A}{SCALE}gates:\n  - {{key: g, cap: red, sentence: No., {gate}}}\n") == found


@pytest.mark.parametrize(("scale", "known"), [(SCALE, "red, green"), ("", "there is no scale")])
def test_a_gate_caps_at_a_level_of_the_scale(scale, known):
    gates = f"gates:\n  - key: g\n    sentence: No.\n    {ON_FIGURE}\n    cap: blue\n"
    at = 12 if scale else 11
    assert problems(f"{RULE_A}{scale}{gates}") == [
        f"{at + 1} g: It caps at `blue`, which is not a level of the scale ({known})."
    ]


def test_keys_of_gates_are_used_once():
    gate = f"  - {{key: g, cap: red, sentence: No., {ON_FIGURE}}}\n"
    assert problems(f"{RULE_A}{SCALE}gates:\n{gate * 2}") == [
        "11 g: The key stands twice among `gates`; give one another."
    ]


SHARE = "`share` needs the `level` to reach and, under `levels`, where each level of the scale begins, in the scale's order."


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("{rule: worst}", []),
        ("{rule: share, level: green, levels: [{key: red}, {key: green, from: 95}]}", []),
        ("{rule: share}", [SHARE]),
        ("{rule: share, level: green, levels: [{key: green}, {key: red, from: 95}]}", [SHARE]),
        ("{rule: share, level: blue, levels: [{key: red}, {key: green, from: 95}]}", [SHARE]),
        ("{rule: share, level: green, levels: [{key: red}, {key: green}]}", [begins("green")]),
    ],
)
def test_a_roll_up_rule_for_all_and_for_one_constituency(rule, found):
    assert problems(f"{RULE_A}{SCALE}constituencies: {rule}\n") == [f"9 constituencies: {one}" for one in found]
    one = f"constituencies:\n  by_constituency:\n    DNO: {rule}\n"
    assert problems(f"{RULE_A}{SCALE}{one}") == [f"11 DNO: {sentence}" for sentence in found]


def test_constituencies_need_a_scale():
    assert problems(f"{RULE_A}constituencies: {{rule: worst}}\n") == [
        "8 constituencies: Constituencies can only be rated with a `scale`; add one, or leave `constituencies` out."
    ]
