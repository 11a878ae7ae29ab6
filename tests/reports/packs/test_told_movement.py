"""What readers who do not see names are told of movement: each round beside the other, and nobody who joined or left."""

from reports.comparison.told import ToldRound
from reports.packs.document import Table
from reports.packs.movement import KEY
from reports.packs.told_movement import told_movement
from reports.suppression.told import ALL, Line
from tests.reports.comparison.worlds import a_round
from tests.reports.packs.test_movement import BEFORE, a_pair


def test_each_round_tells_of_itself_and_no_organisation_is_matched():
    scheme = a_round("one", BEFORE).compiled.scheme
    told = {
        key: ToldRound(lines={ALL: line}, named=(), sealed=False, fewest=5, scheme=scheme)
        for key, line in (("one", Line()), ("two", Line(rating=False)))
    }
    chapter = told_movement(a_pair(), told)
    tables = {one.key: one for one in chapter.blocks if isinstance(one, Table)}
    assert [(key, one.data_only) for key, one in tables.items()] == [
        ("movement-comparison", False),
        ("movement-distribution", True),
        ("movement-questions", True),
    ]
    (row,) = tables["movement-comparison"].rows
    assert "withheld" in row and row[2] == "All organisations"
    assert chapter.key == KEY and "Networks" not in str(chapter)
