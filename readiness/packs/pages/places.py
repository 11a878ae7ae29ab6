"""Where the pages of packs stand."""

from readiness.packs.doors import Found
from readiness.permissions import SignedIn, may_manage
from readiness.tables import Programme, Round
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place


def packs_place(person: SignedIn, programme: Programme, round_: Round, *further: Link) -> Place:
    """Those who only watch have no page of the round; its dashboard stands in its place."""
    way = f"/rounds/{round_.id}" + ("" if may_manage(person, programme.id) else "/dashboard")
    crumbs = (
        Link("Rounds", f"/programmes/{programme.id}/rounds"),
        Link(round_.title, way),
        Link("Packs", f"/rounds/{round_.id}/packs", is_current=not further),
        *further,
    )
    return programme_place(person, programme, current="Rounds", crumbs=crumbs)


def pack_place(person: SignedIn, found: Found, *further: Link) -> Place:
    here = Link(found.pack.title, f"/packs/{found.pack.id}", is_current=not further)
    return packs_place(person, found.programme, found.round, here, *further)
