"""A questionnaire and a scheme made ready to score: a rule for each question, figures after those they build on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Any

from questionnaires.answers import Value
from questionnaires.applicability import Plan
from questionnaires.conditions import Condition, compiled
from questionnaires.definition import Questionnaire, Section
from questionnaires.exchange.own import content_hash
from scoring.calculating import Earned, Weighed, figure_of
from scoring.parts import Counted, Entry, Link, Node, entry_weight, weight_of
from scoring.patterns import matching
from scoring.points import PointRule
from scoring.receipt import Ref
from scoring.rounding import rounded
from scoring.rules import chained_to, rules_by_question
from scoring.scheme import Scheme
from scoring.scheme.figures import Figure, Member, SectionFigure
from scoring.scheme.points import QuestionRule, Weight

__all__ = [
    "Circular",
    "Compiled",
    "Counted",
    "Entry",
    "Link",
    "Node",
    "compile_scheme",
    "entry_weight",
    "nominal",
    "reported",
    "weight_of",
    "weights_in",
]

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything that scoring needs, worked out once."""

    questionnaire: Questionnaire
    scheme: Scheme
    plan: Plan
    counted: dict[str, Counted]
    """In reading order."""
    chained: tuple[str, ...]
    """All counted questions, those that others are chained to first."""
    nodes: tuple[Node, ...]
    """Those that others build on first."""
    total: str
    questionnaire_ref: Ref
    scheme_ref: Ref
    by_name: dict[str, Node]
    readers: dict[str, list[Condition]]
    """Question key to the conditions that read its answer: of questions, sections, options and members of figures."""
    weights: dict[tuple[str, str | None], tuple[Fraction, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Remembered by `weights_in`."""
    tried: dict[str, tuple[tuple[Value, tuple[Value, ...]], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Remembered by `possible.ways`."""
    outcomes: dict[tuple[Any, ...], Any] = field(default_factory=dict, compare=False, repr=False)
    """Remembered by `possible.questions`."""
    nominals: dict[tuple[str, str | None], Fraction] = field(default_factory=dict, compare=False, repr=False)
    """Remembered by `nominal`."""


class Circular(ValueError):
    """Figures or chained questions that build on one another; `names` are those on the circle, the first of them again
    at the end."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"These build on one another in a circle: {' -> '.join(names)}; take one step away.")


def compile_scheme(questionnaire: Questionnaire, scheme: Scheme) -> Compiled:
    """Raises Circular; run the checks first for everything that is wrong, with its line."""
    rules = rules_by_question(questionnaire, scheme)
    counted = {
        place.question.key: _counted(place.question.key, place.sections[-1].key, questionnaire, scheme, rules)
        for place in questionnaire.placed
        if place.question.key in rules
    }
    nodes = _nodes(questionnaire, scheme, counted)
    plan = Plan(questionnaire)
    return Compiled(
        questionnaire=questionnaire,
        scheme=scheme,
        plan=plan,
        counted=counted,
        chained=in_order({key: [link.question for link in one.chains] for key, one in counted.items()}),
        nodes=tuple(nodes[name] for name in in_order({name: _needs(node) for name, node in nodes.items()})),
        by_name=nodes,
        readers=_readers(plan, nodes.values()),
        total=f"measure:{scheme.total}" if scheme.total else TOTAL,
        questionnaire_ref=Ref(key=questionnaire.key, version=questionnaire.version, hash=content_hash(questionnaire)),
        scheme_ref=Ref(key=scheme.key, version=scheme.version, hash=content_hash(scheme)),
    )


def in_order(needs: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Names after all they need. Raises Circular."""
    try:
        return tuple(
            TopologicalSorter(
                {name: [one for one in some if one in needs] for name, some in needs.items()}
            ).static_order()
        )
    except CycleError as error:
        raise Circular(error.args[1]) from None


def _counted(
    key: str, section: str, questionnaire: Questionnaire, scheme: Scheme, rules: Mapping[str, QuestionRule]
) -> Counted:
    rule = rules[key]
    policies = {
        absence: getattr(rule.absence, absence) or getattr(scheme.absence, absence)
        for absence in ("not_asked", "not_answered", "not_applicable")
    }
    return Counted(
        key=key,
        section=section,
        points=PointRule(questionnaire.questions[key], rule),
        weight=rule.weight,
        policies=policies,
        chains=tuple(_links(key, rule)),
    )


def _links(key: str, rule: QuestionRule) -> list[Link]:
    return [
        Link(
            question=chained_to(chain, rule, key),
            more_than=Fraction(chain.scores_more_than),
            otherwise=chain.otherwise,
            at_most=Fraction(chain.at_most or 0),
        )
        for chain in rule.counts_if
    ]


def _nodes(questionnaire: Questionnaire, scheme: Scheme, counted: Mapping[str, Counted]) -> dict[str, Node]:
    figures = {key: scheme.sections.by_key.get(key, scheme.sections.default) for key in questionnaire.all_sections}
    with_something = sections_with_something(questionnaire, scheme, counted)
    nodes: dict[str, Node] = {}
    for key, section in questionnaire.all_sections.items():
        if key not in with_something:
            continue
        figure = figures[key]
        members = figure.of
        if members is None:
            inside = [question.key for question in section.questions if question.key in counted]
            entries = [_question_entry(counted[name], Decimal(1), None) for name in inside]
            entries += [
                Entry(f"section:{inner.key}", (figures[inner.key].weight,))
                for inner in section.sections
                if inner.key in with_something
            ]
        else:
            entries = _entries(members, counted, figures, with_something)
        nodes[f"section:{key}"] = Node(f"section:{key}", figure, tuple(entries))
    for measure in scheme.measures:
        nodes[f"measure:{measure.key}"] = Node(
            f"measure:{measure.key}", measure, tuple(_entries(measure.of, counted, figures, with_something))
        )
    if scheme.total is None:
        outermost = [section.key for section in questionnaire.sections if section.key in with_something]
        nodes[TOTAL] = Node(
            TOTAL, Figure(), tuple(Entry(f"section:{key}", (figures[key].weight,)) for key in outermost)
        )
    return nodes


def sections_with_something(questionnaire: Questionnaire, scheme: Scheme, counted: Collection[str]) -> set[str]:
    """Sections with a figure: they have counted questions, are made `of` something, or hold a section that is."""
    found: set[str] = set()

    def has_something(section: Section) -> bool:
        inside = [has_something(inner) for inner in section.sections]
        here = scheme.sections.by_key.get(section.key, scheme.sections.default).of
        if any(inside) or here or any(question.key in counted for question in section.questions):
            found.add(section.key)
        return section.key in found

    for section in questionnaire.sections:
        has_something(section)
    return found


def _entries(
    members: tuple[Member, ...],
    counted: Mapping[str, Counted],
    figures: Mapping[str, SectionFigure],
    with_something: set[str],
) -> list[Entry]:
    entries: list[Entry] = []
    for member in members:
        condition = compiled(member.applies_if, constituency=True) if member.applies_if is not None else None
        if member.questions is not None:
            entries += [
                _question_entry(counted[key], member.weight, condition) for key in matching(member.questions, counted)
            ]
        elif member.measure is None:
            named = [member.section] if member.section is not None else matching(member.sections or (), figures)
            entries += [
                Entry(f"section:{key}", (figures[key].weight, member.weight), condition)
                for key in named
                if key in with_something
            ]
        else:
            entries.append(Entry(f"measure:{member.measure}", (member.weight,), condition))
    return entries


def _question_entry(one: Counted, weight: Weight, condition: Condition | None) -> Entry:
    return Entry(f"question:{one.key}", (one.weight, weight), condition)


def _readers(plan: Plan, nodes: Iterable[Node]) -> dict[str, list[Condition]]:
    every = [one for gated in plan.gated.values() for one in (*gated.conditions, *gated.options.values())]
    every += [entry.condition for node in nodes for entry in node.entries if entry.condition is not None]
    readers: dict[str, list[Condition]] = {}
    for condition in {condition.source: condition for condition in every}.values():
        for read in condition.reads:
            if read.of == "answers":
                readers.setdefault(read.key, []).append(condition)
    return readers


def _needs(node: Node) -> list[str]:
    needs = [entry.of for entry in node.entries if not entry.of.startswith("question:")]
    if node.measure is not None:
        needs += [threshold.figure for adjustment in node.measure.adjust for threshold in adjustment.when]
    return needs


def weights_in(compiled: Compiled, node: Node, constituency: str | None) -> tuple[Fraction, ...]:
    """The weight of each entry of a figure, for organisations of a constituency."""
    at = (node.name, constituency)
    if at not in compiled.weights:
        compiled.weights[at] = tuple(entry_weight(entry, constituency) for entry in node.entries)
    return compiled.weights[at]


def nominal(compiled: Compiled, name: str, constituency: str | None) -> Fraction:
    """What a figure's maximum is when everything in it is asked and answered."""
    if name.startswith("question:"):
        return compiled.counted[name[9:]].points.most
    at = (name, constituency)
    if at not in compiled.nominals:
        node = compiled.by_name[name]
        members = []
        for entry, weight in zip(node.entries, weights_in(compiled, node, constituency), strict=True):
            maximum = nominal(compiled, entry.of, constituency)
            members.append(Weighed(weight, Earned(maximum, maximum)))
        outcome = figure_of(node.figure, members, lambda _: None)
        compiled.nominals[at] = outcome.possible if outcome is not None else Fraction(0)
    return compiled.nominals[at]


def reported(compiled: Compiled, name: str, earned: Earned | None) -> Earned | None:
    """The figure as reported: rounded by the scheme's rule unless it has been rounded by its own."""
    if earned is None:
        return None
    if compiled.by_name[name].figure.rounding is not None:
        return earned
    return Earned(rounded(earned.score, compiled.scheme.rounding), earned.possible)
