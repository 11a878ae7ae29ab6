import io
import re
import zipfile

import pytest

from readiness.uploads.problems import UnfitFile
from readiness.uploads.upload import table_from
from readiness.uploads.workbook_parts import MOST_LETTERS
from tests.readiness.organising.files import workbook

COLUMNS = ("id", "name", "constituency")
LIST = [list(COLUMNS), ["A", "B", "C"]]
SHEET = "xl/worksheets/sheet1.xml"


def changed(**parts: tuple[str, str]) -> bytes:
    """A good workbook in which one text of a part stands for another."""
    found = {"sheet": SHEET, "texts": "xl/sharedStrings.xml"}
    replaced = {found[name]: change for name, change in parts.items()}
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(("A", LIST)))) as good,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            content = good.read(name).decode()
            if name in replaced:
                was, now = replaced[name]
                assert was in content
                content = content.replace(was, now)
            bad.writestr(name, content)
    return held.getvalue()


def refusal(data: bytes) -> str:
    assert len(data) < 400_000
    with pytest.raises(UnfitFile) as refused:
        table_from(data, COLUMNS)
    return refused.value.problems[0].sentence


END = "</sheetData>"


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="900000"><c r="HH900000" t="inlineStr"><is><t>x</t></is></c></row>',
        '<row r="900000"><c><v>1</v></c></row>',
        '<x:row xmlns:x="x" r="900000"><x:c r="HH900000"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_a_cell_far_out_takes_no_room_for_all_that_lies_between(cell):
    assert "reaches over more than 50,000 rows" in refusal(changed(sheet=(END, cell + END)))


def test_a_far_cell_that_is_only_coloured_does_not_matter():
    data = changed(sheet=(END, '<row r="1048576"><c r="XFD1048576" s="0"/></row>' + END))
    assert table_from(data, COLUMNS).rows == ((2, ("A", "B", "C")),)


def test_a_text_that_many_cells_share_counts_for_each():
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>3</v></c></row>' for row in range(3, 3_003))
    long = "x" * (MOST_LETTERS // 3_000 + 1)
    data = changed(sheet=(END, cells + END), texts=("<t>A</t>", f"<t>{long}</t>"))
    assert "far more text than a list" in refusal(data)


def test_a_comment_full_of_what_looks_like_cells_is_passed_over_at_once():
    data = changed(sheet=("</worksheet>", f"<!--{'<c ' * 100_000}--></worksheet>"))
    assert table_from(data, COLUMNS).rows == ((2, ("A", "B", "C")),)


def test_declarations_of_ones_own_are_refused():
    data = changed(sheet=("<worksheet", '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet'))
    assert "not an Excel workbook" in refusal(data)


def test_a_formula_is_found_however_its_element_is_written():
    cell = '<x:row xmlns:x="x" r="3"><x:c r=\'B3\'><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>'
    with pytest.raises(UnfitFile) as refused:
        table_from(changed(sheet=(END, cell + END)), COLUMNS)
    assert [(one.line, one.column) for one in refused.value.problems] == [(3, "name")]
    assert re.search("holds a formula", refused.value.problems[0].sentence)


def test_a_heading_of_a_million_columns_is_refused_at_once():
    heading = ",".join([*COLUMNS, *(f"c{at}" for at in range(1_000_000))])
    with pytest.raises(UnfitFile, match="more than 200 columns"):
        table_from(heading.encode(), COLUMNS)
