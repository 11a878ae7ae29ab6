"""The response as a list of tasks: its sections, how far each is, who has it, and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from questionnaires.completeness import Completeness, completeness
from readiness.responding.addresses import in_address
from readiness.responding.paper import Part
from readiness.responding.queries.opened import Opened
from readiness.responding.queries.people import Holder, holders
from readiness.responding.queries.signing import SignedOff, sign_off_of
from readiness.responding.wording import at_words
from readiness.tables import ResponseState, Submission
from readiness.web.frame import Link
from readiness.web.showing import counted, moment


@dataclass(frozen=True, slots=True)
class Task:
    key: str
    title: str
    href: str
    state: str
    colour: str | None
    """Of its tag; None where it is plain text."""
    hint: str
    delegate: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    number: int
    href: str
    at: str


@dataclass(frozen=True, slots=True)
class TaskList:
    href: str
    facts: tuple[tuple[str, str], ...]
    counts: Completeness
    tasks: tuple[Task, ...]
    closed: str | None
    is_ours: bool
    may_sign: bool
    following: str
    """What happens next, in a sentence."""
    action: Link | None
    signed: SignedOff | None
    submissions: tuple[HandedIn, ...]
    receipt: Link | None
    standing: Link | None


def task_list(db: Session, found: Opened) -> TaskList:
    counts = found.stand.counts
    held, signed = (holders(db, found.of.id) if found.of.is_delegated else {}), sign_off_of(db, found)
    following, action = _next(found, counts, signed)
    submissions = _submissions(db, found)
    may_see_receipt = not found.is_ours or found.of.released_at is not None
    return TaskList(
        href=found.href,
        facts=_facts(found),
        counts=counts,
        tasks=tuple(_task(found, part, held.get(part.key, ())) for part in found.paper.parts.values()),
        closed=found.why_closed,
        is_ours=found.is_ours,
        may_sign=found.may_sign,
        following=following,
        action=action,
        signed=signed,
        submissions=submissions,
        receipt=Link("Why this rating", f"{found.href}/receipt") if submissions and may_see_receipt else None,
        standing=Link("Where this organisation stands", f"{found.href}/standing")
        if submissions and may_see_receipt
        else None,
    )


def _facts(found: Opened) -> tuple[tuple[str, str], ...]:
    last = max(found.stored.values(), key=lambda one: one.saved_at, default=None)
    return (
        ("Answers are due", moment(found.of.due_at, found.of.time_zone)),
        ("Answer as things stand on", f"{found.of.as_of:%-d %B %Y}"),
        (
            "Last saved",
            f"{at_words(last.saved_at, found.zone)}, by {found.names[last.saved_by]}" if last else "Nothing saved yet",
        ),
    )


def _task(found: Opened, part: Part, held: tuple[Holder, ...]) -> Task:
    counts = completeness(found.paper.instrument.plan, found.applied, part.keys)
    state, colour = _state(counts)
    names = ", ".join("you" if one.person_id == found.person.id else one.name for one in held)
    hints = [f"{counts.answered} of {counts.asked} answered"] if counts.asked else []
    if counts.asked and len(counts.required_open) < counts.asked - counts.answered and not counts.required_open:
        hints.append("what is open is optional")
    if names:
        hints.append(f"with {names}")
    is_shown = not found.applied.shown.isdisjoint(part.keys)
    return Task(
        part.key, f"{part.number} {part.title}", f"{found.href}/sections/{in_address(part.key)}" if is_shown else "",
        state if is_shown else "Nothing is asked", colour if is_shown else None, "; ".join(hints),
        f"{found.href}/delegate?section={in_address(part.key)}" if found.takes_answers and is_shown else "",
    )  # fmt: skip


def _state(counts: Completeness) -> tuple[str, str | None]:
    if not counts.asked:
        return "To read", None
    if not counts.open:
        return "Complete", None
    if not counts.required_open:
        return "Complete, optional open", None
    return ("Not started", "grey") if not counts.answered else ("In progress", "")


def _next(found: Opened, counts: Completeness, signed: SignedOff | None) -> tuple[str, Link | None]:
    state, check = found.of.state, Link("Check your answers", f"{found.href}/check")
    if state in (ResponseState.SUBMITTED, ResponseState.ACCEPTED):
        return "The answers are handed in. The programme office looks at them; you need do nothing more.", None
    if found.why_closed is not None:
        return found.why_closed, None
    again = (
        "The programme office returned the answers. Change what is needed and hand in again. "
        if state is ResponseState.RETURNED
        else ""
    )
    if counts.required_open:
        left = counted(len(counts.required_open), "required question is", "required questions are")
        return f"{again}{left} still open. Then a signatory signs, and the answers are handed in.", check
    if signed is None or not signed.is_valid:
        return (
            f"{again}Nothing required is missing. Check the answers; a signatory of your organisation signs them.",
            check,
        )
    return f"{again}The answers are signed. They can be handed in.", check


def _submissions(db: Session, found: Opened) -> tuple[HandedIn, ...]:
    rows = db.exec(
        select(Submission.number, Submission.submitted_at)
        .where(Submission.response_id == found.of.id)
        .order_by(col(Submission.number))
    )
    return tuple(HandedIn(n, f"{found.href}/submissions/{n}", _at(at, found)) for n, at in rows)


def _at(when: datetime, found: Opened) -> str:
    return moment(when, found.of.time_zone)
