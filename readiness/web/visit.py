"""One request: who it comes from, its transaction, and the answers it may be given.

The transaction begins at the first use of `db`, and is committed before the answer goes out; a failing commit is a failure.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.concurrency import sync_to_thread
from litestar.datastructures import Cookie
from litestar.response import Redirect
from litestar.template.base import csrf_token
from sqlalchemy import Engine, Row, Select
from sqlmodel import Session

from readiness.database import for_reading
from readiness.permissions import SignedIn
from readiness.problems import SignInNeeded
from readiness.settings import Settings
from readiness.version import VERSION
from readiness.web.frame import NOWHERE, Frame, Link, Notice, Place
from readiness.web.rendering import render
from readiness.web.running import IN_THREAD
from readiness.web.signed_in import FIND, note_seen, person_in, rows_for

SESSION_COOKIE = "readiness_session"
NOTICE_COOKIE = "readiness_notice"
HTML = "text/html"


class Visit:
    def __init__(self, request: Request[Any, Any, Any], engine: Engine, settings: Settings) -> None:
        self.request = request
        self.engine = engine
        self.settings = settings
        self._reads = request.method in ("GET", "HEAD")
        self._db: Session | None = None
        self._is_undone = False
        self._person: SignedIn | None = None
        self._has_looked = False

    @property
    def db(self) -> Session:
        """The transaction of this request; one that only reads where the request is a GET."""
        if self._db is None:
            engine = for_reading(self.engine) if self._reads else self.engine
            self._db = Session(engine, expire_on_commit=False, autoflush=not self._reads)
        return self._db

    @property
    def person(self) -> SignedIn:
        """Raises SignInNeeded."""
        found = self.person_if_any
        if found is None:
            raise SignInNeeded
        return found

    @property
    def person_if_any(self) -> SignedIn | None:
        """Looked up once. Not a `cached_property`: its lock is one for all requests, and would be held while the database answers."""
        if not self._has_looked:
            self._look_up(FIND, {})
        return self._person

    def person_and_more(self, statement: Select[Any], given: Mapping[str, object]) -> tuple[SignedIn, Row[Any]]:
        """The person by a statement made of `signed_in.FIND`, and its first row: two things asked in one question. Raises
        SignInNeeded."""
        rows = self._look_up(statement, given)
        return self.person, rows[0]

    def _look_up(self, statement: Select[Any], given: Mapping[str, object]) -> Sequence[Row[Any]]:
        secret = self.request.cookies.get(SESSION_COOKIE)
        rows = rows_for(self.db, secret, statement, given) if secret else ()
        self._person, self._has_looked = person_in(rows), True
        return rows

    @property
    def network(self) -> str:
        """Where the request comes from; a proxy's word for it is believed only where settings trust the proxy."""
        return network_of(self.request.client.host if self.request.client else "unknown")

    def session_cookie(self, secret: str) -> Cookie:
        """Gone from the browser when the session is over on the server."""
        return Cookie(
            SESSION_COOKIE, value=secret, max_age=self.settings.session_hours * 3600, path="/", httponly=True, samesite="lax",
            secure=self.settings.is_secure,
        )  # fmt: skip

    @property
    def is_fragment(self) -> bool:
        """Whether htmx asks, for a part of the page."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def csrf_token(self) -> str:
        return csrf_token({"request": self.request})

    def page(
        self,
        template: str,
        page: object,
        *,
        title: str,
        purpose: str,
        place: Place = NOWHERE,
        status: int = 200,
        **more: Any,
    ) -> Response[bytes]:
        """A whole page. `page` is a frozen value with everything it shows. One with a status of 400 or more undoes what the
        request has changed so far, unless that was committed before."""
        self._is_undone = status >= 400
        notices = self._notices()
        frame = Frame(
            title=title,
            purpose=purpose,
            person=self.person_if_any.shown_name if self.person_if_any else None,
            programme=place.programme_title,
            nav=self._navigation(place),
            crumbs=place.crumbs,
            notices=notices,
            illustrative=place.illustrative,
            csrf_token=self.csrf_token,
            version=VERSION,
        )
        body = render(template, page=page, frame=frame, **more)
        self._read()
        response: Response[bytes] = Response(body, status_code=status, media_type=HTML)
        if notices:
            response.delete_cookie(NOTICE_COOKIE)
        return response

    def fragment(self, template: str, page: object, *, status: int = 200, **more: Any) -> Response[bytes]:
        """A part of a page, for htmx; its status undoes changes as that of a page does."""
        self._is_undone = status >= 400
        body = render(template, page=page, csrf_token=self.csrf_token, **more)
        self._read()
        return Response(body, status_code=status, media_type=HTML)

    def redirect(self, to: str, notice: str | None = None, kind: str = "success") -> Redirect:
        """After a change: the page to see next, and what to say on it."""
        answer = Redirect(to, status_code=303)
        if notice is not None:
            value = msgspec.json.encode([kind, notice]).hex()
            answer.set_cookie(
                Cookie(
                    NOTICE_COOKIE,
                    value=value,
                    max_age=120,
                    httponly=True,
                    samesite="lax",
                    secure=self.settings.is_secure,
                )
            )
        return answer

    def _navigation(self, place: Place) -> tuple[Link, ...]:
        return place.nav

    def _notices(self) -> tuple[Notice, ...]:
        kept = self.request.cookies.get(NOTICE_COOKIE)
        if not kept:
            return ()
        try:
            kind, text = msgspec.json.decode(bytes.fromhex(kept), type=tuple[str, str])
        except (ValueError, msgspec.DecodeError):
            return ()
        return (Notice("important" if kind == "important" else "problem" if kind == "problem" else "success", text),)

    def _read(self) -> None:
        """A page that only reads is over with its rendering: what it holds is given back here, in the thread it is in already."""
        if self._reads:
            self.close(failed=False)

    @property
    def has_begun(self) -> bool:
        """Whether there is a transaction."""
        return self._db is not None

    def close(self, failed: bool) -> None:
        db, self._db = self._db, None
        if db is None:
            return
        try:
            # One that only read is committed too, as `database.reading` says.
            if not failed and (self._reads or not self._is_undone):
                db.commit()
        finally:
            db.close()
        if self._person is not None:
            note_seen(self.engine, self._person)


def network_of(address: str) -> str:
    """One line of the internet has one address of the fourth version, or 2^64 of the sixth: those are one network."""
    try:
        given = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(given, IPv4Address):
        return str(given)
    return str(given.ipv4_mapped or ip_network((given, 64), strict=False))


async def provide_visit(request: Request[Any, Any, Any]) -> AsyncGenerator[Visit, None]:
    state = request.app.state
    visit = Visit(request, state.engine, state.settings)
    try:
        yield visit
    except BaseException:
        await _closed(visit, failed=True)
        raise
    else:
        await _closed(visit, failed=False)


async def _closed(visit: Visit, *, failed: bool) -> None:
    """Where short handlers run: a hop to another thread costs more than a commit on SQLite takes."""
    if IN_THREAD and visit.has_begun:
        await sync_to_thread(visit.close, failed)
    else:
        visit.close(failed)
