import pytest

from questionnaires.checks.references import sentences_about
from questionnaires.conditions import compiled
from tests.questionnaires.written import loaded, problems_of, written

# Line 16 is the condition in question.
QUESTIONS = """\
- {key: plan, kind: yes_no, text: Plan?}
- {key: state, kind: single_choice, text: State?, options: [{key: draft, text: D}, {key: agreed, text: A}]}
- {key: areas, kind: multiple_choice, text: Areas?, options: [{key: money, text: M}, {key: people, text: P}]}
- {key: share, kind: percent, text: Share?}
- {key: begun, kind: date, text: Begun?}
- {key: lead, kind: short_text, text: Lead?}
- {key: note, kind: information, text: Thank you.}
- {key: last, kind: yes_no, text: Last?, applies_if: '%s'}
"""
AFTER = """profile:
  listed: {kind: yes_no, title: Listed}
  size: {kind: number, title: Size}
  role: {kind: choice, title: Role, options: [{key: supplier, text: S}, {key: agent, text: A}]}
  markets: {kind: choices, title: Markets, options: [{key: smart, text: S}, {key: advanced, text: A}]}
  town: {kind: text, title: Town}
"""


def said_of(condition: str) -> list[str]:
    return problems_of(written(QUESTIONS % condition, AFTER))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (
            'answers.plann == "yes"',
            "The condition reads `answers.plann`, but there is no such question; did you mean `plan`?",
        ),
        (
            'answers["what ever"] == "yes"',
            "The condition reads `answers.what ever`, but there is no such question; correct the key or add it.",
        ),
        (
            'profile.rôle == "agent"'.replace("ô", "o") + " && profile.sizes > 1.0",
            "The condition reads `profile.sizes`, but there is no such fact in `profile`; did you mean `size`?",
        ),
        (
            "profile.plan > 1.0",
            "The condition reads `profile.plan`, but there is no such fact in `profile`; correct the key or add it.",
        ),
        (
            "has(answers.note)",
            "The condition reads `answers.note`, which is never answered; read another question.",
        ),
        (
            '"only" in answers',
            "The condition reads `answers.only`, but there is no such question; correct the key or add it.",
        ),
    ],
)
def test_what_a_condition_reads_must_be_there(condition, said):
    assert said_of(condition) == [f"16: last: {said}"]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ('answers.state == "done"', 'answers.state` with "done", which is not one of its options (draft, agreed).'),
        ('"done" != answers.state', 'answers.state` with "done", which is not one of its options (draft, agreed).'),
        ('answers.plan == "Yes"', 'answers.plan` with "Yes", which is not one of its options (yes, no).'),
        ("answers.plan == true", "answers.plan` with true, but it is text; write one of yes, no in quotes."),
        ("answers.state == 1", "answers.state` with 1, but it is text; write one of draft, agreed in quotes."),
        ("answers.lead == 1", "answers.lead` with 1, but it is text; write the text in quotes."),
        ('answers.state >= "agreed"', 'answers.state` with "agreed" by spelling; name the options instead: `answers.state in [...]`.'),
        ('"money" == answers.areas', 'answers.areas` with "money", but it is a list of options; write "money" in answers.areas.'),
        ('answers.areas in ["money"]', 'answers.areas` with "money", but it is a list of options; write "money" in answers.areas.'),
        ('"trees" in answers.areas', 'answers.areas` with "trees", which is not one of its options (money, people).'),
        ('answers.share > "50"', 'answers.share` with "50", but it is a number; write one without quotes.'),
        ("answers.share == true", "answers.share` with true, but it is a number; write one without quotes."),
        ("answers.begun == 2026", "answers.begun` with 2026, but it is text; write the text in quotes."),
        ('answers.begun == "31/03/2026"', 'answers.begun` with "31/03/2026", but it is a date; write it like "2026-03-31".'),
        ('answers.begun > "31.03.2026"', 'answers.begun` with "31.03.2026", but it is a date; write it like "2026-03-31".'),
        ('"2026-13" <= answers.begun', 'answers.begun` with "2026-13", but it is a date; write it like "2026-03-31".'),
        ('profile.role == "bank"', 'profile.role` with "bank", which is not one of its options (supplier, agent).'),
        ('profile.listed == "yes"', 'profile.listed` with "yes", but it is true or false; write `profile.listed` or `!profile.listed`.'),
        ('profile.size == "1"', 'profile.size` with "1", but it is a number; write one without quotes.'),
        ('profile.markets == "smart"', 'profile.markets` with "smart", but it is a list of options; write "smart" in profile.markets.'),
        ("profile.town == -1", "profile.town` with -1, but it is text; write the text in quotes."),
    ],
)  # fmt: skip
def test_what_a_condition_compares_must_be_comparable(condition, said):
    assert said_of(condition) == [f"16: last: The condition compares `{said}"]


@pytest.mark.parametrize(
    ("condition", "name"), [('"yes" in answers.plan', "answers.plan"), ('"x" in profile.town', "profile.town")]
)
def test_a_text_is_no_list(condition, name):
    assert said_of(condition) == [
        f"16: last: The condition looks for {condition.split()[0]} in `{name}`, which is no list; "
        f'write {name} == "...".'
    ]


def test_every_misfit_of_a_condition_is_named_once():
    assert said_of('answers.plan == "a" || answers.plan in ["yes", "b", "b"] || answers.share == "c"') == [
        '16: last: The condition compares `answers.plan` with "a", which is not one of its options (yes, no).',
        '16: last: The condition compares `answers.plan` with "b", which is not one of its options (yes, no).',
        '16: last: The condition compares `answers.share` with "c", but it is a number; write one without quotes.',
    ]


@pytest.mark.parametrize(
    "condition",
    [
        'answers.plan == "yes" && answers.state in ["draft"] && "money" in answers.areas',
        'answers.share >= 50.0 && answers.share != 60 && answers.begun >= "2026" && answers.begun == "2026-03-31"',
        'answers.begun > "2026-03" && answers.begun <= "2026-03-31"',
        'answers.lead == "nobody" || answers.lead < "m" || has(answers.lead)',
        'profile.listed && profile.size > -1.0 && profile.role != "agent" && "smart" in profile.markets',
        'profile.town == "London" || profile.listed == true || "plan" in answers',
    ],
)
def test_what_fits_is_taken(condition):
    assert list(loaded(QUESTIONS % condition, AFTER).questions)[-1] == "last"


def test_conditions_of_options_and_sections_are_looked_at_in_their_lines():
    questions = """\
- key: state
  kind: maturity
  text: State?
  levels:
    - {key: none, text: None}
    - key: agreed
      text: Agreed
      applies_if: answers.plan == "yes"
"""
    text = written(questions).replace("    title: Only\n", "    title: Only\n    applies_if: profile.listed\n")
    assert problems_of(text) == [
        "8: only: The condition reads `profile.listed`, but there is no such fact in `profile`; correct the key or add it.",
        "17: state: The condition reads `answers.plan`, but there is no such question; correct the key or add it.",
    ]


def test_conditions_of_schemes_may_look_at_the_constituency_too():
    condition = compiled('constituency == "agents" && answers.plan == "maybe"', constituency=True)
    assert list(sentences_about(loaded(), condition)) == [
        'The condition compares `answers.plan` with "maybe", which is not one of its options (yes, no).'
    ]
