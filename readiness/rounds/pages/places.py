"""Where the pages of rounds stand."""

from readiness.permissions import SignedIn
from readiness.tables import Programme, Round
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place


def rounds_place(person: SignedIn, programme: Programme, round_: Round | None = None) -> Place:
    crumbs = [Link("Rounds", f"/programmes/{programme.id}/rounds")]
    if round_ is not None:
        crumbs.append(Link(round_.title, f"/rounds/{round_.id}"))
    return programme_place(person, programme, current="Rounds", crumbs=tuple(crumbs))
