"""A scheme from the SurveyJS file a questionnaire was imported from.

Where names follow the Algorithmic Impact Assessment's convention, its rules (`impact_scheme.py`). Otherwise what
SurveyJS knows of scores: `score` on choices, `correctAnswer`, the values of ratings. The rest is not counted.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from questionnaires.definition import Questionnaire
from questionnaires.exchange.own import as_plain
from questionnaires.exchange.surveyjs.comparisons import Plain, as_seen, equal, number, spelt
from questionnaires.exchange.surveyjs.keys import Keys, fit, keyed
from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.exchange.surveyjs.numbers import date_of, decimal_of
from questionnaires.exchange.surveyjs.source import Element, read_survey
from questionnaires.question_types import AnyQuestion, Day, MultipleChoice, Number
from scoring.impact_scheme import impact_scheme, kinds_in
from scoring.scheme.points import DateRange, Linear, QuestionRule, Range
from scoring.surveyjs_rules import grouped, scheme_for


def scheme_from_surveyjs(
    source: Mapping[str, Any], questionnaire: Questionnaire
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The scheme as plain data, and notes on what of the source's scoring is not in it."""
    survey = read_survey(source)
    kinds = kinds_in(survey, questionnaire)
    if "raw" in kinds.values():
        return as_plain(impact_scheme(questionnaire, kinds)), ()
    notes: list[str] = []
    rules: dict[str, QuestionRule] = {}
    for key, element, _ in keyed(survey, Keys(Notes())):
        question = questionnaire.questions.get(key)
        rule = None if question is None else _rule(element, question, notes)
        if rule is not None:
            rules[key] = rule
    if rules:
        description = "Choices earn their `score`, right answers their question's `score` or 1, ratings their value."
        return as_plain(scheme_for(questionnaire, grouped(rules.items()), description=description)), tuple(notes)
    notes.append(
        "The source does not say how it is scored, so every question answered earns 1 point; write your own rules"
    )
    return as_plain(scheme_for(questionnaire, (QuestionRule(match="*", answered=Decimal(1)),))), tuple(notes)


def _rule(element: Element, question: AnyQuestion, notes: list[str]) -> QuestionRule | None:
    scores = _scores_of_choices(element, question, notes)
    if scores:
        return QuestionRule(match=question.key, options=scores)
    if "correctAnswer" in element.said:
        points = decimal_of(element.said.get("score"))
        rule = _rule_of_answer(
            _plain(element.said["correctAnswer"]), Decimal(1) if points is None else points, question
        )
        if rule is None:
            notes.append(
                f"`correctAnswer` of {element.name}: no rule here says the same, so the question is not counted"
            )
        return rule
    if "score" in element.said:
        notes.append(f"`score` of {element.name}: nothing says which answer earns it, so the question is not counted")
    return _rule_of_rating(question) if element.type == "rating" else None


def _scores_of_choices(element: Element, question: AnyQuestion, notes: list[str]) -> dict[str, Decimal]:
    """Points by option where choices have a `score`, kept in the order of the choices."""
    listed = [
        one for name in ("choices", "rateValues") for one in _list(element.said.get(name)) if isinstance(one, Mapping)
    ]
    options = {option.key for option in question.choices}
    scores: dict[str, Decimal] = {}
    for one in listed:
        key, score = fit(spelt(_plain(one.get("value"))).partition("|")[0]), decimal_of(one.get("score"))
        if "score" in one and score is None:
            notes.append(f"`score` of the choice {key} of {element.name}: it is no number, so the choice earns nothing")
        if score is not None and key in options:
            scores.setdefault(key, score)
    return scores


def _rule_of_answer(correct: Plain, points: Decimal, question: AnyQuestion) -> QuestionRule | None:
    """Points for the right answer; None where they cannot be given to it alone."""
    if isinstance(question, Number):
        value = number(correct)
        return (
            None
            if value is None
            else QuestionRule(match=question.key, ranges=(Range(points=points, from_=value, to=value),))
        )
    if isinstance(question, Day):
        day = date_of(correct)
        return (
            None
            if day is None
            else QuestionRule(match=question.key, dates=(DateRange(points=points, from_=day, to=day),))
        )
    if isinstance(question, MultipleChoice):
        if not isinstance(correct, tuple) or len(correct) != 1:
            return None
        correct = correct[0]
    right = {option.key: points for option in question.choices if equal(as_seen(option.key), correct)}
    # With several chosen, the lowest points count: the right option earns only when it is chosen alone.
    several: Literal["sum", "lowest"] = "lowest" if isinstance(question, MultipleChoice) else "sum"
    return QuestionRule(match=question.key, options=right, several=several) if right else None


def _rule_of_rating(question: AnyQuestion) -> QuestionRule | None:
    """A step is worth its value, a step that is no number nothing."""
    if isinstance(question, Number):
        low, high = question.minimum, question.maximum
        assert low is not None and high is not None
        return QuestionRule(match=question.key, linear=Linear(from_=low, to=high))
    worth = {option.key: value for option in question.choices if (value := decimal_of(option.key)) is not None}
    return QuestionRule(match=question.key, options=worth) if worth else None


def _plain(raw: object) -> Plain:
    if isinstance(raw, list):
        return tuple(_plain(one) for one in raw)
    return raw if isinstance(raw, bool | str) else decimal_of(raw)


def _list(raw: object) -> Sequence[object]:
    return raw if isinstance(raw, list) else ()
