"""A round scored as a whole: receipts, relative figures, constituencies, and receipts read back."""

from fractions import Fraction

import pytest

from readiness.answer_files import Submission
from readiness.organisation_files import Listed
from readiness.scored_rounds import score_round, with_relatives
from scoring.constituencies import Organisation
from scoring.relative import MissingRound
from tests.scoring.worlds import asked, number, ruled, sheet, yes_no

PROFILE = {"profile": {"big": {"kind": "yes_no", "title": "Big?"}}}
QUESTIONNAIRE = asked(number("x", minimum=0, maximum=100), yes_no("y", applies_if="profile.big"), **PROFILE)
SCALE = {"levels": [{"key": "red"}, {"key": "green", "from": 50}]}
RULES = ({"match": "x", "linear": {"from": 0, "to": 100}}, {"match": "y", "options": {"yes": 100}})


def scheme(**more):
    return ruled(QUESTIONNAIRE, *RULES, scale=SCALE, **more)


def submission(organisation, **answers):
    return Submission(organisation, dict(sheet(QUESTIONNAIRE, answers)), 1)


def listed(name, constituency="c", weight="1", big=False):
    organisation = Organisation(id=name, name=name.upper(), constituency=constituency, weight=Fraction(weight))
    return Listed(organisation, {"big": big})


SUBMISSIONS = [submission("b", x=80), submission("a", x=40)]
ORGANISATIONS = {name: listed(name) for name in ("a", "b", "missing")}


def test_receipts_come_in_the_order_of_the_answers():
    found = score_round(QUESTIONNAIRE, scheme(), SUBMISSIONS, None)
    assert [(one.organisation, one.total, one.name) for one in found.receipts] == [("b", "80", None), ("a", "40", None)]
    assert found.rated is None


def test_organisations_bring_their_names_weights_facts_and_constituencies():
    organisations = {"a": listed("a", "c", "0.5", big=True), "b": listed("b", "d", "3")}
    found = score_round(QUESTIONNAIRE, scheme(), SUBMISSIONS, organisations)
    assert [(one.name, one.constituency, one.organisation_weight, one.maximum) for one in found.receipts] == [
        ("B", "d", "3", "100"),
        ("A", "c", "0.5", "200"),
    ]
    assert found.rated is not None
    assert [(one.constituency, one.n_of_N) for one in found.rated.constituencies] == [("c", "1 of 1"), ("d", "1 of 1")]


def test_who_is_listed_and_sent_nothing_is_missing_and_bounds_say_what_that_could_mean():
    found = score_round(QUESTIONNAIRE, scheme(constituencies={}), SUBMISSIONS, ORGANISATIONS)
    assert found.rated is not None
    (one,) = found.rated.constituencies
    assert (one.missing, one.n_of_N, one.score) == (("MISSING",), "2 of 3", "60")
    assert (one.bounds.lowest, one.bounds.highest) == ("40", "73.33333333333333333333333333333333")
    assert (found.rated.scheme.key, found.rated.questionnaire.key, found.rated.population) == ("t", "q", "listed")


def test_a_population_that_is_not_known_is_said_to_be_unknown():
    organisations = {name: ORGANISATIONS[name] for name in ("a", "b")}
    found = score_round(QUESTIONNAIRE, scheme(), SUBMISSIONS, organisations, population_known=False)
    assert found.rated is not None
    assert (found.rated.population, found.rated.all.n_of_N) == ("unknown", "2 of unknown")


def test_submissions_pass_by_whoever_watches():
    seen = []

    def watch(submissions):
        for one in submissions:
            seen.append(one.organisation)
            yield one

    score_round(QUESTIONNAIRE, scheme(), SUBMISSIONS, None, watch=watch)
    assert seen == ["b", "a"]


RANKED = {"relative": [{"rule": "rank", "key": "place", "of": "total"}]}


def test_relative_figures_are_filled_in_for_all_receipts():
    found = score_round(QUESTIONNAIRE, scheme(**RANKED), [*SUBMISSIONS, submission("c", x=80)], None)
    assert [one.relative for one in found.receipts] == [{"place": "1"}, {"place": "3"}, {"place": "1"}]


def test_receipts_already_written_can_be_ranked_anew():
    receipts = score_round(QUESTIONNAIRE, scheme(), SUBMISSIONS, None).receipts
    assert [one.relative for one in receipts] == [{}, {}]
    assert [one.relative for one in with_relatives(scheme(**RANKED), receipts, {})] == [{"place": "1"}, {"place": "2"}]
    assert with_relatives(scheme(), receipts, {}) == list(receipts)


CHANGE = {"relative": [{"rule": "change", "key": "step", "of": "total", "since": "before"}]}


def test_a_change_needs_the_earlier_round():
    with pytest.raises(MissingRound, match="before"):
        score_round(QUESTIONNAIRE, scheme(**CHANGE), SUBMISSIONS, None)
    earlier = score_round(QUESTIONNAIRE, scheme(), [submission("a", x=10)], None).receipts
    found = score_round(QUESTIONNAIRE, scheme(**CHANGE), SUBMISSIONS, None, earlier={"before": earlier})
    assert [one.relative for one in found.receipts] == [{"step": None}, {"step": "30"}]
