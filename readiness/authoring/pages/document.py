"""The files of a version, to take away."""

import re

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness.authoring.doors import version_authored
from readiness.problems import NotFound
from readiness.tables import SchemeVersion
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@get("/versions/{version_id:str}/document", sync_to_thread=IN_THREAD)
def document(
    visit: NamedDependency[Visit], version_id: FromPath[str], scheme: FromQuery[str | None] = None
) -> Response[bytes]:
    """The questionnaire, or one of its schemes by id."""
    _, family, version = version_authored(visit.db, visit.person, version_id)
    name, text = f"{family.key}-{version.number}", version.document
    if scheme is not None:
        found = visit.db.get(SchemeVersion, scheme)
        if found is None or found.version_id != version.id:
            raise NotFound
        name, text = f"{name}-{found.key}-{found.number}.scheme", found.document
    ending, kind = ("json", "application/json") if text.lstrip().startswith("{") else ("yaml", "application/yaml")
    return Response(
        text.encode(),
        media_type=kind,
        headers={"content-disposition": f'attachment; filename="{_UNSAFE.sub("-", name)}.{ending}"'},
    )
