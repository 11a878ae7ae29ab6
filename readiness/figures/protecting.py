"""What of a round may be told to readers who do not see names.

It is decided once for the whole round and for everybody who may ask, from the thresholds and consents that held when its results
were released: what has been told does not change afterwards, so that nobody learns more by coming back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

import sqlalchemy as sa
from sqlmodel import Session

from readiness.figures.keep import kept
from readiness.figures.recent import Recent
from readiness.figures.rolled import ALL, Part, Parts, loaded_of, parts_of
from readiness.figures.rows import Rows
from readiness.figures.seen import Seen
from readiness.identifiers import hash_of
from readiness.scorekeeping import Instrument
from readiness.tables import Consent, Organisation, ProtectionSetting, Response, Round, RoundState
from reports.suppression import Group, shown_groups
from reports.suppression.told import ALL as TOGETHER
from reports.suppression.told import Asked, Stand, Thresholds, Told, decided

OBSERVER, PARTICIPANT = "observer", "participant"
ROLES = (OBSERVER, PARTICIPANT)
_OWN = {OBSERVER: 0, PARTICIPANT: 1}
DEFAULT = Thresholds(group=5, count=3)
SEALED = (
    "Ratings are shown here once the round is closed and its results are released; until then figures that change from day to day "
    "would tell how single organisations stand. How far the responses are is shown already."
)
LEFT_OUT = (
    "Nothing is shown of this constituency: so few organisations are in it that its figures would be those of one organisation, "
    "or would give those of another constituency away."
)
WHY = "Where it says “withheld”, the figure would tell how single organisations stand."
_MOST = 8
"""As many organisations of a constituency as its name may hang on, and more than enough."""
_FORM = "4"
_P = ProtectionSetting.__table__  # type: ignore[attr-defined]
_A = Consent.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
_R = Response.__table__  # type: ignore[attr-defined]
_SETTINGS = (
    sa.select(_P.c.role, _P.c.smallest_group, _P.c.smallest_count, _P.c.set_at)
    .where(_P.c.programme_id == sa.bindparam("programme_id"))
    .order_by(_P.c.set_at, _P.c.id)
)
_CONSENTS = (
    sa.select(_O.c.id, _O.c.reference, _A.c.given, _A.c.recorded_at)
    .join_from(_A, _O, _O.c.id == _A.c.organisation_id)
    .where(_O.c.programme_id == sa.bindparam("programme_id"))
    .order_by(_A.c.recorded_at, _A.c.id)
)
_WHERE = sa.select(_O.c.reference, _R.c.constituency_id).join_from(_R, _O, _O.c.id == _R.c.organisation_id)
_MEMORY: Recent[tuple[str, str, str], Told] = Recent(64)


@dataclass(frozen=True, slots=True)
class Protection:
    """`named`: ids of the constituencies that may be named. `told` is None as long as no rating may be told to anybody who does not
    see names. `new`: decided now, and may be kept."""

    named: frozenset[str]
    told: Told | None
    print: str = ""
    new: dict[str, tuple[str, Part | Told]] | None = None
    thresholds: Thresholds = DEFAULT
    policy: tuple[str, str] = ("", "")
    """What was decided by, in words and as a content hash."""

    def sentences(self, unnamed: int) -> tuple[str, ...]:
        """For the reader: what is not told, and why."""
        one = self.thresholds
        besides = " besides your own" if one.own else ""
        few = f"fewer than {one.count} organisations at a level{besides}" if one.count > 1 else ""
        rules = [f"figures of fewer than {one.group} organisations{besides}", *([few] if few else [])]
        found = [
            f"{WHY} Not told: {' and '.join(rules)}, a level below the best that holds everybody, and what would give these away by subtraction."
        ]
        if unnamed:
            whom = "One constituency is" if unnamed == 1 else f"{unnamed} constituencies are"
            found.append(
                f"{whom} left out, because a constituency of one organisation is named only if that organisation agreed, "
                "and because another would give it away. They count in all organisations together."
            )
        return tuple(found)


def policy_of(ladder: Sequence[Thresholds], agreed: Collection[str]) -> tuple[str, str]:
    """`ladder`: the thresholds of readers, the freest first; `agreed`: references of those that agreed to be named."""
    mine = ladder[-1]
    besides = " besides the reader's own" if mine.own else ""
    consents = "1 consent" if len(agreed) == 1 else f"{len(agreed):,} consents"
    words = f"Protection: groups of {mine.group}, counts of {mine.count}{besides}, {consents}"
    return words, f"sha256:{hash_of(f'{_steps(ladder)} {sorted(agreed)}')}"


def settled_at(round_: Round) -> datetime | None:
    """Since when its ratings may be told without names: closed, so that nothing changes any more, and released."""
    if round_.state is not RoundState.CLOSED or round_.released_at is None:
        return None
    return max(round_.released_at, round_.closed_at or round_.released_at)


def thresholds_at(db: Session, programme_id: str, at: datetime | None = None) -> dict[str, Thresholds]:
    """By role, as they were then, or as they are. Who is of an organisation knows how it stands, so those are besides it."""
    found = {role: replace(DEFAULT, own=_OWN[role]) for role in ROLES}
    for row in db.connection().execute(_SETTINGS, {"programme_id": programme_id}):
        if at is None or row.set_at <= at:
            found[row.role] = Thresholds(row.smallest_group, row.smallest_count, _OWN[row.role])
    return found


def agreed_at(db: Session, programme_id: str, at: datetime | None = None) -> frozenset[str]:
    """References of organisations that had agreed to be named by then, or have by now."""
    found: dict[str, bool] = {}
    for row in db.connection().execute(_CONSENTS, {"programme_id": programme_id}):
        if at is None or row.recorded_at <= at:
            found[row.reference] = row.given
    return frozenset(reference for reference, given in found.items() if given)


def protection_of(db: Session, whole: Seen, rows: Rows, instrument: Instrument, role: str = OBSERVER) -> Protection:
    """`whole` and `rows`: of every constituency of the round. Raises Unreadable."""
    since = settled_at(whole.round)
    agreed = agreed_at(db, whole.programme.id, since)
    still = agreed & agreed_at(db, whole.programme.id)
    named = _named(db, whole, rows, still)
    if since is None:
        return Protection(named, None, hash_of(str(sorted(named)))[:8])
    ladder = _ladder(thresholds_at(db, whole.programme.id, since), role)
    print_ = hash_of(f"{_FORM} {rows.fingerprint(rows.fingerprints)} {_steps(ladder)} {sorted(agreed)}")
    key = (whole.round.id, role, print_)
    told = _MEMORY.get(key) or kept(db, whole.round.id, f"told-{role}", print_, Told)
    new: dict[str, tuple[str, Part | Told]] | None = None
    if told is None:
        told, parts = _decided(db, whole, rows, instrument, ladder, agreed)
        new = {**parts.new, f"told-{role}": (print_[:40], told)}
    # Who no longer agrees is left out; who was left out when it was decided stays so.
    named &= {one.id for one in whole.constituencies if one.name in told.lines}
    return Protection(
        named,
        _MEMORY.put(key, told),
        f"{print_[:20]}-{hash_of(str(sorted(named)))[:8]}",
        new,
        ladder[-1],
        policy_of(ladder, agreed),
    )


def _ladder(thresholds: dict[str, Thresholds], role: str) -> list[Thresholds]:
    """What is told to readers with stricter thresholds is a part of what is told to others, so that pages of two roles laid side by
    side say no more than the freer one."""
    mine = thresholds[role]
    freer = [
        one for one in thresholds.values() if (one.fewest, one.least, one.own) < (mine.fewest, mine.least, mine.own)
    ]
    return [*sorted(freer, key=lambda one: (one.fewest, one.least, one.own)), mine]


def _steps(ladder: Sequence[Thresholds]) -> list[tuple[int, int, int]]:
    return [(one.fewest, one.least, one.own) for one in ladder]


def _decided(
    db: Session, whole: Seen, rows: Rows, instrument: Instrument, ladder: list[Thresholds], agreed: frozenset[str]
) -> tuple[Told, Parts]:
    """With the roll-ups that it was decided from."""
    asked = [one for one in whole.constituencies if one.id in rows.fingerprints]
    parts = parts_of(db, whole, rows, instrument, asked, with_all=bool(asked))
    rolled = {one.name: parts.by_id[one.id].rated for one in asked}
    if asked:
        rolled[TOGETHER] = parts.by_id[ALL].rated
    stands = [
        Stand(one.organisation.id, one.organisation.constituency, one.receipt)
        for one in loaded_of(db, whole.round.id, asked)
    ]
    given = Asked(instrument.compiled.scheme, stands, rolled, agreed)
    first, *others = ladder
    return reduce(lambda told, one: decided(given, one, within=told), others, decided(given, first)), parts


def _named(db: Session, whole: Seen, rows: Rows, agreed: frozenset[str]) -> frozenset[str]:
    """A constituency of one organisation is not named, unless that organisation agreed; nor is one that would give it away."""
    agreeing: dict[str, int] = {}
    if agreed:
        here = _WHERE.where(_R.c.round_id == whole.round.id, _O.c.reference.in_(sorted(agreed)))
        for row in db.connection().execute(here):
            agreeing[row.constituency_id] = agreeing.get(row.constituency_id, 0) + 1
    members = {
        key: frozenset(f"{key} {at}" for at in range(min(_MOST, max(0, row.asked - agreeing.get(key, 0)))))
        for key, row in rows.states.items()
    }
    groups = [Group(key, some, 1) for key, some in members.items()]
    every = Group(ALL, frozenset().union(*members.values()))
    return shown_groups([every, *groups], 2) - {ALL}


def whole_of(seen: Seen) -> Seen:
    """The same round with every constituency, which is what the decision is made from."""
    return replace(seen, constituencies=seen.every)
