import pytest

from questionnaires.loading import load_questionnaire
from questionnaires.numbering import numbers_of
from readiness.authoring.conditions import condition_in_words

ASKED = load_questionnaire(
    """
readiness: questionnaire/1
key: words
version: "1"
title: Words
profile:
  roles: {kind: choices, title: Market roles, options: [{key: sup, text: Supplier}, {key: dno, text: Distributor}]}
  points: {kind: number, title: Meter points}
  new: {kind: yes_no, title: New entrant}
sections:
  - key: s
    title: S
    questions:
      - {key: plan, kind: yes_no, text: A plan?}
      - {key: level, kind: single_choice, text: Which?, options: [{key: a, text: First}, {key: b, text: Second}]}
      - {key: staff, kind: number, text: How many?}
      - {key: ticks, kind: multiple_choice, text: Which ones?, options: [{key: a, text: First}, {key: b, text: Second}]}
""",
    "q",
)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('answers.plan == "yes"', "the answer to 1.1 is “Yes”"),
        ('answers.level != "b"', "the answer to 1.2 is not “Second”"),
        ('answers["level"] in ["a", "b"]', "the answer to 1.2 is “First” or “Second”"),
        ("answers.staff >= 3.0", "the answer to 1.3 is at least 3"),
        ('"a" in answers.ticks', "the answer to 1.4 include “First”"),
        ('"sup" in profile.roles', "the fact “Market roles” include “Supplier”"),
        ("profile.new", "the fact “New entrant” is yes"),
        ("profile.new == false", "the fact “New entrant” is no"),
        ("!profile.new", "it is not so that the fact “New entrant” is yes"),
        (
            '"sup" in profile.roles && profile.points >= 10000.0',
            "the fact “Market roles” include “Supplier” and the fact “Meter points” is at least 10000",
        ),
        (
            'answers.plan == "yes" && (answers.level == "a" || answers.staff < 2.0)',
            "the answer to 1.1 is “Yes” and (the answer to 1.2 is “First” or the answer to 1.3 is less than 2)",
        ),
        ('profile.roles.exists(role, role != "dno")', None),
        ("size(answers.ticks) > 1", None),
        ('answers.plan == "yes" ? profile.new : true', None),
    ],
)
def test_a_condition_is_said_in_words_or_shown_as_it_is_written(source, said):
    assert condition_in_words(source, ASKED, numbers_of(ASKED)) == said
