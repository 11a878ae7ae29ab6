"""What was handed in and what was published still has the content its hash was made of."""

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from questionnaires.answers import answers_hash
from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from questionnaires.problems import Refused
from readiness.scorekeeping import sheet_from
from readiness.tables import Family, Response, Round, SchemeVersion, Submission, Version, VersionState
from readiness.verification.rows import streamed
from scoring.loading import load_scheme

_V = Version.__table__  # type: ignore[attr-defined]
_F = Family.__table__  # type: ignore[attr-defined]
_P = SchemeVersion.__table__  # type: ignore[attr-defined]
_S = Submission.__table__  # type: ignore[attr-defined]
_R = Response.__table__  # type: ignore[attr-defined]
_O = Round.__table__  # type: ignore[attr-defined]


def findings_in_documents(connection: Connection) -> Iterator[str]:
    """Published questionnaires and schemes. A document's hash is of its content, whatever its layout."""
    versions = sa.select(_V.c.id, _V.c.document, _V.c.content_hash, _V.c.number, _F.c.key).join(
        _F, _F.c.id == _V.c.questionnaire_id
    )
    for row in streamed(connection, versions.where(_V.c.state != VersionState.DRAFT)):
        if _hash_of_questionnaire(row["document"]) != row["content_hash"]:
            yield f"Questionnaire {row['key']} {row['number']} ({row['id']}) is not as it was published."
    schemes = sa.select(_P.c.id, _P.c.key, _P.c.number, _P.c.document, _P.c.content_hash, _V.c.document.label("asked"))
    for row in streamed(
        connection, schemes.join(_V, _V.c.id == _P.c.version_id).where(_P.c.state != VersionState.DRAFT)
    ):
        if _hash_of_scheme(row["document"], row["asked"]) != row["content_hash"]:
            yield f"Scheme {row['key']} {row['number']} ({row['id']}) is not as it was published."


def findings_in_submissions(connection: Connection) -> Iterator[str]:
    questionnaires: dict[str, Any] = {}
    documents = sa.select(_V.c.id, _V.c.document).where(_V.c.id.in_(sa.select(_O.c.version_id)))
    for version_id, document in connection.execute(documents):
        try:
            questionnaires[version_id] = load_questionnaire(document, "questionnaire")
        except Refused:
            continue  # named already, among the documents
    handed_in = (
        sa.select(_S.c.id, _S.c.response_id, _S.c.number, _S.c.sheet, _S.c.content_hash, _O.c.version_id)
        .join(_R, _R.c.id == _S.c.response_id)
        .join(_O, _O.c.id == _R.c.round_id)
    )
    for row in streamed(connection, handed_in):
        questionnaire = questionnaires.get(row["version_id"])
        if questionnaire is not None and _hash_of_sheet(questionnaire, row["sheet"]) != row["content_hash"]:
            yield f"Response {row['response_id']}: submission {row['number']} is not as it was handed in."


def _hash_of_questionnaire(document: str) -> str | None:
    try:
        return content_hash(load_questionnaire(document, "questionnaire"))
    except Refused:
        return None


def _hash_of_scheme(document: str, asked: str) -> str | None:
    try:
        return content_hash(load_scheme(document, "scheme", load_questionnaire(asked, "questionnaire")))
    except Refused:
        return None


def _hash_of_sheet(questionnaire: Any, sheet: str) -> str | None:
    try:
        stored = msgspec.json.decode(sheet)
        return answers_hash(
            sheet_from(questionnaire, ((key, msgspec.json.encode(value).decode()) for key, value in stored.items()))
        )
    except (ValueError, AttributeError):
        return None
