"""The pack of a round put together: its chapters in their order, with the messages as they are worded now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.packs.document import Block, Chapter, Pack, Table
from reports.packs.messages import Message, headlines
from reports.packs.methodology import KEY as METHODOLOGY
from reports.packs.methodology import edits
from reports.packs.quality import KEY as QUALITY
from reports.packs.quality import withheld

ORDER = (
    "response", "ratings", "distribution", "drivers", "heat-map", "movement", "milestones", "lessons", "actions", METHODOLOGY, QUALITY,
)  # fmt: skip
"""Of chapters after the headline messages."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that was taken from the data at one moment. `messages` are as generated."""

    programme: str
    notice: str
    language: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    messages: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[tuple[str, str], ...]


def pack_of(snapshot: Snapshot, messages: Sequence[Message], *, title: str, subtitle: str, made_on: str) -> Pack:
    """`made_on` is the day that is printed on it."""
    places = {key: at for at, key in enumerate(ORDER)}
    chapters = sorted(snapshot.chapters, key=lambda one: places.get(one.key, len(places)))
    told = tuple(messages)
    return Pack(
        title=title,
        subtitle=subtitle,
        programme=snapshot.programme,
        notice=snapshot.notice,
        language=snapshot.language,
        as_of=snapshot.as_of,
        made_on=made_on,
        facts=snapshot.facts,
        chapters=(headlines(told), *(_completed(one, told, chapters) for one in chapters), *_data(chapters)),
        sources=snapshot.sources,
    )


def _completed(chapter: Chapter, messages: tuple[Message, ...], chapters: Sequence[Chapter]) -> Chapter:
    """Without what stands in the data only. What is said of the messages follows the first sentences."""
    blocks = tuple(one for one in chapter.blocks if not _is_data(one))
    if chapter.key == METHODOLOGY:
        blocks = (*blocks[:2], edits(messages), *blocks[2:])
    if chapter.key == QUALITY:
        blocks = (*blocks, withheld(chapters))
    return replace(chapter, blocks=blocks)


def _data(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    found = tuple(block for chapter in chapters for block in chapter.blocks if _is_data(block))
    purpose = "Tables that are too long for pages and slides. Each stands whole in the workbook and in the data files."
    return (Chapter("data", "Further data", purpose, found),) if found else ()


def _is_data(block: Block) -> bool:
    return isinstance(block, Table) and block.data_only
