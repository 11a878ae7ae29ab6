from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires.conditions import compiled
from questionnaires.exchange.surveyjs.cel import Clause
from questionnaires.exchange.surveyjs.comparisons import OPERATORS, as_seen, is_empty, is_true
from questionnaires.exchange.surveyjs.conditions import Answers, as_cel
from questionnaires.exchange.surveyjs.expressions import parsed
from questionnaires.exchange.surveyjs.nodes import Compared, Emptiness, Joined, Literal, Name, Not, Untranslatable
from questionnaires.question_types import Day, MultipleChoice, Number, Option, ShortText, SingleChoice


def options(*keys):
    return tuple(Option(key=key, text=key) for key in keys)


ONE = SingleChoice(key="one", text="One?", options=options("a", "item1", "item10", "7", "true"))
MANY = MultipleChoice(key="many", text="Many?", options=options("a", "b", "3"))
NUMBER, DAY, WORDS = (
    Number(key="number", text="#?"),
    Day(key="day", text="When?"),
    ShortText(key="words", text="Words?"),
)
DASHED = SingleChoice(key="is-it.so", text="So?", options=options("yes", "no"))
ANSWERS = Answers({question.key: question for question in (ONE, MANY, NUMBER, DAY, WORDS, DASHED)})


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("{one} = 'a'", 'answers.one == "a"'),
        ("{ONE} = 'A'", 'answers.one == "a"'),
        ("{one} <> 'a'", '!has(answers.one) || answers.one != "a"'),
        ("!({one} <> 'a')", 'answers.one == "a"'),
        ("{one} contains 'item1'", 'answers.one in ["item1", "item10"]'),
        ("{one} contains ['item10']", 'answers.one == "item10"'),
        ("{one} contains ['a', 'item1']", False),
        ("{one} anyof ['a', 'item1']", 'answers.one in ["a", "item1"]'),
        ("{one} allof ['item1', '10']", 'answers.one == "item10"'),
        ("{one} anyof ['a', 'item1', 'item10']", '!(answers.one in ["7", "true"])'),
        ("{one} >= 7", 'answers.one == "7"'),
        ("{one} = true", 'answers.one == "true"'),
        ("{one} = 'z'", False),
        ("{one} <> 'z'", True),
        ("{one} notempty", "has(answers.one)"),
        ("{one} empty", "!has(answers.one)"),
        ("{one}", "has(answers.one)"),
        ("!{one}", "!has(answers.one)"),
        ("{is-it.so} = 'yes'", 'answers["is-it.so"] == "yes"'),
        ("{is-it.so} empty", '!("is-it.so" in answers)'),
        ("{many} contains 'a'", '"a" in answers.many'),
        ("{many} contains ['a', 'b']", '"a" in answers.many && "b" in answers.many'),
        ("{many} allof ['a', 'b']", '"a" in answers.many && "b" in answers.many'),
        ("{many} anyof ['a', 3]", '"a" in answers.many || "3" in answers.many'),
        ("{many} anyof []", True),
        ("{many} notcontains 'a'", '!has(answers.many) || !("a" in answers.many)'),
        ("!({many} contains 'a')", '!has(answers.many) || !("a" in answers.many)'),
        ("{many} = ['b', 'a']", 'size(answers.many) == 2 && "b" in answers.many && "a" in answers.many'),
        ("{many} = ['a', 'a']", False),
        ("{many} = 'a'", False),
        ("{many} <> 'a'", True),
        ("{many} contains 'z'", False),
        ("{many}", "has(answers.many)"),
        ("{number} > 5", "answers.number > 5.0"),
        ("5.5 >= {number}", "answers.number <= 5.5"),
        ("!({number} > 5)", "!has(answers.number) || answers.number <= 5.0"),
        ("{number} <> '5'", "!has(answers.number) || answers.number != 5.0"),
        ("{number} = 'five'", False),
        ("{number} anyof [1, 2]", "answers.number == 1.0 || answers.number == 2.0"),
        ("{number}", "answers.number != 0.0"),
        ("{day} < '2026-03-31'", 'answers.day < "2026-03-31"'),
        ("{day}", "has(answers.day)"),
        ("{words} = 'A.b'", r'answers.words.matches("(?i)^A\\.b$")'),
        ("{words} <> true", '!has(answers.words) || !answers.words.matches("(?i)^(true|1)$")'),
        ("{words} = ''", "!has(answers.words)"),
        ("{words} = '  '", False),
        ("{words} contains 'b'", 'answers.words.matches("(?i)b")'),
        ("{words} allof ['a', 'b']", 'answers.words.matches("(?i)a") && answers.words.matches("(?i)b")'),
        ("{words} anyof ['a', 'b']", 'answers.words.matches("(?i)^a$") || answers.words.matches("(?i)^b$")'),
        ("{words} empty", "!has(answers.words)"),
        ("{words}", '!answers.words.matches("(?i)^(false|0)$")'),
        (
            "{words} > 18",
            'answers.words.matches("^-?(0|[1-9][0-9]{0,14})([.][0-9]{1,30})?$") && double(answers.words) > 18.0',
        ),
        ("{one} = 'a' and ({many} contains 'b' or {number} = 1)", 'answers.one == "a" && ("b" in answers.many || answers.number == 1.0)'),
        ("!({one} = 'a' and {number} = 1)", '!has(answers.one) || answers.one != "a" || !has(answers.number) || answers.number != 1.0'),
        ("{one} = 'a' or {one} = 'a'", 'answers.one == "a"'),
        ("{one} = 'a' or 1 = 1", True),
        ("{one} = 'a' and 'x' = 'y'", False),
        ("{one} = 'a' and true", 'answers.one == "a"'),
        ("'x' empty", False),
    ],
)  # fmt: skip
def test_a_condition_says_in_cel_what_it_meant(expression, condition):
    outcome = as_cel(parsed(expression), ANSWERS)
    assert (outcome.text if isinstance(outcome, Clause) else outcome) == condition


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("{other} = 'a'", "it reads {other}, which is no question that was carried over"),
        ("{panel.one} = 'a'", "it reads {panel.one}, which is no question that was carried over"),
        ("{one} = {words}", "it compares two answers"),
        ("{many} > 'a'", "it compares the list {many} as if it were one value"),
        ("'a' contains {many}", "it compares the list {many} as if it were one value"),
        ("{number} contains 5", "it searches the number {number} as if it were text"),
        ("{day} > 'spring'", "it compares the date {day} with something that is no date"),
        ("{words} > 'm'", "it compares the text {words} in a way that conditions here do not"),
        ("{words} anyof 'm'", "it compares the text {words} in a way that conditions here do not"),
        (" or ".join(f"{{words}} = '{'x' * 90}{at}'" for at in range(100)), "it is too long or too deeply nested"),
    ],
)
def test_what_has_no_counterpart_is_refused_with_its_reason(expression, reason):
    with pytest.raises(Untranslatable) as refusal:
        as_cel(parsed(expression), ANSWERS)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("expression", "outcome"), [("{one} = 'a'", False), ("{one} <> 'a'", True), ("{one} empty", True)]
)
def test_a_question_that_is_never_asked_is_always_empty(expression, outcome):
    assert as_cel(parsed(expression), Answers(ANSWERS.questions, {"one"})) is outcome


VALUES = {
    "one": [None, "a", "item1", "item10", "7", "true"],
    "many": [None, ["a"], ["b", "3"], ["a", "b", "3"]],
    "number": [None, 0.0, 1.0, 7.0, -2.5],
    "day": [None, "2026-01-01", "2026-03-31"],
    "words": [None, "a", "A b", "item10", "7", "0", "nothing"],
}
LITERALS = st.sampled_from(
    [
        "a",
        "B",
        "item1",
        "item10",
        "7",
        "3",
        "true",
        "2026-03-31",
        "nothing",
        "",
        Decimal(7),
        Decimal(0),
        Decimal(3),
        True,
        False,
        None,
    ]
)
OPERANDS = (
    st.sampled_from(sorted(VALUES)).map(Name)
    | LITERALS.map(Literal)
    | st.lists(LITERALS, max_size=3).map(tuple).map(Literal)
)
ATOMS = (
    st.builds(Compared, st.sampled_from(sorted(OPERATORS)), OPERANDS, OPERANDS)
    | st.builds(Emptiness, OPERANDS, st.booleans())
    | OPERANDS
)
NODES = st.recursive(
    ATOMS,
    lambda inner: inner.map(Not) | st.builds(Joined, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3).map(tuple)),
    max_leaves=6,
)  # fmt: skip


def as_surveyjs_sees(value):
    if isinstance(value, list):
        return tuple(as_seen(one) for one in value)
    return Decimal(str(value)) if isinstance(value, float) else value if value is None else as_seen(value)


def worked_out(node, values):
    """The plain, two-valued reading of a condition, nothing answered being empty."""
    if isinstance(node, Name):
        return as_surveyjs_sees(values[node.name])
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Not):
        return not holds(node.of, values)
    if isinstance(node, Joined):
        return (all if node.by == "and" else any)(holds(part, values) for part in node.parts)
    if isinstance(node, Emptiness):
        return is_empty(worked_out(node.of, values)) is node.empty
    return OPERATORS[node.operator](worked_out(node.left, values), worked_out(node.right, values))


def holds(node, values):
    return is_true(worked_out(node, values))


@given(node=NODES, values=st.fixed_dictionaries({name: st.sampled_from(some) for name, some in VALUES.items()}))
def test_whatever_is_answered_both_languages_agree(node, values):
    try:
        outcome = as_cel(node, ANSWERS)
    except Untranslatable:
        assume(False)
        return
    answered = {name: value for name, value in values.items() if value is not None}
    ours = compiled(outcome.text).holds(answered, {}) if isinstance(outcome, Clause) else outcome
    assert ours is holds(node, values)
