"""Receipts as a whole: what they say, that they add up, and that hidden answers change nothing."""

from decimal import Decimal, localcontext
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.answers import answers_hash
from scoring.calculating import reaches
from scoring.compiling import compile_scheme, nominal
from scoring.engine import Engine, Respondent
from scoring.receipt import Receipt
from scoring.rounding import rounded
from tests.scoring.generated import outcome_of, sheets, worlds
from tests.scoring.worlds import (
    NOT_APPLICABLE,
    asked,
    choice,
    engine,
    exact,
    line,
    number,
    pair,
    ruled,
    scored,
    section,
    sheet,
    total,
    working,
    yes_no,
)

ASKED = asked(
    section("s", yes_no("a"), number("n", not_applicable=True)),
    section("t", choice("b", applies_if='answers.a == "yes"'), {"kind": "information", "key": "note", "text": "Read."}),
)
RULES = (
    {"match": "a", "options": {"yes": 1}},
    {"match": "n", "linear": {"from": 0, "to": 3, "points": [0, 1]}, "weight": 2},
    {"match": "b", "options": {"a": 4}},
)
SCALE = {"levels": [{"key": "red"}, {"key": "green", "from": 50}]}
MADE = engine(
    ASKED,
    *RULES,
    rounding={"rule": "half_up", "places": 1},
    measures=[{"key": "m", "of": [{"section": "s"}, {"section": "t"}], "out_of": 100}],
    total="m",
    scale=SCALE,
)


def test_a_receipt_names_who_what_and_under_which_rules():
    answers = {"a": "yes", "n": 1, "b": "a"}
    receipt = scored(MADE, answers, organisation="o1", name="One", constituency="DNO", weight="2.5")
    assert (receipt.receipt, receipt.engine) == ("receipt/1", "1")
    assert (receipt.organisation, receipt.name, receipt.constituency, receipt.organisation_weight) == (
        "o1",
        "One",
        "DNO",
        "2.5",
    )
    assert (receipt.questionnaire.key, receipt.questionnaire.version, receipt.scheme.key, receipt.scheme.version) == (
        "q",
        "1",
        "t",
        "1",
    )
    assert (receipt.questionnaire, receipt.scheme) == (MADE.compiled.questionnaire_ref, MADE.compiled.scheme_ref)
    assert receipt.answers_hash == answers_hash(sheet(ASKED, answers))
    assert receipt.rounding == "to 1 decimal place, halves up"


def test_figures_are_reported_rounded_and_worked_out_exactly():
    receipt = scored(MADE, {"a": "yes", "n": 1, "b": "a"})
    assert {key: pair(amount) for key, amount in receipt.sections.items()} == {"s": ("1.7", "3"), "t": ("4", "4")}
    assert (total(receipt), receipt.percent) == (("81", "100"), "81")  # 17/3 of 7
    assert working(receipt, "measure:m").score_exact == "1700/21"
    assert (receipt.rating, receipt.rating_reason) == ("green", "81 of 100 (81 %) is green.")


def test_a_figure_with_a_rounding_of_its_own_is_reported_as_it_is():
    measures = [{"key": "m", "of": [{"questions": "n"}], "rounding": {"places": 3}}]
    receipt = scored(engine(ASKED, *RULES, measures=measures, rounding={"places": 1}), {"n": 1})
    assert (pair(receipt.measures["m"]), pair(receipt.sections["s"])) == (("0.667", "2"), ("0.7", "3"))


def test_coverage_counts_answers_not_texts_to_read_nor_what_is_hidden():
    coverages = [
        scored(MADE, answers).coverage
        for answers in ({}, {"a": "no", "b": "a"}, {"a": "yes", "n": NOT_APPLICABLE}, {"a": "yes", "n": 1, "b": "c"})
    ]
    assert [(one.answered, one.asked) for one in coverages] == [("0", "2"), ("1", "2"), ("2", "3"), ("3", "3")]


def test_lines_stand_in_the_order_of_the_questionnaire():
    assert [one.question for one in scored(MADE, {}).lines] == ["a", "n", "b"]


def test_nothing_counted_is_no_total():
    made = engine(ASKED, *RULES, absence={"not_answered": "leave_out"})
    receipt = scored(made, {})
    assert (total(receipt), receipt.percent, pair(receipt.sections["s"])) == ((None, None), None, (None, None))
    assert {one.section for one in receipt.lines} == {"s", "t"}


def test_a_part_that_is_left_out_says_why():
    receipt = scored(MADE, {"a": "no", "n": NOT_APPLICABLE})
    assert [(part.of, part.left_out) for part in working(receipt, "section:s").parts] == [
        ("question:a", None),
        ("question:n", "not_applicable"),
    ]
    assert [(part.of, part.left_out) for part in working(receipt, "measure:m").parts] == [
        ("section:s", None),
        ("section:t", "nothing to count"),
    ]


def test_the_same_answers_give_the_same_receipt_in_any_order_and_beside_others():
    answers = [{"a": "yes", "n": "1.0"}, {"a": "yes", "n": "1"}, {"n": "1.00", "a": "yes"}]
    first, *others = (msgspec.json.encode(scored(engine(ASKED, *RULES), each)) for each in answers)
    again = engine(ASKED, *RULES)
    assert others == [first, first]
    assert [msgspec.json.encode(scored(again, each)) for each in reversed(answers)] == [first] * 3


def test_a_receipt_comes_back_from_its_text_as_it_was():
    receipt = scored(MADE, {"a": "yes", "n": 1})
    assert msgspec.json.decode(msgspec.json.encode(receipt), type=Receipt) == receipt


def test_an_organisation_that_has_said_nothing_has_bounds_worked_out_once_for_all_like_it():
    made = Engine(compile_scheme(ASKED, ruled(ASKED, *RULES, scale=SCALE)))
    one, other = made.possible(Respondent("x")), made.possible(Respondent("y"))
    assert (one.lowest.score, one.highest.score, one.worst_rating, one.best_rating) == (0, 7, "red", "green")
    assert one is other


WHO = Respondent("org", profile={"big": True})


@settings(max_examples=80)
@given(st.data())
def test_what_a_receipt_says_is_what_the_engine_worked_out(data):
    world = data.draw(worlds())
    given_answers = data.draw(sheets(world.questionnaire))
    receipt = world.engine.receipt(WHO, given_answers)
    outcome, rating = outcome_of(world.engine, WHO, given_answers)
    assert (exact(total(receipt)[0]), exact(total(receipt)[1])) == (
        (outcome.score, outcome.possible) if outcome else (None, None)
    )
    assert receipt.rating == rating


@settings(max_examples=80)
@given(st.data())
def test_hidden_answers_have_no_effect(data):
    world = data.draw(worlds())
    given_answers = data.draw(sheets(world.questionnaire))
    shown = world.engine.compiled.plan.applied(given_answers, WHO.profile).given
    without = msgspec.structs.replace(
        world.engine.receipt(WHO, shown), answers_hash="", lowest=None, highest=None, worst_rating="", best_rating=""
    )
    receipt = msgspec.structs.replace(
        world.engine.receipt(WHO, given_answers),
        answers_hash="",
        lowest=None,
        highest=None,
        worst_rating="",
        best_rating="",
    )
    assert receipt == without


@settings(max_examples=120)
@given(st.data())
def test_receipts_add_up_from_the_numbers_they_print(data):
    world = data.draw(worlds())
    receipt = world.engine.receipt(WHO, data.draw(sheets(world.questionnaire)))
    compiled = world.engine.compiled
    for one in receipt.lines:
        points, maximum = exact(one.points_exact or one.points), exact(one.maximum_exact or one.maximum)
        product = (None, None) if points is None else (points * Fraction(one.weight), maximum * Fraction(one.weight))
        assert (exact(one.contribution_exact or one.contribution), exact(one.possible_exact or one.possible)) == product
    amounts = {f"section:{key}": amount for key, amount in receipt.sections.items()}
    amounts |= {f"measure:{key}": amount for key, amount in receipt.measures.items()}
    found: dict[str, tuple[Fraction, Fraction] | None] = {}
    for one in receipt.workings:
        node = compiled.by_name[one.figure]
        found[one.figure] = again(compiled, node, one, receipt, found)
        assert close(found[one.figure], printed(one))
        if one.figure in amounts:
            assert printed(amounts[one.figure]) == reported(compiled, node, printed(one))
    last = next(one for one in receipt.workings if one.figure == compiled.total)
    assert tuple(map(exact, total(receipt))) == (
        reported(compiled, compiled.by_name[compiled.total], printed(last)) or (None, None)
    )


def printed(one):
    score, maximum = exact(one.score_exact or one.score), exact(one.maximum_exact or one.maximum)
    return None if score is None else (score, maximum)


def reported(compiled, node, figure):
    if figure is None or node.figure.rounding is not None:
        return figure
    return rounded(figure[0], compiled.scheme.rounding), figure[1]


def close(one, other):
    """Geometric means are worked out to 50 figures; all else is exact."""
    if one is None or other is None:
        return one is other
    return all(abs(mine - theirs) <= abs(theirs) / 10**30 for mine, theirs in zip(one, other, strict=True))


def again(compiled, node, one, receipt, found):
    """A figure worked out anew from what its working prints."""
    figure, members = node.figure, []
    for part in one.parts:
        if part.score is None:
            continue
        score, maximum = printed(part)
        kind, _, key = part.of.partition(":")
        expected = line(receipt, key) if kind == "question" else None
        if expected is not None:
            assert (score, maximum) == (
                exact(expected.points_exact or expected.points),
                exact(expected.maximum_exact or expected.maximum),
            )
        elif found[part.of] is not None:
            assert close((score, maximum), found[part.of])
        else:
            assert (score, maximum) == (0, nominal(compiled, part.of, None))
        if figure.each_out_of is not None:
            if maximum == 0:
                continue
            score, maximum = score * Fraction(figure.each_out_of) / maximum, Fraction(figure.each_out_of)
        members.append((Fraction(part.weight), score, maximum))
    outcome = by_rule(figure.rule, members) if len(members) >= figure.fewest_members else None
    if outcome is not None and figure.out_of is not None:
        outcome = (outcome[0] * Fraction(figure.out_of) / outcome[1], Fraction(figure.out_of)) if outcome[1] else None
    if outcome is not None and figure.reversed:
        outcome = outcome[1] - outcome[0], outcome[1]
    if outcome is None:
        return None
    for adjustment in getattr(figure, "adjust", ()):
        figures = {name: None if pair_ is None else Amount(*pair_) for name, pair_ in found.items()}
        if all(reaches(threshold, figures.get(threshold.figure)) for threshold in adjustment.when):
            changed = outcome[0] * Fraction(adjustment.factor) + Fraction(adjustment.add)
            outcome = rounded(changed, adjustment.rounding), outcome[1]
            break
    return rounded(outcome[0], figure.rounding), outcome[1]


class Amount:
    def __init__(self, score, possible):
        self.score, self.possible = score, possible


def by_rule(rule, members):
    weights, scores, maxima = (list(column) for column in zip(*members, strict=True))
    if rule in ("sum", "mean"):
        over = 1 if rule == "sum" else sum(weights)
        both = [
            sum(weight * number for weight, number in zip(weights, numbers, strict=True))
            for numbers in (scores, maxima)
        ]
        return (both[0] / over, both[1] / over) if over else None
    if rule == "median":
        return middle(scores), middle(maxima)
    if rule == "geometric_mean":
        if sum(weights) == 0 or min(scores) < 0:
            return None
        return root(weights, scores), root(weights, maxima)
    at = scores.index(min(scores) if rule == "lowest" else max(scores))
    return scores[at], maxima[at]


def middle(numbers):
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def root(weights, numbers):
    with localcontext(prec=60):
        product = Decimal(1)
        for weight, number_ in zip(weights, numbers, strict=True):
            exponent = weight / sum(weights)
            base = Decimal(number_.numerator) / Decimal(number_.denominator)
            if exponent:
                product *= base ** (Decimal(exponent.numerator) / Decimal(exponent.denominator)) if base else Decimal(0)
        return Fraction(product)


@pytest.mark.parametrize("answers", [{}, {"a": "yes"}, {"a": "no"}])
def test_bounds_of_a_response_under_way_are_in_its_receipt(answers):
    receipt = scored(MADE, answers)
    expected = {
        (): (("0", "100"), ("100", "100"), "red", "green"),
        ("yes",): (("14.3", "100"), ("100", "100"), "red", "green"),  # 1 of 7
        ("no",): (("0", "100"), ("66.7", "100"), "red", "green"),  # 2 of 3; 0 of 1 if n does not apply
    }[tuple(answers.values())]
    assert (pair(receipt.lowest), pair(receipt.highest), receipt.worst_rating, receipt.best_rating) == expected


def test_more_answers_than_are_kept_are_scored_all_the_same():
    made = engine(asked(number("n", minimum=0)), {"match": "n", "linear": {"from": 0, "to": 10_000}})
    totals = [scored(made, {"n": at}).total for at in range(4_200)]
    assert totals == [str(at) for at in range(4_200)]
    assert scored(made, {"n": 4_199}) == scored(
        engine(made.compiled.questionnaire, {"match": "n", "linear": {"from": 0, "to": 10_000}}), {"n": 4_199}
    )


def test_an_engine_that_keeps_no_lines_scores_alike():
    kept = engine(ASKED, *RULES)
    forgetful = Engine(kept.compiled, most_lines=0)
    given_now = sheet(ASKED, {"a": "yes", "n": 1})
    assert forgetful.receipt(Respondent("org"), given_now) == kept.receipt(Respondent("org"), given_now)
