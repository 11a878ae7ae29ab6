"""Figures that a reader may not be told, through the chapters of a pack."""

from dataclasses import replace

import msgspec

from reports.packs.distribution import distribution
from reports.packs.document import Chart
from reports.packs.heat_map import why_none
from reports.packs.quality import quality, withheld
from reports.section_means import NO_ANSWERS, SectionMean
from reports.sheets import WITHHELD, Withheld
from tests.reports.packs.rounds_to_pack import a_basis, rows, texts
from tests.reports.rounds import four_constituencies


def veiled():
    """As if of all together nothing might be told of how many are rated, nor of the worst level."""
    made = four_constituencies()
    every = made.rated.all
    behind = msgspec.structs.replace(every.shares["behind"], count=WITHHELD, weight_percent=WITHHELD)
    hidden = msgspec.structs.replace(every, rated=WITHHELD, shares={**every.shares, "behind": behind})
    return a_basis(made, see_names=False, veil=lambda row: replace(row, rated=hidden) if row.is_all else row), made


def test_a_withheld_count_is_no_mark_and_stays_that_word():
    basis, _ = veiled()
    chapter = distribution(basis)
    (chart,) = (one for one in chapter.blocks if isinstance(one, Chart))
    worst = chart.series[0]
    assert (worst.values[0], worst.labels[0]) == (None, "withheld")
    assert chart.message == "How many organisations stand at some of the levels is withheld."
    assert isinstance(chapter.blocks[1].rows[0][1], Withheld)
    assert "figures of this pack are withheld" in texts(withheld([chapter]))[0]


def test_what_the_levels_that_are_told_leave_is_a_piece_of_its_own_so_that_no_bar_is_full_of_them():
    made = four_constituencies()

    def veil(row):
        if row.name != "Agents":
            return row
        shares = {key: msgspec.structs.replace(one, count=WITHHELD) for key, one in row.rated.shares.items()}
        shares["ready"] = row.rated.shares["ready"]
        return replace(row, rated=msgspec.structs.replace(row.rated, shares=shares))

    chart = distribution(a_basis(made, see_names=False, veil=veil)).blocks[0]
    agents = next(at for at, name in enumerate(chart.categories) if name.startswith("Agents"))
    last = chart.series[-1]
    assert (last.title, last.values[agents], last.labels[agents]) == ("Withheld", "1", "withheld")
    assert sum(int(one.values[agents] or 0) for one in chart.series) == 2
    assert [value for at, value in enumerate(last.values) if at != agents] == [None] * 4
    assert "Withheld" not in [one.title for one in distribution(a_basis(made)).blocks[0].series]


def test_how_many_are_not_rated_is_withheld_with_how_many_are():
    basis, made = veiled()
    assert dict(rows(quality(basis, made.receipts, []).blocks[0]))["Not rated though handed in"] == "withheld"


def test_a_mean_that_is_withheld_says_so():
    assert why_none(NO_ANSWERS) == "no answers"
    assert why_none(SectionMean(n=0, percent=None, why="withheld")) is WITHHELD
