"""Whether figures of a constituency may stand beside something else than a round's own pages, for readers who do not see names."""

from dataclasses import dataclass

from sqlmodel import Session

from questionnaires.problems import Refused
from readiness.figures.comparison import constituencies_of
from readiness.figures.protecting import LEFT_OUT, OBSERVER, SEALED, Protection, protection_of
from readiness.figures.rolled import Unreadable
from readiness.figures.rows import rows_of
from readiness.figures.seen import Seen
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Constituency, Programme, Round
from reports.comparison.told import ToldRound
from reports.suppression.told import ALL

NOT_TOLD = "Withheld: the figures would tell how single organisations stand, of this constituency or of a smaller one beside it."


@dataclass(frozen=True, slots=True)
class Telling:
    """`why` nothing may be told, empty where it may. `fewest`: the organisations that a figure has to be of."""

    why: str
    fewest: int


def told_round(
    db: Session, programme: Programme, round_: Round, instrument: Instrument, every: tuple[Constituency, ...]
) -> tuple[ToldRound, Protection]:
    """A round beside others, as it is decided for its own pages. `every` constituency of the programme. Raises Unreadable."""
    whole = Seen(round_, programme, every, everything=True, names=False, every=every)
    found = protection_of(db, whole, rows_of(db, whole), instrument)
    told = ToldRound(
        lines=found.told.lines if found.told is not None else {},
        named=frozenset(place.name for place in every if place.id in found.named),
        sealed=found.told is None,
        fewest=found.thresholds.fewest,
        scheme=instrument.compiled.scheme,
    )
    return told, found


def telling_of(
    db: Session, programme: Programme, round_: Round, constituency: str | None, role: str = OBSERVER
) -> Telling:
    """`constituency` by name; None for all organisations together. As it is decided for the pages of the round. Raises Unreadable."""
    every = constituencies_of(db, programme)
    whole = Seen(round_, programme, every, everything=True, names=False, every=every)
    try:
        instrument = instrument_of(db, round_.version_id, round_.scheme_id)
    except Refused as error:
        raise Unreadable from error
    found = protection_of(db, whole, rows_of(db, whole), instrument, role)
    fewest = found.thresholds.fewest
    if found.told is None:
        return Telling(SEALED, fewest)
    named = {one.name for one in every if one.id in found.named}
    line = found.told.lines.get(constituency or ALL)
    if line is None or (constituency is not None and constituency not in named):
        return Telling(LEFT_OUT, fewest)
    return Telling("" if line.figures else NOT_TOLD, fewest)
