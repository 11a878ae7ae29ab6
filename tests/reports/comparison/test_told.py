"""What readers without names are told of two rounds: nothing but what each round tells, and never a sum over other organisations."""

from dataclasses import replace

import pytest

from reports.comparison import compare
from reports.comparison.told import ToldRound, told_chapter, told_tables
from reports.packs.document import Sentences
from reports.suppression.told import ALL, Line
from tests.reports.comparison.worlds import SCHEME, Asked, a_round, at

SILENT = Line(figures=False, rating=False)


def many(of, constituency, *, start=1):
    return [Asked(f"{constituency}-{number}", at(of), constituency) for number in range(start, start + 6)]


BEFORE = [*many(40, "Suppliers"), *many(90, "Networks"), Asked("sole", at(10), "Sole")]
AFTER = [*many(60, "Suppliers", start=2), *many(90, "Networks"), Asked("sole", at(100), "Sole")]


def made(**later):
    return compare([a_round("1", BEFORE), a_round("2", AFTER, **later)], {})


def told(first=None, second=None, *, named=("Suppliers", "Networks"), sealed=False, fewest=5):
    plain = {ALL: Line(), "Suppliers": Line(), "Networks": Line()}
    scheme = a_round("1", BEFORE).compiled.scheme
    rounds = {
        key: ToldRound(plain | (lines or {}), named, sealed=False, fewest=fewest, scheme=scheme)
        for key, lines in (("1", first), ("2", second))
    }
    return rounds | {"2": replace(rounds["2"], sealed=True)} if sealed else rounds


def rows(table, *columns):
    places = [next(at for at, one in enumerate(table.columns) if one.key == key) for key in columns]
    return [tuple(row[place] for place in places) for row in table.rows]


def table(key, how, **later):
    return next(one for one in told_tables(made(**later), how) if one.key == key)


def test_figures_of_each_round_stand_side_by_side_for_constituencies_that_may_be_named():
    found = table("comparison", told())
    assert rows(found, "constituency", "n_before", "n_after", "score_before", "score_after", "change", "rating_after") == [
        ("All organisations", "13 of 13", "13 of 13", "60.77", "76.92", "16.15", "Nearly there"),
        ("Suppliers", "6 of 6", "6 of 6", "40", "60", "20", "Nearly there"),
        ("Networks", "6 of 6", "6 of 6", "90", "90", "0", "Ready"),
    ]  # fmt: skip


def test_nothing_is_told_of_the_matched_cohort_movement_or_parts():
    found = told_tables(made(), told())
    assert [one.key for one in found] == ["rounds", "comparison", "distribution", "questions"]
    assert not any("matched" in column.key for one in found for column in one.columns if column.key != "of")
    (headline, covered) = next(
        one for one in told_chapter(made().pairs[0], told()).blocks if isinstance(one, Sentences)
    ).texts
    assert headline == (
        "All organisations: from 60.77\u00a0% (Nearly there) to 76.92\u00a0% (Nearly there) for all respondents "
        "(13 of 13 handed in, then 13 of 13)."
    )
    assert covered.startswith("Round 1 to Round 2: 2 of 2 questions may be compared")


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        (SILENT, ("6 of 6", "withheld", "withheld", "withheld")),
        (Line(rating=False), ("6 of 6", "withheld", "withheld", "withheld")),
        (Line(levels=("ready",)), ("6 of 6", "90", "0", "Ready")),
    ],
)
def test_what_a_round_withholds_is_withheld_here_and_so_is_its_change(line, standing):
    found = rows(
        table("comparison", told(second={"Networks": line})), "n_after", "score_after", "change", "rating_after"
    )
    assert found[2] == standing


def test_a_count_that_is_withheld_has_no_share_and_no_change():
    found = table("distribution", told(second={"Networks": Line(levels=("ready",))}))
    of_networks = [
        row
        for row in rows(found, "constituency", "level", "count_before", "count_after", "count_change", "percent_after")
        if row[0] == "Networks"
    ]
    assert of_networks == [
        ("Networks", "Behind", "0", "0", "0", "0"),
        ("Networks", "Nearly there", "0", "0", "0", "0"),
        ("Networks", "Ready", "6", "withheld", "withheld", "withheld"),
    ]  # fmt: skip


def test_a_level_of_one_round_only_is_said():
    found = table("distribution", told(), scheme=SCHEME.replace("key: ready, title: Ready", "key: done, title: Done"))
    assert rows(found, "level", "count_before", "count_after", "count_change", "percent_before")[2:4] == [
        ("Ready", "6", "no such level", "none stated", "46.15"),
        ("Done", "no such level", "7", "none stated", "no such level"),
    ]


def test_of_a_round_that_is_sealed_only_responses_are_told():
    headline = next(
        one for one in told_chapter(made().pairs[0], told(sealed=True)).blocks if isinstance(one, Sentences)
    )
    assert "Nearly there) to withheld for all respondents (13 of 13 handed in, then 13 of 13)." in headline.texts[0]
    assert rows(table("rounds", told(sealed=True)), "n_of_N", "rated", "score", "rating") == [
        ("13 of 13", "13", "60.77", "Nearly there"),
        ("13 of 13", "withheld", "withheld", "withheld"),
    ]


def test_a_constituency_named_in_one_round_only_has_no_figure_in_the_other():
    how = told()
    how["2"] = replace(how["2"], named=("Suppliers",))
    assert rows(table("comparison", how), "constituency", "n_before", "n_after", "score_after")[2] == (
        "Networks", "6 of 6", "withheld", "withheld",
    )  # fmt: skip


def test_which_way_answers_went_is_told_over_enough_organisations_and_never_how_many():
    columns = ("number", "n", "of", "which_way")
    assert rows(table("questions", told()), *columns) == [
        ("1.1", "12", "12", "more got worse"),
        ("1.2", "12", "12", "more got better"),
    ]
    withheld = [(number, "withheld", "withheld", "withheld") for number in ("1.1", "1.2")]
    assert rows(table("questions", told(fewest=13)), *columns) == withheld
    assert rows(table("questions", told(first={ALL: SILENT})), *columns) == withheld


@pytest.mark.parametrize(
    ("earlier", "way"),
    [(AFTER, "as many got better as worse"), ([*many(80, "Suppliers", start=2), *AFTER[6:]], "more got worse")],
)
def test_which_way_is_said_in_words(earlier, way):
    found = compare([a_round("1", earlier), a_round("2", AFTER)], {})
    questions = told_tables(found, told())[-1]
    assert rows(questions, "which_way")[0] == (way,)


def test_a_round_in_which_a_constituency_was_not_says_so():
    from reports.comparison.narrowing import narrowed

    some = compare([a_round("1", BEFORE[6:]), a_round("2", AFTER)], {})
    alone = narrowed(some, "Suppliers")
    assert rows(told_tables(alone, told())[0], "n_of_N", "score") == [("none stated", "none stated"), ("6 of 6", "60")]
    questions = told_tables(alone, told())[-1]
    assert rows(questions, "which_way") == [("not comparable",), ("not comparable",)]


def test_rounds_in_other_units_are_not_subtracted():
    points = SCHEME.replace("scale:", "scale:\n  on: points")
    assert rows(table("comparison", told(), scheme=points), "change", "unit")[0] == (
        "not comparable", "per cent, then points",
    )  # fmt: skip
