"""A version as one organisation would see it, with answers tried out in the address; nothing of it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from questionnaires.applicability import Plan
from questionnaires.completeness import completeness
from questionnaires.conditions import ConditionFailed
from questionnaires.definition import Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import profile_of
from readiness.authoring.doors import version_authored
from readiness.authoring.files import loaded
from readiness.authoring.queries.version import Asked, asked_if, said
from readiness.authoring.trying import Field, Sent, field_of, sheet_in
from readiness.permissions import SignedIn
from readiness.tables import Organisation, Programme, Version

MOST_OFFERED = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A section that has something to show."""

    number: str
    title: str
    guidance: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class NotAsked:
    number: str
    text: str
    because: tuple[Asked, ...]
    """Every condition before it, its sections' included."""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    programme: Programme
    version: Version
    organisations: tuple[tuple[str, str], ...]
    text: str
    organisation: Organisation | None
    facts: tuple[tuple[str, str], ...]
    problem: str
    """Why it cannot be shown for this organisation."""
    parts: tuple[Part, ...]
    not_asked: tuple[NotAsked, ...]
    asked: int
    answered: int


def preview_page(
    db: Session, person: SignedIn, version_id: str, organisation_id: str, text: str, sent: Sent
) -> PreviewPage:
    programme, _, version = version_authored(db, person, version_id)
    questionnaire = loaded(version.document)
    organisation = db.get(Organisation, organisation_id) if organisation_id else None
    if organisation is not None and organisation.programme_id != programme.id:
        organisation = None
    facts: dict[str, Any] = {**organisation.facts, "roles": organisation.market_roles} if organisation else {}
    offered = _organisations(db, programme.id, text, organisation)
    base = (programme, version, offered, text, organisation)
    try:
        profile = profile_of(questionnaire, facts)
        sheet, errors = sheet_in(questionnaire, sent)
        plan = Plan(questionnaire)
        applied = plan.applied(sheet, profile)
    except (InvalidAnswer, ConditionFailed) as error:
        return PreviewPage(*base, (), str(error), (), (), 0, 0)
    counts = completeness(plan, applied)
    numbers = numbers_of(questionnaire)
    return PreviewPage(
        *base,
        tuple(
            (said(questionnaire, fact.title), _fact(profile.get(name))) for name, fact in questionnaire.profile.items()
        ),
        "",
        _parts(questionnaire, applied.shown, sent, errors, numbers, _hidden(plan, applied.seen, profile)),
        tuple(
            NotAsked(
                numbers.get(place.question.key, ""),
                said(questionnaire, place.question.text),
                tuple(
                    one
                    for source in (*(section.applies_if for section in place.sections), place.question.applies_if)
                    if (one := asked_if(questionnaire, source, numbers)) is not None
                ),
            )
            for place in questionnaire.placed
            if place.question.key not in applied.shown
        ),
        counts.asked,
        counts.answered,
    )


def _organisations(
    db: Session, programme_id: str, text: str, chosen: Organisation | None
) -> tuple[tuple[str, str], ...]:
    wanted = select(Organisation.id, Organisation.name).where(Organisation.programme_id == programme_id)
    if text:
        wanted = wanted.where(col(Organisation.name).icontains(text, autoescape=True))
    rows = list(db.exec(wanted.order_by(Organisation.name, Organisation.id).limit(MOST_OFFERED)))
    if chosen is not None and chosen.id not in {key for key, _ in rows}:
        rows.insert(0, (chosen.id, chosen.name))
    return tuple(rows)


def _hidden(plan: Plan, seen: Mapping[str, Any], profile: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """(question, option) of options that are not offered."""
    return frozenset(
        (key, option)
        for key, gated in plan.gated.items()
        for option, condition in gated.options.items()
        if not condition.holds(seen, profile)
    )


def _parts(
    questionnaire: Questionnaire,
    shown: frozenset[str],
    sent: Sent,
    errors: Mapping[str, str],
    numbers: Mapping[str, str],
    hidden: frozenset[tuple[str, str]],
) -> tuple[Part, ...]:
    found = []
    for section in questionnaire.all_sections.values():
        fields = tuple(
            field_of(questionnaire, question, at, sent, errors, numbers, hidden)
            for at, question in enumerate(section.questions)
            if question.key in shown
        )
        if fields:
            title, guidance = said(questionnaire, section.title), said(questionnaire, section.guidance)
            found.append(Part(numbers[section.key], title, guidance, fields))
    return tuple(found)


def _fact(value: Any) -> str:
    if value is None:
        return "Not known"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list | tuple):
        return ", ".join(str(one).replace("_", " ") for one in value) or "None"
    return f"{value:g}" if isinstance(value, float) else str(value)
