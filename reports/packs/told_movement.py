"""What moved since the round before, for readers who do not see names: what each of the two rounds tells of itself."""

from dataclasses import replace

from reports.comparison.told import NOT_TOLD, ToldRounds, told_chapter
from reports.comparison.values import Pair
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.packs.movement import KEY
from reports.packs.nothing import OTHER_PACK

_PRINTED = "comparison"
"""The table that is short enough for pages and slides."""


def told_movement(pair: Pair, told: ToldRounds) -> Chapter:
    made = told_chapter(pair, told)
    return Chapter(
        KEY,
        "Movement since the round before",
        f"What each round tells of itself, {pair.before.title} beside {pair.after.title}.",
        (*map(_block, made.blocks), Sentences((NOT_TOLD, OTHER_PACK))),
    )


def _block(block: Block) -> Block:
    """Under keys that no other chapter has."""
    if not isinstance(block, Table):
        return block
    return replace(block, key=f"{KEY}-{block.key}", data_only=block.key != _PRINTED)
