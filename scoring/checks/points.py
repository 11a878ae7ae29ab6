"""Rules of questions: complete, possible, and with weights that can weigh."""

from collections.abc import Iterator

from questionnaires.documents import Document
from questionnaires.problems import Problem
from scoring.patterns import as_tuple
from scoring.ranges import AnyRange
from scoring.scheme import Scheme
from scoring.scheme.points import QuestionRule, Weight

POINT_RULES = ("options", "spread", "ranges", "dates", "linear", "answered")


def problems_of_points(scheme: Scheme, document: Document) -> Iterator[Problem]:
    """What can be told from each rule alone."""
    for at, rule in enumerate(scheme.questions):
        for name, sentence in (*_of_rule(rule), *_of_ranges(rule), *_of_chains(rule), *sentences_about(rule.weight)):
            yield document.problem(("questions", at, name), ", ".join(as_tuple(rule.match)[:1]), sentence)


def sentences_about(weight: Weight) -> Iterator[tuple[str, str]]:
    """What is wrong with a weight, as (field, sentence)."""
    if isinstance(weight, dict) and "default" not in weight:
        yield "weight", "Weights by constituency need a `default` for all others."
    if any(number < 0 for number in (weight.values() if isinstance(weight, dict) else (weight,))):
        yield "weight", "A weight cannot be negative; to count against, use `reversed` or negative points."


def _of_rule(rule: QuestionRule) -> Iterator[tuple[str, str]]:
    if not as_tuple(rule.match):
        yield "match", "The list is empty; name at least one question."
    given = [name for name in POINT_RULES if getattr(rule, name) is not None]
    if len(given) != 1:
        found = " and ".join(given) or "none"
        yield "match", f"A rule needs exactly one of {', '.join(POINT_RULES)}; this one has {found}."
    if rule.linear is not None and rule.linear.from_ == rule.linear.to:
        yield "linear", "`from` and `to` are equal; give a range."
    if rule.maximum is not None and rule.maximum < 0:
        yield "maximum", "What is possible cannot be below nought; where points are only lost, it is 0."


def _of_ranges(rule: QuestionRule) -> Iterator[tuple[str, str]]:
    some: tuple[tuple[str, tuple[AnyRange, ...] | None], ...] = (("ranges", rule.ranges), ("dates", rule.dates))
    for name, ranges in some:
        if ranges == ():
            yield name, "The list is empty; give at least one range."
        for one in ranges or ():
            if (one.from_ is not None and one.above is not None) or (one.to is not None and one.below is not None):
                yield name, "Give a range one beginning (`from` or `above`) and one end (`to` or `below`)."
            elif _is_empty(one):
                yield name, "A range ends before it begins; exchange its ends."


def _is_empty(one: AnyRange) -> bool:
    begin = one.from_ if one.from_ is not None else one.above
    end = one.to if one.to is not None else one.below
    if begin is None or end is None:
        return False
    return begin > end or (begin == end and (one.above is not None or one.below is not None))  # type: ignore[operator]


def _of_chains(rule: QuestionRule) -> Iterator[tuple[str, str]]:
    stars = min(pattern.count("*") for pattern in as_tuple(rule.match) or ("",))
    for chain in rule.counts_if:
        if (chain.at_most is not None) != (chain.otherwise == "at_most"):
            yield "counts_if", "`at_most` goes with `otherwise: at_most`; give both or neither."
        if chain.question.count("*") > stars:
            yield "counts_if", f"`{chain.question}` has more '*' than `match`; each must repeat one of those."
