"""Where a page stands: the rooms of a programme that this person may enter, and the way back."""

from dataclasses import dataclass

from readiness.permissions import SignedIn, may_author, may_manage, may_see_dashboard
from readiness.tables import Programme
from readiness.web.frame import Link, Place

HOME = Link("Start", "/")


@dataclass(frozen=True, slots=True)
class About:
    """What is needed of a programme, where the whole of it was not read."""

    id: str
    title: str
    illustrative: bool
    notice: str


def programme_place(
    person: SignedIn, programme: Programme | About, *, current: str = "", crumbs: tuple[Link, ...] = ()
) -> Place:
    """`current` is the title of the room the page belongs to; `crumbs` come after the programme's own."""
    return Place(
        programme_id=programme.id,
        programme_title=programme.title,
        illustrative=(programme.notice or "Illustrative data.") if programme.illustrative else None,
        crumbs=(HOME, Link(programme.title, f"/programmes/{programme.id}"), *crumbs),
        nav=tuple(
            Link(title, f"/programmes/{programme.id}{path}", title == current)
            for title, path in _rooms(person, programme.id)
        ),
    )


def _rooms(person: SignedIn, programme_id: str) -> list[tuple[str, str]]:
    rooms = [("Overview", "")]
    if may_see_dashboard(person, programme_id):
        rooms.append(("Rounds", "/rounds"))
    if may_author(person, programme_id):
        rooms.append(("Questionnaires", "/questionnaires"))
    if may_manage(person, programme_id):
        rooms += [("Organisations", "/organisations"), ("People", "/people")]
    rooms += [("Constituencies", "/constituencies"), ("Milestones", "/milestones")]
    rooms += [("Lessons", "/lessons"), ("Actions", "/actions")]
    return rooms
