"""What one organisation has said of its part in an action, and what may be said next."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from readiness.improving.doors import follows, part_seen
from readiness.improving.queries.parts import names_of
from readiness.permissions import SignedIn, may_answer
from readiness.tables import Action, ActionPart, ActionState, Organisation, PartMove, PartState, Programme
from readiness.web.filled import Filled
from reports.actions.parts import is_part_overdue

HOW_FAR = (("done", "Yes, our part is done"), ("not_yet", "Not yet; this is how far we are"))


@dataclass(frozen=True, slots=True)
class ShownWord:
    heading: str
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class PartPage:
    """`said` the newest first. Whoever answers for the organisation does not settle its part."""

    programme: Programme
    action: Action
    organisation: Organisation
    part: ActionPart
    is_overdue: bool
    said: tuple[ShownWord, ...]
    may_answer: bool
    may_settle: bool
    filled: Filled

    @property
    def how_far(self) -> tuple[tuple[str, str], ...]:
        return HOW_FAR


def part_page(
    db: Session, person: SignedIn, action_id: str, organisation_id: str, filled: Filled, *, today: date
) -> PartPage:
    programme, action, part = part_seen(db, person, action_id, organisation_id)
    own = may_answer(person, organisation_id)
    goes_on = action.state is not ActionState.CLOSED and part.withdrawn_at is None
    return PartPage(
        programme=programme, action=action, organisation=db.get_one(Organisation, organisation_id), part=part,
        is_overdue=part.withdrawn_at is None
        and is_part_overdue(part.state.value, action.due_on, action.state.value, today),
        said=_said(db, part), may_answer=own and goes_on and part.state is not PartState.ACCEPTED,
        may_settle=goes_on and not own and follows(db, person, action), filled=filled,
    )  # fmt: skip


def _said(db: Session, part: ActionPart) -> tuple[ShownWord, ...]:
    moves = db.exec(select(PartMove).where(PartMove.part_id == part.id).order_by(col(PartMove.number).desc())).all()
    names = names_of(db, {one.by for one in moves if one.by})
    return tuple(ShownWord(_heading(one), one.at, names.get(one.by or "", ""), one.text) for one in moves)


def _heading(move: PartMove) -> str:
    if move.to_state is PartState.OPEN:
        return "On the way" if move.by_organisation else "Sent back"
    return move.to_state.words
