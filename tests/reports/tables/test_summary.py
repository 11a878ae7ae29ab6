from reports.levels import shown_levels
from reports.outcomes import Outcomes
from reports.tables.summary import summary
from tests.reports.rounds import Asked, a_round, answers, four_constituencies


def rows(made):
    return summary(made.table, Outcomes(made.scheme, shown_levels(made.scheme.scale)))


def responses(made):
    return [
        (row.answered, row.by_count.replace("\u00a0", " "), row.by_weight.replace("\u00a0", " ")) for row in rows(made)
    ]


def test_a_row_for_all_together_then_one_for_each_constituency():
    found = rows(four_constituencies())
    assert [(row.name, row.anchor, row.outcome.words, row.drivers) for row in found] == [
        ("All organisations", None, "Nearly there", ("Gale Agents", "Brook", "Esk Networks")),
        ("Suppliers", "constituency-1", "Nearly there", ("Brook",)),
        ("Networks", "constituency-2", "Behind", ("Esk Networks",)),
        ("Agents", "constituency-3", "Nearly there", ("Gale Agents",)),
        ("Software", "constituency-4", "No answers yet", ()),
    ]
    assert [row.no_drivers for row in found[3:]] == ["nobody", "nobody is rated yet"]


def test_drivers_beyond_the_third_are_counted():
    found = rows(a_round([Asked(f"o{at}", "X", answers(10, 10 + at)) for at in range(5)]))
    assert [(row.drivers, row.further_drivers) for row in found] == [(("o0", "o1", "o2"), 2)] * 2


def test_response_by_count_and_by_weight():
    assert responses(four_constituencies())[:2] == [("6 of 8", "75 %", "89.7 %"), ("2 of 3", "66.7 %", "90 %")]


def test_without_weights_the_table_says_so():
    assert responses(a_round([Asked("a", "X", answers(1, 1))])) == [("1 of 1", "100 %", "no weights")] * 2


def test_weights_that_are_all_nought_are_no_rate():
    assert responses(a_round([Asked("a", "X", answers(1, 1), weight=0)])) == [("1 of 1", "100 %", "no weight")] * 2


def test_of_an_unknown_number_there_is_no_rate():
    made = a_round([Asked("a", "X", answers(1, 1), weight=4)], population_known=False)
    assert responses(made) == [("1 of unknown", "not known", "not known")] * 2


def test_where_nobody_is_listed_there_is_no_rate():
    assert responses(a_round([])) == [("0 of 0", "nobody listed", "no weight")]
