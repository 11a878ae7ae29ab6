import json
from dataclasses import fields

from reports.packs.document import Chart, Pack, Sentences, Table
from reports.packs.shown import is_figure, printable
from tests.reports.exports.made_packs import made
from tests.reports.exports.packs_to_write import pack

KINDS = {"sentences": Sentences, "table": Table, "chart": Chart}


def names(of):
    return [one.name for one in fields(of)]


def test_keys_stand_in_the_order_of_the_document():
    found = json.loads(made("json"))
    assert list(found) == ["schema", *names(Pack)] and found["schema"] == "readiness-pack/1"
    for block in (block for chapter in found["chapters"] for block in chapter["blocks"]):
        assert list(block) == ["block", *names(KINDS[block["block"]])]


def test_every_text_and_number_comes_back():
    given = printable(pack())
    found = json.loads(made("json"))
    assert (found["title"], found["as_of"]) == (given.title, "2025-10-31")
    blocks = [block for chapter in found["chapters"] for block in chapter["blocks"]]
    for table, block in zip(given.tables, (one for one in blocks if one["block"] == "table"), strict=True):
        assert block["rows"] == [
            [{"number": str(cell)} if is_figure(cell) else cell for cell in row] for row in table.rows
        ]
        assert [one["key"] for one in block["columns"]] == [one.key for one in table.columns]
        assert [[cell and cell["colour"] for cell in row] for row in block["fills"]] == [
            [cell and cell.colour for cell in row] for row in table.fills
        ]
    for chart, block in zip(given.charts, (one for one in blocks if one["block"] == "chart"), strict=True):
        assert [one["values"] for one in block["series"]] == [list(one.values) for one in chart.series]


def test_letters_are_written_as_they_are():
    assert "Cyflenwyr Cymru: Ŵyth a’r Ŷd" in made("json").decode()
