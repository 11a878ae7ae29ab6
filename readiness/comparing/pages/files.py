"""The tables of a comparison to take away, as CSV or XLSX, with the figures that the page shows."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.comparing.exports import file_name, sheet_of, written
from readiness.comparing.pages.compare import chosen_in, failed, keeping, made_of
from readiness.comparing.shown import every_table, names_of, seen_of
from readiness.comparing.withholding import telling_of
from readiness.figures.rolled import Unreadable
from readiness.problems import NotFound
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/compare/{file:str}", sync_to_thread=True)
def compare_file(visit: NamedDependency[Visit], programme_id: FromPath[str], file: FromPath[str]) -> Response[bytes]:
    these = chosen_in(visit, programme_id)
    name, _, ending = file.rpartition(".")
    try:
        made = made_of(visit, these)
        seen = seen_of(these, made) if made is not None else None
        if made is None or seen is None:
            raise NotFound
        telling = telling_of(visit.db, these, made)
    except Unreadable:
        return failed(visit, these)
    names = names_of(visit.db, these) if telling is None else {}
    table = next((one for one in every_table(seen, telling, names) if one.key == name), None)
    if table is None:
        raise NotFound
    content, media_type = written(
        sheet_of(these, made, table, telling.sentences if telling is not None else ()),
        ending,
        these.rounds[-1].round.as_of,
    )
    headers = {"content-disposition": f'attachment; filename="{file_name(these, table, ending)}"'}
    answer = Response(content, media_type=media_type, headers=headers)
    return keeping(visit, made, answer, telling.new if telling is not None else None)
