"""Rounds in order of time, compared."""

from collections.abc import Mapping, Sequence

from questionnaires.lineage.links import Lineage
from reports.comparison.cohorts import Two, part
from reports.comparison.digests import Digest, digest
from reports.comparison.lineages import lineage_of
from reports.comparison.questions import Lines, lines_of, movements
from reports.comparison.rounds import ComparedRound
from reports.comparison.scales import LevelMapping, mapping_of, ranks_of
from reports.comparison.sides import cohort, respondents
from reports.comparison.values import Across, Comparison, Pair
from scoring.decomposition.parting import Parting
from scoring.decomposition.saying import Said


def compare(
    rounds: Sequence[ComparedRound],
    lineages: Mapping[tuple[str, str], Lineage],
    *,
    levels: Mapping[tuple[str, str], LevelMapping] | None = None,
) -> Comparison:
    """`rounds` in order of time, two or more; `lineages` and `levels` (how levels correspond where scales differ) by the keys of
    the earlier and the later round. Raises ValueError where they do not fit the rounds."""
    if len(rounds) < 2 or len({one.key for one in rounds}) < len(rounds):
        raise ValueError("Give two or more rounds, each once.")
    digests = [digest(one) for one in rounds]
    lines = [lines_of(one) for one in rounds]
    said = [Said(one) for one in rounds]
    steps = [(at, at + 1) for at in range(len(rounds) - 1)]
    whole = [(0, len(rounds) - 1)] if len(rounds) > 2 else []
    names = dict.fromkeys(name for one in reversed(digests) for name in one.names)
    return Comparison(
        rounds=tuple(one.round for one in digests),
        all=_across(digests, None),
        constituencies=tuple(_across(digests, name) for name in names),
        pairs=tuple(
            _pair(
                before, after, rounds, digests, said, lines, lineages, levels or {}, is_whole=(before, after) in whole
            )
            for before, after in (*steps, *whole)
        ),
    )


def _across(digests: Sequence[Digest], constituency: str | None) -> Across:
    within = [one.within(constituency) for one in digests]
    matched = tuple(key for key in within[-1] if all(key in some and some[key].counts for some in within))
    return Across(
        constituency=constituency,
        respondents=tuple(
            respondents(one, constituency) if some else None for one, some in zip(digests, within, strict=True)
        ),
        cohort=tuple(cohort(one, constituency, matched) if matched else None for one in digests),
        matched=matched,
    )


def _pair(
    before: int,
    after: int,
    rounds: Sequence[ComparedRound],
    digests: Sequence[Digest],
    said: Sequence[Said],
    lines: Sequence[Lines],
    lineages: Mapping[tuple[str, str], Lineage],
    levels: Mapping[tuple[str, str], LevelMapping],
    *,
    is_whole: bool,
) -> Pair:
    old, new = digests[before], digests[after]
    lineage = lineage_of(before, after, rounds, lineages)
    places = {one.round.key: at for at, one in enumerate(digests)}
    stated = {(places[one], places[other]): mapping for (one, other), mapping in levels.items()}
    mapping = mapping_of(before, after, [one.scheme for one in digests], stated)
    two = Two(old, new, ranks_of(old.scheme, new.scheme, mapping))
    parting = Parting(said[before], said[after], lineage)
    everyone, *parts = (part(two, name, parting.of(name)) for name in (None, *two.names))
    return Pair(
        before=old.round,
        after=new.round,
        is_first_to_last=is_whole,
        scales=two.ranks.scales,
        all=everyone,
        constituencies=tuple(parts),
        questions=movements(rounds[before], rounds[after], (lines[before], lines[after]), lineage, everyone.matched),
    )
