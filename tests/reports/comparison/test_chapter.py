from reports.comparison import compare
from reports.comparison.chapter import chapter
from reports.levels import shown_levels
from reports.packs.document import Chart, Sentences, Table
from tests.reports.comparison.worlds import SCHEME, Asked, a_round, at


def chapter_of(before, after, **later):
    one, other = a_round("1", before), a_round("2", after, **later)
    pair = compare([one, other], {}).pairs[0]
    return chapter(pair, shown_levels(other.compiled.scheme.scale))


def blocks(made, kind):
    return {block.key: block for block in made.blocks if isinstance(block, kind)}


def test_every_chart_is_drawn_from_a_table_beside_it():
    made = chapter_of([Asked("ash", at(40)), Asked("beech", at(90))], [Asked("ash", at(85)), Asked("elm")])
    tables, charts = blocks(made, Table), blocks(made, Chart)
    assert [*charts] == ["ratings-compared", "parts-of-change"]
    assert {chart.table for chart in charts.values()} <= {*tables}
    assert [*tables] == ["comparison", "distribution", "movements", "matrix", "parts_of_change", "questions", "base"]


def test_ratings_are_shares_of_those_rated():
    made = chapter_of([Asked("ash", at(40)), Asked("beech", at(90))], [Asked("ash", at(85))])
    chart = blocks(made, Chart)["ratings-compared"]
    assert chart.categories[:4] == (
        "All organisations, before (2 rated)",
        "All organisations, now (1 rated)",
        "All organisations, in both, before (1 rated)",
        "All organisations, in both, now (1 rated)",
    )
    assert [one.values[:4] for one in chart.series] == [
        ("50", "0", "100", "0"),
        ("0", "0", "0", "0"),
        ("50", "100", "0", "100"),
    ]


def test_a_cohort_that_is_everybody_or_nobody_is_not_drawn_again():
    before = [Asked("ash", at(40)), Asked("beech", at(40), "Networks"), Asked("cedar", at(40), "Agents")]
    after = [Asked("ash", at(85)), Asked("elm", at(40), "Networks"), *before[2:], Asked("date", at(10), "Agents")]
    assert blocks(chapter_of(before, after), Chart)["ratings-compared"].categories[4:] == (
        "Suppliers, before (1 rated)",
        "Suppliers, now (1 rated)",
        "Networks, before (1 rated)",
        "Networks, now (1 rated)",
        "Agents, before (1 rated)",
        "Agents, now (2 rated)",
        "Agents, in both, before (1 rated)",
        "Agents, in both, now (1 rated)",
    )


def test_what_cannot_be_compared_is_not_drawn():
    other = SCHEME.replace("key: ready", "key: done").replace("scale:", "scale:\n  on: points").replace('"1"', '"2"')
    made = chapter_of([Asked("ash", at(40))], [Asked("ash", at(85))], scheme=other)
    assert blocks(made, Chart) == {}


def test_nobody_rated_draws_nothing_and_no_warning_needs_no_list():
    made = chapter_of([Asked("ash")], [Asked("ash", at(85))])
    assert blocks(made, Chart)["ratings-compared"].series[0].values[0] is None


def test_a_base_that_changed_is_said_after_the_headlines():
    one = [Asked("ash", at(40))]
    assert [len(block.texts) for block in chapter_of(one, one).blocks if isinstance(block, Sentences)] == [4]
    assert [
        len(block.texts) for block in chapter_of(one, [*one, Asked("elm")]).blocks if isinstance(block, Sentences)
    ] == [4, 1]


def test_levels_and_per_cent_are_not_drawn_on_one_axis():
    by_worst = SCHEME + "constituencies: {by_constituency: {Networks: {rule: worst}}}\n"
    rounds = [
        a_round(key, [Asked("ash", at(percent)), Asked("gum", at(percent), "Networks")], scheme=by_worst)
        for key, percent in (("1", 40), ("2", 60))
    ]
    made = chapter(compare(rounds, {}).pairs[0], ())
    chart = blocks(made, Chart)["parts-of-change"]
    assert chart.categories == ("All organisations (2 in both)", "Suppliers (1 in both)")
    assert chart.unit == "percentage points"
