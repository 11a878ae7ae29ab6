"""All that a pack holds, taken from one view of the database: the same view gives the same snapshot."""

from dataclasses import dataclass
from datetime import date

import msgspec
from sqlmodel import Session, col, select

from readiness.figures.filters import STATES, Filters
from readiness.figures.of_round import Figures, figures_of
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import Seen
from readiness.figures.told_milestones import telling_of_milestones
from readiness.packs.chapters import chapters_of, facts_of, messages_of, notice_of
from readiness.packs.earlier import Before, round_before
from readiness.packs.hashes import hash_of
from readiness.packs.improving import actions_of, lessons_of
from readiness.packs.rounds import Rounds
from readiness.packs.sources import dues_of, sources_of
from readiness.problems import NotAllowedNow, NotFound
from readiness.tables import Audience, Baseline, Constituency, Programme, Round, RoundState
from reports.actions.chapter import chapter as actions
from reports.dataset import ALL
from reports.lessons.chapter import chapter as lessons
from reports.numbers import day
from reports.packs.basis import Basis
from reports.packs.document import Chapter
from reports.packs.milestones import May, Told, milestones, milestones_untold
from reports.packs.overdue import overdue
from reports.packs.whole import Snapshot
from scoring.receipt import Receipt

NOT_OPEN = "This round has not opened yet, so there is nothing to put into a pack. Open it first."
NOBODY = "Nobody is asked in this round, so there is nothing to put into a pack."
SEALED = (
    "A pack for the steering group can be made once the round is closed and its results are released. Do that first, or make a pack "
    "for the programme office."
)
UNREADABLE = (
    "The figures of this round cannot be taken: something stored for it cannot be read. No answer is lost. "
    "Tell whoever runs this service; its log says which part it is."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What chapters are made from, once taken."""

    seen: Seen
    figures: Figures
    basis: Basis
    receipts: tuple[Receipt, ...]
    rounds: Rounds
    before: Before | None


def gathered(db: Session, round_id: str, audience: Audience, *, on: date) -> Snapshot:
    """`on`: the day on which actions are overdue or not. `db` reads one state from its first statement on. Raises NotAllowedNow where there is nothing to take."""
    try:
        taken = _taken(db, _seen(db, round_id, audience))
        return _snapshot(db, taken, audience, on)
    except Unreadable:
        raise NotAllowedNow(UNREADABLE) from None


def _seen(db: Session, round_id: str, audience: Audience) -> Seen:
    """What the readers of the pack may see of the round. Whoever calls has asked whether the person may make one."""
    round_ = db.get(Round, round_id)
    if round_ is None:
        raise NotFound
    constituencies = db.exec(
        select(Constituency)
        .where(Constituency.programme_id == round_.programme_id)
        .order_by(col(Constituency.position), col(Constituency.name))
    ).all()
    programme = db.get_one(Programme, round_.programme_id)
    every = tuple(constituencies)
    return Seen(round_, programme, every, everything=True, names=audience is Audience.OFFICE, every=every)


def _taken(db: Session, seen: Seen) -> Taken:
    if seen.round.state is RoundState.PLANNED:
        raise NotAllowedNow(NOT_OPEN)
    figures = figures_of(db, seen, Filters())
    if figures.rolled is None:
        raise NotAllowedNow(SEALED if figures.every_state.asked else NOBODY)
    compiled = figures.instrument.compiled
    basis = Basis(
        rolled=figures.rolled,
        questionnaire=compiled.questionnaire,
        scheme=compiled.scheme,
        as_of=seen.round.as_of.isoformat(),
        state_words=tuple(title for _, title, _ in STATES),
        states=_states(figures),
    )
    rounds = Rounds(db, seen)
    now = rounds.compared(seen.round)
    before = round_before(rounds, see_names=seen.names)
    return Taken(seen, figures, basis, tuple(now.receipts.values()), rounds, before)


def _states(figures: Figures) -> dict[str, tuple[int, ...]]:
    names = {one.id: one.name for one in figures.seen.constituencies}
    rows = {ALL: figures.every_state, **{names[one.constituency_id]: one for one in figures.states}}
    return {
        name: tuple(sum(row.counts[one] for one in states) for _, _, states in STATES) for name, row in rows.items()
    }


def _snapshot(db: Session, taken: Taken, audience: Audience, on: date) -> Snapshot:
    programme, basis = taken.seen.programme, taken.basis
    names = taken.seen.names
    learned, agreed = lessons_of(db, taken.rounds.opened, programme, names=names), actions_of(db, programme.id, on)
    rounds, places = [one.title for one in taken.rounds.opened], [one.name for one in taken.seen.constituencies]
    planned, sure = _milestones(db, taken)
    more = (planned, lessons(learned, rounds, places, day(on.isoformat())), actions(agreed, on))
    return Snapshot(
        programme=programme.title,
        notice=notice_of(_notice(programme), audience),
        language="en",
        as_of=basis.as_of,
        facts=_facts(db, taken),
        messages=messages_of(basis, taken.before, (*sure, *overdue(agreed, on))),
        chapters=chapters_of(basis, taken.receipts, taken.before, more, taken.figures.protection.sentences),
        sources=(
            *sources_of(db, taken.seen, basis, taken.receipts, taken.before, taken.rounds.seal(taken.seen.round)),
            *((taken.figures.protection.policy,) if not taken.seen.names else ()),
            ("Lessons", hash_of(msgspec.json.encode(learned, enc_hook=str))),
            ("Actions", hash_of(msgspec.json.encode(agreed))),
        ),
    )


def _milestones(db: Session, taken: Taken) -> tuple[Chapter, tuple[tuple[str, str], ...]]:
    """The chapter and headlines; where names are not seen, as on the page of milestones."""
    now, then = _told(db, taken)
    if taken.seen.names:
        return milestones(now, then, see_parts=True)
    telling = telling_of_milestones(db, taken.seen.programme, taken.seen.round)
    if telling.why or not telling.told.milestones:
        return milestones_untold(taken.basis.questionnaire), ()
    slips = then is not None and then.round.key == telling.told.before
    may = May(telling.told.milestones, telling.protection)
    return milestones(now, then if slips else None, see_parts=True, may=may)


def _told(db: Session, taken: Taken) -> tuple[Told, Told | None]:
    """This round, and the one that it is compared with."""
    rounds, this = taken.rounds, taken.seen.round
    now, found = Told(rounds.compared(this), dues_of(db, this)), rounds.since(this)
    if found is None:
        return now, None
    earlier = next(one for one in rounds.opened if one.id == found[0].key)
    return now, Told(found[0], dues_of(db, earlier))


def _facts(db: Session, taken: Taken) -> tuple[tuple[str, str], ...]:
    round_, basis = taken.seen.round, taken.basis
    baseline = db.get(Baseline, round_.baseline_id) if round_.baseline_id is not None else None
    plan = baseline.title if baseline is not None else "no baseline is pinned"
    notice = _notice(taken.seen.programme)
    return facts_of(
        round_.title, basis, taken.before, ("Plan", plan), *((("About the data", notice),) if notice else ())
    )


def _notice(programme: Programme) -> str:
    return (programme.notice or "Illustrative data.") if programme.illustrative else ""
