from reports.exports.codebook import COLUMNS, TABLES, about_rows, column_rows, file_names, table_rows
from reports.sheets import ABOUT_CELLS
from tests.reports.exports.packs_to_write import BASE, empty, pack


def test_every_table_is_described_once():
    rows = table_rows(pack())
    assert [row[1] for row in rows] == list(file_names(pack()).values())
    assert rows[1] == (
        "2",
        "table-02-distribution",
        "Organisations at each level, by constituency",
        "18",
        BASE,
        "withheld: fewer than 3 organisations answered.",
    )
    assert {len(row) for row in rows} == {len(TABLES)}


def test_every_column_of_every_table_is_described_once():
    rows = column_rows(pack())
    assert len(rows) == sum(len(one.columns) for one in pack().tables)
    assert rows[3] == ("1", "percent", "Response, %", "Handed in, of asked", "per cent", "tenths", "")
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_names_of_files_are_safe_on_every_disk_and_differ():
    given = pack()
    bad = given.chapters[0].blocks[1]
    assert bad is not None
    names = file_names(given)
    assert len(set(names.values())) == len(names) and all(
        one.replace("-", "").replace("_", "").isalnum() for one in names.values()
    )


def test_what_the_pack_is_and_what_it_was_made_from_is_said():
    rows = about_rows(pack())
    assert rows[:2] == (
        ("Title", "Readiness for migration: round 2"),
        ("Subtitle", "Pack for the steering group of 12 November 2025"),
    )
    assert ("Source: Scheme mobilisation-readiness 2.0", "sha256:" + "fedcba9876543210" * 4) in rows


def test_what_is_not_known_is_not_said():
    assert [name for name, _ in about_rows(empty())] == [
        "Title",
        "Programme",
        "As of",
        "Made on",
        *(name for name, _ in ABOUT_CELLS),
    ]
