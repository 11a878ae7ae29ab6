"""What must hold before a version is published, each as a sentence; one list for the page and for the action."""

from dataclasses import dataclass

from sqlmodel import Session, select

from questionnaires.definition import Questionnaire
from questionnaires.exchange.own import content_hash
from questionnaires.lineage import problems_in
from readiness.authoring.doors import last_published
from readiness.authoring.files import Faulty, Files, checked, loaded
from readiness.tables import SchemeVersion, Version, VersionState
from readiness.web.frame import Link


@dataclass(frozen=True, slots=True)
class Check:
    holds: bool
    sentence: str
    remedy: Link | None = None
    """Where to put it right."""


def checks_before_publishing(db: Session, version: Version, programme_id: str) -> tuple[Check, ...]:
    """Of a draft; or, where the version is published, of its new schemes."""
    schemes = [one for one in schemes_of(db, version) if one.state is VersionState.DRAFT]
    upload = Link("Change the files", f"/programmes/{programme_id}/questionnaires/upload?version={version.id}")
    files = _files(version, schemes)
    checks = [
        Check(True, "The questionnaire has no problem, and the scheme fits it.")
        if files and files.scheme
        else Check(False, "There is no scheme yet: a version is published with the rules that score it.", upload)
        if files
        else Check(False, "The files have problems.", upload)
    ]
    if files is None or version.state is not VersionState.DRAFT:
        return tuple(checks)
    checks.append(_hash(version, files.questionnaire))
    checks.append(_lineage(db, version, files.questionnaire))
    return tuple(checks)


def schemes_of(db: Session, version: Version) -> list[SchemeVersion]:
    return list(
        db.exec(
            select(SchemeVersion)
            .where(SchemeVersion.version_id == version.id)
            .order_by(SchemeVersion.key, SchemeVersion.number)
        )
    )


def _files(version: Version, schemes: list[SchemeVersion]) -> Files | None:
    try:
        return checked(version.document, schemes[0].document if schemes else "")
    except Faulty:
        return None


def _hash(version: Version, questionnaire: Questionnaire) -> Check:
    if content_hash(questionnaire) != version.content_hash:
        return Check(False, "The stored document does not have the hash it was kept with; upload it again.")
    return Check(True, f"Number {version.number} is not used by another published version.")


def _lineage(db: Session, version: Version, questionnaire: Questionnaire) -> Check:
    previous = last_published(db, version.questionnaire_id, but=version.id)
    if previous is None:
        return Check(True, "It is the first version, so there is no lineage to confirm.")
    page = Link("Confirm the lineage", f"/versions/{version.id}/lineage")
    declared = questionnaire.lineage
    if version.lineage_confirmed_at is None or declared is None or declared.since != previous.number:
        return Check(False, f"The lineage since version {previous.number} is not confirmed.", page)
    if problems_in(loaded(previous.document), questionnaire):
        return Check(False, f"The lineage since version {previous.number} has problems.", page)
    return Check(True, f"The lineage since version {previous.number} is confirmed.")
