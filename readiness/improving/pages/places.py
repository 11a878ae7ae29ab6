"""Where the pages of this journey stand."""

from readiness.permissions import SignedIn
from readiness.tables import Programme
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place


def place_of_actions(person: SignedIn, programme: Programme, *crumbs: Link) -> Place:
    return _place(person, programme, "Actions", "actions", crumbs)


def place_of_lessons(person: SignedIn, programme: Programme, *crumbs: Link) -> Place:
    return _place(person, programme, "Lessons", "lessons", crumbs)


def _place(person: SignedIn, programme: Programme, title: str, path: str, crumbs: tuple[Link, ...]) -> Place:
    """The list is a crumb only for pages beyond it."""
    way = (Link(title, f"/programmes/{programme.id}/{path}"), *crumbs) if crumbs else ()
    return programme_place(person, programme, current=title, crumbs=way)
