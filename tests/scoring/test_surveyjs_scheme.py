"""Schemes derived from SurveyJS files, loaded and used like any other."""

from questionnaires.answers import AnswerSheet
from questionnaires.documents import read_document
from questionnaires.exchange.own import as_plain, dump_yaml
from questionnaires.exchange.surveyjs import from_surveyjs
from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme
from scoring.surveyjs_scheme import scheme_from_surveyjs


def derived(*elements, **said):
    """The questionnaire, its scheme as it is written down, and the notes; the scheme has passed its checks."""
    source = {"pages": [{"name": "page", "elements": list(elements)}], **said}
    questionnaire = from_surveyjs(source, key="tiny", version="1").questionnaire
    plain, notes = scheme_from_surveyjs(source, questionnaire)
    written = dump_yaml(plain)
    assert as_plain(load_scheme(written, "tiny.scheme.yaml", questionnaire)) == plain
    return questionnaire, read_document(written, "tiny.scheme.yaml").data, notes


def scored(*elements, **answers):
    """The receipt of these answers."""
    questionnaire, plain, _ = derived(*elements)
    scheme = load_scheme(dump_yaml(plain), "tiny.scheme.yaml", questionnaire)
    sheet: AnswerSheet = {key: questionnaire.questions[key].read(raw) for key, raw in answers.items()}
    return Engine(compile_scheme(questionnaire, scheme)).receipt(Respondent("one"), sheet)


def points(*elements, **answers):
    receipt = scored(*elements, **answers)
    return receipt.total, receipt.maximum


def radio(name, *choices, **said):
    return {"type": "radiogroup", "name": name, "choices": list(choices or ("a", "b")), **said}


def check(name, *choices, **said):
    return radio(name, *choices, **said) | {"type": "checkbox"}


def panel(name, *elements, **said):
    return {"type": "panel", "name": name, "elements": list(elements), **said}


RISK = radio("risk-RS", "item1-3", "item2-1", "item3")
"""Worth 3, 1 or nothing."""
SAFE = radio("safe-MS", "item1-5", "item2")


def test_the_ending_of_a_name_says_what_a_question_counts_to():
    _, plain, notes = derived(
        radio("a-RS", "x-2"),
        radio("b-NS", "x-2"),
        radio("c", "x-2"),
        panel(
            "p-RS",
            radio("d", "x-2"),
            radio("e-MS", "x-3"),
            radio("f-NS", "x-2"),
            check("g", "x-1", "y-1"),
            panel("inner", radio("h", "x-2")),
        ),
        panel("q-MS", radio("i", "x-3"), {"type": "dropdown", "name": "j", "choices": ["x-3"]}),
        panel(
            "r-RS", {"type": "comment", "name": "k"}, {"type": "boolean", "name": "l"}, {"type": "rating", "name": "m"}
        ),
    )
    assert notes == ()
    assert plain["questions"] == [
        {"match": ["a-RS", "d"], "options": {"x-2": 2}},
        {"match": "g", "options": {"x-1": 1, "y-1": 1}},
        {"match": ["e-MS", "i", "j"], "options": {"x-3": 3}},
    ]
    assert plain["not_counted"] == "*"
    assert {measure["key"]: measure["of"] for measure in plain["measures"]} == {
        "raw": [{"questions": ["a-RS"]}, {"questions": ["d", "g"]}],
        "mitigation": [{"questions": ["e-MS"]}, {"section": "q-MS"}],
        "total": [{"measure": "raw"}],
    }


def test_a_page_s_own_name_decides_nothing():
    source = {"pages": [{"name": "page-RS", "elements": [radio("a", "x-2"), RISK]}]}
    questionnaire = from_surveyjs(source, key="tiny", version="1").questionnaire
    scheme, _ = scheme_from_surveyjs(source, questionnaire)
    assert [rule["match"] for rule in scheme["questions"]] == ["risk-RS"]


def test_an_option_is_worth_the_number_after_its_last_hyphen():
    _, plain, _ = derived(radio("a-RS", "item1-2", "item-1-4", "item3", "item4-x", "5", "item6-1.5", "-7"))
    options = {"item1-2": 2, "item-1-4": 4, "item3": 0, "item4-x": 0, "5": 0, "item6-1.5": 1.5, "-7": 7}
    assert {key: float(value) for key, value in plain["questions"][0]["options"].items()} == options


def test_several_options_are_added_and_all_of_them_are_the_maximum():
    question = check("a-RS", "x-1", "y-2", "z", hasNone=True, maxSelectedChoices=2)
    assert points(question, **{"a-RS": ["x-1", "y-2"]}) == ("3", "3")
    crowded = check("a-RS", "x-1", "y-2", "z-4", maxSelectedChoices=2)
    assert points(crowded, **{"a-RS": ["x-1", "y-2"]}) == ("3", "7"), "the maximum is not lowered by what may be chosen"


def test_what_is_not_asked_or_not_answered_earns_nothing_of_the_same_maximum():
    hidden = radio("more-RS", "x-4", visibleIf="{risk-RS} = 'item1-3'")
    assert points(RISK, hidden) == ("0", "7")
    assert points(RISK, hidden, **{"risk-RS": "item2-1", "more-RS": "x-4"}) == ("1", "7")
    assert points(RISK, hidden, **{"risk-RS": "item1-3", "more-RS": "x-4"}) == ("7", "7")


def test_mitigation_of_four_fifths_of_half_its_maximum_takes_15_per_cent_off_halves_going_up():
    risk, safe = radio("a-RS", "x-50", "y-30"), [radio("b-MS", "x-4", "y-3", "z-8"), radio("c-MS", "x-2", "y")]
    assert points(risk, *safe, **{"a-RS": "x-50", "b-MS": "x-4"}) == ("43", "50"), "0.85 x 50 is 42.5"
    assert points(risk, *safe, **{"a-RS": "y-30", "b-MS": "y-3"}) == ("30", "50")
    assert points(risk, **{"a-RS": "x-50"}) == ("50", "50")


def test_the_level_follows_from_the_share_of_the_maximum_which_belongs_to_the_level_below():
    risk = radio("a-RS", "v-100", "w-76", "x-75", "y-25", "z")
    ratings = {key: scored(risk, **{"a-RS": key}).rating for key in ("v-100", "w-76", "x-75", "y-25", "z")}
    assert ratings == {"v-100": "4", "w-76": "4", "x-75": "3", "y-25": "1", "z": "1"}


def test_choices_earn_their_score():
    scores = [
        {"value": "a", "score": 2},
        {"value": "b", "score": "0.5"},
        {"value": "c"},
        "d",
        {"value": "e|E", "score": -1},
    ]
    _, plain, notes = derived(radio("q", *scores), {"type": "comment", "name": "why"})
    assert (plain["questions"][0]["match"], notes) == ("q", ())
    assert {key: float(value) for key, value in plain["questions"][0]["options"].items()} == {"a": 2, "b": 0.5, "e": -1}
    assert points(radio("q", *scores), q="b") == ("0.5", "2")
    assert points(check("q", *scores), q=["a", "b", "d"]) == ("2.5", "2.5")


def test_a_rating_earns_its_value():
    assert points({"type": "rating", "name": "q"}, q=4) == ("4", "5")
    assert points({"type": "rating", "name": "q", "rateValues": ["low", 2, {"value": 3, "score": 9}]}, q="3") == (
        "9",
        "9",
    )
    assert points({"type": "rating", "name": "q", "rateValues": ["low", 2]}, q="2") == ("2", "2")
    assert points({"type": "rating", "name": "q", "rateMin": 0, "rateMax": 1000}, q=250) == ("250", "1000")


def test_a_right_answer_earns_its_question_s_score_or_one():
    assert points(radio("q", correctAnswer="B", score=3), q="b") == ("3", "3")
    assert points(radio("q", correctAnswer="b"), q="a") == ("0", "1")
    assert points({"type": "boolean", "name": "q", "correctAnswer": True}, q=True) == ("1", "1")
    assert points({"type": "text", "name": "q", "inputType": "number", "correctAnswer": 42}, q=42) == ("1", "1")
    assert points(
        {"type": "text", "name": "q", "inputType": "date", "correctAnswer": "2026-03-31"}, q="2026-04-01"
    ) == ("0", "1")
    assert points(check("q", "a", "b", correctAnswer=["b"]), q=["b"]) == ("1", "1")
    assert points(check("q", "a", "b", correctAnswer=["b"]), q=["a", "b"]) == ("0", "1")


def test_what_of_the_scoring_cannot_be_said_is_noted():
    _, plain, notes = derived(
        radio("counted", correctAnswer="a"),
        check("two", "a", "b", "c", correctAnswer=["a", "b"]),
        check("bare", "a", "b", correctAnswer="a"),
        radio("gone", correctAnswer="z"),
        {"type": "comment", "name": "words", "correctAnswer": "a"},
        {"type": "text", "name": "number", "inputType": "number", "correctAnswer": "x"},
        {"type": "text", "name": "day", "inputType": "date", "correctAnswer": ["x"]},
        radio("odd", {"value": "a", "score": "much"}),
        radio("loose", score=5),
        {"type": "rating", "name": "faces", "rateValues": ["good", "bad"]},
        {"type": "rating", "name": "dot", "rateCount": 500, "rateStep": "x", "rateValues": []},
        {"type": "matrix", "name": "matrix", "correctAnswer": {}},
        radio("counted", correctAnswer="b"),
    )
    nobody = "no rule here says the same, so the question is not counted"
    assert notes == (
        *(f"`correctAnswer` of {name}: {nobody}" for name in ("two", "bare", "gone", "words", "number", "day")),
        "`score` of the choice a of odd: it is no number, so the choice earns nothing",
        "`score` of loose: nothing says which answer earns it, so the question is not counted",
    )
    assert [rule["match"] for rule in plain["questions"]] == ["counted", "dot"]


def test_a_source_without_scores_counts_the_questions_answered_and_says_so():
    questions = radio("q"), {"type": "comment", "name": "r"}
    _, plain, notes = derived(*questions)
    assert plain["questions"] == [{"match": "*", "answered": 1}]
    assert notes == (
        "The source does not say how it is scored, so every question answered earns 1 point; write your own rules",
    )
    assert points(*questions, q="a") == ("1", "2")
