from fractions import Fraction

import pytest

from questionnaires.answers import NotApplicable
from questionnaires.changes.parts import OptionChanges, Rekeyed
from questionnaires.lineage.links import Edition, Lineage, Link
from reports.comparison import compare
from tests.reports.comparison.worlds import Asked, a_round

HEAD = """
readiness: questionnaire/1
key: tiny
version: "{}"
title: Tiny readiness
sections:
  - key: s
    title: Section
    questions:
"""
RULES = """
readiness: scheme/1
key: tiny-scheme
version: "{}"
title: Tiny scheme
questionnaire: {{key: tiny}}
{}
questions:
"""
PLAN = "{kind: percent, key: plan, text: How much?, not_applicable: true}"
PLANNED = "{match: plan, linear: {from: 0, to: 100}}"


def questions(*lines, version="1"):
    return HEAD.format(version) + "".join(f"      - {line}\n" for line in lines)


def scheme(*rules, version="1", more=""):
    return RULES.format(version, more) + "".join(f"  - {rule}\n" for rule in rules)


def choice(key, *options):
    return f"{{kind: single_choice, key: {key}, text: Which?, options: [{', '.join(f'{{key: {one}, text: Option}}' for one in options)}]}}"


def several(key, *options):
    return choice(key, *options).replace("single", "multiple")


def asked(*answers, constituency="Suppliers"):
    return [Asked(f"o{at}", one, constituency) for at, one in enumerate(answers)]


def link(old, new, *, comparable=True, verdict="same", **more):
    return Link(
        verdict=verdict,
        old=tuple(old.split()),
        new=tuple(new.split()),
        comparable=comparable,
        reason="As stated.",
        declared=True,
        **more,
    )


def pair_of(before, after, *links):
    old, new = (
        Edition(key=ref.key, version=ref.version, hash=ref.hash)
        for ref in (one.compiled.questionnaire_ref for one in (before, after))
    )
    given = {("1", "2"): Lineage(readiness="lineage/1", old=old, new=new, links=links)} if links else {}
    return compare([before, after], given).pairs[0]


def counts(moves):
    return moves.n, moves.of, moves.better, moves.worse, moves.same, moves.changed


def test_the_answers_of_matched_organisations_are_counted_by_which_way_they_went():
    text, rules = questions(PLAN), scheme(PLANNED)
    before = a_round(
        "1",
        [*asked(*({"plan": at} for at in (10, 50, 80, 20, 40))), Asked("left", {"plan": 0})],
        questions=text,
        scheme=rules,
    )
    after = a_round(
        "2",
        asked({"plan": 30}, {"plan": 40}, {"plan": 80}, {}, {"plan": NotApplicable("why")}),
        questions=text,
        scheme=rules,
    )
    found = pair_of(before, after).questions.questions[0]
    assert counts(found.all) == (3, 4, 1, 1, 1, 2)
    assert (found.all.before, found.all.after) == (Fraction(140, 3), 50)
    assert (found.number, found.text, found.reason) == (
        "1.1",
        "How much?",
        "Both rounds asked the same version of the questionnaire.",
    )


def test_a_constituency_has_its_own_count_and_who_moved_is_only_in_that_of_all():
    text, rules = questions(PLAN), scheme(PLANNED)
    before = a_round(
        "1", [*asked({"plan": 10}, {"plan": 10}), Asked("mover", {"plan": 0}, "Agents")], questions=text, scheme=rules
    )
    after = a_round(
        "2",
        [*asked({"plan": 10}, {"plan": 20}), Asked("mover", {"plan": 50}, "Networks")],
        questions=text,
        scheme=rules,
    )
    found = pair_of(before, after).questions.questions[0]
    assert counts(found.all) == (3, 3, 2, 0, 1, 2)
    assert {name: counts(one) for name, one in found.by_constituency.items()} == {"Suppliers": (2, 2, 1, 0, 1, 1)}


def test_where_little_is_good_fewer_points_are_better():
    more = "scale: {best: first, levels: [{key: low}, {key: high, from: 50}]}"
    rounds = [
        a_round(key, asked({"plan": at}), questions=questions(PLAN), scheme=scheme(PLANNED, more=more))
        for key, at in (("1", 60), ("2", 20))
    ]
    assert counts(pair_of(*rounds).questions.questions[0].all) == (1, 1, 1, 0, 0, 1)


def test_answers_of_a_question_that_may_not_be_compared_are_not_and_the_reason_stands_there():
    before = a_round("1", asked({"plan": 10}), questions=questions(PLAN), scheme=scheme(PLANNED))
    after = a_round("2", asked({"plan": 90}), questions=questions(PLAN, version="2"), scheme=scheme(PLANNED))
    pair = pair_of(before, after, link("plan", "plan", comparable=False, verdict="rescaled"))
    found = pair.questions.questions[0]
    assert (found.all, found.by_constituency, found.reason) == (None, {}, "As stated.")
    assert (pair.questions.comparable, pair.questions.asked) == (0, 1)


def test_new_and_retired_questions_have_the_words_of_their_own_version():
    before = a_round("1", asked({"plan": 10}), questions=questions(PLAN), scheme=scheme(PLANNED))
    text = questions("{kind: percent, key: built, text: How much is built?}", version="2")
    after = a_round(
        "2", asked({"built": 90}), questions=text, scheme=scheme("{match: built, linear: {from: 0, to: 100}}")
    )
    new, retired = pair_of(
        before,
        after,
        link("", "built", verdict="new", comparable=False),
        link("plan", "", verdict="retired", comparable=False),
    ).questions.questions
    assert (new.text, retired.text) == ("How much is built?", "How much?")


@pytest.mark.parametrize("side", [0, 1])
def test_a_question_that_a_scheme_does_not_count_has_no_movement(side):
    text = questions(PLAN, "{kind: yes_no, key: sponsor, text: Is there?}")
    rules = [scheme(PLANNED, "{match: sponsor, options: {yes: 1}}")] * 2
    rules[side] = scheme(PLANNED, more="not_counted: sponsor", version="2")
    rounds = [
        a_round(str(at + 1), asked({"plan": 1, "sponsor": "yes"}), questions=text, scheme=rules[at]) for at in (0, 1)
    ]
    found = pair_of(*rounds).questions.questions[1]
    assert found.all is None
    assert found.reason == f"The scheme of Round {side + 1} does not count it, so no receipt says what was answered."


def test_where_points_changed_earlier_answers_are_looked_at_by_the_later_rule():
    text = questions(choice("q", "a", "b", "na"))
    old = "{match: q, options: {a: 1, b: 2}, counts_as: {na: not_applicable}}"
    before = a_round("1", asked({"q": "a"}, {"q": "a"}, {"q": "b"}), questions=text, scheme=scheme(old))
    after = a_round(
        "2",
        asked({"q": "a"}, {"q": "b"}, {"q": "b"}),
        questions=text,
        scheme=scheme("{match: q, options: {a: 4, b: 0}}", version="2"),
    )
    found = pair_of(before, after).questions.questions[0].all
    assert counts(found) == (3, 3, 0, 1, 2, 1)
    assert (found.before, found.after) == (Fraction(200, 3), Fraction(100, 3))


def test_an_earlier_answer_that_is_none_by_the_later_rule_or_does_not_fit_is_left_out():
    before = a_round(
        "1",
        asked({"q": "a"}, {"q": "gone"}, {"q": "b"}),
        questions=questions(choice("q", "a", "b", "gone")),
        scheme=scheme("{match: q, options: {a: 1, b: 2}}"),
    )
    rule = "{match: q, options: {b: 2}, counts_as: {a: not_applicable}}"
    after = a_round(
        "2",
        asked({"q": "b"}, {"q": "b"}, {"q": "b"}),
        questions=questions(choice("q", "a", "b"), version="2"),
        scheme=scheme(rule),
    )
    assert counts(pair_of(before, after, link("q", "q")).questions.questions[0].all) == (1, 3, 0, 0, 1, 0)


def test_an_option_whose_key_alone_changed_is_the_same_answer():
    options = OptionChanges(rekeyed=(Rekeyed(old="a", new="x", text="Option"),))
    for make, one, other in ((choice, "a", "x"), (several, ["a", "b"], ["x", "b"])):
        before = a_round(
            "1",
            asked({"q": one}),
            questions=questions(make("q", "a", "b")),
            scheme=scheme("{match: q, options: {a: 1, b: 2}}"),
        )
        after = a_round(
            "2",
            asked({"q": other}),
            questions=questions(make("q", "x", "b"), version="2"),
            scheme=scheme("{match: q, options: {x: 1, b: 2}}"),
        )
        assert counts(pair_of(before, after, link("q", "q", options=options)).questions.questions[0].all) == (
            1,
            1,
            0,
            0,
            1,
            0,
        )


def test_another_kind_of_answer_is_not_put_side_by_side():
    before = a_round("1", asked({"plan": 10}), questions=questions(PLAN), scheme=scheme(PLANNED))
    after = a_round(
        "2",
        asked({"plan": "yes"}),
        questions=questions("{kind: yes_no, key: plan, text: Is it?}", version="2"),
        scheme=scheme("{match: plan, options: {yes: 1}}"),
    )
    found = pair_of(before, after, link("plan", "plan")).questions.questions[0]
    assert (found.all, found.reason) == (
        None,
        "It is declared comparable, but asks for another kind of answer, so answers cannot be put side by side.",
    )


def test_a_split_question_that_is_declared_comparable_is_compared_as_a_group():
    before = a_round(
        "1",
        [*asked({"plan": 40}, {"plan": 90}, {}), Asked("mover", {"plan": 50}, "Agents")],
        questions=questions(PLAN),
        scheme=scheme(PLANNED),
    )
    parts = [PLAN.replace("plan", key) for key in ("design", "build")]
    rules = [PLANNED.replace("plan", key) for key in ("design", "build")]
    after = a_round(
        "2",
        [
            *asked({"design": 60, "build": 40}, {"design": 60}, {"design": 1, "build": 1}),
            Asked("mover", {"design": 20, "build": 10}, "Networks"),
        ],
        questions=questions(*parts, version="2"),
        scheme=scheme(*rules),
    )
    found = pair_of(before, after, link("plan", "design build", verdict="split")).questions.questions[0]
    assert counts(found.all) == (2, 4, 1, 1, 0, None)
    assert counts(found.by_constituency["Suppliers"]) == (1, 3, 1, 0, 0, None)
    assert (found.all.before, found.all.after) == (45, Fraction(65, 2))
    assert found.number == "1.1, 1.2"


def test_where_nothing_is_possible_the_points_themselves_say_which_way():
    rule = "{match: q, options: {a: 0, b: -2}}"
    rounds = [
        a_round(key, asked({"q": one}), questions=questions(choice("q", "a", "b")), scheme=scheme(rule))
        for key, one in (("1", "a"), ("2", "b"))
    ]
    found = pair_of(*rounds).questions.questions[0].all
    assert (counts(found), found.before) == ((1, 1, 0, 1, 0, 1), None)
