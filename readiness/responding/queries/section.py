"""A page of questions, as it stands or as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup
from sqlmodel import Session

from questionnaires.question_types import MilestoneGrid
from readiness.problems import NotFound
from readiness.responding.addresses import in_address
from readiness.responding.changed_page import HIDDEN, Count, count_of
from readiness.responding.deciding import Conflict, Invalid, Outcome
from readiness.responding.forms import BLANK, Shown
from readiness.responding.paper import Heading, Part, following_part
from readiness.responding.planned import beside
from readiness.responding.queries.opened import Opened
from readiness.responding.queries.people import holders
from readiness.responding.reading import Typed
from readiness.responding.shown import after_saving, as_typed, stored_in
from readiness.responding.wording import in_words
from readiness.web.frame import Link
from readiness.web.rendering import environment


@dataclass(frozen=True, slots=True)
class SectionPage:
    title: str
    number: str
    guidance: str
    action: str
    count: Count
    closed: str | None
    is_ours: bool
    time_zone: str
    holders: tuple[str, ...]
    questions: Markup
    errors: tuple[tuple[str, str], ...]
    """(id of the field, sentence)"""
    following: Link | None
    is_anything_asked: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """A page that was sent and could not be kept whole."""

    typed: Mapping[str, Typed]
    outcomes: Mapping[str, Outcome]


def part_in(found: Opened, section: str) -> Part:
    """Raises NotFound."""
    part = found.paper.parts.get(section)
    if part is None:
        raise NotFound
    return part


def section_page(db: Session, found: Opened, part: Part, attempt: Attempt | None = None) -> SectionPage:
    errors: list[tuple[str, str]] = []
    drawn = _drawn(db, found, part, attempt, errors)
    held = holders(db, found.of.id) if found.of.is_delegated else {}
    return SectionPage(
        title=part.title,
        number=part.number,
        guidance=part.guidance,
        action=f"{found.href}/sections/{in_address(part.key)}",
        count=count_of(part, found.stand),
        closed=found.why_closed,
        is_ours=found.is_ours,
        time_zone=found.of.time_zone,
        holders=tuple(one.name for one in held.get(part.key, ())),
        questions=drawn,
        errors=tuple(errors),
        following=_following(found, part),
        is_anything_asked=not found.applied.shown.isdisjoint(part.keys),
    )


def _drawn(db: Session, found: Opened, part: Part, attempt: Attempt | None, errors: list[tuple[str, str]]) -> Markup:
    """Every question of the page in order, those not asked as an empty place that one may take."""
    is_form = found.takes_answers or (attempt is not None and found.is_ours)
    forms = found.paper.forms_of(part) if is_form else None
    ids, shown, pieces = found.paper.ids, found.applied.shown, []
    for item in part.items:
        if isinstance(item, Heading):
            pieces.append(_heading(item, is_shown=not shown.isdisjoint(item.keys)))
        elif item not in shown and not (attempt is not None and _was_refused(attempt, item)):
            pieces.append(HIDDEN.format(ids[item], ""))
        elif forms is None:
            pieces.append(_read_only(found, item))
        else:
            one = _shown(found, item, attempt)
            question = found.paper.question(item)
            if isinstance(question, MilestoneGrid):
                one = one._replace(beside=beside(db.connection(), found.of.id, question))
            if one.error:
                errors.append((ids[item], one.error))
            pieces.append(forms.blank[item] if one is BLANK else forms.whole[item](one))
    return Markup("\n").join(pieces)


def _was_refused(attempt: Attempt, key: str) -> bool:
    return isinstance(attempt.outcomes.get(key), Invalid | Conflict)


def _shown(found: Opened, key: str, attempt: Attempt | None) -> Shown:
    if attempt is not None and key in attempt.outcomes:
        return after_saving(
            found.paper, key, attempt.outcomes[key], attempt.typed[key], found.stand, found.zone, found.names
        )
    kept = stored_in(found.stand, found.paper, key, found.zone, found.names)
    if attempt is None or key not in attempt.typed:
        return kept
    return as_typed(found.paper.question(key), attempt.typed[key], kept)


def _heading(heading: Heading, *, is_shown: bool) -> Markup:
    template = environment().get_template("responding/_heading.html")
    return Markup(template.render(heading=heading, is_shown=is_shown, oob=False))


def _read_only(found: Opened, key: str) -> Markup:
    question, stored = found.paper.question(key), found.stored.get(key)
    template = environment().get_template("responding/_read_only.html")
    return Markup(
        template.render(
            id=found.paper.ids[key],
            number=found.paper.numbers.get(key, ""),
            text=found.paper.words(question.text),
            is_answered=question.is_asked_for_an_answer,
            words=in_words(found.paper, question, found.sheet.get(key)),
            by=stored_in(found.stand, found.paper, key, found.zone, found.names).by,
            history=f"{found.href}/answers/{in_address(key)}/history" if stored else "",
        )
    )


def _following(found: Opened, part: Part) -> Link | None:
    one = following_part(found.paper, part, found.applied)
    return Link(f"{one.number} {one.title}", f"{found.href}/sections/{in_address(one.key)}") if one else None
