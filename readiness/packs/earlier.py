"""The round before, and what moved since: compared within the same view of the database."""

from dataclasses import dataclass

import msgspec

from questionnaires.lineage import Lineage
from readiness.packs.hashes import documents, hash_of, hash_of_receipts
from readiness.packs.rounds import Rounds
from reports.comparison import ComparedRound, Pair, compare
from reports.comparison.scales import LevelMapping
from reports.packs import nothing
from reports.packs.document import Chapter
from reports.packs.methodology import Earlier
from reports.packs.movement import movement, movement_message, warnings_of


@dataclass(frozen=True, slots=True)
class Before:
    """`messages`: what the comparison adds to the headlines, by key. `sources` by name and hash. `earlier` is None where the pack
    does not tell what moved."""

    earlier: Earlier | None
    chapter: Chapter
    messages: dict[str, str]
    warnings: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


UNTOLD = Before(None, nothing.movement(nothing.MOVEMENT_ELSEWHERE), {}, (), ())
"""For readers without names: matched respondents beside all respondents give those away who joined or left."""


def round_before(rounds: Rounds, *, see_names: bool) -> Before | None:
    """The last round of the programme before the one at hand in which somebody handed in; None where there is none. Raises
    Unreadable."""
    this = rounds.opened[-1]
    if not see_names:
        return UNTOLD if rounds.before(this) is not None else None
    found = rounds.since(this)
    return _told(*found) if found is not None else None


def compared_with(
    earlier: ComparedRound,
    now: ComparedRound,
    lineage: Lineage,
    *,
    levels: LevelMapping | None = None,
) -> Before:
    """`levels`: how those of the earlier scale correspond to those of the later, where they differ."""
    between = (earlier.key, now.key)
    mapped = {between: levels} if levels is not None else None
    pair = compare((earlier, now), {between: lineage}, levels=mapped).pairs[0]
    return _told(earlier, lineage, pair)


def _told(earlier: ComparedRound, lineage: Lineage, pair: Pair) -> Before:
    return Before(
        earlier=Earlier(earlier.title, lineage),
        chapter=movement(pair),
        messages={"movement": movement_message(pair)},
        warnings=warnings_of(pair),
        sources=(
            *documents(earlier.compiled.questionnaire_ref, earlier.compiled.scheme_ref),
            (f"Receipts of {earlier.title}", hash_of_receipts(earlier.receipts.values())),
            (f"Lineage from {earlier.title}", hash_of(msgspec.json.encode(lineage))),
        ),
    )
