"""Gives a section to a colleague, and takes it back. Anyone of the organisation may answer anything all the same."""

from sqlmodel import Session

from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.text import as_text
from readiness.history import record
from readiness.mail import queue
from readiness.problems import NotAllowedNow, NotFound, Unfit
from readiness.responding.addresses import in_address
from readiness.responding.paper import Part
from readiness.responding.queries.opened import Opened
from readiness.responding.queries.people import Colleague, colleagues, holders
from readiness.tables import Assignment
from readiness.web.showing import moment

MOST_NOTE = 2_000


def delegate_section(db: Session, found: Opened, part: Part, person_id: str, note: str, public_url: str) -> str:
    """Gives the colleague's name. Raises Unfit or NotAllowedNow."""
    _require_open(found)
    colleague = next((one for one in colleagues(db, found.of.organisation_id) if one.id == person_id), None)
    if colleague is None:
        raise Unfit({"person": "Choose a colleague."})
    if any(one.person_id == person_id for one in holders(db, found.of.id).get(part.key, ())):
        raise Unfit({"person": f"{colleague.name} has this section already; choose someone else."})
    kept_note = _note(note)
    assignment = Assignment(
        response_id=found.of.id, section_key=part.key, person_id=person_id, assigned_by=found.person.id,
        assigned_at=found.now, note=kept_note,
    )  # fmt: skip
    db.add(assignment)
    db.flush()
    details = {"section": part.key, "to": person_id, "assignment": assignment.id}
    record(
        db, action="delegated a section of", subject=f"response:{found.of.id}", at=found.now, by=found.person.id,
        programme=found.of.programme_id, details=details,
    )  # fmt: skip
    if person_id != found.person.id:
        _tell(db, found, part, colleague, kept_note, public_url)
    return colleague.name


def take_back(db: Session, found: Opened, assignment_id: str) -> str:
    """Gives the section's key. Raises NotFound for one that is not of this response, or was taken back before."""
    assignment = db.get(Assignment, assignment_id)
    if assignment is None or assignment.response_id != found.of.id or assignment.withdrawn_at is not None:
        raise NotFound
    assignment.withdrawn_at = found.now
    db.add(assignment)
    details = {"section": assignment.section_key, "from": assignment.person_id, "assignment": assignment.id}
    record(
        db, action="took back a section of", subject=f"response:{found.of.id}", at=found.now, by=found.person.id,
        programme=found.of.programme_id, details=details,
    )  # fmt: skip
    return assignment.section_key


def _note(note: str) -> str:
    if not note:
        return ""
    try:
        return str(as_text(note.replace("\r\n", "\n"), MOST_NOTE))
    except InvalidAnswer as error:
        raise Unfit({"note": str(error)}) from None


def _require_open(found: Opened) -> None:
    if found.why_closed is not None:
        raise NotAllowedNow(found.why_closed)


def _tell(db: Session, found: Opened, part: Part, to: Colleague, note: str, public_url: str) -> None:
    words = f"{found.person.shown_name} wrote: {note}\n\n" if note else ""
    body = (
        f'{found.person.shown_name} asks you to answer the section "{part.title}" for {found.of.organisation_name} in '
        f"{found.of.round_title} of {found.of.programme_title}.\n\n{words}"
        f"{public_url}{found.href}/sections/{in_address(part.key)}\n\n"
        f"Answers are taken until {moment(found.of.due_at, found.of.time_zone)}."
    )
    queue(db, to=to.email, subject=f"A section for you: {part.title}", body=body, at=found.now)
