from fractions import Fraction

from questionnaires.answers import NotApplicable
from reports.bill import bill_of
from tests.reports.rounds import SCHEME, Asked, a_round, answers

TITLES = {"behind": "Behind", "nearly": "Nearly there", "ready": "Ready"}
GATES = {"sponsor": "There is no sponsor."}
CHOICES = """
readiness: questionnaire/1
key: tiny
version: "1"
title: Tiny readiness
sections:
  - key: plan
    title: Plan
    questions:
      - {kind: single_choice, key: route, text: Which route?, options: [{key: buy, text: We buy}, {key: build, text: We build}]}
      - {kind: multiple_choice, key: systems, text: Which systems?, options: [{key: a, text: Billing}, {key: b, text: Metering}]}
"""
OF_CHOICES = """
readiness: scheme/1
key: tiny-scheme
version: "1"
title: Tiny scheme
questionnaire: {key: tiny}
questions:
  - {match: route, options: {buy: 1, build: 2}}
  - {match: systems, options: {a: 1, b: 1}, counts_if: [{question: route, scores_more_than: 1, otherwise: zero}]}
measures: [{key: overall, rule: sum, of: [{sections: "*"}, {questions: route}]}]
total: overall
"""


def bill(made):
    return bill_of(made.receipts[0], made.questionnaire, TITLES, GATES)


def test_lines_add_up_to_sections_and_sections_to_the_total():
    made = a_round([Asked("a", "X", answers(90, 40))])
    found = bill(made)
    assert [(one.title, one.brings, one.of) for one in found.sums] == [
        ("1 Plan and milestones", "90", "100"), ("2 Build", "40", "100"), ("Total of sections", "130", "200"),
    ]  # fmt: skip
    for one in found.sums:
        brought = [line.brings for line in one.lines] + [part.brings for part in one.parts]
        assert sum(Fraction(amount) for amount in brought if amount) == Fraction(one.brings)
    (line,) = found.sums[0].lines
    assert (line.number, line.question, line.answer, line.points, line.weight) == (
        "1.1",
        "How much is planned?",
        "90",
        "90",
        "1",
    )
    assert line.absence == "" and line.notes[0]


def test_silence_and_what_does_not_apply_are_told_apart():
    made = a_round([Asked("a", "X", {"planned": NotApplicable("We buy."), "sponsor": "yes"})])
    plan, build, _ = bill(made).sums
    assert (plan.lines[0].absence, plan.lines[0].answer, plan.lines[0].brings) == ("Not applicable", "We buy.", "")
    assert (build.lines[0].absence, build.lines[0].answer, build.lines[0].brings) == ("Not answered", "", "0")
    assert (plan.brings, plan.of) == ("", "")


def test_what_is_not_asked_says_so():
    made = a_round([Asked("a", "X", answers(10), builds=False)])
    assert bill(made).sums[1].lines[0].absence == "Not asked"
    assert "(left out: " in bill(made).sums[2].parts[1].words


def test_gates_say_what_they_failed_on_and_what_that_caps():
    failed, met = (bill(a_round([Asked("a", "X", answers(90, 90, sponsor))])).gates[0] for sponsor in ("no", "yes"))
    assert (failed.passed, failed.words, failed.sentence) == (
        False, "Failed on 1.2: rated Behind at best.", "There is no sponsor.",
    )  # fmt: skip
    assert (met.passed, met.words) == (True, "Passed.")


def test_a_gate_on_a_figure_names_the_figure():
    scheme = SCHEME.replace(
        "questions: sponsor, passes_with: [yes]", 'threshold: {figure: "section:plan", on: percent, at_least: 50}'
    )
    made = a_round([Asked("a", "X", answers(10, 90))], scheme=scheme)
    assert bill(made).gates[0].words == "Failed on 1 Plan and milestones: rated Behind at best."


def test_answers_are_said_in_the_words_of_their_options():
    made = a_round([Asked("a", "X", {"route": "buy", "systems": ["a", "b"]})], questions=CHOICES, scheme=OF_CHOICES)
    plan, overall = bill(made).sums
    assert [line.answer for line in plan.lines] == ["We buy", "Billing; Metering"]
    assert "counts only if route scores more than 1" in plan.lines[1].notes[1]
    assert (overall.title, [part.words for part in overall.parts]) == (
        "Measure overall",
        ["1 Plan", "1.1 Which route?"],
    )
    assert overall.brings == "2"
