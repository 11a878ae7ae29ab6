"""Lineage proposed for published versions of a real questionnaire, where nobody declared any."""

import time

import pytest

from questionnaires.lineage import lineage_between
from tests.questionnaires.changes.test_canada_aia import version


@pytest.mark.parametrize(("old", "new"), [("v0.9", "v0.10.0"), ("v0.10.0", "v1.0.0")])
def test_every_question_is_accounted_for_in_under_two_seconds(old, new):
    before, after = version(old), version(new)
    start = time.process_time()
    lineage = lineage_between(before, after)
    assert time.process_time() - start < 2
    answerable = [
        sum(question.is_asked_for_an_answer for question in one.questions.values()) for one in (before, after)
    ]
    assert [lineage.coverage.of_old, lineage.coverage.of_new] == answerable


def test_questions_under_another_name_are_found_again():
    links = lineage_between(version("v0.10.0"), version("v1.0.0")).links
    assert [(link.old, link.new, link.comparable) for link in links if link.verdict == "replaced"] == [
        (("riskProfile6",), ("riskProfile4B",), False),
        (("fairnessImplementation11",), ("aboutSystem10A",), False),
        (("aboutDataType1",), ("aboutDataSourceType1",), False),
        (("aboutDataType2",), ("aboutDataSourceType2",), False),
    ]


def test_an_answer_worth_something_else_is_on_another_scale():
    links = {link.new: link for link in lineage_between(version("v0.10.0"), version("v1.0.0")).links}
    link = links["aboutAlgorithm1",]
    assert (link.verdict, link.comparable, link.options.rekeyed[0].new) == ("rescaled", False, "item1-1")
