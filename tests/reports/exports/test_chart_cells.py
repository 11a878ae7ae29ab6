from io import BytesIO

import python_calamine

from reports.exports.chart_cells import chart_cells
from reports.packs.document import Chart, Series


def test_it_holds_numbers_to_draw_from_and_the_exact_ones():
    series = (
        Series("=One", ("0.1", None), ("", ""), "", ""),
        Series("Two", ("33.33333333333333333333", "-2"), ("", ""), "", ""),
    )
    content = chart_cells(Chart("c", "C", "bars", ("A", "+B"), series, "", "", "", "t"))
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.get_sheet_by_name("Sheet1").to_python() == [
        ["", "'=One", "Two"],
        ["A", 0.1, 33.33333333333334],
        ["'+B", "", -2.0],
    ]
    assert book.get_sheet_by_name("Exact").to_python() == [
        ["", "'=One", "Two"], ["A", "0.1", "33.33333333333333333333"], ["'+B", "", "-2"],
    ]  # fmt: skip
