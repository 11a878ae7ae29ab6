"""The filters in the address. Read by hand, since Litestar keeps the name `state` for itself."""

from readiness.figures.filters import Filters
from readiness.web.visit import Visit


def filters_in(visit: Visit) -> Filters:
    given = visit.request.query_params
    return Filters(**{name: str(given.get(name, "")) for name in Filters.__slots__})
