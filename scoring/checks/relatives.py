"""Relative figures: each made of what stands before it."""

from collections.abc import Iterator

from questionnaires.documents import Document
from questionnaires.problems import Problem
from scoring.checks.figures import repeated
from scoring.scheme import Scheme
from scoring.scheme.relatives import AnyRelative, Change, Rank, WeightedMean


def problems_of_relatives(scheme: Scheme, document: Document) -> Iterator[Problem]:
    """What can be told without the questionnaire."""
    measures = {measure.key for measure in scheme.measures}
    for at, relative in enumerate(scheme.relative):
        before = {one.key for one in scheme.relative[:at]}
        for source in sources_of(relative):
            kind, _, key = source.partition(":")
            if kind == "relative" and key not in before:
                sentence = f"`{source}` does not stand above this one; put it there or correct the key."
                yield document.problem(("relative", at, "of"), relative.key, sentence)
            if kind == "measure" and key not in measures:
                sentence = f"`{source}` is not a measure of this scheme; correct the key."
                yield document.problem(("relative", at, "of"), relative.key, sentence)
        for name, sentence in _of_relative(relative):
            yield document.problem(("relative", at, name), relative.key, sentence)
    for at in repeated([relative.key for relative in scheme.relative]):
        key = scheme.relative[at].key
        yield document.problem(("relative", at), key, "The key stands twice among `relative`; give one another.")


def sources_of(relative: AnyRelative) -> list[str]:
    """The figures of this round that it is made of."""
    return list(relative.of) if isinstance(relative.of, dict) else [relative.of]


def _of_relative(relative: AnyRelative) -> Iterator[tuple[str, str]]:
    if isinstance(relative, WeightedMean) and (min(relative.of.values()) < 0 or sum(relative.of.values()) == 0):
        yield "of", "No weight may be negative, and they must add up to more than nought."
    if isinstance(relative, Rank | Change) and relative.rounding is not None:
        yield "rounding", "A rank or change is not rounded; round the figure it is made of."
