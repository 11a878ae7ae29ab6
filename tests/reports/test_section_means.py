from questionnaires.answers import NotApplicable
from reports.section_means import NO_ANSWERS, SectionMean, Why, compared_sections, means_by_section
from tests.reports.rounds import QUESTIONS, SCHEME, Asked, a_round, answers, four_constituencies


def scored(made):
    return {key for receipt in made.receipts for key in receipt.sections}


def means(asked, **documents):
    made = a_round(asked, **documents)
    found = means_by_section(made.questionnaire, made.receipts)
    return {key: found.get(key, NO_ANSWERS) for key in made.questionnaire.all_sections}


def test_a_mean_is_over_those_to_whom_the_section_applies():
    found = means(
        [
            Asked("a", "X", answers(10, 50)),
            Asked("b", "X", answers(20), builds=False),
            Asked("c", "X", answers(20, 51)),
        ]
    )
    assert found == {"plan": SectionMean(3, "16.7", None), "build": SectionMean(2, "50.5", None)}


def test_a_section_that_nobody_is_asked_does_not_apply():
    found = means([Asked("a", "X", answers(10), builds=False)])
    assert found["build"] == SectionMean(0, None, Why.NOT_ASKED)


def test_a_section_asked_in_which_nothing_counts_says_so():
    found = means([Asked("a", "X", {"planned": 10, "built": NotApplicable("We buy.")})])
    assert found["build"] == SectionMean(0, None, Why.NOTHING_COUNTS)


def test_without_answers_nothing_is_said_about_applicability():
    assert means([Asked("a", "X")])["plan"] == SectionMean(0, None, Why.NO_ANSWERS)


def test_section_drivers_have_the_same_means():
    made = four_constituencies()
    receipts = {
        one.constituency: [each for each in made.receipts if each.constituency == one.constituency]
        for one in made.rated.constituencies
    }
    found = [
        (driver, means_by_section(made.questionnaire, receipts[one.constituency])[driver.section])
        for one in made.rated.constituencies
        for driver in one.section_drivers
    ]
    assert [(mean.percent, str(mean.n)) for _, mean in found] == [(driver.percent, driver.n) for driver, _ in found]
    assert len(found) == 5


def test_sections_are_compared_by_the_outermost_that_have_a_score():
    made = four_constituencies()
    assert [one.key for one in compared_sections(made.questionnaire, scored(made))] == ["plan", "build"]
    assert compared_sections(made.questionnaire, []) == ()


NESTED = """
readiness: questionnaire/1
key: tiny
version: "1"
title: Nested
sections:
  - key: everything
    title: Everything
    sections:
      - {key: plan, title: Plan, questions: [{kind: percent, key: planned, text: Planned?}]}
      - {key: build, title: Build, questions: [{kind: percent, key: built, text: Built?, not_applicable: true}]}
      - {key: talk, title: Talk, questions: [{kind: yes_no, key: sponsor, text: Sponsor?}]}
"""


def test_where_one_section_holds_all_others_those_inside_are_compared():
    made = a_round([Asked("a", "X", answers(10, 20))], questions=NESTED, scheme=SCHEME)
    assert [one.key for one in compared_sections(made.questionnaire, scored(made))] == ["plan", "build"]


def test_a_question_deep_inside_a_section_makes_it_asked():
    made = a_round(
        [Asked("a", "X", {"built": NotApplicable("We buy.")})],
        questions=NESTED,
        scheme=SCHEME.replace("not_answered: zero", "not_answered: leave_out"),
    )
    assert means_by_section(made.questionnaire, made.receipts)["everything"].why == Why.NOTHING_COUNTS


def test_one_section_without_others_inside_is_compared_itself():
    alone = QUESTIONS.split("  - key: build")[0]
    made = a_round(
        [Asked("a", "X", answers(10))],
        questions=alone,
        scheme=SCHEME.replace("  - {match: built, linear: {from: 0, to: 100}}\n", ""),
    )
    assert [one.key for one in compared_sections(made.questionnaire, scored(made))] == ["plan"]
