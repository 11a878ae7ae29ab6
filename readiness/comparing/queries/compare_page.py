"""Everything the comparison of rounds shows, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sqlmodel import Session, col, select

from readiness.comparing.choosing import FEWEST, Choice, Chosen
from readiness.comparing.queries.blocks import ShownTable
from readiness.comparing.queries.laying_out import Download, LaidOut, ShownPair, laid_out, query_of
from readiness.comparing.shown import documents_of, names_of, seen_of
from readiness.comparing.withholding import telling_of
from readiness.figures.comparison import Compared
from readiness.figures.paired import Kept
from readiness.figures.recent import Recent
from readiness.tables import Constituency
from readiness.web.frame import Link
from readiness.web.showing import counted, day

Situation = Literal["too few", "picker", "nothing", "elsewhere", "shown", "failed"]


@dataclass(frozen=True, slots=True)
class RoundOption:
    """`hint`: n of N, as of when, and whether it still takes answers."""

    id: str
    title: str
    hint: str
    is_chosen: bool


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
    new: Mapping[str, tuple[str, Kept]] = field(default_factory=dict)
    """Decided now of what may be told, and to be kept once the page has gone out."""


_LAID_OUT: Recent[tuple[str, str, str, frozenset[tuple[str, str]]], LaidOut] = Recent(12)


def compare_page(db: Session, chosen: Chosen, made: Compared | None, situation: Situation | None = None) -> ComparePage:
    """`made` where there is something to show. Raises Unreadable."""
    bare = _bare(db, chosen, situation or _situation(chosen))
    seen = seen_of(chosen, made) if made is not None else None
    if made is None or (seen is None and bare.situation == "shown"):
        return bare if bare.situation != "shown" else _bare(db, chosen, "elsewhere")
    assert seen is not None
    telling = telling_of(db, chosen, made)
    names = names_of(db, chosen) if telling is None else {}

    def lay_out() -> LaidOut:
        return laid_out(bare.address, chosen, made, seen, telling, names)

    print_ = "" if telling is None else telling.print
    figures = _LAID_OUT.made((made.together.fingerprint, query_of(chosen), print_, frozenset(names.items())), lay_out)
    return replace(
        bare,
        new={} if telling is None else telling.new,
        notes=(*_notes(chosen), *(() if telling is None else telling.sentences)),
        documents=documents_of(made),
        overview=figures.overview,
        pairs=figures.pairs,
        downloads=figures.downloads,
        further=_further(chosen),
    )


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
    still = (
        f"{one.round.title} is still open: {one.handed_in:,} of {counted(one.asked, 'organisation')} so far. Its figures will change."
        for one in chosen.rounds
        if one.is_open
    )
    return (*still, *(one.since for one in chosen.rounds if one.since))


def _further(chosen: Chosen) -> tuple[Link, ...]:
    here = chosen.constituency
    if here is None:
        return ()
    return tuple(
        Link(f"{here.title} in {one.round.title}", f"/rounds/{one.round.id}/constituencies/{here.id}")
        for one in chosen.rounds
    )
