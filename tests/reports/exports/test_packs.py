import subprocess
import sys
from hashlib import sha256

import pytest

from reports.exports.packs import FORMATS
from tests.reports.exports.made_packs import FONTS, made
from tests.reports.exports.packs_to_write import pack

STARTS = {"pdf": b"%PDF-1.7", "pptx": b"PK", "xlsx": b"PK", "docx": b"PK", "csv": b"PK", "parquet": b"PK", "json": b"{"}
ELSEWHERE = """
from hashlib import sha256
from tests.reports.exports.made_packs import made
from reports.exports.packs import FORMATS
for name in FORMATS: print(name, sha256(made(name)).hexdigest())
"""


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_writes_what_it_says(name):
    assert made(name).startswith(STARTS[name])


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_pack_gives_the_same_bytes(name):
    assert FORMATS[name].write(pack(), FONTS) == made(name)


def test_another_process_with_another_order_of_sets_gives_the_same_bytes():
    found = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], env={"PYTHONHASHSEED": "4321", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    assert dict(line.split() for line in found.stdout.splitlines()) == {
        name: sha256(made(name)).hexdigest() for name in FORMATS
    }


def test_endings_differ_so_that_files_of_one_pack_stand_side_by_side():
    assert len({one.ending for one in FORMATS.values()}) == len(FORMATS)
