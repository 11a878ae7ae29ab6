"""What a scheme must get right whatever the questionnaire: rules complete, levels in order, names known and used once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from questionnaires.documents import Document, Path
from questionnaires.problems import Problem
from scoring.patterns import as_tuple
from scoring.scheme import Scheme
from scoring.scheme.figures import Figure, Measure, Member, SectionFigure, Threshold
from scoring.scheme.points import QuestionRule, Weight
from scoring.scheme.ratings import Level
from scoring.scheme.relatives import Change, Rank, WeightedMean
from scoring.scheme.rollups import Rollup

_POINT_RULES = ("options", "spread", "ranges", "dates", "linear", "answered")
_NOT_WEIGHED = ("median", "lowest", "highest")


def problems_alone(scheme: Scheme, document: Document) -> Iterator[Problem]:
    """Problems that can be told from the scheme alone."""
    for at, rule in enumerate(scheme.questions):
        for name, sentence in (*_of_rule(rule), *_of_weight(rule.weight)):
            yield document.problem(("questions", at, name), as_tuple(rule.match)[0], sentence)
    for path, subject, figure in figures_of(scheme):
        for name, sentence in _of_figure(figure):
            yield document.problem((*path, name), subject, sentence)
    yield from _of_names(scheme, document)
    yield from _of_ratings(scheme, document)
    yield from _of_relatives(scheme, document)


def figures_of(scheme: Scheme) -> Iterator[tuple[Path, str, SectionFigure | Measure]]:
    """Every figure that the scheme writes down, with its path and key."""
    yield ("sections", "default"), "default", scheme.sections.default
    for key, section in scheme.sections.by_key.items():
        yield ("sections", "by_key", key), key, section
    for at, measure in enumerate(scheme.measures):
        yield ("measures", at), measure.key, measure


def thresholds_of(scheme: Scheme) -> Iterator[tuple[Path, str, Threshold]]:
    """Every threshold with its path and the key of what it stands in."""
    for at, measure in enumerate(scheme.measures):
        for which, adjustment in enumerate(measure.adjust):
            for one, threshold in enumerate(adjustment.when):
                yield ("measures", at, "adjust", which, "when", one), measure.key, threshold
    for at, gate in enumerate(scheme.gates):
        if gate.threshold is not None:
            yield ("gates", at, "threshold"), gate.key, gate.threshold


def _of_rule(rule: QuestionRule) -> Iterator[tuple[str, str]]:
    given = [name for name in _POINT_RULES if getattr(rule, name) is not None]
    if len(given) != 1:
        yield "match", f"A rule needs exactly one of {', '.join(_POINT_RULES)}; this one has {' and '.join(given) or 'none'}."
    if rule.linear is not None and rule.linear.from_ == rule.linear.to:
        yield "linear", "`from` and `to` are equal; give a range."
    for name in ("ranges", "dates"):
        if getattr(rule, name) == ():
            yield name, "The list is empty; give at least one range."
        for one in getattr(rule, name) or ():
            if (one.from_ is not None and one.above is not None) or (one.to is not None and one.below is not None):
                yield name, "Give a range one beginning (`from` or `above`) and one end (`to` or `below`)."
    for chain in rule.counts_if:
        if (chain.at_most is not None) != (chain.otherwise == "at_most"):
            yield "counts_if", "`at_most` goes with `otherwise: at_most`; give both or neither."
        stars = {pattern.count("*") for pattern in as_tuple(rule.match)}
        if any(chain.question.count("*") > count for count in stars):
            yield "counts_if", f"`{chain.question}` has more '*' than `match`; each must repeat one of those."


def _of_weight(weight: Weight) -> Iterator[tuple[str, str]]:
    if isinstance(weight, dict) and "default" not in weight:
        yield "weight", "Weights by constituency need a `default` for all others."
    for number in weight.values() if isinstance(weight, dict) else (weight,):
        if number < 0:
            yield "weight", "A weight cannot be negative; to count against, use `reversed` or negative points."


def _of_figure(figure: SectionFigure | Measure) -> Iterator[tuple[str, str]]:
    for name in ("each_out_of", "out_of"):
        number = getattr(figure, name)
        if number is not None and number <= 0:
            yield name, f"`{name}` must be more than nought."
    if isinstance(figure, SectionFigure):
        yield from _of_weight(figure.weight)
    for member in figure.of or ():
        yield from _of_member(member, figure)
    for adjustment in getattr(figure, "adjust", ()):
        for threshold in adjustment.when:
            yield from _of_threshold(threshold, "adjust")


def _of_member(member: Member, figure: Figure) -> Iterator[tuple[str, str]]:
    given = [name for name in ("questions", "section", "sections", "measure") if getattr(member, name) is not None]
    if len(given) != 1:
        yield "of", f"A member is exactly one of questions, section, sections, measure; this one has {' and '.join(given) or 'none'}."
    if figure.rule in _NOT_WEIGHED and member.weight != Decimal(1):
        yield "of", f"`{figure.rule}` takes no weights; leave them out or use a mean."
    yield from (("of", sentence) for _, sentence in _of_weight(member.weight))


def _of_threshold(threshold: Threshold, name: str) -> Iterator[tuple[str, str]]:
    if (threshold.at_least is None) == (threshold.above is None):
        yield name, "A threshold needs exactly one of `at_least` and `above`."


def _of_names(scheme: Scheme, document: Document) -> Iterator[Problem]:
    for name, keys in (
        ("measures", [measure.key for measure in scheme.measures]),
        ("gates", [gate.key for gate in scheme.gates]),
        ("relative", [relative.key for relative in scheme.relative]),
    ):
        for key in _twice(keys):
            yield document.problem((name, len(keys) - 1 - keys[::-1].index(key)), key, f"The key stands twice among `{name}`; give one another.")
    measures = {measure.key for measure in scheme.measures}
    for path, subject, figure in figures_of(scheme):
        for member in figure.of or ():
            if member.measure is not None and member.measure not in measures:
                yield document.problem((*path, "of"), subject, f"It is made of the measure `{member.measure}`, which there is not; add it or correct the key.")
    for path, subject, threshold in thresholds_of(scheme):
        kind, _, key = threshold.figure.partition(":")
        if kind not in ("measure", "section") or (kind == "measure" and key not in measures):
            yield document.problem((*path, "figure"), subject, f"`{threshold.figure}` is not a figure; write measure:KEY or section:KEY with a key that there is.")
    if scheme.total is not None and scheme.total not in measures:
        yield document.problem(("total",), scheme.key, f"The total is the measure `{scheme.total}`, which there is not; add it or correct the key.")


def _of_ratings(scheme: Scheme, document: Document) -> Iterator[Problem]:
    levels = [level.key for level in scheme.scale.levels] if scheme.scale else []
    if scheme.scale is not None:
        if not 0 <= scheme.scale.minimum_coverage <= 100:
            yield document.problem(("scale", "minimum_coverage"), "scale", "A coverage is a percentage from 0 to 100.")
        for sentence in _of_levels(scheme.scale.levels):
            yield document.problem(("scale", "levels"), "scale", sentence)
    for at, gate in enumerate(scheme.gates):
        path: Path = ("gates", at)
        if gate.cap not in levels:
            yield document.problem((*path, "cap"), gate.key, f"It caps at `{gate.cap}`, which is not a level of the scale ({', '.join(levels) or 'there is no scale'}).")
        if (gate.questions is None) == (gate.threshold is None) or (gate.questions is not None) != bool(gate.passes_with):
            yield document.problem(path, gate.key, "A gate needs either `questions` with `passes_with`, or a `threshold`.")
        for name, sentence in _of_threshold(gate.threshold, "threshold") if gate.threshold else ():
            yield document.problem((*path, name), gate.key, sentence)
    if scheme.constituencies is not None:
        yield from _of_rollups(scheme, document, levels)


def _of_levels(levels: Sequence[Level]) -> Iterator[str]:
    for key in _twice([level.key for level in levels]):
        yield f"The level `{key}` stands twice; give each its own key."
    if levels[0].from_ is not None or levels[0].above is not None:
        yield f"The lowest level, `{levels[0].key}`, begins nowhere; take `from` and `above` away from it."
    begins: list[tuple[Decimal, bool]] = []
    for level in levels[1:]:
        if (level.from_ is None) == (level.above is None):
            yield f"The level `{level.key}` needs exactly one of `from` and `above`, where it begins."
        else:
            begins.append((level.from_, False) if level.from_ is not None else (level.above or Decimal(0), True))
    if any(first >= second for first, second in zip(begins, begins[1:], strict=False)):
        yield "The levels are not in ascending order; put the one that begins lowest first."


def _of_rollups(scheme: Scheme, document: Document, levels: list[str]) -> Iterator[Problem]:
    assert scheme.constituencies is not None
    rules: list[tuple[Path, Rollup]] = [(("constituencies",), scheme.constituencies)]
    rules += [(("constituencies", "by_constituency", key), rule) for key, rule in scheme.constituencies.by_constituency.items()]
    for path, rule in rules:
        if scheme.scale is None:
            yield document.problem(path, "constituencies", "Constituencies can only be rated with a `scale`; add one, or leave `constituencies` out.")
        elif rule.rule == "share" and (rule.level not in levels or [level.key for level in rule.levels] != levels):
            yield document.problem(path, "constituencies", "`share` needs the `level` to reach and, under `levels`, where each level of the scale begins, in the scale's order.")
        elif rule.rule == "share":
            for sentence in _of_levels(rule.levels):
                yield document.problem(path, "constituencies", sentence)
        if not 0 <= rule.minimum_coverage <= 100:
            yield document.problem((*path, "minimum_coverage"), "constituencies", "A coverage is a percentage from 0 to 100.")


def _of_relatives(scheme: Scheme, document: Document) -> Iterator[Problem]:
    known: set[str] = set()
    measures = {measure.key for measure in scheme.measures}
    for at, relative in enumerate(scheme.relative):
        sources = list(relative.of) if isinstance(relative.of, dict) else [relative.of]
        for source in sources:
            kind, _, key = source.partition(":")
            if kind == "relative" and key not in known:
                yield document.problem(("relative", at, "of"), relative.key, f"`{source}` does not stand above this one; put it there or correct the key.")
            if kind == "measure" and key not in measures:
                yield document.problem(("relative", at, "of"), relative.key, f"`{source}` is not a measure of this scheme; correct the key.")
        if isinstance(relative, WeightedMean) and sum(relative.of.values()) <= 0:
            yield document.problem(("relative", at, "of"), relative.key, "The weights must add up to more than nought.")
        if isinstance(relative, Rank | Change) and relative.rounding is not None:
            yield document.problem(("relative", at, "rounding"), relative.key, "A rank or change is not rounded; round the figure it is made of.")
        known.add(relative.key)


def _twice(keys: Sequence[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]
