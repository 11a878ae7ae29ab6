import pytest

from questionnaires.lineage import lineage_between
from reports.comparison import compare, question_movement
from tests.reports.comparison.worlds import QUESTIONS, Asked, a_round, answers


def pair_of(before, after):
    return compare([a_round("1", before), a_round("2", after)], {}).pairs[0]


def some(*planned, sponsor="yes"):
    return [Asked(f"o{at}", answers(one, sponsor)) for at, one in enumerate(planned)]


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ((10, 20, 30), (20, 30, 20), "helped"),
        ((10, 20, 30), (5, 10, 40), "worse"),
        ((10, 20, 30), (10, 20, 30), "no change"),
        ((10, 20, 30), (20, 10, 30), "no change"),
    ],
)
def test_whether_the_answers_that_a_lesson_is_about_got_better(before, after, verdict):
    assert question_movement(pair_of(some(*before), some(*after)), ["planned"]).verdict == verdict


def test_the_reason_has_the_figures():
    found = question_movement(pair_of(some(10, 20, 30), some(20, 30, 20)), ["planned"])
    assert found.reason == (
        "Of 3 answers that 3 of 3 organisations in both rounds gave twice, 2 got better, 1 got worse and 0 stayed as they were."
    )
    assert (found.n, found.of, found.better, found.worse, found.same) == (3, 3, 2, 1, 0)
    assert (found.before, found.after) == (20, pytest.approx(70 / 3))


def test_several_questions_are_taken_together_and_what_nobody_asked_is_named():
    found = question_movement(pair_of(some(10, 20), some(20, 20)), ["planned", "sponsor", "never"])
    assert (found.better, found.worse, found.same, found.unknown) == (1, 0, 3, ("never",))
    assert [one.new for one in found.questions] == [("planned",), ("sponsor",)]


def test_within_one_constituency():
    pair = pair_of(
        [*some(10), Asked("n", answers(50, "yes"), "Networks")], [*some(20), Asked("n", answers(40, "yes"), "Networks")]
    )
    assert question_movement(pair, ["planned"], "Networks").verdict == "worse"
    elsewhere = question_movement(pair, ["planned"], "Agents")
    assert (elsewhere.verdict, elsewhere.reason) == ("cannot tell", "No organisation of Agents counts in both rounds.")


def test_a_question_that_nobody_asked_tells_nothing():
    found = question_movement(pair_of(some(10), some(20)), ["never"])
    assert (found.verdict, found.reason, found.before) == ("cannot tell", "Neither round asked these questions.", None)


def test_where_nobody_answered_twice_nothing_can_be_told():
    pair = pair_of(
        [Asked("a", answers(10, "yes")), Asked("b", answers(10, "yes"))],
        [Asked("a"), Asked("c", answers(10, "yes"))],
    )
    found = question_movement(pair, ["planned"])
    assert (found.verdict, found.reason) == ("cannot tell", "No matched organisation answered in both rounds.")


def two_versions(later):
    one, other = a_round("1", some(10)), a_round("2", some(20), questions=later)
    return one, other, lineage_between(one.questionnaire, other.questionnaire)


def test_why_a_question_cannot_be_compared_is_said():
    later = QUESTIONS.replace('"1"', '"2"').replace(
        "Is there a sponsor?", "Does the chief executive sponsor it in person?"
    )
    one, other, lineage = two_versions(later)
    pair = compare([one, other], {("1", "2"): lineage}).pairs[0]
    found = question_movement(pair, ["sponsor"])
    assert found.verdict == "cannot tell"
    assert found.reason.endswith("Not comparable until the author confirms that it is.")
    both = question_movement(pair, ["sponsor", "planned"])
    assert both.verdict == "helped"
    assert both.reason.endswith(" 1 of 2 questions cannot be compared.")


def test_where_nobody_stated_how_questions_relate_that_is_the_reason():
    one, other, _ = two_versions(QUESTIONS.replace('"1"', '"2"'))
    found = question_movement(compare([one, other], {}).pairs[0], ["planned"])
    assert found.reason == "How the questions of tiny 2 come from those of tiny 1 has not been stated."
