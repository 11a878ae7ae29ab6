"""Where the pages of questionnaires stand."""

from readiness.permissions import SignedIn
from readiness.tables import Programme, Version
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place


def authoring_place(person: SignedIn, programme: Programme, version: Version | None = None) -> Place:
    """`version` is the one a page is about, where it is not the version's own page."""
    crumbs = [Link("Questionnaires", f"/programmes/{programme.id}/questionnaires")]
    if version is not None:
        crumbs.append(Link(f"{version.title} {version.number}", f"/versions/{version.id}"))
    return programme_place(person, programme, current="Questionnaires", crumbs=tuple(crumbs))
