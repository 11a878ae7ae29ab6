"""The tables of a comparison laid out for the page, which is done once for the same figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from readiness.comparing.choosing import Chosen
from readiness.comparing.queries.blocks import Shown, ShownTable, blocks_of, table_of
from readiness.comparing.shown import chapters_of, every_table, rounds_table
from readiness.comparing.withholding import Telling
from readiness.figures.comparison import Compared
from reports.comparison import Comparison
from reports.comparison.organisations import organisations

MOST_NAMED = 400
"""Organisations named on the page for each pair of rounds; all of them are in the export."""


@dataclass(frozen=True, slots=True)
class ShownPair:
    """One chapter. `ways`: which way each organisation went, where names may be seen; `more` of them are not on the page."""

    key: str
    title: str
    purpose: str
    blocks: tuple[Shown, ...]
    ways: ShownTable | None
    more: int


@dataclass(frozen=True, slots=True)
class Download:
    title: str
    csv: str
    xlsx: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What of the page is the same as long as the figures and the names are."""

    overview: ShownTable
    pairs: tuple[ShownPair, ...]
    downloads: tuple[Download, ...]


def laid_out(
    address: str,
    chosen: Chosen,
    made: Compared,
    seen: Comparison,
    telling: Telling | None,
    names: Mapping[str, str],
) -> LaidOut:
    query, links = query_of(chosen), _links(address, chosen, made)
    pairs: list[ShownPair] = []
    for pair, one in zip(seen.pairs, chapters_of(made, seen, telling), strict=True):
        ways = organisations([pair], names) if telling is None else None
        pairs.append(
            ShownPair(
                key=f"pair-{len(pairs) + 1}",
                title=f"{one.title} (the whole way)" if pair.is_first_to_last else one.title,
                purpose=one.purpose,
                blocks=blocks_of(one, links),
                ways=None if ways is None else table_of(ways, of=one.title, most=MOST_NAMED),
                more=0 if ways is None else max(0, len(ways.rows) - MOST_NAMED),
            )
        )
    return LaidOut(
        overview=table_of(rounds_table(seen, telling)),
        pairs=tuple(pairs),
        downloads=tuple(
            Download(one.caption, f"{address}/{one.key}.csv?{query}", f"{address}/{one.key}.xlsx?{query}")
            for one in every_table(seen, telling, names)
        ),
    )


def query_of(chosen: Chosen, constituency: str | None = None) -> str:
    """The address of this choice; of another constituency where one is given."""
    given = [("round", one.round.id) for one in chosen.rounds]
    here = chosen.constituency.id if chosen.constituency is not None else ""
    where = here if constituency is None else constituency
    return urlencode([*given, ("constituency", where)] if where else given)


def _links(address: str, chosen: Chosen, made: Compared) -> Mapping[str, str]:
    """From a constituency's name in a table to the comparison of it alone; none where it is alone already."""
    if chosen.constituency is not None:
        return {}
    return {one.name: f"{address}?{query_of(chosen, one.id)}" for one in made.together.constituencies}
