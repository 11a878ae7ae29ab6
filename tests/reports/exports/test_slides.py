from dataclasses import replace
from io import BytesIO
from itertools import groupby
from zipfile import ZipFile

import pytest
import python_calamine
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from reports.exports.slides import slides
from reports.packs.document import Chapter, Sentences, Table
from reports.packs.laying_out import unbroken_base
from reports.packs.shown import printable, shown
from reports.sheets import Column, Exact
from tests.reports.exports.made_packs import made, made_empty
from tests.reports.exports.packs_to_write import (
    bars,
    changes,
    distribution,
    heat_map,
    lines,
    pack,
    shares,
    small,
    stacked,
)

KINDS = {
    "shares": XL_CHART_TYPE.BAR_STACKED_100, "stacked": XL_CHART_TYPE.BAR_STACKED, "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}  # fmt: skip


def opened(content):
    return Presentation(BytesIO(content))


def of(*blocks, **more):
    return opened(slides(pack(chapters=(Chapter("c", "Chapter", "Purpose.", blocks),), sources=(), **more)))


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def named(slide, name):
    return next(shape.text_frame.text for shape in slide.shapes if shape.name == name)


def charts_of(deck):
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def tables_of(deck):
    """The cells of each table, put together again from its slides."""
    found = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    for _, pieces in groupby(found, key=lambda shape: shape.name):
        rows = [[[cell.text for cell in row.cells] for row in piece.table.rows] for piece in pieces]
        assert {tuple(one[0]) for one in rows} == {tuple(rows[0][0])}
        yield [rows[0][0], *(row for one in rows for row in one[1:])]


def test_tables_read_back_whole():
    given = [one for one in printable(pack()).tables if not one.data_only]
    for table, found in zip(given, tables_of(opened(made("pptx"))), strict=True):
        assert found[0] == list(table.headings)
        assert [[cell.replace("\v", "\n") for cell in row] for row in found[1:]] == [
            [shown(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows
        ]


@pytest.mark.parametrize("make", [shares, stacked, bars, changes, lines])
def test_charts_are_native_and_hold_the_exact_values(make):
    chart = make()
    deck = of(small(chart.table), chart)
    found = charts_of(deck)
    assert {one.chart.chart_type for one in found} == {KINDS[chart.kind]}
    names = [name for one in found for name in one.chart.plots[0].categories]
    assert names == [unbroken_base(name) for name in chart.categories]
    for at, series in enumerate(chart.series):
        drawn = [one.chart.plots[0].series[at] for one in found]
        assert {one.name for one in drawn} == {series.title}
        values = [value for one in drawn for value in one.values]
        assert values == [None if value is None else float(value) for value in series.values]
        exact = [cell for one in found for cell in embedded(one.chart, at)]
        assert exact == [value or "" for value in series.values]
    assert {one._element.xpath(".//p:cNvPr")[0].get("descr") for one in found} == {f"{chart.alternative} {chart.base}"}


def embedded(chart, at):
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [row[at + 1] for row in book.get_sheet_by_name("Exact").to_python()[1:]]


def test_labels_stand_on_the_bars_that_have_room_for_them():
    (found, *_) = charts_of(of(small("distribution"), shares()))
    series = found.chart.plots[0].series[1]
    assert series.points[0].data_label.text_frame.text == "3"


def test_a_slide_is_titled_by_what_it_says():
    deck = of(small("milestones"), lines(), heat_map("x"))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[1:3] == ["Response by constituency", "Confidence rises among large suppliers and falls among agents."]
    assert titles[3].startswith("Testing and migration are weakest almost everywhere") and titles[3].endswith(
        "(1 of 2)"
    )


def test_every_slide_says_what_its_figures_are_based_on_and_whose_they_are():
    deck = opened(made("pptx"))
    count = len(deck.slides)
    for number, slide in enumerate(list(deck.slides)[1:], start=2):
        assert named(slide, "Notice") == pack().notice
        assert named(slide, "Slide number") == f"{number} of {count}"
        assert "31 October 2025" in named(slide, "Pack")
        assert slide.has_notes_slide and "sha256:" in slide.notes_slide.notes_text_frame.text
        if any(shape.has_chart or shape.has_table for shape in slide.shapes):
            assert named(slide, "Base")


def test_nothing_stands_outside_a_slide_and_no_table_runs_off_it():
    deck = opened(made("pptx"))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height
            if shape.has_table:
                height = sum(row.height for row in shape.table.rows)
                assert shape.top + height <= Emu(6.5 * 914400)
                assert sum(column.width for column in shape.table.columns) <= shape.width


def test_what_is_too_long_for_its_place_is_cut_and_stands_whole_in_the_notes():
    title = "Too long " * 40
    table = Table("t", title.strip(), (Column("a", ""),), ("A",), (("x",),), "Base " * 100)
    slide = of(table).slides[1]
    assert slide.shapes.title.text_frame.text.endswith("…")
    assert title.strip() in slide.notes_slide.notes_text_frame.text


def test_long_notes_go_to_the_notes_of_the_slide():
    table = Table("t", "T", (Column("a", ""),), ("A",), (("x",),), "Base.", notes=("long " * 70,))
    slide = of(table).slides[1]
    assert named(slide, "Base") == "Base." and "long long" in slide.notes_slide.notes_text_frame.text


def test_a_row_longer_than_a_slide_has_a_slide_of_its_own():
    table = Table(
        "t",
        "T",
        (Column("a", ""), Column("b", "")),
        ("A", "B"),
        (("x", "y"), ("word " * 2000, "y"), ("x", "y")),
        "Base",
    )
    assert [row[0] for row in next(tables_of(of(table)))[1:]] == ["x", "word " * 2000, "x"]


def test_a_wide_table_comes_in_parts_and_a_narrow_heading_in_small_type():
    columns = tuple(Column(f"c{at}", "", "", "count") for at in range(20))
    wide = Table(
        "wide",
        "Wide",
        columns,
        tuple(f"Communications{at}" for at in range(20)),
        (tuple(Exact(at) for at in range(20)),),
        "Base",
    )
    deck = of(wide)
    found = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert [len(one.columns) for one in found] == [11, 10]
    assert [one.cell(0, 0).text for one in found] == ["Communications0"] * 2


def test_long_tables_go_on_and_say_which_part_they_are():
    titles = [slide.shapes.title.text_frame.text for slide in opened(made("pptx")).slides]
    parts = [title for title in titles if title.startswith("Open actions and who owns them (")]
    assert (
        parts == [f"Open actions and who owns them ({at} of {len(parts)})" for at in range(1, len(parts) + 1)]
        and len(parts) > 3
    )


def test_sentences_that_follow_one_another_share_a_slide():
    deck = of(Sentences(("Headline",), listed=True, emphasised=True), Sentences(("Words",)))
    assert "Headline\nWords" in texts(deck.slides[1]) and len(deck.slides) == 2


def test_more_sentences_than_have_room_go_on_with_the_next():
    deck = of(Sentences(tuple(f"Sentence {at}" for at in range(20))))
    said = [line for slide in list(deck.slides)[1:] for line in named(slide, "Text").split("\n")]
    assert said == [f"Sentence {at}" for at in range(20)]
    assert [slide.shapes.title.text_frame.text for slide in list(deck.slides)[1:]] == [
        "Chapter (1 of 2)",
        "Chapter (2 of 2)",
    ]


def test_the_front_page_has_title_notice_and_facts():
    said = "\n".join(texts(opened(made("pptx")).slides[0]))
    assert [
        one
        for one in (pack().title, pack().subtitle, pack().programme, pack().notice, "Made on: 10 November 2025")
        if one not in said
    ] == []


def test_a_pack_of_which_nothing_is_known_is_a_deck_too():
    deck = opened(made_empty("pptx"))
    said = [text for slide in deck.slides for text in texts(slide)]
    assert said.count("No figure can be drawn.") == 2
    assert list(tables_of(deck)) == [[["Name"], ["There is nothing to list."]]]


def test_a_very_long_title_of_the_pack_is_set_smaller():
    front = of(title="Readiness " * 40).slides[0]
    assert front.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt == 26


def test_a_table_without_rows_has_a_cell_for_each_column():
    bare = Table("t", "T", (Column("a", ""), Column("b", "")), ("A", "B"), (), "Base")
    assert list(tables_of(of(bare))) == [[["A", "B"], ["There is nothing to list.", ""]]]


def test_a_chart_without_a_unit_and_with_one_series_needs_no_key():
    chart = of(distribution(), replace(changes("distribution"), unit="")).slides
    found = [shape.chart for slide in chart for shape in slide.shapes if shape.has_chart]
    assert [(one.has_legend, one.value_axis.has_title) for one in found] == [(False, False)]


def test_it_holds_no_picture_of_another_deck_and_knows_its_language():
    with ZipFile(BytesIO(made("pptx"))) as zipped:
        assert [name for name in zipped.namelist() if "thumbnail" in name] == []
        assert 'lang="en"' in zipped.read("ppt/slides/slide3.xml").decode()
    about = opened(made("pptx")).core_properties
    assert (about.title, about.language, str(about.created)) == (pack().title, "en", "2025-11-10 00:00:00")


def test_every_run_says_its_own_size_since_powerpoint_heeds_nothing_else():
    for slide in opened(made("pptx")).slides:
        for shape in slide.shapes:
            paragraphs = shape.text_frame.paragraphs if shape.has_text_frame else []
            assert [run.text for one in paragraphs for run in one.runs if run.font.size is None] == []


def test_chapters_that_hardly_say_anything_share_a_slide():
    quiet = [
        Chapter(title, title, "", (Sentences((f"No {title.lower()}.",)),))
        for title in ("Lessons", "Milestones", "Actions")
    ]
    deck = opened(
        slides(pack(chapters=(*quiet, Chapter("m", "Methods", "", (Sentences(("One.", "Two.")),))), sources=()))
    )
    assert [slide.shapes.title.text_frame.text for slide in list(deck.slides)[1:]] == [
        "Lessons, Milestones and Actions",
        "Methods",
    ]
    assert named(deck.slides[1], "Text") == "Lessons: No lessons.\nMilestones: No milestones.\nActions: No actions."
