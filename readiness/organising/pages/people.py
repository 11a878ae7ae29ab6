"""The people of a programme: the list, inviting, giving roles, withdrawing them."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, MultipartBody

from readiness import clock
from readiness.organising.actions.invite import invite
from readiness.organising.actions.withdraw import role_to_withdraw, withdraw
from readiness.organising.doors import programme_held
from readiness.organising.filled import Filled, refilled
from readiness.organising.invitations import Invitation, invitation_from, invitations_from
from readiness.organising.queries.invite import invite_page, places_in, stored_address
from readiness.organising.queries.people import PeopleFilters, people_page
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Programme
from readiness.uploads.problems import UnfitFile
from readiness.web.forms import Form
from readiness.web.frame import Link, Place
from readiness.web.paging import page_number
from readiness.web.places import HOME, programme_place
from readiness.web.showing import counted
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/people", sync_to_thread=True)
def people(
    visit: NamedDependency[Visit], programme_id: FromPath[str], role: FromQuery[str | None] = None,
    text: FromQuery[str | None] = None, page: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    filters = PeopleFilters((role or "")[:40], (text or "").strip()[:200])
    shown = people_page(visit.db, visit.person, programme_id, filters, number=page_number(page))
    return visit.page(
        "organising/people.html", shown, title="People",
        purpose="Who has which role in this programme and its organisations.",
        place=programme_place(visit.person, shown.programme, current="People"),
    )  # fmt: skip


@get("/programmes/{programme_id:str}/people/invite", sync_to_thread=True)
def invite_form(
    visit: NamedDependency[Visit], programme_id: FromPath[str], organisation: FromQuery[str | None] = None,
    person: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    known = stored_address(visit.db, visit.person, programme_id, person) if person else {}
    given = {"organisation": (organisation or "")[:200], "role": "participant" if organisation else ""}
    return _form(visit, programme_id, Filled({**given, **known}))


@post("/programmes/{programme_id:str}/people/invite", sync_to_thread=True)
def send_invitations(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: MultipartBody[dict[str, Any]]
) -> Response[Any]:
    try:
        programme_held(visit.db, visit.person, programme_id)
        invited = _invitations(visit, programme_id, Form(data))
        invite(
            visit.db, visit.person, programme_id, invited, public_url=visit.settings.public_url, at=clock.now()
        )  # fmt: skip
    except Unfit as unfit:
        return _form(visit, programme_id, refilled(data, unfit), status=422)
    except UnfitFile as unfit_file:
        return _form(visit, programme_id, refilled(data, Unfit({})), unfit=unfit_file, status=422)
    who = invited[0].email if len(invited) == 1 else counted(len(invited), "person", "people")
    return visit.redirect(f"/programmes/{programme_id}/people", f"Invited {who}. A link to come in is on its way.")


@get("/memberships/{membership_id:str}/withdraw", sync_to_thread=True)
def ask_withdraw(visit: NamedDependency[Visit], membership_id: FromPath[str]) -> Response[bytes]:
    found = role_to_withdraw(visit.db, visit.person, membership_id)
    place = Place(crumbs=(HOME, Link("Programmes", "/programmes")))
    if found.programme:
        place = _place(visit.person, found.programme)
    return visit.page(
        "organising/withdraw.html", found, title="Withdraw a role", place=place,
        purpose="It ends with the person's next request; what they did stays, and so does its history.",
    )  # fmt: skip


@post("/memberships/{membership_id:str}/withdraw", sync_to_thread=True)
def do_withdraw(visit: NamedDependency[Visit], membership_id: FromPath[str]) -> Response[Any]:
    found = withdraw(visit.db, visit.person, membership_id, at=clock.now())
    name = found.person.name or found.person.email
    return visit.redirect("/" if found.is_own else found.back, f"{name} is no longer {found.words}.")


def _invitations(visit: Visit, programme_id: str, form: Form) -> list[Invitation]:
    places = places_in(visit.db, visit.person, programme_id)
    where = {name: form.text(name) for name in ("role", "organisation", "constituency")}
    content = _uploaded(form) or form.text("several").encode()
    alone = {"name": form.text("name"), "email": form.text("email")}
    if not content:
        return [invitation_from({**alone, **where}, places)]
    found = invitations_from(content, where, places)
    if alone["email"]:
        found.insert(0, invitation_from({**alone, **where}, places))
    return found


def _uploaded(form: Form) -> bytes:
    try:
        return form.file("file")[1]
    except Unfit:
        return b""


def _form(
    visit: Visit, programme_id: str, filled: Filled, *, unfit: UnfitFile | None = None, status: int = 200
) -> Response[bytes]:
    page = invite_page(visit.db, visit.person, programme_id, filled, unfit)
    return visit.page(
        "organising/invite.html", page, title="Invite people", status=status,
        purpose="Each gets an e-mail with a link to come in, and the role at once.",
        place=_place(visit.person, page.programme),
    )  # fmt: skip


def _place(person: SignedIn, programme: Programme) -> Place:
    people_link = Link("People", f"/programmes/{programme.id}/people")
    return programme_place(person, programme, current="People", crumbs=(people_link,))
