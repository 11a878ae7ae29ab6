"""The packs of a round, the newest first, and what it takes to make another."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.packs.doors import is_shared
from readiness.packs.queries.states import state_tag
from readiness.tables import Audience, Pack, Round, RoundState
from readiness.web.cells import Tagged
from readiness.web.filled import Filled
from readiness.web.frame import Link
from readiness.web.showing import day

AUDIENCES = (
    (Audience.STEERING_GROUP.value, "Steering group", "It tells what observers are told, once the round is closed and its results are released. It can be shared with them."),
    (Audience.OFFICE.value, "Programme office", "Organisations are named beside their ratings. It is never shared."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackLine:
    title: Link
    number: int
    audience: str
    dated: str
    state: Tagged


@dataclass(frozen=True, slots=True)
class PacksPage:
    """`can_make`: a round that has opened, for the office."""

    address: str
    lines: tuple[PackLine, ...]
    manages: bool
    can_make: bool
    round: Link
    filled: Filled
    audiences: tuple[tuple[str, str, str], ...] = AUDIENCES


def packs_page(db: Session, round_: Round, filled: Filled, *, manages: bool) -> PacksPage:
    packs = db.exec(select(Pack).where(Pack.round_id == round_.id).order_by(col(Pack.number).desc())).all()
    return PacksPage(
        address=f"/rounds/{round_.id}/packs",
        lines=tuple(_line(one) for one in packs if manages or is_shared(one)),
        manages=manages,
        can_make=manages and round_.state is not RoundState.PLANNED,
        round=Link(round_.title, f"/rounds/{round_.id}" if manages else f"/rounds/{round_.id}/dashboard"),
        filled=filled,
    )


def _line(pack: Pack) -> PackLine:
    return PackLine(
        Link(pack.title, f"/packs/{pack.id}"), pack.number, pack.audience.words, day(pack.dated), state_tag(pack)
    )
