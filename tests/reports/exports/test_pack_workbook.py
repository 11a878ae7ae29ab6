import re
from io import BytesIO
from zipfile import ZipFile

import python_calamine

from reports.packs.shown import is_figure, printable
from reports.sheets import disarmed
from tests.reports.exports.made_packs import made, made_empty
from tests.reports.exports.packs_to_write import HOSTILE, pack


def sheets(content):
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def parts(content, start):
    with ZipFile(BytesIO(content)) as zipped:
        return {name: zipped.read(name).decode() for name in zipped.namelist() if name.startswith(start)}


def body(rows, head):
    """The rows under a head, without the empty cells that follow."""
    at = next(number for number, row in enumerate(rows) if row[: len(head)] == head)
    return [row[: len(head)] for row in rows[at + 1 :]]


def test_every_number_reads_back_equal_and_every_text_harmless():
    found = sheets(made("xlsx"))
    for number, table in enumerate(printable(pack()).tables, start=1):
        rows = body(found[f"Table {number}"], [disarmed(one) for one in table.headings])
        assert len(rows) == len(table.rows)
        for given, read in zip(table.rows, rows, strict=True):
            for cell, value in zip(given, read, strict=True):
                held = is_figure(cell) and len(re.sub(r"[-.]", "", cell).lstrip("0")) <= 15
                assert value == (float(cell) if held else disarmed(cell or ""))


def test_sheets_are_in_the_order_of_the_document_between_contents_and_codebook():
    names = list(sheets(made("xlsx")))
    assert names[:5] == ["Contents", "Table 1", "Figure 1", "Table 2", "Figure 2"] and names[-1] == "Codebook"
    assert len(names) == 2 + len(pack().tables) + len(pack().charts)


def test_charts_are_native_and_draw_cells_of_their_sheet():
    found = sheets(made("xlsx"))
    drawings = list(parts(made("xlsx"), "xl/charts/chart").values())
    assert len(drawings) == len(pack().charts)
    for number, (chart, xml) in enumerate(zip(pack().charts, drawings, strict=True), start=1):
        rows = body(found[f"Figure {number}"], ["", *(one.title for one in chart.series)])
        assert [row[0] for row in rows] == list(chart.categories)
        for at, series in enumerate(chart.series, start=1):
            assert [row[at] for row in rows] == ["" if value is None else float(value) for value in series.values]
        assert set(re.findall(r"<c:f>'([^']+)'!", xml)) == {f"Figure {number}"}
        assert xml.count("<c:ser>") == len(chart.series)


def test_charts_say_in_words_what_they_show():
    said = "".join(parts(made("xlsx"), "xl/drawings/drawing").values())
    assert [one.alternative for one in pack().charts if f'descr="{one.alternative} {one.base}"' not in said] == []


def test_no_cell_is_a_formula_and_links_lead_to_sheets_alone():
    found = parts(made("xlsx"), "xl/worksheets/sheet")
    assert [name for name, xml in found.items() if "<f>" in xml] == []
    links = [link for xml in found.values() for link in re.findall(r"<hyperlink [^>]*>", xml)]
    assert links and [one for one in links if 'location="' not in one or "r:id" in one] == []


def test_hostile_texts_stand_as_texts():
    rows = body(sheets(made("xlsx"))["Table 8"], ["'=Text", "#Number $x$"])
    assert [row[0] for row in rows] == [disarmed(one) for one in printable(HOSTILE)]


def test_heads_stay_in_sight_and_a_heat_map_has_its_colours():
    found = parts(made("xlsx"), "xl/worksheets/sheet")
    assert sum('state="frozen"' in xml for xml in found.values()) == len(pack().tables) + 1
    assert "FF2F6296" in parts(made("xlsx"), "xl/styles")["xl/styles.xml"]


def test_contents_and_codebook_say_what_there_is():
    found = sheets(made("xlsx"))
    assert found["Contents"][0][0] == pack().title
    assert ["Figure 5", "Confidence in the go-live milestone"] in [row[:2] for row in found["Contents"]]
    assert ["3", "section_0", "Governance and resources"] in [
        [str(row[0]).removesuffix(".0"), *row[1:3]] for row in found["Codebook"][1:]
    ]


def test_every_sheet_is_printed_with_the_notice():
    found = parts(made("xlsx"), "xl/worksheets/sheet")
    assert [
        name for name, xml in found.items() if "Illustrative data" not in xml or "Page &amp;P of &amp;N" not in xml
    ] == []


def test_a_pack_of_which_nothing_is_known_is_a_workbook_too():
    found = sheets(made_empty("xlsx"))
    assert ["There is nothing to list."] in [row[:1] for row in found["Table 1"]]
    assert ["No figure can be drawn."] in [row[:1] for row in found["Figure 1"]]
