"""The least there can be, to compare with: a page that says a word, and a signed-in upsert with nothing around it."""

import os
from typing import Any

import sqlalchemy as sa
import uvicorn
from litestar import Litestar, Request, Response, get, post
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.database import make_engine
from readiness.identifiers import hash_of
from readiness.tables import Answer, LoginSession
from readiness.web.running import IN_THREAD
from readiness.web.visit import SESSION_COOKIE

_S, _A = LoginSession.__table__, Answer.__table__  # type: ignore[attr-defined]
_FIND = sa.select(_S.c.person_id).where(
    _S.c.token_hash == sa.bindparam("token_hash"), _S.c.expires_at > sa.bindparam("now")
)
_SAVE = sa.text(
    "INSERT INTO answer (response_id, question_key, value, version, saved_at, saved_by) "
    "VALUES (:response_id, :question_key, :value, 1, :at, :by) ON CONFLICT (response_id, question_key) "
    "DO UPDATE SET value = excluded.value, version = answer.version + 1, saved_at = excluded.saved_at"
)


@get("/health", sync_to_thread=False)
def word() -> str:
    return "alive"


@post("/upsert/{response_id:str}/{key:str}", status_code=200, sync_to_thread=IN_THREAD)
def upsert(
    request: Request[Any, Any, Any],
    response_id: FromPath[str],
    key: FromPath[str],
    data: URLEncodedBody[dict[str, Any]],
) -> Response[str]:
    now = clock.now()
    with request.app.state.engine.begin() as connection:
        person = connection.execute(
            _FIND, {"token_hash": hash_of(request.cookies[SESSION_COOKIE]), "now": now}
        ).scalar_one()
        at = now.isoformat(sep=" ") if connection.dialect.name == "sqlite" else now
        connection.execute(
            _SAVE, {"response_id": response_id, "question_key": key, "value": data["value"], "at": at, "by": person}
        )
    return Response("saved")


def main() -> None:
    app = Litestar([word, upsert], openapi_config=None, logging_config=None)
    app.state.engine = make_engine(os.environ["READINESS_DATABASE_URL"])
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["READINESS_PORT"]), log_level="error", access_log=False)


if __name__ == "__main__":
    main()
