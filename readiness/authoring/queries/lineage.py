"""How each question comes from the version before: proposals and what the author stated, to be confirmed or changed."""

from dataclasses import dataclass

from sqlmodel import Session

from questionnaires.definition import DeclaredLink, Questionnaire
from questionnaires.lineage import Lineage, Link, lineage_between, notes_in
from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from readiness.authoring.doors import version_authored
from readiness.authoring.files import loaded
from readiness.authoring.queries.changes import version_before
from readiness.permissions import SignedIn
from readiness.tables import Programme, Version, VersionState
from readiness.web.filled import Filled

_ONE_TO_ONE = ("same", "reworded", "rescaled", "replaced")


@dataclass(frozen=True, slots=True)
class Side:
    """A question of one of the two versions."""

    number: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkShown:
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    verdict: str
    verdicts: tuple[tuple[str, str], ...]
    """Those that fit the number of questions on both sides."""
    comparable: bool
    reason: str
    declared: bool


@dataclass(frozen=True, slots=True)
class LineagePage:
    programme: Programme
    version: Version
    previous: Version | None
    links: tuple[LinkShown, ...]
    coverage: str
    notes: tuple[str, ...]
    is_draft: bool
    filled: Filled


def lineage_page(db: Session, person: SignedIn, version_id: str, filled: Filled) -> LineagePage:
    programme, _, version = version_authored(db, person, version_id)
    previous = version_before(db, version)
    is_draft = version.state is VersionState.DRAFT
    if previous is None:
        return LineagePage(programme, version, None, (), "", (), is_draft, filled)
    old, new = loaded(previous.document), loaded(version.document)
    lineage = lineage_between(old, new)
    return LineagePage(
        programme,
        version,
        previous,
        tuple(_shown(link, old, new) for link in lineage.links),
        str(lineage.coverage),
        tuple(f"{key}: {sentence}" for key, sentence in notes_in(lineage)),
        is_draft,
        filled,
    )


def links_of(db: Session, version: Version) -> tuple[Link, ...]:
    """As they stand, in the order of the page."""
    previous = version_before(db, version)
    return _lineage(previous, version).links if previous else ()


def as_declared(link: Link, verdict: str, comparable: bool, reason: str) -> DeclaredLink:
    """The link with what the author says of it; a verdict that does not fit it stays what it was."""
    said = next((one for one, _ in _verdicts(link) if one == verdict), link.verdict)
    return DeclaredLink(verdict=said, old=link.old, new=link.new, comparable=comparable, reason=reason)  # type: ignore[arg-type]


def _lineage(previous: Version, version: Version) -> Lineage:
    return lineage_between(loaded(previous.document), loaded(version.document))


def _shown(link: Link, old: Questionnaire, new: Questionnaire) -> LinkShown:
    return LinkShown(
        tuple(_side(old, key) for key in link.old),
        tuple(_side(new, key) for key in link.new),
        link.verdict,
        _verdicts(link),
        link.comparable,
        words(link.reason, new.language),
        link.declared,
    )


def _verdicts(link: Link) -> tuple[tuple[str, str], ...]:
    fitting = _ONE_TO_ONE if len(link.old) == len(link.new) == 1 else (link.verdict,)
    return tuple((one, one.capitalize()) for one in fitting)


def _side(questionnaire: Questionnaire, key: str) -> Side:
    question = questionnaire.questions[key]
    return Side(numbers_of(questionnaire).get(key, ""), key, words(question.text, questionnaire.language))
