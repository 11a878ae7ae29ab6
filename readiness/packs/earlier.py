"""The round before, and what moved since: compared within the same view of the database."""

from dataclasses import dataclass

import msgspec
from sqlmodel import Session, col, select

from questionnaires.lineage import lineage_between
from questionnaires.problems import Refused
from readiness.figures.compared import compared_round
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import Seen
from readiness.packs.hashes import documents, hash_of, hash_of_receipts
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Round, RoundState
from reports.comparison import ComparedRound, compare
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
        older = _instrument(db, earlier)
        before = compared_round(db, earlier, older, seen.constituencies)
        if before.receipts:
            lineage = lineage_between(older.questionnaire, now.questionnaire)
            pair = compare((before, now), {(before.key, now.key): lineage}).pairs[0]
            return Before(
                earlier=Earlier(earlier.title, lineage),
                chapter=movement(pair, see_names=seen.names),
                messages={"movement": movement_message(pair)},
                warnings=warnings_of(pair),
                sources=(
                    *documents(older.compiled.questionnaire_ref, older.compiled.scheme_ref),
                    (
                        f"Receipts of {earlier.title}",
                        hash_of_receipts(before.receipts.values()),
                    ),
                    (f"Lineage from {earlier.title}", hash_of(msgspec.json.encode(lineage))),
                ),
            )
    return None


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
