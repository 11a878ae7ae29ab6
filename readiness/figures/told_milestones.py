"""What of a round's milestones readers who do not see names may be told: decided once for the round, and kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlmodel import Session

from questionnaires.problems import Refused
from readiness.figures.keep import kept
from readiness.figures.protecting import SEALED, Protection, agreed_at, protection_of, settled_at
from readiness.figures.recent import Recent
from readiness.figures.rolled import Unreadable
from readiness.figures.rows import rows_of
from readiness.figures.said import Told, earlier_asking, told_in
from readiness.figures.seen import whole_of_programme
from readiness.identifiers import hash_of
from readiness.scorekeeping import instrument_of
from readiness.tables import Programme, Round
from reports.milestones.veils import LATEST, WHY
from reports.suppression import milestones as decided
from reports.suppression import protected
from reports.suppression.milestone_facts import Said
from reports.suppression.told import ALL

_FORM = "2"
_KEY = "told-milestones"
NO_SLIPPAGE = "Slippage is not told here: the round before was not closed and released when this one was."


class ToldMilestones(msgspec.Struct, frozen=True, kw_only=True):
    """By key of the milestone. `before`: id of the round whose slippage may be told, or empty."""

    milestones: dict[str, decided.Told]
    before: str = ""
    print: str = ""


_MEMORY: Recent[tuple[str, str], ToldMilestones] = Recent(64)


@dataclass(frozen=True, slots=True)
class Telling:
    """`why` nothing may be told, empty where it may. `named`: ids of constituencies. `new` was decided now, by id of the round, and may
    be kept."""

    why: str
    told: ToldMilestones
    protection: protected.Protection
    named: frozenset[str]
    new: Mapping[str, Mapping[str, tuple[str, ToldMilestones]]]


def telling_of_milestones(db: Session, programme: Programme, round_: Round) -> Telling:
    """Raises Unreadable."""
    new: dict[str, dict[str, tuple[str, ToldMilestones]]] = {}
    found, told = _told(db, programme, round_, new)
    if told is None:
        return Telling(SEALED, ToldMilestones(milestones={}), protected.Protection(names=False), found.named, {})
    thresholds = found.thresholds
    few = f" and fewer than {thresholds.count} organisations in one state" if thresholds.count > 1 else ""
    rules = f"figures of fewer than {thresholds.group} organisations{few}"
    every = whole_of_programme(db, programme, round_)
    unnamed = sum(
        one.id not in found.named for one in every.constituencies if one.id in rows_of(db, every).fingerprints
    )
    sentences = [WHY.format(rules=rules), *found.sentences(unnamed)[1:], LATEST]
    return Telling(
        "", told, protected.Protection(names=False, policy=found.policy, sentences=tuple(sentences)), found.named, new
    )


def _told(
    db: Session, programme: Programme, round_: Round, new: dict[str, dict[str, tuple[str, ToldMilestones]]]
) -> tuple[Protection, ToldMilestones | None]:
    """With what was told of the rounds before, since slippage tells of them too."""
    whole = whole_of_programme(db, programme, round_)
    try:
        instrument = instrument_of(db, round_.version_id, round_.scheme_id)
    except Refused as error:
        raise Unreadable from error
    found = protection_of(db, whole, rows_of(db, whole), instrument)
    since = settled_at(round_)
    if found.told is None or since is None:
        return found, None
    now = told_in(db, round_)
    was = earlier_asking(db, now) if now.plan else None
    before: tuple[Told, ToldMilestones] | None = None
    if was is not None and (then := settled_at(was.round)) is not None and then <= since:
        _, known = _told(db, programme, was.round, new)
        before = (was, known) if known is not None else None
    dues = [(one.key, str(one.due_on)) for one in now.plan]
    print_ = hash_of(f"{_FORM} {found.print[:20]} {dues} {before[1].print if before else ''}")
    told = _MEMORY.get((round_.id, print_)) or kept(db, round_.id, _KEY, print_, ToldMilestones)
    if told is None:
        public = agreed_at(db, programme.id, since)
        told = _decided(now, before, found, public, print_)
        new[round_.id] = {_KEY: (print_[:40], told)}
    return found, _MEMORY.put((round_.id, print_), told)


def _decided(
    now: Told, before: tuple[Told, ToldMilestones] | None, found: Protection, public: frozenset[str], print_: str
) -> ToldMilestones:
    named = [name for name in (found.told.lines if found.told is not None else ()) if name != ALL]
    was = {one.key: one for one in before[0].plan} if before is not None else {}
    made = {}
    for one in now.plan:
        then = None
        if before is not None and one.key in was:
            round_then = decided.Round(_said(before[0], one.key), was[one.key].due_on)
            then = round_then, before[1].milestones[one.key]
        made[one.key] = decided.decided(
            decided.Round(_said(now, one.key), one.due_on),
            list(now.confidence),
            named,
            found.thresholds,
            before=then,
            public=public,
        )
    return ToldMilestones(milestones=made, before=before[0].round.id if before is not None else "", print=print_)


def _said(told: Told, milestone: str) -> list[Said]:
    return [Said(one.organisation, one.constituency, one.rows[milestone]) for one in told.said if milestone in one.rows]
