"""Every state an answer was in: who, when, what."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from readiness.problems import NotFound
from readiness.responding.addresses import in_address
from readiness.responding.queries.opened import Opened
from readiness.responding.wording import stored_in_words
from readiness.tables import AnswerChange, Person
from readiness.web.showing import moment

_H, _P = AnswerChange.__table__, Person.__table__  # type: ignore[attr-defined]
_CHANGES = (
    sa.select(_H.c.value, _H.c.version, _H.c.saved_at, _P.c.name, _P.c.email)
    .select_from(_H)
    .outerjoin(_P, _P.c.id == _H.c.saved_by)
    .where(_H.c.response_id == sa.bindparam("response_id"), _H.c.question_key == sa.bindparam("key"))
    .order_by(_H.c.number.desc())
)


@dataclass(frozen=True, slots=True)
class Moment:
    version: int
    words: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class AnswerHistory:
    number: str
    text: str
    section: str
    back: str
    moments: tuple[Moment, ...]


def answer_history(db: Session, found: Opened, key: str) -> AnswerHistory:
    """The newest first. Raises NotFound."""
    part = found.paper.part_of.get(key)
    if part is None:
        raise NotFound
    question = found.paper.question(key)
    rows = db.connection().execute(_CHANGES, {"response_id": found.of.id, "key": key})
    return AnswerHistory(
        found.paper.numbers.get(key, ""),
        found.paper.words(question.text),
        f"{part.number} {part.title}",
        f"{found.href}/sections/{in_address(part.key)}#{found.paper.ids[key]}-box",
        tuple(
            Moment(
                row.version,
                stored_in_words(found.paper, question, row.value) if row.value != "null" else "Cleared",
                row.name or row.email or "Someone",
                moment(row.saved_at, found.of.time_zone),
            )
            for row in rows
        ),
    )
