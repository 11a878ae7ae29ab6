"""A questionnaire and a scheme made ready to score: rules by question, figures in the order they build on one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from questionnaires.applicability import Plan
from questionnaires.conditions import Condition, compiled
from questionnaires.definition import Questionnaire
from questionnaires.exchange.own import content_hash
from scoring.calculating import Earned, Weighed, figure_of
from scoring.patterns import as_tuple, captured, filled, matching
from scoring.points import PointRule
from scoring.receipt import Ref
from scoring.rounding import rounded
from scoring.scheme import Scheme
from scoring.scheme.figures import Figure, Measure, Member, SectionFigure
from scoring.scheme.points import QuestionRule, Weight

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Link:
    """A chain made ready: the question that must have scored, and what happens otherwise."""

    question: str
    more_than: Fraction
    otherwise: str
    at_most: Fraction


@dataclass(frozen=True, slots=True)
class Counted:
    """A question that counts: where it stands, how it earns points, its weight and its policies by absence."""

    key: str
    section: str
    points: PointRule
    weight: Weight
    policies: Mapping[str, str]
    chains: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a figure: `question:KEY`, `section:KEY` or `measure:KEY`."""

    of: str
    weights: tuple[Weight, ...]
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A figure: `section:KEY`, `measure:KEY` or `total`."""

    name: str
    figure: Figure
    entries: tuple[Entry, ...]

    @property
    def measure(self) -> Measure | None:
        return self.figure if isinstance(self.figure, Measure) else None


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
    figures: dict[str, Figure]


class Unscorable(ValueError):
    """A scheme that does not fit the questionnaire; `checks` says why, with lines."""


def compile_scheme(questionnaire: Questionnaire, scheme: Scheme) -> Compiled:
    """Raises Unscorable where the two do not fit; run the checks first for all reasons with their lines."""
    rules = rules_by_question(questionnaire, scheme)
    counted = {
        place.question.key: _counted(place.question.key, place.sections[-1].key, questionnaire, scheme, rules)
        for place in questionnaire.placed
        if place.question.key in rules
    }
    nodes = _nodes(questionnaire, scheme, counted)
    return Compiled(
        questionnaire=questionnaire,
        scheme=scheme,
        plan=Plan(questionnaire),
        counted=counted,
        chained=in_order({key: [link.question for link in one.chains] for key, one in counted.items()}),
        nodes=tuple(nodes[name] for name in in_order({name: _needs(node) for name, node in nodes.items()})),
        by_name=nodes,
        figures={name: node.figure for name, node in nodes.items()},
        total=f"measure:{scheme.total}" if scheme.total else TOTAL,
        questionnaire_ref=Ref(key=questionnaire.key, version=questionnaire.version, hash=content_hash(questionnaire)),
        scheme_ref=Ref(key=scheme.key, version=scheme.version, hash=content_hash(scheme)),
    )


def rules_by_question(questionnaire: Questionnaire, scheme: Scheme) -> dict[str, QuestionRule]:
    """Each question to its rule: one that names its key exactly, otherwise the pattern that matches it."""
    answerable = [key for key, question in questionnaire.questions.items() if question.is_asked_for_an_answer]
    found: dict[str, QuestionRule] = {}
    exact: dict[str, QuestionRule] = {}
    for rule in scheme.questions:
        exact |= {pattern: rule for pattern in as_tuple(rule.match) if "*" not in pattern}
        for key in matching(rule.match, answerable):
            found.setdefault(key, rule)
    return {key: exact.get(key, found[key]) for key in answerable if key in found}


def weight_of(weight: Weight, constituency: str | None) -> Fraction:
    """The weight for organisations of a constituency."""
    if isinstance(weight, Decimal):
        return Fraction(weight)
    named = weight.get(constituency) if constituency is not None else None
    return Fraction(weight["default"] if named is None else named)


def in_order(needs: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Names after all they need. Raises Unscorable on a circle."""
    try:
        return tuple(TopologicalSorter({name: [one for one in some if one in needs] for name, some in needs.items()}).static_order())
    except CycleError as error:
        raise Unscorable(f"These build on one another in a circle: {' -> '.join(error.args[1])}.") from None


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
    stars = next((found for pattern in as_tuple(rule.match) if (found := captured(pattern, key)) is not None), ())
    return [
        Link(
            question=filled(chain.question, stars),
            more_than=Fraction(chain.scores_more_than),
            otherwise=chain.otherwise,
            at_most=Fraction(chain.at_most or 0),
        )
        for chain in rule.counts_if
    ]


def _nodes(questionnaire: Questionnaire, scheme: Scheme, counted: Mapping[str, Counted]) -> dict[str, Node]:
    figures = {key: scheme.sections.by_key.get(key, scheme.sections.default) for key in questionnaire.all_sections}
    with_something = {
        section.key for place in questionnaire.placed if place.question.key in counted for section in place.sections
    } | {key for key, figure in figures.items() if figure.of}
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
        nodes[f"measure:{measure.key}"] = Node(f"measure:{measure.key}", measure, tuple(_entries(measure.of, counted, figures, with_something)))
    if scheme.total is None:
        outermost = [section.key for section in questionnaire.sections if section.key in with_something]
        nodes[TOTAL] = Node(TOTAL, Figure(), tuple(Entry(f"section:{key}", (figures[key].weight,)) for key in outermost))
    return nodes


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
            entries += [_question_entry(counted[key], member.weight, condition) for key in matching(member.questions, counted)]
        elif member.measure is None:
            named = [member.section] if member.section is not None else matching(member.sections or (), figures)
            entries += [
                Entry(f"section:{key}", (figures[key].weight, member.weight), condition) for key in named if key in with_something
            ]
        else:
            entries.append(Entry(f"measure:{member.measure}", (member.weight,), condition))
    return entries


def _question_entry(one: Counted, weight: Weight, condition: Condition | None) -> Entry:
    return Entry(f"question:{one.key}", (one.weight, weight), condition)


def _needs(node: Node) -> list[str]:
    needs = [entry.of for entry in node.entries if not entry.of.startswith("question:")]
    if node.measure is not None:
        needs += [threshold.figure for adjustment in node.measure.adjust for threshold in adjustment.when]
    return needs


def entry_weight(entry: Entry, constituency: str | None) -> Fraction:
    """The product of a member's weights."""
    product = Fraction(1)
    for weight in entry.weights:
        product *= weight_of(weight, constituency)
    return product


def nominal(compiled: Compiled, name: str, constituency: str | None) -> Fraction:
    """What a figure's maximum is when everything in it is asked and answered."""
    if name.startswith("question:"):
        return compiled.counted[name[9:]].points.most
    node = compiled.by_name[name]
    members = [
        Weighed(entry_weight(entry, constituency), Earned(maximum, maximum))
        for entry in node.entries
        for maximum in (nominal(compiled, entry.of, constituency),)
    ]
    outcome = figure_of(node.figure, members, lambda _: None)
    return outcome.possible if outcome is not None else Fraction(0)


def reported(compiled: Compiled, name: str, earned: Earned | None) -> Earned | None:
    """The figure as reported: rounded by the scheme's rule unless it has been rounded by its own."""
    if earned is None:
        return None
    figure = compiled.figures[name]
    if figure.rounding is not None:
        return earned
    return Earned(rounded(earned.score, compiled.scheme.rounding), earned.possible)
