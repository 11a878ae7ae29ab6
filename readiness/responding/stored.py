"""Answers as they stand in the database, each with its version and whose it is."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy import Connection

from questionnaires.answers import Given
from questionnaires.definition import Questionnaire
from readiness.responding.deciding import Stored
from readiness.scorekeeping import WITHDRAWN, sheet_from
from readiness.tables import Answer, AnswerChange, Person

_A, _H, _P = Answer.__table__, AnswerChange.__table__, Person.__table__  # type: ignore[attr-defined]
_ALL = (
    sa.select(_A.c.question_key, _A.c.value, _A.c.version, _A.c.saved_at, _A.c.saved_by, _P.c.name, _P.c.email)
    .select_from(_A)
    .outerjoin(_P, _P.c.id == _A.c.saved_by)
    .where(_A.c.response_id == sa.bindparam("response_id"))
)
_EARLIER = sa.select(_H.c.question_key, _H.c.version, _H.c.value).where(
    _H.c.response_id == sa.bindparam("response_id"), _H.c.question_key.in_(sa.bindparam("keys", expanding=True))
)


def stored_answers(connection: Connection, response_id: str) -> dict[str, Stored]:
    """By question key; those taken back too."""
    return {
        row.question_key: Stored(row.value, row.version, row.saved_at, row.saved_by, row.name or row.email or "Someone")
        for row in connection.execute(_ALL, {"response_id": response_id})
    }


def sheet_in(questionnaire: Questionnaire, stored: Mapping[str, Stored]) -> dict[str, Given]:
    return sheet_from(questionnaire, ((key, one.value) for key, one in stored.items()))


def earlier_values(connection: Connection, response_id: str, keys: list[str]) -> dict[tuple[str, int], str]:
    """(question key, version) to the value it had then; before the first version nothing was said."""
    values = {(key, 0): WITHDRAWN for key in keys}
    rows = connection.execute(_EARLIER, {"response_id": response_id, "keys": keys}) if keys else ()
    values.update({(row.question_key, row.version): row.value for row in rows})
    return values
