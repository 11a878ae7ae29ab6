"""The tables of the page to take away, as CSV or XLSX."""

from datetime import UTC, datetime, time
from io import BytesIO

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.problems import NotFound
from readiness.standing.queries.standing_page import standing_page
from readiness.standing.sheets import sheet_named
from readiness.web.visit import Visit
from reports.exports.comma_separated import comma_separated
from reports.exports.workbook import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@get("/responses/{response_id:str}/standing/{file:str}", sync_to_thread=True)
def standing_file(visit: NamedDependency[Visit], response_id: FromPath[str], file: FromPath[str]) -> Response[bytes]:
    page = standing_page(visit.db, visit.person, response_id)
    name, _, ending = file.rpartition(".")
    sheet = sheet_named(page, name)
    if sheet is None or ending not in ("csv", "xlsx"):
        raise NotFound
    if ending == "csv":
        content, media_type = b"".join(comma_separated(sheet)), "text/csv"
    else:
        into = BytesIO()
        workbook(sheet, into, made_on=datetime.combine(page.round.as_of, time(), UTC))
        content, media_type = into.getvalue(), XLSX
    headers = {"content-disposition": f'attachment; filename="standing-{name}.{ending}"'}
    return Response(content, media_type=media_type, headers=headers)
