"""Who may do what: small predicates over a signed-in person's roles. No page decides on its own.

Administrators and the programme office see and do everything in a programme, except answering for an organisation. Authors
write questionnaires. Participants answer, signatories answer and sign, for their organisation only. Observers see a programme's
figures by constituency (or those of one constituency), never an organisation's answers.

Lessons: observers read those of the constituencies they observe, participants and authors read agreed ones of their
constituencies; nobody but the office learns which organisation one was raised from.

Actions: organisations that one asks see what is to be done and their own part in it. What each has said is seen by the office,
and by an owner of the action who answers for no organisation of the programme; these accept it. Others see how many answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from readiness.problems import NotFound
from readiness.tables import Role


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds now, and where."""

    role: Role
    programme_id: str | None = None
    organisation_id: str | None = None
    constituency_id: str | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person a request comes from. `programme_id` of a participant's or signatory's role is their organisation's."""

    id: str
    email: str
    name: str
    session_id: str
    held: tuple[Held, ...] = ()
    last_seen_at: datetime | None = None

    @property
    def shown_name(self) -> str:
        return self.name or self.email

    @property
    def organisations(self) -> tuple[str, ...]:
        """Those this person answers or signs for."""
        return tuple(dict.fromkeys(one.organisation_id for one in self.held if one.organisation_id is not None))

    @property
    def programmes(self) -> tuple[str, ...]:
        """Those this person has any role in; an administrator has one in all, which is not listed here."""
        return tuple(dict.fromkeys(one.programme_id for one in self.held if one.programme_id is not None))


def is_administrator(person: SignedIn) -> bool:
    return any(one.role is Role.ADMINISTRATOR for one in person.held)


def may_manage(person: SignedIn, programme_id: str) -> bool:
    """Organise: constituencies, organisations, people, rounds; see every response and receipt."""
    return is_administrator(person) or _holds(person, (Role.PROGRAMME_OFFICE,), programme_id)


def may_author(person: SignedIn, programme_id: str) -> bool:
    return is_administrator(person) or _holds(person, (Role.AUTHOR, Role.PROGRAMME_OFFICE), programme_id)


def may_see_programme(person: SignedIn, programme_id: str) -> bool:
    """Know that it exists, with its milestones, constituencies and rounds."""
    return is_administrator(person) or programme_id in person.programmes


def may_see_organisation(person: SignedIn, programme_id: str, organisation_id: str) -> bool:
    return may_manage(person, programme_id) or organisation_id in person.organisations


def may_answer(person: SignedIn, organisation_id: str) -> bool:
    return organisation_id in person.organisations


def may_sign(person: SignedIn, organisation_id: str) -> bool:
    return any(one.role is Role.SIGNATORY and one.organisation_id == organisation_id for one in person.held)


def may_see_dashboard(person: SignedIn, programme_id: str) -> bool:
    """Figures by constituency."""
    return may_manage(person, programme_id) or _holds(person, (Role.OBSERVER,), programme_id)


def constituencies_seen(person: SignedIn, programme_id: str) -> frozenset[str] | None:
    """Ids of those whose figures may be seen; None means all of them, and all together."""
    if may_manage(person, programme_id):
        return None
    observed = [one for one in person.held if one.role is Role.OBSERVER and one.programme_id == programme_id]
    if any(one.constituency_id is None for one in observed):
        return None
    return frozenset(one.constituency_id for one in observed if one.constituency_id is not None)


def may_see_names(person: SignedIn, programme_id: str) -> bool:
    """Of organisations beside their ratings, and the way from a constituency to a receipt."""
    return may_manage(person, programme_id)


def may_read_packs(person: SignedIn, programme_id: str) -> bool:
    """Those for a steering group, once the office shares them: they hold figures of every constituency."""
    return may_see_dashboard(person, programme_id) and constituencies_seen(person, programme_id) is None


def may_compare(person: SignedIn, programme_id: str) -> bool:
    """Rounds side by side, which shows figures of every constituency."""
    return may_see_dashboard(person, programme_id) and constituencies_seen(person, programme_id) is None


def may_see_every_action(person: SignedIn, programme_id: str) -> bool:
    """Of the log of governance groups: the office, and observers of the whole programme, who sit in them. Anybody else sees
    only those that name them as an owner."""
    observes = any(
        one.role is Role.OBSERVER and one.programme_id == programme_id and one.constituency_id is None
        for one in person.held
    )
    return may_manage(person, programme_id) or observes


def answers_there(person: SignedIn, programme_id: str) -> bool:
    """For an organisation of the programme; so what others of it say of an action is not theirs to read, whoever owns it."""
    return any(one.organisation_id is not None and one.programme_id == programme_id for one in person.held)


def require(allowed: bool) -> None:
    """Raises NotFound, the same as for what does not exist."""
    if not allowed:
        raise NotFound


def _holds(person: SignedIn, roles: Iterable[Role], programme_id: str) -> bool:
    return any(one.role in roles and one.programme_id == programme_id for one in person.held)
