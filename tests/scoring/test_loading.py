import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.documents import read_document
from questionnaires.library import catalogue, text_of
from questionnaires.loading import load_questionnaire
from questionnaires.problems import Problem, Refused
from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from scoring.loading import as_schema, load_scheme
from tests.scoring.generated import values_of, worlds
from tests.scoring.worlds import Plain, asked, scheme_text, yes_no

TEXT = """readiness: scheme/1
key: t
version: "1"
title: T
questionnaire: {key: q}
questions:
  - {match: a, options: {yes: 1}}
"""
ASKED = asked(yes_no("a"))


def test_a_scheme_is_read_from_yaml_and_from_json_alike():
    assert load_scheme(TEXT, "t.yaml", ASKED) == load_scheme(json.dumps(read_document(TEXT, "t").data), "t.json", ASKED)


def test_without_its_questionnaire_only_the_scheme_itself_is_checked():
    assert load_scheme(TEXT.replace("match: a", "match: z"), "t.yaml").questions[0].match == "z"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[1]", ["t.yaml:1: This is not a scheme: it is not a mapping with `readiness: scheme/1` at its head."]),
        (
            TEXT.replace("scheme/1", "questionnaire/1"),
            [
                "t.yaml:1: This is not a scheme: it says `readiness: questionnaire/1`; a scheme begins with `readiness: scheme/1`."
            ],
        ),
        (
            TEXT.replace("key: t\n", "key: t\nrounding: {places: 13}\nsuper: 1\n"),
            None,
        ),
    ],
)
def test_what_is_no_scheme_is_refused_by_line(text, problems):
    with pytest.raises(Refused) as refused:
        load_scheme(text, "t.yaml", ASKED)
    if problems is not None:
        assert [str(problem) for problem in refused.value.problems] == problems
    assert all(problem.line for problem in refused.value.problems)


def test_problems_come_in_the_order_of_their_lines():
    text = TEXT.replace(
        "{match: a, options: {yes: 1}}", "{match: a, options: {yse: 1}}\nscale: {levels: [{key: x, from: 1}, {key: y}]}"
    )
    with pytest.raises(Refused) as refused:
        load_scheme(text, "t.yaml", ASKED)
    assert [problem.line for problem in refused.value.problems] == [7, 8, 8]


SCHEMES = [f"{name}.scheme" for name in catalogue()]


@pytest.mark.parametrize("name", SCHEMES)
def test_the_schema_accepts_the_schemes_that_are_shipped(name):
    data = read_document(text_of(name), name).data
    jsonschema.validate(json.loads(json.dumps(data, default=str)), as_schema())


def test_the_schema_refuses_what_the_reader_refuses():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"readiness": "scheme/1"}, as_schema())


# One change anywhere in a shipped scheme: the reader refuses it with problems, or the scheme can be used.
WORDS: list[object] = [
    None, "", "*", "x", "total", "measure:x", "section:plan", "zero", "mean", "1/3", 0, -1, 1, 7, "1e40", 10**40, True, [], {},
    [1, 2], {"default": 1}, {"DNO": 2}, "answers.x ==", 'answers.sponsor_named == "yes"', "answers.sponsor_named > 3",
]  # fmt: skip
SHIPPED = {
    name: (
        read_document(text_of(name), name).data,
        load_questionnaire(text_of(name.removesuffix(".scheme")), "q.yaml"),
    )
    for name in SCHEMES
}


def places(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for step, part in inside for place in places(part, (*path, step)))]


def changed(data: object, path: tuple[str | int, ...], how: str, value: object) -> object:
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    step = path[0]
    if len(path) > 1:
        copy[step] = changed(copy[step], path[1:], how, value)
    elif how == "drop":
        del copy[step]
    elif how == "twice" and isinstance(copy, list):
        copy.insert(step, copy[step])
    elif how == "rename" and isinstance(copy, dict):
        copy[str(value)] = copy.pop(step)
    else:
        copy[step] = value
    return copy


@settings(max_examples=100)
@given(st.data())
def test_a_shipped_scheme_changed_in_one_place_is_refused_or_can_be_used(data):
    written, questionnaire = SHIPPED[data.draw(st.sampled_from(SCHEMES))]
    path = data.draw(st.sampled_from(places(written)))
    how = data.draw(st.sampled_from(["put", "put", "drop", "twice", "rename"]))
    document = changed(written, path, how, data.draw(st.sampled_from(WORDS)))
    try:
        scheme = load_scheme(json.dumps(document, default=str), "changed.json", questionnaire)
    except Refused as refused:
        assert all(isinstance(problem, Problem) and problem.sentence for problem in refused.problems)  # noqa: PT017
        return
    engine = Engine(compile_scheme(questionnaire, scheme))
    answers = {key: values_of(question) for key, question in questionnaire.questions.items() if question.choices}
    for at in (0, -1):
        engine.receipt(Respondent("org", constituency="DNO"), {key: some[at] for key, some in answers.items()})
    assert engine.possible(Respondent("org")) is not None


@settings(max_examples=60)
@given(st.data())
def test_a_scheme_that_passes_never_fails_on_an_answer(data):
    world = data.draw(worlds())
    scheme = load_scheme(
        scheme_text(*world.plain["questions"], **without_questions(world.plain)), "t.json", world.questionnaire
    )
    engine = Engine(compile_scheme(world.questionnaire, scheme))
    for question in world.questionnaire.questions.values():
        for given_value in values_of(question):
            receipt = engine.receipt(Respondent("org"), {question.key: given_value})
            assert receipt.organisation == "org"


def without_questions(plain: Plain) -> Plain:
    return {name: plain[name] for name in plain if name != "questions"}
