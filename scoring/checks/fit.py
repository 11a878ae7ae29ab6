"""Whether a scheme fits its questionnaire: every question has one rule or is left uncounted, and every key exists."""

from collections.abc import Iterator
from difflib import get_close_matches

from questionnaires.definition import Questionnaire
from questionnaires.documents import Document
from questionnaires.problems import Problem
from questionnaires.question_types import AnyQuestion, Day, Number, Percent
from questionnaires.question_types.choices import listed
from scoring.checks.fit_of_figures import problems_of_members
from scoring.patterns import as_tuple, matching
from scoring.rules import chained_to, rules_by_question
from scoring.scheme import Scheme
from scoring.scheme.points import QuestionRule
from scoring.scheme.ratings import Gate


def problems_of_fit(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Problems between the two documents."""
    wanted = scheme.questionnaire
    if wanted.key != questionnaire.key or wanted.version not in (None, questionnaire.version):
        theirs = f"{wanted.key} {wanted.version or '(any version)'}"
        sentence = f"The scheme is for {theirs}, not for {questionnaire.key} {questionnaire.version}."
        yield document.problem(("questionnaire",), scheme.key, sentence)
        return
    answerable = [key for key, question in questionnaire.questions.items() if question.is_asked_for_an_answer]
    yield from _of_coverage(scheme, document, answerable)
    yield from _of_rules(scheme, document, questionnaire)
    yield from problems_of_members(scheme, document, questionnaire)
    for at, gate in enumerate(scheme.gates):
        for name, sentence in _of_gate(gate, questionnaire, answerable):
            yield document.problem(("gates", at, name), gate.key, sentence)


def _of_coverage(scheme: Scheme, document: Document, answerable: list[str]) -> Iterator[Problem]:
    by_pattern: dict[str, list[int]] = {}
    by_key: dict[str, list[int]] = {}
    for at, rule in enumerate(scheme.questions):
        for pattern in as_tuple(rule.match):
            found = matching(pattern, answerable)
            if not found:
                sentence = f"No question matches this; {_advice(pattern, answerable, 'take the rule away')}"
                yield document.problem(("questions", at, "match"), pattern, sentence)
            for key in found:
                (by_pattern if "*" in pattern else by_key).setdefault(key, []).append(at)
    left_out = set(matching(scheme.not_counted, answerable))
    for pattern in as_tuple(scheme.not_counted):
        if not matching(pattern, answerable):
            sentence = f"No question matches this; {_advice(pattern, answerable, 'leave it out')}"
            yield document.problem(("not_counted",), pattern, sentence)
    for key in answerable:
        rules = sorted(set(by_key.get(key) or by_pattern.get(key, [])))
        if len(rules) > 1:
            line = document.line_of(("questions", rules[0]))
            sentence = f"Two rules give it points (the other in line {line}); keep one, or name its key exactly in one."
            yield document.problem(("questions", rules[1], "match"), key, sentence)
        if not rules and key not in left_out:
            sentence = "The question has no rule and is not under `not_counted`; give it one of the two."
            yield document.problem(("questions",), key, sentence)
        is_exact = key in by_key and key not in as_tuple(scheme.not_counted)
        if rules and key in left_out and not is_exact:
            sentence = "The question has a rule and is under `not_counted` too; keep one of the two."
            yield document.problem(("not_counted",), key, sentence)


def _of_rules(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    chosen = rules_by_question(questionnaire, scheme)
    for key, rule in chosen.items():
        at = next(index for index, one in enumerate(scheme.questions) if one is rule)
        for name, sentence in _of_kind(questionnaire.questions[key], rule):
            yield document.problem(("questions", at, name), key, sentence)
        for chain in rule.counts_if:
            other = chained_to(chain, rule, key)
            if other not in chosen:
                sentence = f"It is chained to `{other}`, which is not a counted question; correct the key."
                yield document.problem(("questions", at, "counts_if"), key, sentence)


def _of_kind(question: AnyQuestion, rule: QuestionRule) -> Iterator[tuple[str, str]]:
    options = [option.key for option in question.choices]
    for name, keys in (("options", rule.options or {}), ("counts_as", rule.counts_as)):
        for key in keys:
            if key not in options:
                close = get_close_matches(key, options, n=1)
                known = f"they are {listed(options)}" if options else "it is no choice and has none"
                advice = f"did you mean `{close[0]}`?" if close else f"{known}."
                yield name, f"`{key}` is not one of its options; {advice}"
    if (rule.spread is not None or rule.options is not None) and not options:
        name = "options" if rule.options is not None else "spread"
        yield name, "The question has no options; use ranges, dates, linear or answered."
    if (rule.ranges is not None or rule.linear is not None) and not isinstance(question, Number | Percent):
        name = "ranges" if rule.ranges is not None else "linear"
        yield name, "The question is not a number; use options, dates or answered."
    if rule.dates is not None and not isinstance(question, Day):
        yield "dates", "The question is not a date; use options, ranges or answered."


def _of_gate(gate: Gate, questionnaire: Questionnaire, answerable: list[str]) -> Iterator[tuple[str, str]]:
    for pattern in as_tuple(gate.questions or ()):
        keys = matching(pattern, answerable)
        if not keys:
            yield "questions", f"`{pattern}` matches no question; correct it."
        for key in keys:
            options = [option.key for option in questionnaire.questions[key].choices]
            if not set(options) & set(gate.passes_with):
                known = ", ".join(options) or "its options (it has none)"
                yield "passes_with", f"`{key}` has none of the options that pass; name at least one of {known}."
    looked_at = matching(gate.questions or (), answerable)
    every = {option.key for key in looked_at for option in questionnaire.questions[key].choices}
    for option in gate.passes_with:
        if option not in every:
            yield "passes_with", f"`{option}` is an option of none of its questions; correct it."


def _advice(key: str, known: list[str], otherwise: str) -> str:
    close = get_close_matches(key, known, n=1)
    return f"did you mean `{close[0]}`?" if close else f"correct the key or {otherwise}."
