"""Files kept as a draft: made new, or in place of what the draft held before. What is published is never touched."""

from datetime import datetime

from sqlmodel import Session, col, select

from questionnaires.exchange.own import content_hash
from questionnaires.texts import words
from readiness.authoring.doors import last_published, programme_authored
from readiness.authoring.files import QUESTIONNAIRE, SCHEME, Faulty, Files, at_field, checked
from readiness.history import record
from readiness.permissions import SignedIn
from readiness.tables import Family, Programme, SchemeVersion, Version, VersionState
from scoring.scheme import Scheme

MOST_TITLE = 300


def keep_draft(
    db: Session, person: SignedIn, programme_id: str, questionnaire_text: str, scheme_text: str, *, at: datetime
) -> Version:
    """Raises Faulty with every problem of the two files."""
    programme = programme_authored(db, person, programme_id)
    files = checked(questionnaire_text, scheme_text)
    family = _family(db, programme, files)
    version = _version(db, family, files, questionnaire_text, person, at)
    if files.scheme is not None:
        _scheme(db, version, files.scheme, scheme_text, at)
    elif version.state is VersionState.DRAFT:
        for one in drafts_of(db, version):
            db.delete(one)
    db.flush()
    record(
        db, action="draft kept", subject=f"version:{version.id}", at=at, by=person.id, programme=programme.id,
        details={"number": version.number, "hash": version.content_hash},
    )  # fmt: skip
    return version


def drafts_of(db: Session, version: Version) -> list[SchemeVersion]:
    """Schemes of a version that are not published."""
    return list(
        db.exec(
            select(SchemeVersion)
            .where(SchemeVersion.version_id == version.id, SchemeVersion.state == VersionState.DRAFT)
            .order_by(col(SchemeVersion.created_at), SchemeVersion.id)
        )
    )


def _family(db: Session, programme: Programme, files: Files) -> Family:
    questionnaire = files.questionnaire
    title = words(questionnaire.title, questionnaire.language)[:MOST_TITLE]
    found = db.exec(
        select(Family).where(Family.programme_id == programme.id, Family.key == questionnaire.key).with_for_update()
    ).first()
    if found is None:
        found = Family(programme_id=programme.id, key=questionnaire.key, title=title)
        db.add(found)
        db.flush()
    return found


def _version(db: Session, family: Family, files: Files, text: str, person: SignedIn, at: datetime) -> Version:
    questionnaire = files.questionnaire
    title, content = words(questionnaire.title, questionnaire.language)[:MOST_TITLE], content_hash(questionnaire)
    found = db.exec(
        select(Version).where(Version.questionnaire_id == family.id, Version.number == questionnaire.version)
    ).first()
    if found is not None and found.state is not VersionState.DRAFT:
        if found.content_hash != content or found.state is VersionState.RETIRED:
            raise Faulty((at_field(text, QUESTIONNAIRE, "version", _used(questionnaire.version, found)),))
        return found
    previous = last_published(db, family.id)
    if found is None:
        found = Version(
            questionnaire_id=family.id, number=questionnaire.version, title=title, document=text, content_hash=content,
            created_at=at, created_by=person.id,
        )  # fmt: skip
    if found.content_hash != content:
        found.lineage_confirmed_at = found.lineage_confirmed_by = None
    found.document, found.title, found.content_hash = text, title, content
    found.previous_id = previous.id if previous else None
    db.add(found)
    db.flush()
    return found


def _used(number: str, version: Version) -> str:
    return (
        f"Version {number} is {version.state.value} already, and what is published never changes; "
        "give this file another version, and the scheme that names it too."
    )


def _scheme(db: Session, version: Version, scheme: Scheme, text: str, at: datetime) -> None:
    title, content = words(scheme.title)[:MOST_TITLE], content_hash(scheme)
    found = None
    for one in db.exec(select(SchemeVersion).where(SchemeVersion.version_id == version.id)).all():
        if (one.key, one.number) == (scheme.key, scheme.version):
            found = one
        elif one.state is VersionState.DRAFT:
            db.delete(one)
    if found is not None and found.state is not VersionState.DRAFT:
        if found.content_hash != content:
            sentence = (
                f"Scheme {scheme.version} is published already and never changes; give this file another version."
            )
            raise Faulty((at_field(text, SCHEME, "version", sentence),))
        return
    db.flush()
    if found is None:
        found = SchemeVersion(
            version_id=version.id, key=scheme.key, number=scheme.version, title=title, document=text, content_hash=content,
            created_at=at,
        )  # fmt: skip
    found.title, found.document, found.content_hash = title, text, content
    db.add(found)
