from decimal import Decimal

import pytest

from questionnaires.exchange.surveyjs.expressions import parsed
from questionnaires.exchange.surveyjs.nodes import (
    Compared,
    Emptiness,
    Joined,
    Literal,
    Name,
    Not,
    Untranslatable,
    names_in,
)

A, B, C = (Compared("equal", Name(name), Literal("x")) for name in "abc")


@pytest.mark.parametrize(
    ("expression", "node"),
    [
        ("{a} = 'x' or {b} = 'x' and {c} = 'x'", Joined("or", (A, Joined("and", (B, C))))),
        ("({a} = 'x' or {b} = 'x') and {c} = 'x'", Joined("and", (Joined("or", (A, B)), C))),
        ("{a} = 'x' || {b} == \"x\" && {c} EQUAL x", Joined("or", (A, Joined("and", (B, C))))),
        ("({a} = 'x'", A),
        ("!({a} = 'x') and {b} = 'x'", Joined("and", (Not(A), B))),
        ("negate {a}", Not(Name("a"))),
        ("!{a} notempty", Not(Emptiness(Name("a"), empty=False))),
        ("{a} empty or {b} NotEmpty", Joined("or", (Emptiness(Name("a"), True), Emptiness(Name("b"), False)))),
        ("{a} <> 'x'", Compared("notequal", Name("a"), Literal("x"))),
        ("{a} != -2.5", Compared("notequal", Name("a"), Literal(Decimal("-2.5")))),
        ("{a} <= 3", Compared("lessorequal", Name("a"), Literal(Decimal(3)))),
        ("3 < {a}", Compared("less", Literal(Decimal(3)), Name("a"))),
        ("{a} contains ['x', \"it's\"]", Compared("contains", Name("a"), Literal(("x", "it's")))),
        ("{a} *= 'x'", Compared("contains", Name("a"), Literal("x"))),
        ("{a} anyof []", Compared("anyof", Name("a"), Literal(()))),
        ("{a} notcontains 'say \\'x\\''", Compared("notcontains", Name("a"), Literal("say 'x'"))),
        ("{ a.b-c } = TRUE", Compared("equal", Name("a.b-c"), Literal(True))),
        ("{#a} = null", Compared("equal", Name("a"), Literal(None))),
        ("{a} = undefined", Compared("equal", Name("a"), Literal(None))),
        ("{a} = ''", Compared("equal", Name("a"), Literal(""))),
        ("true", Literal(True)),
    ],
)
def test_an_expression_is_read_with_the_precedence_of_surveyjs(expression, node):
    assert parsed(expression) == node


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("iif({a} = 1, 'x', 'y') = 'x'", "it calls the function iif"),
        ("today() > {a}", "it calls the function today"),
        ("{a} + {b} > 5", "it calculates"),
        ("{a} = 2 - 1", "it calculates"),
        ("{a} power 2 > 3", "it calculates"),
        ("({a} = 1) = true", "it compares the outcome of a comparison"),
        ("{a} contains ['x', {b}]", "it lists an answer beside others"),
        ("{a} contains ['x' 'y']", "`'y'` is not expected there"),
        ("{a} = ", "it breaks off"),
        ("", "it breaks off"),
        ("{a} = 'x' {b}", "`b` is not expected there"),
        ("and {a}", "`and` is not expected there"),
        ("{a} = 'x", "`'` is not expected there"),
        ("(" * 40 + "{a}", "it is too deeply nested"),
        ("!" * 40 + "{a}", "it is too deeply nested"),
        ("{a} = 'x' or " * 2_000 + "{a}", "it has more than 20,000 characters"),
    ],
)
def test_what_cannot_be_said_here_is_given_its_reason(expression, reason):
    with pytest.raises(Untranslatable) as refusal:
        parsed(expression)
    assert str(refusal.value) == reason


def test_the_answers_that_an_expression_looks_at_are_known():
    assert names_in(parsed("{a} = 'x' or !({b} empty) and 'y' = {c} or {d} or true")) == {"a", "b", "c", "d"}
