"""One version: what it asks, of whom, and how it is scored."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from questionnaires.answers import decimal_text
from questionnaires.definition import Questionnaire, Section
from questionnaires.numbering import numbers_of
from questionnaires.question_types import AnyQuestion
from questionnaires.texts import Text, words
from readiness.authoring.conditions import condition_in_words
from readiness.authoring.doors import last_published, version_authored
from readiness.authoring.files import loaded
from readiness.authoring.publishing import Check, checks_before_publishing, schemes_of
from readiness.permissions import SignedIn
from readiness.tables import Family, Programme, SchemeVersion, Version, VersionState
from readiness.web.showing import counted
from scoring.compiling import compile_scheme
from scoring.loading import load_scheme
from scoring.scheme.ratings import Level, Scale

KINDS = {"yes_no": "Yes or no", "day": "Date", "date": "Date", "information": "Text to read"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition: in words where they can say it, and as it is written."""

    words: str | None
    source: str


@dataclass(frozen=True, slots=True)
class QuestionShown:
    key: str
    number: str
    text: str
    kind: str
    required: bool
    not_applicable: bool
    is_asked: bool
    """Not a text to read."""
    asked_if: Asked | None
    options: tuple[tuple[str, Asked | None], ...]


@dataclass(frozen=True, slots=True)
class SectionShown:
    key: str
    number: str
    title: str
    depth: int
    asked_if: Asked | None
    questions: tuple[QuestionShown, ...]


@dataclass(frozen=True, slots=True)
class SchemeShown:
    scheme: SchemeVersion
    counted: str
    levels: tuple[tuple[str, str], ...]
    """Title and where it begins, the best first."""
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    programme: Programme
    family: Family
    version: Version
    description: str
    previous: Version | None
    sections: tuple[SectionShown, ...]
    questions: int
    facts: tuple[str, ...]
    schemes: tuple[SchemeShown, ...]
    checks: tuple[Check, ...]
    """While something of it is a draft."""

    @property
    def has_drafts(self) -> bool:
        return any(one.scheme.state is VersionState.DRAFT for one in self.schemes)


def version_page(db: Session, person: SignedIn, version_id: str) -> VersionPage:
    programme, family, version = version_authored(db, person, version_id)
    questionnaire = loaded(version.document)
    schemes = schemes_of(db, version)
    is_draft = version.state is VersionState.DRAFT or any(one.state is VersionState.DRAFT for one in schemes)
    return VersionPage(
        programme,
        family,
        version,
        said(questionnaire, questionnaire.description),
        last_published(db, family.id, but=version.id),
        sections_shown(questionnaire),
        sum(question.is_asked_for_an_answer for question in questionnaire.questions.values()),
        tuple(said(questionnaire, fact.title) for fact in questionnaire.profile.values()),
        tuple(_scheme(questionnaire, one) for one in schemes),
        checks_before_publishing(db, version, programme.id) if is_draft else (),
    )


def said(questionnaire: Questionnaire, text: Text | None) -> str:
    return words(text, questionnaire.language, questionnaire.language)


def sections_shown(questionnaire: Questionnaire) -> tuple[SectionShown, ...]:
    numbers, found = numbers_of(questionnaire), []

    def walk(sections: tuple[Section, ...], depth: int) -> None:
        for section in sections:
            found.append(_section(questionnaire, section, depth, numbers))
            walk(section.sections, depth + 1)

    walk(questionnaire.sections, 0)
    return tuple(found)


def asked_if(questionnaire: Questionnaire, source: str | None, numbers: Mapping[str, str]) -> Asked | None:
    return Asked(condition_in_words(source, questionnaire, numbers), source) if source is not None else None


def kind_in_words(question: AnyQuestion) -> str:
    kind = str(question.__struct_config__.tag)
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def _section(questionnaire: Questionnaire, section: Section, depth: int, numbers: Mapping[str, str]) -> SectionShown:
    return SectionShown(
        section.key,
        numbers[section.key],
        said(questionnaire, section.title),
        depth,
        asked_if(questionnaire, section.applies_if, numbers),
        tuple(_question(questionnaire, question, numbers) for question in section.questions),
    )


def _question(questionnaire: Questionnaire, question: AnyQuestion, numbers: Mapping[str, str]) -> QuestionShown:
    return QuestionShown(
        question.key,
        numbers.get(question.key, ""),
        said(questionnaire, question.text),
        kind_in_words(question),
        question.required,
        question.not_applicable,
        question.is_asked_for_an_answer,
        asked_if(questionnaire, question.applies_if, numbers),
        tuple(
            (said(questionnaire, option.text), asked_if(questionnaire, option.applies_if, numbers))
            for option in question.choices
        ),
    )


def _scheme(questionnaire: Questionnaire, row: SchemeVersion) -> SchemeShown:
    scheme = load_scheme(row.document, "scheme", questionnaire)
    asked = sum(question.is_asked_for_an_answer for question in questionnaire.questions.values())
    return SchemeShown(
        row,
        f"{len(compile_scheme(questionnaire, scheme).counted)} of {counted(asked, 'question')}",
        _levels(questionnaire, scheme.scale) if scheme.scale else (),
        tuple(said(questionnaire, gate.sentence) for gate in scheme.gates),
    )


def _levels(questionnaire: Questionnaire, scale: Scale) -> tuple[tuple[str, str], ...]:
    levels = scale.levels if scale.best == "first" else tuple(reversed(scale.levels))
    sign = "%" if scale.on == "percent" else " points"
    return tuple((said(questionnaire, one.title) or one.key, _begins(one, sign)) for one in levels)


def _begins(level: Level, sign: str) -> str:
    if level.from_ is not None:
        return f"from {decimal_text(level.from_)}{sign}"
    return f"above {decimal_text(level.above)}{sign}" if level.above is not None else "below all others"
