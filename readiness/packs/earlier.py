"""The round before, and what moved since: compared within the same view of the database."""

from dataclasses import dataclass

import msgspec
from sqlmodel import Session, col, select

from questionnaires.lineage import Lineage, lineage_between
from questionnaires.problems import Refused
from readiness.figures.compared import compared_round
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import Seen
from readiness.packs.hashes import documents, hash_of, hash_of_receipts
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Round, RoundState
from reports.comparison import ComparedRound, compare
from reports.comparison.scales import LevelMapping
from reports.packs.document import Chapter
from reports.packs.methodology import Earlier
from reports.packs.movement import movement, movement_message, warnings_of


@dataclass(frozen=True, slots=True)
class Before:
    """`messages`: what the comparison adds to the headlines, by key. `sources` by name and hash."""

    earlier: Earlier
    chapter: Chapter
    messages: dict[str, str]
    warnings: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


def round_before(db: Session, seen: Seen, now: ComparedRound) -> Before | None:
    """The last round of the programme before this one in which somebody handed in; None where there is none. Raises Unreadable."""
    for earlier in _earlier(db, seen.round):
        older = compared_round(db, earlier, _instrument(db, earlier), seen.constituencies)
        if older.receipts:
            return compared_with(
                older, now, lineage_between(older.questionnaire, now.questionnaire), see_names=seen.names
            )
    return None


def compared_with(
    earlier: ComparedRound,
    now: ComparedRound,
    lineage: Lineage,
    *,
    levels: LevelMapping | None = None,
    see_names: bool,
) -> Before:
    """`levels`: how those of the earlier scale correspond to those of the later, where they differ."""
    between = (earlier.key, now.key)
    mapped = {between: levels} if levels is not None else None
    pair = compare((earlier, now), {between: lineage}, levels=mapped).pairs[0]
    return Before(
        earlier=Earlier(earlier.title, lineage),
        chapter=movement(pair, see_names=see_names),
        messages={"movement": movement_message(pair)},
        warnings=warnings_of(pair),
        sources=(
            *documents(earlier.compiled.questionnaire_ref, earlier.compiled.scheme_ref),
            (f"Receipts of {earlier.title}", hash_of_receipts(earlier.receipts.values())),
            (f"Lineage from {earlier.title}", hash_of(msgspec.json.encode(lineage))),
        ),
    )


def _earlier(db: Session, round_: Round) -> list[Round]:
    """The latest first."""
    found = select(Round).where(
        Round.programme_id == round_.programme_id, Round.position < round_.position, Round.state != RoundState.PLANNED
    )
    return list(db.exec(found.order_by(col(Round.position).desc())))


def _instrument(db: Session, round_: Round) -> Instrument:
    try:
        return instrument_of(db, round_.version_id, round_.scheme_id)
    except Refused as error:
        raise Unreadable from error
