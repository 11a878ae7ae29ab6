"""The numbers of a pack's workbook, opened by another program, are those of the page."""

import csv
import html
import re
import shutil
import subprocess

import pytest

from tests.cast import a_world
from tests.handed_in import BEHIND, READY, hand_in
from tests.readiness.packs.packing import files_on, frozen

EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
TABLE = re.compile(r"<table class=\"table\">\s*<caption><span>(.*?)</span></caption>(.*?)</table>", re.DOTALL)

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def tables_on(page):
    """Caption to rows of cells, as the page shows them."""
    return {
        html.unescape(caption): [
            [html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr>(.*?)</tr>", body, flags=re.DOTALL)
        ]
        for caption, body in TABLE.findall(page.text)
    }


def sheets_in(folder):
    return [list(csv.reader(path.read_text().splitlines())) for path in sorted(folder.glob("pack-Table *.csv"))]


def plain(cell):
    return cell.replace(",", "").removesuffix("…").replace("−", "-")


def test_every_number_of_the_workbook_is_the_one_on_the_page(sqlite_client, sqlite_engine, tmp_path):
    world = a_world(sqlite_engine)
    for name, answers in (("ours", READY), ("rival", BEHIND), ("other", READY)):
        hand_in(sqlite_engine, world.responses[name].id, answers)
    office = world.visitor(sqlite_client, "office")
    address = frozen(office, world, audience="office")
    (workbook,) = (path for path, _ in files_on(office.get(address)) if path.endswith(".xlsx"))
    (tmp_path / "pack.xlsx").write_bytes(office.get(workbook).content)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", EVERY_SHEET, "pack.xlsx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=400,
    )  # fmt: skip
    shown, compared = tables_on(office.get(f"{address}/preview")), 0
    sheets = sheets_in(tmp_path)
    for headings, *rows in shown.values():
        sheet = next(one for one in sheets if headings in [row[: len(headings)] for row in one])
        at = next(at for at, row in enumerate(sheet) if row[: len(headings)] == headings)
        for on_page, read in zip(rows, sheet[at + 1 :], strict=False):
            for cell, value in zip(on_page, read, strict=False):
                number = re.fullmatch(r"[−\d.,]+…?", cell) and re.fullmatch(r"-?[\d.]+", value)
                if number:
                    assert value.startswith(plain(cell)), (headings, on_page, read)
                    compared += 1
                else:
                    assert value.lstrip("'") == cell or number, (headings, on_page, read)
    assert compared > 30
