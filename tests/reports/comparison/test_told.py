"""What readers without names are told of two rounds: what each tells of itself, and of those in both what is decided."""

from dataclasses import replace

import pytest

from reports.comparison import compare
from reports.comparison.told import ToldRound, ToldRounds, told_chapter, told_tables
from reports.levels import shown_levels
from reports.packs.document import Chart, Sentences, Table
from reports.suppression.settled import ToldPair, ToldPart
from reports.suppression.told import ALL, Line
from tests.reports.comparison.worlds import SCHEME, Asked, a_round, at

SILENT = Line(figures=False, rating=False)


def many(of, constituency, *, start=1):
    return [Asked(f"{constituency}-{number}", at(of), constituency) for number in range(start, start + 6)]


BEFORE = [*many(40, "Suppliers"), *many(90, "Networks"), Asked("sole", at(10), "Sole")]
AFTER = [*many(60, "Suppliers", start=2), *many(90, "Networks"), Asked("sole", at(100), "Sole")]


def made(**later):
    return compare([a_round("1", BEFORE), a_round("2", AFTER, **later)], {})


def told(first=None, second=None, *, named=("Suppliers", "Networks"), sealed=False, fewest=5, **parts):
    plain = {ALL: Line(), "Suppliers": Line(), "Networks": Line()}
    scheme = a_round("1", BEFORE).compiled.scheme
    rounds = {
        key: ToldRound(plain | (lines or {}), named, sealed=False, fewest=fewest, scheme=scheme)
        for key, lines in (("1", first), ("2", second))
    }
    if sealed:
        rounds["2"] = replace(rounds["2"], sealed=True)
    return ToldRounds(rounds, {("1", "2"): ToldPair(parts={key or ALL: one for key, one in parts.items()})})


def every(**changed):
    return {"": ToldPart(), "Networks": ToldPart(), **changed}


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


def blocks(kind, how, **later):
    pair = made(**later).pairs[0]
    levels = shown_levels(a_round("1", BEFORE).compiled.scheme.scale)
    return [one for one in told_chapter(pair, how, levels).blocks if isinstance(one, kind)]


def test_of_those_in_both_nothing_is_told_that_is_not_decided():
    found = rows(
        table("comparison", told()), "constituency", "matched", "matched_before", "matched_after", "matched_change"
    )
    assert found[0] == ("All organisations", "12", "withheld", "withheld", "withheld")
    assert rows(table("movements", told()), "improved", "unchanged", "worsened", "joined", "left")[0] == (
        *("withheld",) * 3, "1", "1",
    )  # fmt: skip
    assert rows(table("movement_matrix", told()), "from") == []
    assert rows(table("parts_of_change", told()), "change", "real_movement", "note")[0] == (
        "withheld", "withheld", "Withheld: beside what is told of each round it would tell how single organisations stand.",
    )  # fmt: skip
    headline, moved, covered = blocks(Sentences, told())[0].texts
    assert headline == (
        "All organisations: from 60.77\u00a0% (Nearly there) to 76.92\u00a0% (Nearly there) for all respondents "
        "(13 of 13 handed in, then 13 of 13)."
    )
    assert moved == (
        "The 12 organisations rated in both rounds went from withheld to withheld; how many improved or worsened is withheld in part."
    )
    assert covered.startswith("Round 1 to Round 2: 2 of 2 questions may be compared")


def test_those_in_both_stand_beside_all_respondents_where_that_is_decided():
    how = told(
        **every(Networks=ToldPart(rating=False, before=("ready",), ways=("unchanged",), matrix=(("ready", "ready"),)))
    )
    assert rows(
        table("comparison", how), "constituency", "matched", "matched_before", "matched_after", "matched_change"
    ) == [
        ("All organisations", "12", "62.5", "78.33", "15.83"),
        ("Suppliers", "5", "withheld", "withheld", "withheld"),
        ("Networks", "6", "withheld", "withheld", "withheld"),
    ]
    assert rows(table("movements", how), "improved", "unchanged", "worsened", "joined", "left")[::2] == [
        ("6", "6", "0", "1", "1"),
        ("0", "withheld", "0", "0", "0"),
    ]
    of_both = [
        row
        for row in rows(table("distribution", how), "constituency", "of", "level", "count_before", "count_after")
        if row[1] != "all respondents"
    ]
    assert of_both[2] == ("All organisations", "matched cohort", "Ready", "6", "7")
    assert of_both[-1] == ("Networks", "matched cohort", "Ready", "withheld", "6")
    assert ("Networks", "Ready", "Ready", "withheld") in rows(
        table("movement_matrix", how), "constituency", "from", "to", "organisations"
    )
    assert rows(table("parts_of_change", how), "change", "who_answered", "real_movement")[0] == (
        "16.15",
        "0.32",
        "15.83",
    )


def test_sentences_say_what_moved_and_why():
    _, moved, why, _ = blocks(Sentences, told(**every()))[0].texts
    assert moved.endswith("; 6 improved, 0 worsened and 6 stayed at their level.")
    assert why.startswith("All organisations: of the change of +16.15 percentage points, who answered makes")


def test_movement_is_laid_out_two_ways_and_drawn_with_what_is_withheld():
    how = told(second={"Networks": Line(levels=("ready", "nearly"))}, **every())
    matrix = next(one for one in blocks(Table, how) if one.key == "matrix")
    assert matrix.rows[0] == ("Behind", "0", "5", "1")
    ratings, why = blocks(Chart, how)
    assert [one.title for one in ratings.series] == ["Behind", "Nearly there", "Ready", "Withheld"]
    place = ratings.categories.index("Networks, now (6 rated)")
    assert [one.values[place] for one in ratings.series] == ["0", None, None, "100"]
    assert why.categories == ("All organisations (12 in both)", "Networks (6 in both)")


def test_parts_are_told_of_means_and_where_nothing_but_answers_changed():
    share = (
        SCHEME
        + "constituencies: {rule: share, level: ready, levels: [{key: behind}, {key: nearly, from: 40}, {key: ready, from: 80}]}"
    )

    def parts(scheme, other):
        found = compare([a_round("1", BEFORE, scheme=scheme), a_round("2", AFTER, scheme=other)], {})
        how = told(**every())
        compiled = a_round("1", BEFORE, scheme=scheme).compiled.scheme
        how = ToldRounds({key: replace(one, scheme=compiled) for key, one in how.rounds.items()}, how.pairs)
        return rows(next(one for one in told_tables(found, how) if one.key == "parts_of_change"), "change")[0]

    assert parts(share, share) != ("withheld",)
    assert parts(share, share.replace("Tiny scheme", "Other scheme")) == ("withheld",)


def test_scales_that_differ_have_neither_ways_nor_drawings():
    other = SCHEME.replace("key: ready, title: Ready", "key: done, title: Done")
    assert rows(table("movements", told(**every()), scheme=other), "improved")[0] == ("not comparable",)
    assert [one.key for one in blocks(Chart, told(**every()), scheme=other)] == ["parts-of-change"]
    _, moved, *_ = blocks(Sentences, told(**every()), scheme=other)[0].texts
    assert moved.endswith("; their levels cannot be compared.")


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
    ][:3]
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
    rounds = {**how.rounds, "2": replace(how.rounds["2"], named=("Suppliers",))}
    how = ToldRounds(rounds, how.pairs)
    assert rows(table("comparison", how), "constituency", "n_before", "n_after", "score_after")[2] == (
        "Networks", "6 of 6", "withheld", "withheld",
    )  # fmt: skip


def test_which_way_answers_went_is_told_over_enough_organisations_and_never_how_many():
    columns = ("number", "n", "of", "which_way")
    assert rows(table("questions", told(**every())), *columns) == [
        ("1.1", "12", "12", "more got worse"),
        ("1.2", "12", "12", "more got better"),
    ]
    withheld = [(number, "withheld", "withheld", "withheld") for number in ("1.1", "1.2")]
    assert rows(table("questions", told(fewest=13, **every())), *columns) == withheld
    assert rows(table("questions", told(first={ALL: SILENT}, **every())), *columns) == withheld
    assert rows(table("questions", told()), *columns) == withheld


@pytest.mark.parametrize(
    ("earlier", "way"),
    [(AFTER, "as many got better as worse"), ([*many(80, "Suppliers", start=2), *AFTER[6:]], "more got worse")],
)
def test_which_way_is_said_in_words(earlier, way):
    found = compare([a_round("1", earlier), a_round("2", AFTER)], {})
    assert rows(told_tables(found, told(**every()))[-1], "which_way")[0] == (way,)


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
