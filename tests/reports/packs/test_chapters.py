"""What each chapter says of a small round, read from the figures themselves."""

from reports.packs.distribution import distribution
from reports.packs.document import Chart, Sentences, Table
from reports.packs.drivers import drivers
from reports.packs.heat_map import heat_map
from reports.packs.ratings import ratings
from reports.packs.response import response
from tests.reports.packs.rounds_to_pack import a_basis, rows, said, texts
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies

NO_SCALE = SCHEME.split("scale:")[0]


def unknown():
    return a_basis(a_round([Asked("a", "X", answers(100, 100))], population_known=False))


def table(chapter, key):
    return next(one for one in chapter.blocks if isinstance(one, Table) and one.key == key)


def chart(chapter):
    return next(one for one in chapter.blocks if isinstance(one, Chart))


def test_response_is_by_number_and_by_weight_with_n_and_N():
    chapter = response(a_basis())
    assert rows(table(chapter, "response")) == [
        ("All organisations", "6", "8", "75", "89.7"),
        ("Suppliers", "2", "3", "66.7", "90"),
        ("Networks", "2", "2", "100", "100"),
        ("Agents", "2", "2", "100", "100"),
        ("Software", "0", "1", "0", "0"),
    ]
    assert said(table(chapter, "response").base) == "6 of 8 organisations handed in (75 %), as of 31 October 2025."
    drawn = chart(chapter)
    assert drawn.categories[:2] == ("All organisations (6 of 8)", "Suppliers (2 of 3)")
    assert [(one.title, one.values[1], said(one.labels[1])) for one in drawn.series] == [
        ("By number", "66.7", "66.7 %"),
        ("By weight", "90", "90 %"),
    ]
    assert said(drawn.message).startswith("6 of 8 organisations answered (75 %).")


def test_without_weights_there_is_one_bar_and_the_table_says_so():
    chapter = response(a_basis(a_round([Asked("a", "X", answers(100, 100)), Asked("b", "X")])))
    assert [one.title for one in chart(chapter).series] == ["By number"]
    assert rows(table(chapter, "response"))[0] == ("All organisations", "1", "2", "50", "no weights")
    assert table(chapter, "response").notes == ()


def test_no_rate_is_stated_where_nobody_knows_how_many_were_asked():
    chapter = response(unknown())
    assert not any(isinstance(one, Chart) for one in chapter.blocks)
    assert isinstance(chapter.blocks[0], Sentences) and "no response rate is stated" in texts(chapter.blocks[0])[0]
    assert rows(table(chapter, "response"))[0] == ("All organisations", "1", "not known", "not known", "no weights")
    assert table(chapter, "response").base == "1 organisation handed in, of unknown, as of 31 October 2025."


def test_nobody_listed_has_no_rate():
    chapter = response(a_basis(a_round([])))
    assert rows(table(chapter, "response")) == [("All organisations", "0", "0", "nobody listed", "no weight")]
    assert table(chapter, "response").base == "0 of 0 organisations handed in, as of 31 October 2025."
    assert chart(chapter).series[0].values == (None,) and chart(chapter).series[0].labels == ("",)


def test_states_of_responses_are_listed_where_there_are_any():
    found = response(
        a_basis(state_words=("Handed in", "Not started"), states={"All organisations": (6, 2), "Software": (0, 1)})
    )
    assert rows(table(found, "states")) == [("All organisations", "6", "2"), ("Software", "0", "1")]
    assert [one.key for one in table(found, "states").columns] == ["constituency", "handed_in", "not_started"]


def test_ratings_say_what_missing_answers_could_still_make_them():
    chapter = ratings(a_basis())
    shown = table(chapter, "ratings")
    assert rows(shown) == [
        ("All organisations", "Nearly there", "75.8 %", "6 of 8", "From Nearly there to Ready"),
        ("Suppliers", "Nearly there", "75 %", "2 of 3", "From Nearly there to Ready"),
        ("Networks", "Behind", "none", "2 of 2", "Nothing else"),
        ("Agents", "Nearly there", "50 % of organisations", "2 of 2", "Nothing else"),
        ("Software", "No answers yet", "none", "0 of 1", "From Behind to Ready"),
    ]
    assert [row[1] is None for row in shown.fills] == [False, False, False, False, True]
    assert table(chapter, "constituencies").data_only
    assert len(table(chapter, "constituencies").rows) == 5
    assert ratings(unknown()).blocks[0].rows[0][3] == "1 of unknown"


def test_the_distribution_is_counts_and_parts_of_the_weight():
    chapter = distribution(a_basis())
    assert rows(table(chapter, "distribution"))[:2] == [
        ("All organisations", "2", "1", "3", "6", "8"),
        ("Suppliers", "0", "1", "1", "2", "3"),
    ]
    weights = rows(table(chapter, "distribution-by-weight"))
    assert weights[1] == ("Suppliers", "0", "33.33", "66.67", "90")
    assert weights[4] == ("Software", "nothing rated", "nothing rated", "nothing rated", "0")
    drawn = chart(chapter)
    assert drawn.categories[4] == "Software (0 of 1)"
    assert [(one.title, one.values[1], one.labels[1]) for one in drawn.series] == [
        ("Behind", "0", ""),
        ("Nearly there", "1", "1"),
        ("Ready", "1", "1"),
    ]
    assert drawn.message == "6 organisations rated: 2 Behind, 1 Nearly there and 3 Ready."
    assert len(table(chapter, "distribution-long").rows) == 15


def test_a_distribution_without_weights_without_N_and_without_ratings():
    chapter = distribution(unknown())
    assert rows(table(chapter, "distribution"))[0] == ("All organisations", "0", "0", "1", "1", "not known")
    assert not any(isinstance(one, Table) and one.key == "distribution-by-weight" for one in chapter.blocks)
    assert chart(chapter).categories == ("All organisations (1 of unknown)", "X (1 of unknown)")
    nobody = distribution(a_basis(a_round([Asked("a", "X")])))
    assert chart(nobody).message == "No organisation is rated yet."


def test_without_a_scale_there_is_no_distribution():
    chapter = distribution(a_basis(a_round([Asked("a", "X", answers(100, 100))], scheme=NO_SCALE)))
    assert texts(chapter.blocks[0]) == ["The scheme has no scale, so no organisation is rated."]


def test_the_heat_map_colours_what_has_a_figure_and_says_why_the_rest_has_none():
    chapter = heat_map(a_basis())
    shown = table(chapter, "heat-map")
    assert shown.headings == ("Constituency (handed in, of asked)", "1 Plan and milestones", "2 Build")
    assert rows(shown) == [
        ("All organisations (6 of 8)", "77.5", "63.8"),
        ("Suppliers (2 of 3)", "85", "65"),
        ("Networks (2 of 2)", "95", "does not apply"),
        ("Agents (2 of 2)", "52.5", "62.5"),
        ("Software (0 of 1)", "no answers", "no answers"),
    ]
    assert [[one is None for one in row] for row in shown.fills][2:] == [
        [True, False, True],
        [True, False, False],
        [True] * 3,
    ]
    assert "the lowest darkest" in shown.notes[0]
    assert len(table(chapter, "sections").rows) == 10


def test_where_little_is_good_the_lowest_fifth_is_lightest():
    first = (
        SCHEME.replace("  on: percent", "  on: percent\n  best: first")
        .replace("gates:", "gates_gone:")
        .split("gates_gone:")[0]
    )
    chapter = heat_map(a_basis(a_round([Asked("a", "X", answers(10, 10))], scheme=first)))
    assert "the lowest lightest" in table(chapter, "heat-map").notes[0]


def test_a_heat_map_of_nothing_says_so():
    assert texts(heat_map(a_basis(a_round([Asked("a", "X")]))).blocks[0]) == ["No section has a score yet."]


def test_drivers_are_named_to_whom_may_see_names():
    chapter = drivers(a_basis())
    shown = table(chapter, "drivers")
    assert [row[:5] for row in rows(shown)] == [
        ("Suppliers", "Brook", "Nearly there", "60 %", "100"),
        ("Networks", "Esk Networks", "Behind", "90 %", "100"),
        ("Agents", "Gale Agents", "Behind", "25 %", "100"),
    ]
    assert shown.notes == ()
    assert rows(table(chapter, "weakest-sections"))[1:3] == [
        ("Suppliers", "2 Build (65 %, 2 of 2)", "1 Plan and milestones (85 %, 2 of 2)", "none"),
        ("Networks", "1 Plan and milestones (95 %, 2 of 2)", "none", "none"),
    ]
    assert (
        table(chapter, "weakest-sections").message
        == "Least of what is possible is earned in Build and Plan and milestones."
    )
    assert ("Networks", "1 organisation rated Behind") in rows(table(chapter, "held-down"))
    assert rows(table(chapter, "held-down"))[-1] == ("Software", "nobody")
    assert len(table(chapter, "all-drivers").rows) == 3


def test_drivers_are_not_named_to_anybody_else():
    chapter = drivers(a_basis(see_names=False))
    assert isinstance(chapter.blocks[0], Sentences)
    assert [one.key for one in chapter.blocks if isinstance(one, Table)] == ["held-down", "weakest-sections"]
    assert "Brook" not in str(chapter)


def test_of_many_drivers_the_first_are_printed_and_the_rest_are_data():
    made = a_round([Asked(f"o{at}", "X", answers(10, 10)) for at in range(5)])
    shown = table(drivers(a_basis(made)), "drivers")
    assert (len(shown.rows), shown.notes) == (
        3,
        ("At most 3 of each constituency; 2 more stand in the data, in table all-drivers.",),
    )


def test_nobody_and_no_section_holds_down_who_has_not_answered():
    chapter = drivers(a_basis(a_round([Asked("a", "X")])))
    assert table(chapter, "drivers").base.startswith("Nobody holds a constituency down. 0 of 1 organisation")
    assert table(chapter, "weakest-sections").base.startswith("No section holds anybody down.")
    assert drivers(a_basis(four_constituencies(), see_names=False)).key == "drivers"
