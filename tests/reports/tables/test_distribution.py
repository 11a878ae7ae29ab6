from reports import dataset
from reports.levels import shown_levels
from reports.tables.distribution import DistributionCell, distribution_table
from tests.reports.rounds import Asked, a_round, answers, four_constituencies


def rows(made):
    levels = shown_levels(made.scheme.scale)
    return distribution_table(dataset.row_frame(made.table), dataset.share_frame(made.table, levels), levels)


def test_the_table_has_the_numbers_of_the_round():
    made = four_constituencies()
    for row, one in zip(rows(made), (made.rated.all, *made.rated.constituencies), strict=True):
        assert row.rated == f"{one.rated} of {one.organisations}"
        if one.rated != "0":
            assert [cell.count for cell in reversed(row.cells)] == [share.count for share in one.shares.values()]


def test_count_share_and_weighted_share_stand_side_by_side():
    agents = rows(four_constituencies())[3]
    assert agents.cells == (
        DistributionCell("1", "50\u00a0%", "75\u00a0%"),
        DistributionCell("0", "0\u00a0%", "0\u00a0%"),
        DistributionCell("1", "50\u00a0%", "25\u00a0%"),
    )


def test_where_nobody_is_rated_nothing_is_nought():
    software = rows(four_constituencies())[4]
    assert (software.rated, software.cells) == ("0 of 1", (DistributionCell("", "", ""),) * 3)


def test_without_weights_the_weighted_share_stays_empty():
    every = rows(a_round([Asked("a", "X", answers(50, 50))]))[0]
    assert every.cells[1] == DistributionCell("1", "100\u00a0%", "")
