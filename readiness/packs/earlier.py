"""The round before, and what moved since: compared within the same view of the database."""

from dataclasses import dataclass

import msgspec

from questionnaires.lineage import Lineage
from readiness.packs.hashes import documents, hash_of, hash_of_receipts
from readiness.packs.rounds import Rounds
from reports.comparison import ComparedRound, Pair, compare
from reports.comparison.scales import LevelMapping
from reports.comparison.told import ToldRounds
from reports.levels import shown_levels
from reports.packs.document import Chapter
from reports.packs.methodology import Earlier
from reports.packs.movement import movement, movement_message, warnings_of
from reports.packs.told_movement import told_messages, told_movement


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
    this = rounds.opened[-1]
    found = rounds.since(this)
    if found is None:
        return None
    before = rounds.before(this)
    seal = rounds.seal(before) if before is not None else ""
    return _told(*found, rounds.compared(this), None if see_names else rounds.told(this), seal)


def compared_with(
    earlier: ComparedRound,
    now: ComparedRound,
    lineage: Lineage,
    *,
    levels: LevelMapping | None = None,
    told: ToldRounds | None = None,
) -> Before:
    """`levels`: how those of the earlier scale correspond to those of the later, where they differ. `told`: what of each may be
    told to readers who do not see names; None for those who do."""
    between = (earlier.key, now.key)
    mapped = {between: levels} if levels is not None else None
    pair = compare((earlier, now), {between: lineage}, levels=mapped).pairs[0]
    return _told(earlier, lineage, pair, now, told)


def _told(
    earlier: ComparedRound,
    lineage: Lineage,
    pair: Pair,
    now: ComparedRound,
    told: ToldRounds | None,
    seal: str = "",
) -> Before:
    return Before(
        earlier=Earlier(earlier.title, lineage),
        chapter=movement(pair) if told is None else told_movement(pair, told, shown_levels(now.compiled.scheme.scale)),
        messages={"movement": movement_message(pair)} if told is None else told_messages(pair, told),
        warnings=warnings_of(pair) if told is None else (),
        sources=(
            *documents(earlier.compiled.questionnaire_ref, earlier.compiled.scheme_ref),
            (f"Receipts of {earlier.title}", hash_of_receipts(earlier.receipts.values(), seal)),
            (f"Lineage from {earlier.title}", hash_of(msgspec.json.encode(lineage))),
            *((f"{title}: {policy}", mark) for title, (policy, mark) in (told.policies if told is not None else ())),
        ),
    )
