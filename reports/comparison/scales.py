"""Whether the levels of two schemes may be compared: they are the same levels in the same order, or a mapping is stated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.comparison.values import Scales
from reports.numbers import listed
from scoring.rating import from_worst, title_of
from scoring.scheme import Scheme
from scoring.scheme.ratings import Scale

LevelMapping = Mapping[str, str]
"""Key of each level of the earlier scale to that of the later one."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """The rank of each level in either round, the worst 0, on one common ladder."""

    scales: Scales
    before: Mapping[str, int]
    after: Mapping[str, int]


def ranks_of(before: Scheme, after: Scheme, mapping: LevelMapping | None = None) -> Ranks:
    """Where thresholds lie makes no difference to what a level is called; it does to who reaches it, which is told apart as
    how the answers were weighed and scored."""
    if before.scale is None or after.scale is None:
        return _none("A scheme without a scale rates nobody, so there are no levels to compare.")
    old, new = from_worst(before.scale), from_worst(after.scale)
    ladder = {key: at for at, key in enumerate(new)}
    if mapping is not None:
        return _mapped(before.scale, after.scale, old, ladder, mapping)
    if old == new:
        return Ranks(Scales(True, "Both rounds rate by the same levels in the same order."), ladder, ladder)
    were, are = _titles(before.scale, old), _titles(after.scale, new)
    if were == are:  # what readers see is the same, so they are told what differs
        were, are = f"{were} (keys {', '.join(old)})", f"{are} (keys {', '.join(new)})"
    return _none(
        f"The levels were {were} and are now {are}; state which level corresponds to which, and they can be compared."
    )


def mapping_of(
    before: int, after: int, schemes: Sequence[Scheme], stated: Mapping[tuple[int, int], LevelMapping]
) -> LevelMapping | None:
    """How levels correspond between two rounds by their place: as stated for the two, else step by step over the rounds between,
    where each step is stated or has the same levels. None where that tells nothing."""
    if (before, after) in stated:
        return stated[before, after]
    whole: dict[str, str] | None = None
    for at in range(before, after):
        step = stated.get((at, at + 1)) or _same(schemes[at], schemes[at + 1])
        if step is None:
            return None
        whole = dict(step) if whole is None else {key: step[to] for key, to in whole.items() if to in step}
    return whole if any((at, at + 1) in stated for at in range(before, after)) else None


def _same(before: Scheme, after: Scheme) -> LevelMapping | None:
    if before.scale is None or after.scale is None or from_worst(before.scale) != from_worst(after.scale):
        return None
    return {key: key for key in from_worst(before.scale)}


def _mapped(before: Scale, after: Scale, old: list[str], ladder: Mapping[str, int], mapping: LevelMapping) -> Ranks:
    unsaid = [key for key in old if mapping.get(key) not in ladder]
    if unsaid:
        return _none(
            f"The stated correspondence of levels leaves out {_titles(before, unsaid)}; say which level of the later scale each is."
        )
    ranks = {key: ladder[mapping[key]] for key in old}
    if [*ranks.values()] != sorted(ranks.values()):
        return _none("The stated correspondence of levels turns their order about; no movement follows from it.")
    pairs = listed([f"{title_of(before, key)} as {title_of(after, mapping[key])}" for key in old])
    return Ranks(Scales(True, f"The scales differ; as stated, {pairs}."), ranks, ladder)


def _titles(scale: Scale, keys: list[str]) -> str:
    return listed([title_of(scale, key) for key in keys])


def _none(reason: str) -> Ranks:
    return Ranks(Scales(False, reason), {}, {})
