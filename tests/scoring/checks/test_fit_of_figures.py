import pytest

from tests.scoring.checks.refusals import ASKED, REST, RULE_A, problems


@pytest.mark.parametrize(
    ("member", "found"),
    [
        ("{section: s}", []),
        ("{section: z}", ["It is made of the section `z`, which the questionnaire does not have; correct the key."]),
        ("{section: u}", ["The section `u` has no counted question; take it out of `of`."]),
        ("{section: t}", []),  # it is made of something, see below
        ("{sections: 's*'}", []),
        ("{sections: [s, 'z*']}", ["`z*` matches no section with counted questions; correct it."]),
        ("{questions: a}", []),
        ("{questions: [a, b]}", ["`b` matches no counted question; correct it."]),
        ("{questions: a, applies_if: profile.big}", []),
        (
            "{questions: a, applies_if: profile.bog}",
            ["The condition reads `profile.bog`, but there is no such fact in `profile`; did you mean `big`?"],
        ),
        (
            '{questions: a, applies_if: answers.b == "hihg"}',
            ['The condition compares `answers.b` with "hihg", which is not one of its options (low, mid, high).'],
        ),
    ],
)
def test_a_member_is_in_the_questionnaire_and_counts(member, found):
    figures = (
        f"sections: {{by_key: {{t: {{of: [{{questions: a}}]}}}}}}\nmeasures:\n  - key: m\n    of:\n      - {member}\n"
    )
    assert problems(RULE_A + REST + figures, ASKED) == [f"13 m: {one}" for one in found]


def test_a_condition_that_can_go_wrong_on_an_answer_is_refused():
    figures = "measures:\n  - {key: m, of: [{questions: a, applies_if: answers.n / 2 > 2}]}\n"
    (problem,) = problems(RULE_A + REST + figures, ASKED)
    assert problem.startswith("10 m: The condition can go wrong: `answers.n / 2 > 2` ")


def test_a_condition_that_is_none_is_said_once():
    figures = "measures:\n  - {key: m, of: [{questions: a, applies_if: answers.a ==}]}\n"
    assert problems(RULE_A + REST + figures, ASKED) == ["10 m: `answers.a ==` is not a CEL expression: it breaks off."]


def test_sections_with_a_rule_of_their_own_are_in_the_questionnaire():
    assert problems(RULE_A + REST + "sections:\n  by_key:\n    inner: {}\n    z: {}\n", ASKED) == [
        "12 z: The questionnaire has no such section; correct the key."
    ]


@pytest.mark.parametrize(
    ("figure", "found"),
    [("section:s", []), ("section:u", ["11 g: `section:u` is no section with counted questions; correct the key."])],
)
def test_a_threshold_is_on_a_section_with_counted_questions(figure, found):
    scale = "scale: {levels: [{key: red}, {key: green, from: 1}]}\n"
    gate = f"  - {{key: g, cap: red, sentence: No., threshold: {{figure: '{figure}', at_least: 1}}}}\n"
    assert problems(f"{RULE_A}{REST}{scale}gates:\n{gate}", ASKED) == found


@pytest.mark.parametrize(
    ("source", "is_known"),
    [
        ("question:a", True),
        ("section:s", True),
        ("total", True),
        ("question:b", False),
        ("section:u", False),
        ("section:z", False),
    ],
)
def test_relative_figures_are_made_of_what_counts(source, is_known):
    sentence = f"10 r: `{source}` is not a counted question, or a section with any; correct the key."
    found = problems(f"{RULE_A}{REST}relative:\n  - {{rule: rank, key: r, of: '{source}'}}\n", ASKED)
    assert found == ([] if is_known else [sentence])


def test_the_weights_of_a_relative_mean_name_what_counts_too():
    text = f"{RULE_A}{REST}relative:\n  - {{rule: mean, key: r, of: {{total: 1, 'question:b': 2}}}}\n"
    assert problems(text, ASKED) == [
        "10 r: `question:b` is not a counted question, or a section with any; correct the key."
    ]
