import cel
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from questionnaires.tokens import DEEPEST, MOST_SIGNS, excess_in, literals_in, names_bound, text_at, tokens_of

QUOTES = st.sampled_from(['"', "'", '"""', "'''"])
LETTERS = st.text(alphabet="ab\\\"'ntx41uU0rR. \n/é78", max_size=12)


def kinds(source):
    return [(token.kind, token.text) for token in tokens_of(source)]


def test_an_expression_is_parted_into_names_signs_texts_and_numbers():
    assert kinds('answers.a >= -1.5e3 && !("b" in x) // why') == [
        ("name", "answers"), ("sign", "."), ("name", "a"), ("sign", ">="), ("sign", "-"), ("number", "1.5e3"),
        ("sign", "&&"), ("sign", "!"), ("sign", "("), ("string", '"b"'), ("name", "in"), ("name", "x"), ("sign", ")"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("'a // b' + c", ["'a // b'", "+", "c"]),
        (r"'it\'s' + c", [r"'it\'s'", "+", "c"]),
        (r"r'\' + c + '", [r"r'\'", "+", "c", "+", "'"]),
        ('"""a "quoted" word""" + c', ['"""a "quoted" word"""', "+", "c"]),
        (r'"""a \""" b""" + c', [r'"""a \""" b"""', "+", "c"]),
        ('"" + c', ['""', "+", "c"]),
        ("0x1F + .5 + 7u", ["0x1F", "+", ".5", "+", "7u"]),
    ],
)
def test_texts_and_numbers_end_where_cel_ends_them(source, texts):
    assert [token.text for token in tokens_of(source)] == texts


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('"a"', "a"),
        ("''", ""),
        ('""""""', ""),
        (r'"\n\x41\X41\101\u00e9\U0001F600\"\?\\"', '\nAAAé😀"?\\'),
        (r'r"\n"', r"\n"),
        ("'''a\nb'''", "a\nb"),
        ("12.50", "12.50"),
        ("0x1Fu", "31"),
        ("7u", "7"),
        ("true", "true"),
    ],
)
def test_the_literal_is_what_is_meant(text, literal):
    assert [token.literal for token in tokens_of(text)] == [literal]


@given(st.sampled_from(["", "r", "R"]), QUOTES, LETTERS)
@example("", "'", r"\a\b\f\r\t\v\`")
def test_a_text_that_cel_takes_means_here_what_it_means_there(prefix, quote, letters):
    source = prefix + quote + letters + quote
    try:
        meant = cel.evaluate(source)
    except (ValueError, RuntimeError):
        return
    tokens = tokens_of(source)
    if len(tokens) == 1:
        assert tokens[0].literal == meant


def test_a_number_behind_a_minus_is_a_literal_both_ways():
    assert list(literals_in(tokens_of('a > -5.0 && b == "x" && c < 3'))) == ["5.0", "-5.0", "x", "3"]


def test_beyond_either_end_there_is_nothing():
    tokens = tokens_of("a")
    assert [text_at(tokens, at) for at in (-1, 0, 1)] == ["", "a", ""]


def test_macros_name_the_items_of_a_list_and_other_calls_do_not():
    source = "answers.a.exists(one, one == 'x') && answers.b.all(two, two != 'x') && all(three) && answers.map == 1"
    assert names_bound(tokens_of(source)) == {"one", "two"}


NESTED = "Within one of exists, all, exists_one, map, filter there can be no other, and `map` can stand once."


@pytest.mark.parametrize(
    ("source", "excess"),
    [
        ("(" * DEEPEST + "true" + ")" * DEEPEST, ""),
        ("(" * (DEEPEST + 1), "The condition is too deeply nested."),
        (")" * 9 + "[(" * 21, "The condition is too deeply nested."),
        ("!" * DEEPEST + "true", ""),
        ("!" * (DEEPEST + 1) + "true", "The condition is too deeply nested."),
        ("a ? b : " * (DEEPEST + 1), "The condition is too deeply nested."),
        ("1" + "+1" * MOST_SIGNS, ""),
        ("1" + "+1" * (MOST_SIGNS + 1), f"The condition has more than {MOST_SIGNS} signs."),
        (" && ".join(["true"] * 500), ""),
        ("a.exists(x, b.all(y, x == y))", NESTED),
        ("a.map(x, x + x).map(y, y + y)", NESTED),
        ("a.filter(x, x > 1).exists(y, y > 2) && a.map(z, z + 1) == b", ""),
        ("(a.exists(x, true)) && b.exists(y, true)", ""),
        ('answers.map == "(((" && answers.map != "x"', ""),
    ],
)
def test_what_would_take_too_long_is_told_before_it_is_compiled(source, excess):
    assert excess_in(tokens_of(source)) == excess
