"""The chapters and facts of a pack, whether its round is of the service or in a folder of files."""

from collections.abc import Sequence

from questionnaires.texts import words
from readiness.packs.earlier import Before
from readiness.packs.hashes import hashes_of
from readiness.tables import Audience
from reports.numbers import day, short_hash
from reports.packs import nothing
from reports.packs.basis import Basis
from reports.packs.distribution import distribution
from reports.packs.document import Chapter
from reports.packs.drivers import drivers
from reports.packs.heat_map import heat_map
from reports.packs.messages import generated
from reports.packs.methodology import methodology
from reports.packs.quality import quality
from reports.packs.ratings import ratings
from reports.packs.response import response
from scoring.receipt import Receipt

FOR_WHOM = {
    Audience.OFFICE: "For the programme office: organisations are named.",
    Audience.STEERING_GROUP: "For the steering group: no organisation is named.",
}


def chapters_of(
    basis: Basis,
    receipts: Sequence[Receipt],
    before: Before | None,
    more: Sequence[Chapter],
    untold: Sequence[str] = (),
) -> tuple[Chapter, ...]:
    """`more`: milestones, lessons and actions. `untold`: what may not be told, and why, in sentences."""
    return (
        response(basis),
        ratings(basis),
        distribution(basis),
        drivers(basis),
        heat_map(basis),
        before.chapter if before is not None else nothing.movement(),
        *more,
        methodology(basis, before.earlier if before is not None else None, hashes_of(receipts)),
        quality(basis, receipts, (*(before.warnings if before is not None else ()), *untold)),
    )


def messages_of(
    basis: Basis, before: Before | None, more: Sequence[tuple[str, str]] = ()
) -> tuple[tuple[str, str], ...]:
    """In the order of what matters most. `more`: of further chapters, by key."""
    told = {**basis.messages, **(before.messages if before is not None else {}), **dict(more)}
    return tuple((one.key, one.text) for one in generated(told.items()))


def facts_of(title: str, basis: Basis, before: Before | None, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """What the front page says; the first is the round."""
    of = basis.rolled
    questionnaire = words(basis.questionnaire.title, "en", basis.questionnaire.language)
    scheme = words(basis.scheme.title, "en", basis.questionnaire.language)
    return (
        ("Round", title),
        ("Answers are as of", day(basis.as_of)),
        ("Handed in", basis.response),
        ("Questionnaire", f"{questionnaire} {of.questionnaire.version} ({short_hash(of.questionnaire.hash)})"),
        ("Scheme", f"{scheme} {of.scheme.version} ({short_hash(of.scheme.hash)})"),
        *more,
        ("Compared with", before.earlier.title if before is not None else "no earlier round"),
    )


def notice_of(illustrative: str, audience: Audience) -> str:
    """Printed on every page and slide, so it is short: what stands first of the notice of an illustrative programme, and for
    whom the pack is."""
    first = f"{illustrative.partition('. ')[0].rstrip('.')}." if illustrative else ""
    return " ".join(one for one in (first, FOR_WHOM[audience]) if one)
