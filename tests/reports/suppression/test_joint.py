"""How organisations stand in levels and conditions at once, and what means say of that."""

from fractions import Fraction

from reports.suppression.joint import earning, means_of, state_of, states_of
from reports.suppression.told import ALL, decided
from tests.reports.rounds import SCHEME, ARound, Asked, a_round, answers
from tests.reports.suppression.rounds_of_many import FIVE, asked_of

NONE_FAILS = SCHEME.partition("gates:")[0]
TURNED = """
readiness: scheme/1
key: tiny-scheme
version: "2"
title: Tiny scheme
questionnaire: {key: tiny}
questions:
  - {match: planned, linear: {from: 0, to: 100}}
  - {match: built, linear: {from: 0, to: 100}}
not_counted: sponsor
scale:
  on: percent
  best: first
  levels: [{key: ready}, {key: nearly, from: 20}, {key: behind, from: 50}]
gates:
  - {key: sponsor, questions: sponsor, passes_with: [yes], cap: nearly, sentence: There is no sponsor.}
constituencies: {rule: mean}
"""


def made(*given: tuple[int, int, str], scheme: str = SCHEME) -> ARound:
    return a_round(
        [Asked(str(at), "Suppliers", answers(one, two, sponsor)) for at, (one, two, sponsor) in enumerate(given)],
        scheme=scheme,
    )


def states(one: ARound) -> tuple[tuple[str, ...], ...]:
    assert one.scheme.scale is not None
    return states_of(one.receipts, one.scheme, one.scheme.scale)


def ends(one: ARound, some: tuple[tuple[str, ...], ...] | None = None) -> dict[tuple[str, ...], tuple[int, int]]:
    assert one.scheme.scale is not None
    found = earning(some or states(one), one.scheme, one.scheme.scale)
    return {key: (round(low), round(high)) for key, (low, high) in found.items()}


def test_who_fails_a_condition_is_no_better_than_it_allows() -> None:
    one = made((90, 90, "no"), (10, 10, "yes"))
    assert states(one) == (
        ("behind", ""), ("behind", "", "sponsor"), ("behind", "lowered", "sponsor"), ("nearly", ""), ("ready", ""),
    )  # fmt: skip
    assert ends(one) == {
        ("behind", ""): (0, 50), ("behind", "", "sponsor"): (0, 50), ("behind", "lowered", "sponsor"): (50, 100),
        ("nearly", ""): (50, 80), ("ready", ""): (80, 100),
    }  # fmt: skip


def test_with_levels_alone_a_level_that_caps_may_hold_who_earned_more() -> None:
    assert ends(made((90, 90, "no")), (("behind",), ("ready",))) == {("behind",): (0, 100), ("ready",): (80, 100)}


def test_where_least_is_best_a_lowered_one_has_earned_less() -> None:
    one = made((10, 10, "no"), (90, 90, "yes"), scheme=TURNED)
    assert ends(one) == {
        ("behind", ""): (50, 100), ("behind", "", "sponsor"): (50, 100), ("nearly", ""): (20, 50),
        ("nearly", "", "sponsor"): (20, 50), ("nearly", "lowered", "sponsor"): (0, 20), ("ready", ""): (0, 20),
    }  # fmt: skip
    assert ends(one, (("nearly",),)) == {("nearly",): (0, 50)}


def test_levels_that_do_not_look_at_per_cents_leave_means_open() -> None:
    one = made((10, 10, "yes"), scheme=SCHEME.replace("on: percent", "on: points"))
    assert ends(one) == {} and [*means_of(ALL, one.receipts, {})] == []


def test_a_mean_says_of_each_section_what_the_others_leave() -> None:
    one = made((40, 100, "yes"), (100, 100, "yes"))
    assert one.scheme.scale is not None
    total, _, build, most, plan, _ = means_of(ALL, one.receipts, earning(states(one), one.scheme, one.scheme.scale))
    assert (total.highest, build.highest, plan.highest) == (Fraction(170), Fraction(200), Fraction(140))
    assert plan.factors["ready", ""] == 60 and most.lowest == 200


def test_where_a_total_is_not_the_sum_of_its_sections_they_say_nothing_of_levels() -> None:
    alike = (
        "measures:\n  - {key: alike, rule: mean, out_of: 100, of: [{section: plan}, {section: build}]}\ntotal: alike\n"
    )
    one = made((40, 100, "yes"), (100, 100, "yes"), scheme=SCHEME.replace("scale:", f"{alike}scale:", 1))
    assert one.scheme.scale is not None
    assert len([*means_of(ALL, one.receipts, earning(states(one), one.scheme, one.scheme.scale))]) == 2


def test_a_total_that_was_rounded_up_to_its_level_is_no_contradiction() -> None:
    scheme = SCHEME.replace("to: 100}", "to: 100, points: [0, 1]}").replace("from: 50", "from: 49.6")
    one = made((99, 0, "yes"), (100, 100, "yes"), scheme=scheme.replace("places: 1", "places: 0"))
    assert one.scheme.scale is not None and [each.rating for each in one.receipts] == ["nearly", "ready"]
    least, most, *_ = means_of(ALL, one.receipts, earning(states(one), one.scheme, one.scheme.scale))
    found = [sum(known.factors[state_of(each, in_full=True)] for each in one.receipts) for known in (least, most)]
    assert least.highest is not None and most.lowest is not None
    assert found[0] <= least.highest and found[1] >= most.lowest


def test_a_section_that_not_everybody_has_says_nothing_of_levels() -> None:
    one = a_round(
        [Asked("a", "S", answers(40)), Asked("b", "S", answers(40, 40))],
        scheme=SCHEME.replace("coverage: 60", "coverage: 0"),
    )
    assert one.scheme.scale is not None
    found = [*means_of(ALL, one.receipts, earning(states(one), one.scheme, one.scheme.scale))]
    assert len(found) % 2 == 0 and [*means_of(ALL, (), {("behind",): (Fraction(0), Fraction(1))})] == []


def test_too_many_ways_to_stand_are_told_apart_by_level_alone_and_conditions_are_withheld() -> None:
    one = many_conditions()
    assert states(one) == (("behind",), ("nearly",), ("ready",))
    assert state_of(one.receipts[0], in_full=False) == ("behind",)
    line = decided(asked_of(one), FIVE).lines[ALL]
    assert line.levels and set(line.gates) == {gate.key for gate in one.scheme.gates} and not line.capped


def many_conditions() -> ARound:
    """Each section has five conditions, and organisations fail every number of each."""
    gates = "".join(
        f"  - {{key: {section}{at}, threshold: {{figure: 'section:{section}', at_least: {20 * at}}}, cap: nearly, sentence: Less.}}\n"
        for section in ("plan", "build")
        for at in range(1, 6)
    )
    scheme: str = f"{NONE_FAILS}gates:\n{gates}constituencies: {{rule: mean}}\n"
    return made(*((20 * one, 20 * two, "yes") for one in range(6) for two in range(6)), scheme=scheme)
