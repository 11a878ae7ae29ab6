import pytest

from questionnaires.comparisons import uses_in
from questionnaires.conditions import compiled


def uses(source):
    return [
        (use.read.key, use.sign, [token.literal for token in use.beside], use.is_plain)
        for use in uses_in(compiled(source))
    ]


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ('answers.a == "x"', ("a", "==", ["x"], True)),
        ('"x" != answers["a"]', ("a", "!=", ["x"], True)),
        ("answers.a > 5.0", ("a", ">", ["5.0"], True)),
        ("-5 <= answers.a", ("a", ">=", ["-5"], True)),
        ("5 > answers.a", ("a", "<", ["5"], True)),
        ("answers.a >= -5", ("a", ">=", ["-5"], True)),
        ("answers.a == true", ("a", "==", ["true"], True)),
        ('answers.a in ["x", "y"]', ("a", "in", ["x", "y"], True)),
        ("answers.a in [1, -2]", ("a", "in", ["1", "-2"], True)),
        ('"x" in answers.a', ("a", "holds", ["x"], True)),
        ("has(answers.a)", ("a", "has", [], True)),
        ('(answers.a == "x") ? true : false', ("a", "==", ["x"], True)),
        ('[answers.a == "x"][0]', ("a", "==", ["x"], True)),
    ],
)
def test_a_comparison_with_something_named_is_plain(source, used):
    assert uses(source) == [used]


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("answers.a > 5.0 + 1.0", ("a", ">", ["5.0"], False)),
        ("1.0 + answers.a > 5.0", ("a", ">", ["5.0"], False)),
        ("2.0 - 5.0 < answers.a", ("a", ">", ["-5.0"], False)),
        ("5.0 < answers.a + 1.0", ("a", ">", ["5.0"], False)),
        ('!answers.a == "x"', ("a", "==", ["x"], False)),
        ('"x" + "y" in answers.a', ("a", "holds", ["y"], False)),
    ],
)
def test_a_comparison_that_goes_on_is_not_plain(source, used):
    assert uses(source) == [used]


@pytest.mark.parametrize(
    "source",
    [
        "answers.a",
        "!answers.a",
        "size(answers.a) > 1",
        'answers.a.startsWith("x")',
        'answers.a in ["x" + "y"]',
        "answers.a in []",
        'answers.a == ["x"]',
        "answers.a > (5.0)",
        "(5.0) < answers.a",
        "has(answers.a.b)",
        "answers.a > -double(1)",
    ],
)
def test_any_other_use_names_nothing(source):
    assert uses(source) == [("a", "", [], False)]


def test_two_reads_side_by_side_name_nothing():
    assert uses("answers.a == answers.b && 1 < 2") == [("a", "", [], False), ("b", "", [], False)]


def test_asking_whether_a_key_was_answered_is_no_use_of_its_value():
    assert uses('"a" in answers && {"answers": 1}.answers == 1') == []
