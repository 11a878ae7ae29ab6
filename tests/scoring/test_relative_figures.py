"""Figures beside the others of a round: scaled, standardised, ranked, averaged, changed."""

from fractions import Fraction

import msgspec
import pytest

from questionnaires.answers import Value
from questionnaires.loading import load_questionnaire
from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme
from scoring.receipt import Receipt
from scoring.relative import MissingRound, ranks, relatives, root
from scoring.scheme import Scheme

QUESTIONNAIRE = load_questionnaire(
    """\
readiness: questionnaire/1
key: q
version: "1"
title: Q
sections:
  - {key: s, title: S, questions: [{key: x, kind: number, text: X}, {key: y, kind: number, text: Y}]}
""",
    "q.yaml",
)
SCHEME = """\
readiness: scheme/1
key: s
version: "1"
title: S
questionnaire: {key: q}
absence: {not_answered: leave_out}
questions: [{match: [x, y], linear: {from: 0, to: 100}}]
measures: [{key: m, rule: mean, of: [{questions: [x, y]}]}]
total: m
relative:
"""


def round_of(relative: str, numbers: list[tuple[int | None, int | None]]) -> tuple[Scheme, list[Receipt]]:
    scheme = load_scheme(SCHEME + relative, "s.yaml", QUESTIONNAIRE)
    engine = Engine(compile_scheme(QUESTIONNAIRE, scheme))
    receipts = []
    for at, pair in enumerate(numbers):
        given = {key: number for key, number in zip("xy", pair, strict=True) if number is not None}
        sheet: dict[str, Value] = {key: QUESTIONNAIRE.questions[key].read(number) for key, number in given.items()}
        receipts.append(engine.receipt(Respondent(f"o{at}"), sheet))
    return scheme, receipts


def column(relative: str, numbers: list[tuple[int | None, int | None]]) -> list[str | None]:
    scheme, receipts = round_of(relative, numbers)
    *_, last = relatives(scheme, receipts, {}).values()
    return [None if one is None else str(one) for one in last]


ROUND: list[tuple[int | None, int | None]] = [(10, 20), (20, None), (None, None), (60, 40)]
EQUAL: list[tuple[int | None, int | None]] = [(10, None), (10, None)]
CASES = [
    ("  - {key: a, rule: min_max, of: 'question:x'}\n", ROUND, ["0", "20", None, "100"]),
    ("  - {key: a, rule: min_max, of: 'measure:m', to: [1, 0]}\n", ROUND, ["1", "6/7", None, "0"]),
    ("  - {key: a, rule: min_max, of: total}\n", EQUAL, [None, None]),
    ("  - {key: a, rule: z_score, of: 'question:x'}\n", [(10, None), (30, None)], ["-1", "1"]),
    ("  - {key: a, rule: z_score, of: total}\n", EQUAL, [None, None]),
    ("  - {key: a, rule: z_score, of: total, deviation: sample}\n", [(10, None), (None, None)], [None, None]),
    ("  - {key: a, rule: mean, of: {'question:x': 1, 'question:y': 3}}\n", ROUND, ["35/2", "20", None, "45"]),
    (
        "  - {key: a, rule: mean, of: {'question:x': 1, 'question:y': 1}, missing: none}\n",
        ROUND,
        ["15", None, None, "50"],
    ),
    ("  - {key: a, rule: rounded, of: 'section:s', rounding: {places: -1}}\n", ROUND, ["30", "20", None, "100"]),
    ("  - {key: a, rule: rank, of: total}\n", ROUND, ["3", "2", None, "1"]),
    (
        "  - {key: a, rule: rank, of: total, first: lowest}\n  - {key: b, rule: rank, of: 'relative:a'}\n",
        ROUND,
        ["3", "2", None, "1"],
    ),
]


@pytest.mark.parametrize(("relative", "numbers", "expected"), CASES, ids=range(len(CASES)))
def test_each_rule_on_a_small_round(relative, numbers, expected):
    assert column(relative, numbers) == expected


@pytest.mark.parametrize(
    ("ties", "places"),
    [
        ("best", [1, 2, 2, 4]),
        ("worst", [1, 3, 3, 4]),
        ("mean", [1, Fraction(5, 2), Fraction(5, 2), 4]),
        ("dense", [1, 2, 2, 3]),
    ],
)
def test_equal_figures_share_a_place_by_the_stated_rule(ties, places):
    figures = [Fraction(number) for number in (9, 5, 5, 1)]
    assert ranks([*figures, None], "highest", ties) == [*places, None]
    assert ranks([-figure for figure in figures], "lowest", ties) == places


def test_an_earlier_round_gives_mean_and_ends_and_is_what_changes_are_counted_from():
    relative = (
        "  - {key: a, rule: z_score, of: 'question:x', against: before}\n"
        "  - {key: b, rule: min_max, of: 'question:x', against: before}\n"
        "  - {key: c, rule: rank, of: total}\n"
        "  - {key: d, rule: change, of: 'relative:c', since: before, positive: down}\n"
        "  - {key: e, rule: change, of: 'question:x', since: before, before: total}\n"
    )
    scheme, earlier = round_of(relative, [(10, None), (30, None)])
    placed = [
        msgspec.structs.replace(receipt, relative={"c": place})
        for receipt, place in zip(earlier, ("2", "1"), strict=True)
    ]
    _, now = round_of(relative, [(40, None), (20, None), (0, None)])
    found = relatives(scheme, now, {"before": placed})
    assert found["a"] == [2, 0, -2]
    assert found["b"] == [150, 50, -50]
    assert found["d"] == [1, -1, None]
    assert found["e"] == [30, -10, None]
    with pytest.raises(
        MissingRound, match="`a` looks at the round before; give its receipts with --against before=RECEIPTS"
    ):
        relatives(scheme, now, {})


def test_a_root_is_exact_where_it_is_rational_and_else_to_fifty_figures():
    assert root(Fraction(9, 4)) == Fraction(3, 2)
    assert abs(root(Fraction(2)) ** 2 - 2) < Fraction(1, 10**48)
