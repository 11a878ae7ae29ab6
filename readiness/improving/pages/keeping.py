"""Comparisons that a page of lessons needed are kept after it has gone out, so that the next start of the service has them."""

from collections.abc import Sequence

from litestar import Response
from litestar.background_tasks import BackgroundTask

from readiness.figures.comparison import Compared, keep_all
from readiness.web.visit import Visit


def keeping(visit: Visit, made: Sequence[Compared], answer: Response[bytes]) -> Response[bytes]:
    """`made`: taken from the session before the answer was, which ends it."""
    if made:
        answer.background = BackgroundTask(keep_all, visit.engine, made)
    return answer
