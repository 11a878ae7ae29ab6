"""Sections, measures and their thresholds: made of things that there are, and each named once."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from questionnaires.conditions import InvalidCondition, compiled
from questionnaires.documents import Document, Path
from questionnaires.problems import Problem
from scoring.checks.points import sentences_about
from scoring.scheme import Scheme
from scoring.scheme.figures import Figure, Measure, Member, SectionFigure, Threshold

KINDS = ("questions", "section", "sections", "measure")
_NOT_WEIGHED = ("median", "lowest", "highest")


def problems_of_figures(scheme: Scheme, document: Document) -> Iterator[Problem]:
    """What can be told without the questionnaire."""
    measures = {measure.key for measure in scheme.measures}
    for path, subject, figure in figures_of(scheme):
        for name, sentence in _of_figure(figure):
            yield document.problem((*path, name), subject, sentence)
        for at, member in enumerate(figure.of or ()):
            for sentence in _of_member(member, figure, measures):
                yield document.problem((*path, "of", at), subject, sentence)
    for path, subject, threshold in thresholds_of(scheme):
        for name, sentence in _of_threshold(threshold, measures):
            yield document.problem((*path, name), subject, sentence)
    for at in repeated([measure.key for measure in scheme.measures]):
        key = scheme.measures[at].key
        yield document.problem(("measures", at), key, "The key stands twice among `measures`; give one another.")
    if scheme.total is not None and scheme.total not in measures:
        sentence = f"The total is the measure `{scheme.total}`, which there is not; add it or correct the key."
        yield document.problem(("total",), scheme.key, sentence)


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


def repeated(keys: Sequence[str]) -> list[int]:
    """The places of keys that have stood before."""
    return [at for at, key in enumerate(keys) if key in keys[:at]]


def _of_figure(figure: SectionFigure | Measure) -> Iterator[tuple[str, str]]:
    for name in ("each_out_of", "out_of"):
        number = getattr(figure, name)
        if number is not None and number <= 0:
            yield name, f"`{name}` must be more than nought."
    if isinstance(figure, SectionFigure):
        yield from sentences_about(figure.weight)
    if figure.of == ():
        yield "of", "The list is empty; name what the figure is made of, or leave `of` out."


def _of_member(member: Member, figure: Figure, measures: set[str]) -> Iterator[str]:
    given = [name for name in KINDS if getattr(member, name) is not None]
    if len(given) != 1:
        yield f"A member is exactly one of {', '.join(KINDS)}; this one has {' and '.join(given) or 'none'}."
    if () in (member.questions, member.sections):
        yield "The list is empty; name at least one."
    if figure.rule in _NOT_WEIGHED and member.weight != Decimal(1):
        yield f"`{figure.rule}` takes no weights; leave them out or use a mean."
    yield from (sentence for _, sentence in sentences_about(member.weight))
    if member.measure is not None and member.measure not in measures:
        yield f"It is made of the measure `{member.measure}`, which there is not; add it or correct the key."
    if member.applies_if is not None:
        try:
            compiled(member.applies_if, constituency=True)
        except InvalidCondition as error:
            yield str(error)


def _of_threshold(threshold: Threshold, measures: set[str]) -> Iterator[tuple[str, str]]:
    if (threshold.at_least is None) == (threshold.above is None):
        yield "figure", "A threshold needs exactly one of `at_least` and `above`."
    kind, _, key = threshold.figure.partition(":")
    if kind not in ("measure", "section") or (kind == "measure" and key not in measures):
        what = "write measure:KEY or section:KEY with a key that there is."
        yield "figure", f"`{threshold.figure}` is not a figure; {what}"
