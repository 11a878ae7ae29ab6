"""Everything the comparison of rounds shows, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from sqlmodel import Session, col, select

from readiness.comparing.choosing import FEWEST, Choice, Chosen
from readiness.comparing.queries.blocks import Shown, ShownTable, blocks_of, table_of
from readiness.comparing.shown import chapters_of, documents_of, every_table, seen_of, ways_of
from readiness.figures.comparison import Compared
from readiness.tables import Constituency
from readiness.web.frame import Link
from readiness.web.showing import counted, day
from reports.comparison.tables import rounds as table_of_rounds

Situation = Literal["too few", "picker", "nothing", "elsewhere", "shown", "failed"]
MOST_NAMED = 400
"""Organisations named on the page for each pair of rounds; all of them are in the export."""


@dataclass(frozen=True, slots=True)
class RoundOption:
    """`hint`: n of N, as of when, and whether it still takes answers."""

    id: str
    title: str
    hint: str
    is_chosen: bool


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
class ComparePage:
    """`situation`: too few (there are not two rounds to compare), picker (fewer than two chosen), nothing (a round in which
    nobody has handed in), elsewhere (the constituency was in none of them), shown, or failed."""

    situation: Situation
    sentence: str
    address: str
    way: Link
    rounds: tuple[RoundOption, ...]
    constituencies: tuple[tuple[str, str], ...]
    constituency: str
    notes: tuple[str, ...] = ()
    documents: tuple[tuple[str, str, str], ...] = ()
    overview: ShownTable | None = None
    pairs: tuple[ShownPair, ...] = ()
    downloads: tuple[Download, ...] = ()
    further: tuple[Link, ...] = ()
    """Of one constituency: its page in each round."""


def compare_page(db: Session, chosen: Chosen, made: Compared | None, situation: Situation | None = None) -> ComparePage:
    """`made` where there is something to show."""
    bare = _bare(db, chosen, situation or _situation(chosen))
    seen = seen_of(chosen, made) if made is not None else None
    if made is None or (seen is None and bare.situation == "shown"):
        return bare if bare.situation != "shown" else _bare(db, chosen, "elsewhere")
    assert seen is not None
    query = query_of(chosen)
    ways = ways_of(db, chosen, seen.pairs)
    links = _links(bare, chosen, made)
    pairs: list[ShownPair] = []
    for pair, one in zip(seen.pairs, chapters_of(made, seen), strict=True):
        table = ways.get((pair.before.key, pair.after.key))
        pairs.append(
            ShownPair(
                key=f"pair-{len(pairs) + 1}",
                title=f"{one.title} (the whole way)" if pair.is_first_to_last else one.title,
                purpose=one.purpose,
                blocks=blocks_of(one, links),
                ways=None if table is None else table_of(table, of=one.title, most=MOST_NAMED),
                more=0 if table is None else max(0, len(table.rows) - MOST_NAMED),
            )
        )
    return ComparePage(
        situation="shown",
        sentence="",
        address=bare.address,
        way=bare.way,
        rounds=bare.rounds,
        constituencies=bare.constituencies,
        constituency=bare.constituency,
        notes=_notes(chosen),
        documents=documents_of(made),
        overview=table_of(table_of_rounds(seen)),
        pairs=tuple(pairs),
        downloads=tuple(
            Download(one.caption, f"{bare.address}/{one.key}.csv?{query}", f"{bare.address}/{one.key}.xlsx?{query}")
            for one in every_table(db, chosen, seen)
        ),
        further=_further(chosen),
    )


def query_of(chosen: Chosen, constituency: str | None = None) -> str:
    """The address of this choice; of another constituency where one is given."""
    given = [("round", one.round.id) for one in chosen.rounds]
    here = chosen.constituency.id if chosen.constituency is not None else ""
    where = here if constituency is None else constituency
    return urlencode([*given, ("constituency", where)] if where else given)


def _bare(db: Session, chosen: Chosen, situation: Situation) -> ComparePage:
    address = f"/programmes/{chosen.programme.id}/compare"
    ids = {one.round.id for one in chosen.rounds}
    places = db.exec(
        select(Constituency.id, Constituency.title)
        .where(Constituency.programme_id == chosen.programme.id)
        .order_by(col(Constituency.position), col(Constituency.name))
    )
    return ComparePage(
        situation=situation,
        sentence=_sentence(chosen, situation),
        address=address,
        way=Link("Go to the rounds", f"/programmes/{chosen.programme.id}/rounds"),
        rounds=tuple(
            RoundOption(one.round.id, one.round.title, _hint(one), one.round.id in ids) for one in chosen.choices
        ),
        constituencies=tuple((key, title) for key, title in places),
        constituency=chosen.constituency.id if chosen.constituency is not None else "",
    )


def _situation(chosen: Chosen) -> Situation:
    if len(chosen.choices) < FEWEST:
        return "too few"
    if not chosen.is_enough:
        return "picker"
    return "nothing" if any(not one.handed_in for one in chosen.rounds) else "shown"


def _sentence(chosen: Chosen, situation: Situation) -> str:
    if situation == "too few":
        which = "opened" if chosen.names else "had its results released"
        return f"It takes two rounds to compare, and {_number(len(chosen.choices))} has {which}."
    if situation == "nothing":
        silent = next(one for one in chosen.rounds if not one.handed_in)
        return f"Nobody has handed in in {silent.round.title} yet: 0 of {counted(silent.asked, 'organisation')}."
    if situation == "elsewhere":
        return "This constituency was asked in none of these rounds. Choose another one, or all."
    if situation == "failed":
        return (
            "These rounds cannot be compared: something stored for them cannot be read. No answer is lost. "
            "Tell whoever runs this service; its log says which part it is."
        )
    return ""


def _number(count: int) -> str:
    return "none" if not count else "only one"


def _hint(one: Choice) -> str:
    still = ", still open" if one.is_open else ""
    return f"{one.handed_in:,} of {one.asked:,} handed in, as of {day(one.round.as_of)}{still}"


def _notes(chosen: Chosen) -> tuple[str, ...]:
    return tuple(
        f"{one.round.title} is still open: {one.handed_in:,} of {counted(one.asked, 'organisation')} so far. Its figures will change."
        for one in chosen.rounds
        if one.is_open
    )


def _links(page: ComparePage, chosen: Chosen, made: Compared) -> Mapping[str, str]:
    """From a constituency's name in a table to the comparison of it alone; none where it is alone already."""
    if chosen.constituency is not None:
        return {}
    return {one.name: f"{page.address}?{query_of(chosen, one.id)}" for one in made.together.constituencies}


def _further(chosen: Chosen) -> tuple[Link, ...]:
    here = chosen.constituency
    if here is None:
        return ()
    return tuple(
        Link(f"{here.title} in {one.round.title}", f"/rounds/{one.round.id}/constituencies/{here.id}")
        for one in chosen.rounds
    )
