"""Scales, gates and roll-ups: levels in order, and only levels that there are."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from questionnaires.documents import Document, Path
from questionnaires.problems import Problem
from scoring.checks.figures import repeated
from scoring.scheme import Scheme
from scoring.scheme.ratings import Gate, Level
from scoring.scheme.rollups import Rollup

_NO_PERCENTAGE = "A coverage is a percentage from 0 to 100."


def problems_of_ratings(scheme: Scheme, document: Document) -> Iterator[Problem]:
    """Of the scale, then of all that names its levels."""
    levels = [level.key for level in scheme.scale.levels] if scheme.scale else []
    if scheme.scale is not None:
        if not 0 <= scheme.scale.minimum_coverage <= 100:
            yield document.problem(("scale", "minimum_coverage"), "scale", _NO_PERCENTAGE)
        for at, sentence in _of_levels(scheme.scale.levels):
            yield document.problem(("scale", "levels", at), "scale", sentence)
    for at, gate in enumerate(scheme.gates):
        for name, sentence in _of_gate(gate, levels):
            yield document.problem(("gates", at, name), gate.key, sentence)
    for at in repeated([gate.key for gate in scheme.gates]):
        key = scheme.gates[at].key
        yield document.problem(("gates", at), key, "The key stands twice among `gates`; give one another.")
    for path, subject, rule in _rollups(scheme):
        for inner, sentence in _of_rollup(rule, levels):
            yield document.problem((*path, *inner), subject, sentence)


def _of_levels(levels: Sequence[Level]) -> Iterator[tuple[int, str]]:
    for at in repeated([level.key for level in levels]):
        yield at, f"The level `{levels[at].key}` stands twice; give each its own key."
    if levels[0].from_ is not None or levels[0].above is not None:
        yield 0, f"The lowest level, `{levels[0].key}`, begins nowhere; take `from` and `above` away from it."
    begins: list[tuple[int, Decimal, bool]] = []
    for at, level in enumerate(levels[1:], start=1):
        begin = level.from_ if level.from_ is not None else level.above
        if begin is None or (level.from_ is not None and level.above is not None):
            yield at, f"The level `{level.key}` needs exactly one of `from` and `above`, where it begins."
        else:
            begins.append((at, begin, level.above is not None))
    for before, after in pairwise(begins):
        if before[1:] >= after[1:]:
            yield after[0], "The levels are not in ascending order; put the one that begins lowest first."


def _of_gate(gate: Gate, levels: Sequence[str]) -> Iterator[tuple[str, str]]:
    if gate.cap not in levels:
        known = ", ".join(levels) or "there is no scale"
        yield "cap", f"It caps at `{gate.cap}`, which is not a level of the scale ({known})."
    has_questions = gate.questions not in (None, ())
    if has_questions == (gate.threshold is not None) or has_questions != bool(gate.passes_with):
        yield "key", "A gate needs either `questions` with `passes_with`, or a `threshold`."


def _rollups(scheme: Scheme) -> Iterator[tuple[Path, str, Rollup]]:
    if scheme.constituencies is not None:
        yield ("constituencies",), "constituencies", scheme.constituencies
        for key, rule in scheme.constituencies.by_constituency.items():
            yield ("constituencies", "by_constituency", key), key, rule


def _of_rollup(rule: Rollup, levels: Sequence[str]) -> Iterator[tuple[Path, str]]:
    if not levels:
        yield (), "Constituencies can only be rated with a `scale`; add one, or leave `constituencies` out."
    elif rule.rule == "share" and (rule.level not in levels or [level.key for level in rule.levels] != levels):
        yield (
            (),
            (
                "`share` needs the `level` to reach and, under `levels`, where each level of the scale begins, "
                "in the scale's order."
            ),
        )
    elif rule.rule == "share":
        yield from ((("levels", at), sentence) for at, sentence in _of_levels(rule.levels))
    if not 0 <= rule.minimum_coverage <= 100:
        yield ("minimum_coverage",), _NO_PERCENTAGE
