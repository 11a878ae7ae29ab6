"""PDF: a tagged document by Typst, for reading, printing and screen readers.

Texts reach Typst as data, never as source, so that none of them is run.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import typst

from reports.exports.pdf import charts, pages, tables
from reports.exports.pdf.data import chart_data, document_data
from reports.packs.document import Chart, Pack

PICTURE_WIDTH = 170
"""Millimetres, of a chart that stands alone."""
_NO_GLYPH = "could not be displayed with font"
_SOURCES = {"charts.typ": charts.SOURCE.encode(), "tables.typ": tables.SOURCE.encode()}


def pdf(pack: Pack, *, fonts: Sequence[str]) -> bytes:
    """PDF/UA-1. `fonts`: folders of Source Sans 3 and whatever else texts need; no font of the machine is looked at. Where no
    font has a character, the document is tagged as ever, but the standard does not let it bear its name."""
    data, made_on = document_data(pack), datetime.fromisoformat(pack.made_on).replace(tzinfo=UTC)
    try:
        return _compiled(pages.SOURCE, data, fonts, format="pdf", timestamp=made_on, pdf_standards=["ua-1"])[0]
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
        return _compiled(pages.SOURCE, data, fonts, format="pdf", timestamp=made_on)[0]


def pictures(
    made: Sequence[Chart], *, fonts: Sequence[str], pixels_per_inch: int = 200
) -> tuple[tuple[bytes, ...], ...]:
    """Each chart as PNG, in as many parts as it needs, drawn as in the PDF, for formats that take pictures."""
    charts_data = [chart_data(one) for one in made]
    parts = [{**one, **part} for one in charts_data for part in one["parts"]]
    if not parts:
        return ()
    data = {"charts": parts, "width": PICTURE_WIDTH}
    drawn = iter(_compiled(charts.ALONE, data, fonts, format="png", ppi=pixels_per_inch))
    return tuple(tuple(islice(drawn, len(one["parts"]))) for one in charts_data)


def _compiled(main: str, data: Mapping[str, Any], fonts: Sequence[str], **options: Any) -> tuple[bytes, ...]:
    files = {"main.typ": main.encode(), "data.json": json.dumps(data).encode(), **_SOURCES}
    compiler: Any = typst.Compiler
    made = compiler(files, font_paths=list(fonts), ignore_system_fonts=True).compile(**options)
    return tuple(made) if isinstance(made, list) else (made,)
