"""Moves of packs along their table of states; every other move is refused in one place."""

from readiness.problems import NotAllowedNow
from readiness.tables import Pack, PackState
from readiness.tables.packs import NEXT_PACK

_SAID = {
    PackState.DRAFT: "is a draft",
    PackState.BUILDING: "is being built",
    PackState.FROZEN: "is frozen",
    PackState.FAILED: "could not be built",
}


def move_pack(pack: Pack, to: PackState) -> None:
    if to not in NEXT_PACK[pack.state]:
        raise NotAllowedNow(f"{pack.title} {_SAID[pack.state]}, so this is not possible now.")
    pack.state = to


def must_be(pack: Pack, state: PackState) -> None:
    if pack.state is not state:
        raise NotAllowedNow(f"{pack.title} {_SAID[pack.state]}; this is only possible while it {_SAID[state]}.")
