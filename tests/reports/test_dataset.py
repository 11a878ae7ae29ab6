from dataclasses import replace

import msgspec
import pandas as pd
import pytest

from reports import dataset
from reports.bands import NO_SCORE, bands_for
from reports.levels import shown_levels
from reports.section_means import SectionMean, Why
from reports.suppression.protected import in_full
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies

BANDS = bands_for(None)


def shares(made):
    return dataset.share_frame(made.table, shown_levels(made.scheme.scale))


def records(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


@pytest.mark.parametrize("asked", [[], [Asked("a", "X", answers(50, 50))]], ids=["empty", "one"])
def test_every_frame_has_its_declared_columns_and_types(asked):
    made = a_round(asked)
    sections = made.questionnaire.sections[: len(asked)]
    frames = {
        "rows": (dataset.row_frame(made.table), dataset.ROWS),
        "shares": (shares(made), dataset.SHARES),
        "headings": (dataset.heading_frame(sections, {"plan": "Plan"}), dataset.HEADINGS),
        "cells": (
            dataset.cell_frame(made.table, sections, BANDS),
            dataset.CELLS,
        ),
    }
    found = {name: {column: str(kind) for column, kind in frame.dtypes.items()} for name, (frame, _) in frames.items()}
    assert found == {name: dict(declared) for name, (_, declared) in frames.items()}


def test_rows_say_n_of_all_and_why_a_bar_is_empty():
    made = a_round(
        [
            Asked("a", "Supplier Agent (independent)", answers(50, 50)),
            Asked("b", "Silent"),
            Asked("c", "Hardly", {"planned": 5}),
        ]
    )
    columns = ("position", "only", "first", "second", "rated", "of", "count_note", "weight_note")
    assert records(dataset.row_frame(made.table), *columns) == [
        (0, "All organisations", "", "", "1 rated", "of 3", "", "no weights given"),
        (1, "", "Supplier Agent", "(independent)", "1 rated", "of 1", "", "no weights given"),
        (2, "Silent", "", "", "0 rated", "of 1", "no answers yet", "no answers yet"),
        (3, "Hardly", "", "", "0 rated", "of 1", "nobody rated yet", "nobody rated yet"),
    ]


def test_of_an_unknown_number_the_row_says_unknown():
    made = a_round([Asked("a", "X", answers(50, 50), weight=1)], population_known=False)
    assert records(dataset.row_frame(made.table), "rated", "of", "weight_note") == [("1 rated", "of unknown", "")] * 2


def test_shares_fill_the_bar_in_the_order_of_the_levels():
    frame = shares(four_constituencies())
    columns = ("by", "level", "amount", "percent", "start", "end", "shown")
    assert records(frame[frame.position == 3], *columns) == [
        ("count", "behind", "1", "50", 0, 50, "1"),
        ("count", "nearly", "0", "0", 50, 50, ""),
        ("count", "ready", "1", "50", 50, 100, "1"),
        ("weight", "behind", "3", "75", 0, 75, "75\u00a0%"),
        ("weight", "nearly", "0", "0", 75, 75, ""),
        ("weight", "ready", "1", "25", 75, 100, "25\u00a0%"),
    ]


def test_without_weights_there_are_shares_by_count_alone():
    frame = shares(a_round([Asked("a", "X", answers(50, 50)), Asked("b", "Y")]))
    assert set(records(frame, "position", "by")) == {(0, "count"), (1, "count")}


def test_a_number_that_does_not_fit_its_part_is_left_to_the_table():
    many = [Asked(f"o{at}", "X", answers(90, 90), weight=1) for at in range(99)]
    frame = shares(a_round([*many, Asked("z", "X", answers(10, 10), weight=1)]))
    assert records(frame[(frame.position == 0) & (frame.amount != "0")], "by", "amount", "shown") == [
        ("count", "1", ""),
        ("count", "99", "99"),
        ("weight", "1", ""),
        ("weight", "99", "99\u00a0%"),
    ]


def test_without_a_scale_there_are_no_shares():
    assert len(shares(a_round([Asked("a", "X", answers(50, 50))], scheme=SCHEME.split("scale:")[0]))) == 0


def test_headings_end_on_one_line():
    made = a_round([])
    frame = dataset.heading_frame(made.questionnaire.sections, {"plan": "1 Plan and milestones", "build": "2 Build"})
    assert records(frame, "column", "section", "first", "second", "third") == [
        (0, "plan", "", "1 Plan and", "milestones"),
        (1, "build", "", "", "2 Build"),
    ]


def test_a_cell_has_its_mean_with_n_or_the_reason_for_none():
    made = a_round([Asked("a", "X"), Asked("b", "X", answers(50, 50))])
    means = {"plan": SectionMean(2, "41.2", None), "build": SectionMean(0, None, Why.NOT_ASKED)}
    (every, _) = made.table.rows
    row = replace(every, beside=msgspec.structs.replace(every.beside, answered=3, means=means))
    frame = dataset.cell_frame(in_full([row]), made.questionnaire.sections, BANDS)
    columns = ("section", "percent", "n", "of", "why", "fill", "ink", "shown", "over")
    assert records(frame, *columns) == [
        ("plan", "41.2", 2, 3, "", BANDS[2].colour, BANDS[2].ink, "41.2\u00a0%", "2 of 3"),
        ("build", "", 0, 3, "does not apply", NO_SCORE, "#000000", "", ""),
    ]
