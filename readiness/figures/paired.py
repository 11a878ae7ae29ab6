"""What of two rounds together may be told to readers who do not see names: those rated in both, their movement, and why scores changed.

Decided once for each pair of settled rounds, in the order in which they were settled, whoever asks and whatever rounds are chosen; kept
with the later of the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
from sqlmodel import Session, col, select

from questionnaires.problems import Refused
from readiness.figures.keep import kept
from readiness.figures.protecting import (
    OBSERVER,
    ROLES,
    Protection,
    agreed_at,
    protection_of,
    settled_at,
    thresholds_at,
)
from readiness.figures.recent import Recent
from readiness.figures.rolled import Unreadable, loaded_of
from readiness.figures.rows import Rows, rows_of
from readiness.figures.seen import Seen
from readiness.identifiers import hash_of
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Constituency, Programme, Round, RoundState
from reports.comparison import ComparedRound
from reports.comparison.digests import digest
from reports.suppression.pairs import decided
from reports.suppression.settled import Pairs, Settled, ToldPair, View

KEY = "pairs"
_FORM = "3"


class Kept(msgspec.Struct, frozen=True):
    """By the keys of the earlier and of the later round, with a space between."""

    pairs: dict[str, ToldPair]


_MEMORY: Recent[tuple[str, str], Kept] = Recent(64)


@dataclass(frozen=True, slots=True)
class Paired:
    """`print` covers all of it. `new`: by id of the round, decided now, and to be kept with its fingerprint."""

    pairs: Pairs
    print: str
    new: dict[str, tuple[str, Kept]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Told:
    """A settled round with what is told of it by itself, to the freest readers first."""

    round: Round
    instrument: Instrument
    seen: Seen
    rows: Rows
    protections: tuple[Protection, ...]
    public: frozenset[str]


def paired(db: Session, programme: Programme, every: tuple[Constituency, ...], rounds: Sequence[Round]) -> Paired:
    """Of these rounds, as far as they are settled; the others of the programme that were settled before are looked at too. Raises
    Unreadable."""
    settled = _settled(db, programme, {one.id for one in rounds})
    told = [_told(db, programme, one, every) for one in settled] if len(settled) > 1 else []
    pairs: dict[tuple[str, str], ToldPair] = {}
    new: dict[str, tuple[str, Kept]] = {}
    print_ = _FORM
    made: list[Settled] = []
    for at, one in enumerate(told):
        print_ = hash_of(
            " ".join([print_, one.round.id, str(one.round.position), *(each.print for each in one.protections)])
        )
        if not at:
            continue
        known = _MEMORY.get((one.round.id, print_)) or kept(db, one.round.id, KEY, print_, Kept)
        if known is None:
            made += [_made(db, each) for each in told[len(made) : at + 1]]
            found = decided(made, pairs)
            known = Kept({" ".join(key): pair for key, pair in found.items()})
            new[one.round.id] = print_[:40], known
        _MEMORY.put((one.round.id, print_), known)
        for key, pair in known.pairs.items():
            before, after = key.split(" ")
            pairs[before, after] = pair
    return Paired(pairs, print_, new)


def _settled(db: Session, programme: Programme, wanted: set[str]) -> list[Round]:
    """In the order in which they were settled, up to the last of those wanted."""
    found = db.exec(
        select(Round).where(
            Round.programme_id == programme.id, Round.state == RoundState.CLOSED, col(Round.released_at).is_not(None)
        )
    ).all()
    since = {one.id: at for one in found if (at := settled_at(one)) is not None}
    order = sorted((one for one in found if one.id in since), key=lambda one: (since[one.id], one.position, one.id))
    last = max((at for at, one in enumerate(order) if one.id in wanted), default=-1)
    return order[: last + 1]


def _told(db: Session, programme: Programme, round_: Round, every: tuple[Constituency, ...]) -> _Told:
    try:
        instrument = instrument_of(db, round_.version_id, round_.scheme_id)
    except Refused as error:
        raise Unreadable from error
    seen = Seen(round_, programme, every, everything=True, names=False, every=every)
    rows, since = rows_of(db, seen), settled_at(round_)
    thresholds = thresholds_at(db, programme.id, since)
    mine = thresholds[OBSERVER]
    freer = [one for one in ROLES if (thresholds[one].fewest, thresholds[one].least) < (mine.fewest, mine.least)]
    return _Told(
        round_, instrument, seen, rows,
        tuple(protection_of(db, seen, rows, instrument, role) for role in (*freer, OBSERVER)),
        agreed_at(db, programme.id, since),
    )  # fmt: skip


def _made(db: Session, one: _Told) -> Settled:
    asked = [each for each in one.seen.every if each.id in one.rows.fingerprints]
    loaded = loaded_of(db, one.round.id, asked)
    found = ComparedRound(
        key=one.round.id,
        title=one.round.title,
        as_of=one.round.as_of.isoformat(),
        questionnaire=one.instrument.questionnaire,
        compiled=one.instrument.compiled,
        organisations={each.organisation.id: each.organisation for each in loaded},
        receipts={each.organisation.id: each.receipt for each in loaded if each.receipt is not None},
        population_known=True,
    )
    views = tuple(View(each.told, each.thresholds.fewest) for each in one.protections if each.told is not None)
    least = max(each.thresholds.least for each in one.protections)
    return Settled(digest(found), one.round.position, views, least, one.public)
