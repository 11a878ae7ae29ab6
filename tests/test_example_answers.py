"""The example programme as shipped: reproducible, valid, marked as invented, and worth looking at."""

from collections import Counter

import pytest

from questionnaires.documents import read_document
from questionnaires.library import text_of
from questionnaires.profiles import profile_of
from readiness.answer_files import read_answers
from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme
from tests.example_answers import EXAMPLE, Round, generated, organisations, rounds

ROUNDS = rounds()
LISTED = {organisation["id"]: organisation for organisation in organisations()}
PROGRAMME = read_document((EXAMPLE / "programme.yaml").read_text(encoding="utf-8"), "programme.yaml").data
each_round = pytest.mark.parametrize("at", ROUNDS, ids=lambda at: at.entry["key"])


def submissions(at: Round):
    return read_answers(EXAMPLE / at.file, at.questionnaire)


def scheme_of(at: Round):
    return load_scheme(text_of(at.entry["questionnaire"] + ".scheme"), at.entry["scheme"], at.questionnaire)


def test_the_answers_are_byte_for_byte_what_the_script_writes():
    assert {name: (EXAMPLE / name).read_bytes() for name in generated()} == generated()


def test_sixty_organisations_say_by_name_that_they_are_illustrative():
    assert len(LISTED) == 60
    assert [one["name"] for one in LISTED.values() if not one["name"].endswith(" (illustrative)")] == []


def test_every_constituency_that_answers_has_organisations_and_no_other_has():
    answering = [one["name"] for one in PROGRAMME["constituencies"] if one.get("answers", True)]
    assert list(dict.fromkeys(one["constituency"] for one in LISTED.values())) == answering


@each_round
def test_schemes_name_only_constituencies_of_the_programme(at):
    scheme = scheme_of(at)
    weights = [member.weight for measure in scheme.measures for member in measure.of if isinstance(member.weight, dict)]
    named = {name for weight in weights for name in weight if name != "default"} | set(
        scheme.constituencies.by_constituency
    )
    assert named - {one["name"] for one in PROGRAMME["constituencies"]} == set()


@each_round
def test_who_answers_is_listed_and_somebody_is_missing(at):
    answered = [submission.organisation for submission in submissions(at)]
    assert answered == [name for name in LISTED if name in answered]
    assert len(answered) < len(LISTED)


@pytest.mark.parametrize(("before", "at"), [(None, ROUNDS[0]), (ROUNDS[0], ROUNDS[1]), (ROUNDS[1], ROUNDS[2])])
def test_answers_to_questions_not_shown_are_only_left_over_from_the_round_before(before, at):
    earlier = {one.organisation: one.sheet for one in submissions(before)} if before else {}
    for submission in submissions(at):
        profile = profile_of(at.questionnaire, LISTED[submission.organisation])
        shown = at.plan.applied(submission.sheet, profile).shown
        left_over = {key: value for key, value in submission.sheet.items() if key not in shown}
        last = earlier.get(submission.organisation, {})
        assert left_over == {key: last.get(key) for key in left_over}


@each_round
def test_every_level_of_the_scale_is_reached(at):
    scheme = scheme_of(at)
    engine = Engine(compile_scheme(at.questionnaire, scheme))
    ratings = Counter(
        engine.receipt(respondent(at, submission.organisation), submission.sheet).rating
        for submission in submissions(at)
    )
    assert set(ratings) - {None} == {level.key for level in scheme.scale.levels}


def respondent(at: Round, name: str) -> Respondent:
    organisation = LISTED[name]
    profile = profile_of(at.questionnaire, organisation)
    return Respondent(name, organisation["name"], organisation["constituency"], organisation["weight"], profile)
