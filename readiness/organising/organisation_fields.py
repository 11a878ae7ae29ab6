"""The fields of one organisation as a person types them."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from questionnaires.problems import InvalidAnswer
from readiness.organising.reading.organisations import COLUMNS, MOST_FACT, OPTIONAL, is_own_ancestor
from readiness.organising.texts import a_weight, keys_in
from readiness.problems import Unfit
from readiness.tables import Organisation
from readiness.web.days import day_from
from readiness.web.forms import Form
from readiness.web.texts import needed, short


@dataclass(frozen=True, slots=True)
class OrganisationFields:
    name: str
    weight: str | None
    market_roles: tuple[str, ...]
    parent_id: str | None
    identifiers: tuple[tuple[str, str], ...]
    facts: dict[str, str]
    left_on: date | None


def organisation_fields(db: Session, form: Form, programme_id: str, reference: str) -> OrganisationFields:
    """Raises Unfit."""
    return OrganisationFields(
        name=needed(form, "name", 200, "Give the organisation's name."),
        weight=_weight(form),
        market_roles=tuple(keys_in(short("market_roles", form.text("market_roles"), 1_000))),
        parent_id=_parent(db, form, programme_id, reference),
        identifiers=_identifiers(form),
        facts=_facts(form),
        left_on=day_from(form, "left_on"),
    )


def _weight(form: Form) -> str | None:
    try:
        return a_weight(form.text("weight"))
    except InvalidAnswer as error:
        raise Unfit({"weight": str(error)}) from None


def _parent(db: Session, form: Form, programme_id: str, reference: str) -> str | None:
    wanted = form.text("parent")
    if not wanted:
        return None
    every = db.exec(select(Organisation).where(Organisation.programme_id == programme_id)).all()
    found = next((one for one in every if one.reference.casefold() == wanted.casefold()), None)
    if found is None:
        raise Unfit({"parent": f"No organisation of this programme has the id {wanted[:60]}."})
    references = {one.id: one.reference for one in every}
    parents = {one.reference: references.get(one.parent_id) if one.parent_id else None for one in every}
    if is_own_ancestor(reference, {**parents, reference: found.reference}):
        raise Unfit({"parent": f"{found.name} belongs to this organisation, so it cannot be its parent."})
    return found.id


def _identifiers(form: Form) -> tuple[tuple[str, str], ...]:
    pairs = _pairs(form, "identifiers", "MPID: ABCD")
    if any(len(scheme) > 60 or len(value) > 100 for scheme, value in pairs):
        raise Unfit({"identifiers": "Use at most 60 characters for a register and 100 for what it says."})
    return tuple(dict.fromkeys(pair for pair in pairs if pair[1]))


def _facts(form: Form) -> dict[str, str]:
    pairs = _pairs(form, "facts", "new_entrant: no")
    for name, value in pairs:
        if name in COLUMNS or name in OPTIONAL:
            raise Unfit({"facts": f"{name} has a place of its own and is no further fact; use another name."})
        if len(value) > MOST_FACT or len(name) > 100:
            raise Unfit({"facts": f"The fact {name[:60]} is too long; use at most {MOST_FACT:,} characters."})
    if len(dict(pairs)) < len(pairs):
        raise Unfit({"facts": "A fact stands twice; keep one line for each."})
    return dict(pairs)


def _pairs(form: Form, name: str, example: str) -> list[tuple[str, str]]:
    found = []
    for number, line in enumerate(short(name, form.text(name), 20_000).splitlines(), 1):
        if not line.strip():
            continue
        first, colon, rest = line.partition(":")
        if not (colon and first.strip()):
            raise Unfit({name: f"Line {number} has no colon after a name; write it like {example}."})
        found.append((first.strip(), rest.strip()))
    return found
