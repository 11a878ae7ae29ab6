"""What readers who do not see names are told of movement: as much as is decided, and no organisation by name."""

from reports.comparison.told import ToldRound, ToldRounds
from reports.comparison.told_rows import NO_CAUSES
from reports.levels import shown_levels
from reports.packs.document import Chart, Sentences, Table
from reports.packs.movement import KEY
from reports.packs.told_movement import told_messages, told_movement
from reports.suppression.settled import ToldPair, ToldPart
from reports.suppression.told import ALL, Line
from tests.reports.comparison.worlds import a_round
from tests.reports.packs.test_movement import BEFORE, a_pair

SCHEME = a_round("one", BEFORE).compiled.scheme


def told(part=None, second=None):
    rounds = {
        key: ToldRound(lines={ALL: line}, named=(), sealed=False, fewest=2, scheme=SCHEME)
        for key, line in (("one", Line()), ("two", second or Line()))
    }
    return ToldRounds(rounds, {("one", "two"): ToldPair(parts={ALL: part} if part else {})})


def tables(chapter):
    return {one.key: one for one in chapter.blocks if isinstance(one, Table)}


def test_what_is_not_decided_is_withheld_and_no_constituency_is_named_that_may_not_be():
    chapter = told_movement(a_pair(), told(second=Line(rating=False)))
    found = tables(chapter)
    assert [(key, one.data_only) for key, one in found.items()] == [
        ("movement-scores", False),
        ("movement-counts", False),
        ("movement-comparison", True),
        ("movement-distribution", True),
        ("movement-movements", True),
        ("movement-questions", True),
    ]
    assert found["movement-scores"].rows == (
        ("All organisations", "52.5\u00a0% (Nearly there)", "withheld", "3", "withheld", "withheld"),
    )
    assert found["movement-counts"].rows == (("All organisations", "3", *("withheld",) * 3, "1", "1"),)
    assert NO_CAUSES in [text for one in chapter.blocks if isinstance(one, Sentences) for text in one.texts]
    assert chapter.key == KEY and "Networks" not in str(chapter)
    assert told_messages(a_pair(), told()) == {}


def test_what_is_decided_is_printed_drawn_and_said():
    pair, how = a_pair(), told(ToldPart())
    chapter = told_movement(pair, how, shown_levels(SCHEME.scale))
    found = tables(chapter)
    assert found["movement-counts"].rows == (("All organisations", "3", "1", "1", "1", "1", "1"),)
    assert not found["movement-matrix"].data_only
    assert [(one.key, one.table) for one in chapter.blocks if isinstance(one, Chart)] == [
        ("movement-ratings-compared", "movement-distribution"),
        ("movement-parts-of-change", "movement-parts_of_change"),
    ]
    assert told_messages(pair, how) == {
        "movement": "Of 3 organisations rated in both rounds, 1 improved, 1 stayed and 1 worsened since Round one."
    }
