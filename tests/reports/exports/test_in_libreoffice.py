"""Files are opened by another program than those they were written with, and their figures read back."""

import csv
import re
import shutil
import subprocess
from io import BytesIO

import pypdfium2
import pytest

from reports.packs.shown import is_figure, printable, shown
from reports.sheets import disarmed
from tests.reports.exports.made_packs import made
from tests.reports.exports.packs_to_write import pack

EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def converted(folder, name, to):
    (folder / f"pack.{name}").write_bytes(made(name))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, f"pack.{name}"],
        cwd=folder, check=True, capture_output=True, timeout=400,
    )  # fmt: skip


def squeezed(text):
    return re.sub(r"[\s\u00a0\u0002\ufffe-]+", "", text)


def test_every_cell_of_the_workbook_reads_back_equal(tmp_path):
    converted(tmp_path, "xlsx", EVERY_SHEET)
    for number, table in enumerate(printable(pack()).tables, start=1):
        with (tmp_path / f"pack-Table {number}.csv").open(newline="") as file:
            rows = list(csv.reader(file))
        at = next(
            at for at, row in enumerate(rows) if row[: len(table.headings)] == [disarmed(one) for one in table.headings]
        )
        for given, read in zip(table.rows, rows[at + 1 :], strict=True):
            for cell, value in zip(given, read, strict=False):
                assert value == cell or (
                    float(value) == float(cell) if is_figure(cell) else value == disarmed(cell or "")
                )


@pytest.mark.parametrize("name", ["pptx", "docx"])
def test_every_figure_of_slides_and_document_stands_on_their_pages(name, tmp_path):
    converted(tmp_path, name, "pdf")
    found = pypdfium2.PdfDocument(BytesIO((tmp_path / "pack.pdf").read_bytes()))
    text = squeezed(" ".join(page.get_textpage().get_text_range() for page in found))
    cells = {
        squeezed(shown(cell, column))
        for table in printable(pack()).tables if not table.data_only
        for row in table.rows for cell, column in zip(row, table.columns, strict=True) if is_figure(cell)
    }  # fmt: skip
    assert [one for one in cells if one not in text] == []
    bases = {squeezed(one.base) for one in pack().charts}
    assert [one for one in bases if one not in text] == []
