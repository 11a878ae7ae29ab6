"""The round before, and what moved since: compared within the same view of the database."""

from dataclasses import dataclass

import msgspec

from questionnaires.lineage import Lineage
from readiness.packs.hashes import documents, hash_of, hash_of_receipts
from readiness.packs.rounds import Rounds
from reports.comparison import ComparedRound, Pair, compare
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


def round_before(rounds: Rounds, *, see_names: bool) -> Before | None:
    """The last round of the programme before the one at hand in which somebody handed in; None where there is none. Raises
    Unreadable."""
    found = rounds.since(rounds.opened[-1])
    return _told(*found, see_names=see_names) if found is not None else None


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
    return _told(earlier, lineage, pair, see_names=see_names)


def _told(earlier: ComparedRound, lineage: Lineage, pair: Pair, *, see_names: bool) -> Before:
    return Before(
        earlier=Earlier(earlier.title, lineage),
        chapter=movement(pair, see_names=see_names),
        messages={"movement": movement_message(pair, see_names=see_names)},
        warnings=warnings_of(pair) if see_names else pair.warnings,
        sources=(
            *documents(earlier.compiled.questionnaire_ref, earlier.compiled.scheme_ref),
            (f"Receipts of {earlier.title}", hash_of_receipts(earlier.receipts.values())),
            (f"Lineage from {earlier.title}", hash_of(msgspec.json.encode(lineage))),
        ),
    )
