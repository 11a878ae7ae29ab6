"""Whether a scheme fits its questionnaire: every question has one rule or is left uncounted, and every key exists."""

from collections.abc import Iterator
from difflib import get_close_matches

from questionnaires.checks.reach import failure_of
from questionnaires.checks.references import sentences_about
from questionnaires.conditions import InvalidCondition, compiled
from questionnaires.definition import Questionnaire
from questionnaires.documents import Document
from questionnaires.problems import Problem
from questionnaires.question_types import AnyQuestion, Day, Number, Percent
from scoring.checks.alone import figures_of, thresholds_of
from scoring.patterns import as_tuple, matching
from scoring.rules import chained_to, rules_by_question
from scoring.scheme import Scheme
from scoring.scheme.figures import Member
from scoring.scheme.points import QuestionRule


def problems_of_fit(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Problems between the two documents."""
    wanted = scheme.questionnaire
    if wanted.key != questionnaire.key or wanted.version not in (None, questionnaire.version):
        yield document.problem(
            ("questionnaire",), scheme.key,
            f"The scheme is for {wanted.key} {wanted.version or '(any version)'}, not for {questionnaire.key} {questionnaire.version}.",
        )
        return
    answerable = [key for key, question in questionnaire.questions.items() if question.is_asked_for_an_answer]
    yield from _of_coverage(scheme, document, answerable)
    yield from _of_rules(scheme, document, questionnaire, answerable)
    yield from _of_members(scheme, document, questionnaire)
    yield from _of_gates(scheme, document, questionnaire, answerable)
    yield from _of_sources(scheme, document, questionnaire)


def _of_coverage(scheme: Scheme, document: Document, answerable: list[str]) -> Iterator[Problem]:
    by_pattern: dict[str, list[int]] = {}
    by_key: dict[str, list[int]] = {}
    for at, rule in enumerate(scheme.questions):
        for pattern in as_tuple(rule.match):
            found = matching(pattern, answerable)
            if not found:
                close = get_close_matches(pattern, answerable, n=1)
                yield document.problem(("questions", at, "match"), pattern, "No question matches this; " + (f"did you mean `{close[0]}`?" if close else "correct the key or take the rule away."))
            for key in found:
                (by_pattern if "*" in pattern else by_key).setdefault(key, []).append(at)
    left_out = set(matching(scheme.not_counted, answerable))
    for pattern in as_tuple(scheme.not_counted):
        if not matching(pattern, answerable):
            yield document.problem(("not_counted",), pattern, "No question matches this; correct the key or leave it out.")
    for key in answerable:
        rules = sorted(set(by_key.get(key) or by_pattern.get(key, [])))
        if len(rules) > 1:
            yield document.problem(("questions", rules[1], "match"), key, f"Two rules give it points (the other in line {document.line_of(('questions', rules[0]))}); keep one, or name its key exactly in one of them.")
        if not rules and key not in left_out:
            yield document.problem(("questions",), key, "The question has no rule and is not under `not_counted`; give it one of the two.")
        if rules and key in left_out and not (by_key.get(key) and key not in as_tuple(scheme.not_counted)):
            yield document.problem(("not_counted",), key, "The question has a rule and is under `not_counted` too; keep one of the two.")


def _of_rules(scheme: Scheme, document: Document, questionnaire: Questionnaire, answerable: list[str]) -> Iterator[Problem]:
    chosen = rules_by_question(questionnaire, scheme)
    counted = set(chosen)
    for key, rule in chosen.items():
        at = next(index for index, one in enumerate(scheme.questions) if one is rule)
        for name, sentence in _of_kind(questionnaire.questions[key], rule):
            yield document.problem(("questions", at, name), key, sentence)
        for chain in rule.counts_if:
            other = chained_to(chain, rule, key)
            if other not in counted:
                yield document.problem(("questions", at, "counts_if"), key, f"It is chained to `{other}`, which is not a counted question; correct the key.")


def _of_kind(question: AnyQuestion, rule: QuestionRule) -> Iterator[tuple[str, str]]:
    options = [option.key for option in question.choices]
    for name, keys in (("options", rule.options or {}), ("counts_as", rule.counts_as)):
        for key in keys:
            if key not in options:
                close = get_close_matches(key, options, n=1)
                yield name, f"`{key}` is not one of its options; " + (f"did you mean `{close[0]}`?" if close else f"they are {', '.join(options[:8]) or 'none: it is no choice'}.")
    if (rule.spread is not None or rule.options is not None) and not options:
        yield "options" if rule.options is not None else "spread", "The question has no options; use ranges, dates, linear or answered."
    if (rule.ranges is not None or rule.linear is not None) and not isinstance(question, Number | Percent):
        yield "ranges" if rule.ranges is not None else "linear", "The question is not a number; use options, dates or answered."
    if rule.dates is not None and not isinstance(question, Day):
        yield "dates", "The question is not a date; use options, ranges or answered."


def _of_members(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    counted = set(rules_by_question(questionnaire, scheme))
    for key in scheme.sections.by_key:
        if key not in questionnaire.all_sections:
            yield document.problem(("sections", "by_key", key), key, "The questionnaire has no such section; correct the key.")
    for path, subject, figure in figures_of(scheme):
        for member in figure.of or ():
            for sentence in _of_member(member, questionnaire, counted):
                yield document.problem((*path, "of"), subject, sentence)
    for path, subject, threshold in thresholds_of(scheme):
        kind, _, key = threshold.figure.partition(":")
        if kind == "section" and key not in questionnaire.all_sections:
            yield document.problem((*path, "figure"), subject, f"`{threshold.figure}` is not a section of the questionnaire; correct the key.")


def _of_member(member: Member, questionnaire: Questionnaire, counted: set[str]) -> Iterator[str]:
    if member.section is not None:
        section = questionnaire.all_sections.get(member.section)
        if section is None:
            yield f"It is made of the section `{member.section}`, which the questionnaire does not have; correct the key."
        elif not any(place.question.key in counted for place in questionnaire.placed if section in place.sections):
            yield f"The section `{member.section}` has no counted question; take it out of `of`."
    with_something = {section.key for place in questionnaire.placed if place.question.key in counted for section in place.sections}
    for pattern in as_tuple(member.sections or ()):
        if not matching(pattern, with_something):
            yield f"`{pattern}` matches no section with counted questions; correct it."
    for pattern in as_tuple(member.questions or ()):
        if not matching(pattern, counted):
            yield f"`{pattern}` matches no counted question; correct it."
    if member.applies_if is not None:
        yield from _of_condition(member.applies_if, questionnaire)


def _of_condition(source: str, questionnaire: Questionnaire) -> Iterator[str]:
    try:
        condition = compiled(source, constituency=True)
    except InvalidCondition as error:
        yield str(error)
        return
    sentences = list(sentences_about(questionnaire, condition))
    yield from sentences
    if not sentences and (failure := failure_of(condition, questionnaire)):
        yield f"The condition can go wrong: {failure}"


def _of_gates(scheme: Scheme, document: Document, questionnaire: Questionnaire, answerable: list[str]) -> Iterator[Problem]:
    for at, gate in enumerate(scheme.gates):
        if gate.questions is None:
            continue
        for pattern in as_tuple(gate.questions):
            keys = matching(pattern, answerable)
            if not keys:
                yield document.problem(("gates", at, "questions"), gate.key, f"`{pattern}` matches no question; correct it.")
            for key in keys:
                options = {option.key for option in questionnaire.questions[key].choices}
                if not options & set(gate.passes_with):
                    yield document.problem(("gates", at, "passes_with"), gate.key, f"`{key}` has none of the options that pass; name at least one of {', '.join(sorted(options)) or 'its options (it has none)'}.")
        for option in gate.passes_with:
            if not any(option == one.key for key in matching(gate.questions, answerable) for one in questionnaire.questions[key].choices):
                yield document.problem(("gates", at, "passes_with"), gate.key, f"`{option}` is an option of none of its questions; correct it.")


def _of_sources(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    counted = set(rules_by_question(questionnaire, scheme))
    for at, relative in enumerate(scheme.relative):
        for source in relative.of if isinstance(relative.of, dict) else (relative.of,):
            kind, _, key = source.partition(":")
            if (kind == "question" and key not in counted) or (kind == "section" and key not in questionnaire.all_sections):
                yield document.problem(("relative", at, "of"), relative.key, f"`{source}` is not a counted question or section; correct the key.")
