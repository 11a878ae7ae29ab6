from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from reports.exports.word import word
from reports.packs.document import Chapter, Chart, Sentences, Series, Table
from reports.packs.shown import printable, shown
from reports.sheets import Column, Exact
from tests.reports.exports.made_packs import FONTS, made, made_empty
from tests.reports.exports.packs_to_write import heat_map, pack


def opened(content):
    return Document(BytesIO(content))


def of(*chapters, **more):
    return opened(word(pack(chapters=chapters, **more), fonts=FONTS))


def test_tables_read_back_whole():
    given = [one for one in printable(pack()).tables if not one.data_only]
    found = opened(made("docx")).tables
    assert len(found) == len(given) + 1
    for table, read in zip(given, found, strict=False):
        rows = [[cell.text for cell in row.cells] for row in read.rows]
        assert rows[0] == list(table.headings)
        assert rows[1:] == [
            [shown(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows
        ]


def test_heads_of_tables_are_repeated_and_no_row_is_torn():
    for table in opened(made("docx")).tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_a_heat_map_has_its_colours_and_its_figures():
    table = opened(made("docx")).tables[2]
    cell = table.rows[1].cells[1]
    assert cell._tc.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "0b2f5b" and cell.text == "0.0"


def test_chapters_are_headings_and_contents_lead_to_them():
    found = opened(made("docx"))
    titles = [*(one.title for one in pack().chapters), "What this pack was made from"]
    assert [one.text for one in found.paragraphs if one.style.name == "Heading 1"] == titles
    links = list(found.element.body.iter(qn("w:hyperlink")))
    marks = {one.get(qn("w:name")) for one in found.element.body.iter(qn("w:bookmarkStart"))}
    assert ["".join(one.text for one in link.iter(qn("w:t"))) for link in links] == titles
    assert {one.get(qn("w:anchor")) for one in links} == marks
    assert any("TOC" in (one.text or "") for one in found.element.body.iter(qn("w:instrText")))


def test_pictures_of_charts_say_what_they_show_and_stand_over_what_they_are_based_on():
    found = opened(made("docx"))
    said = [one.get("descr") for one in found.element.body.iter(qn("wp:docPr"))]
    assert said == [f"{one.alternative} {one.base}" for one in pack().charts]
    texts = [one.text for one in found.paragraphs]
    assert all(any(text.startswith(f"{one.base} Its figures are in Table") for text in texts) for one in pack().charts)


def test_every_page_has_notice_date_and_number():
    section = opened(made("docx")).sections[0]
    assert pack().notice in section.header.paragraphs[0].text
    foot = section.footer.paragraphs[0]
    assert "As of 31 October 2025. Page 1 of 1" in foot.text
    assert [one.text for one in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_language_and_properties_are_those_of_the_pack():
    found = opened(made("docx"))
    assert found.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en"
    about = found.core_properties
    assert (about.title, about.language, str(about.created)) == (pack().title, "en", "2025-11-10 00:00:00+00:00")
    with ZipFile(BytesIO(made("docx"))) as zipped:
        assert [name for name in zipped.namelist() if "thumbnail" in name] == []


def test_a_wide_table_lies_with_the_heading_of_its_chapter_and_the_next_stands_again():
    found = opened(made("docx"))
    assert [one.orientation for one in found.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_a_wide_table_after_sentences_lies_on_a_page_of_its_own():
    found = of(Chapter("c", "C", "", (Sentences(("Words",)), heat_map())))
    assert [one.orientation for one in found.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_a_table_of_very_many_columns_comes_in_parts():
    columns = tuple(Column(f"c{at}", "", "", "count") for at in range(20))
    wide = Table(
        "wide", "Wide", columns, tuple(f"H{at}" for at in range(20)), (tuple(Exact(at) for at in range(20)),), "Base"
    )
    found = of(Chapter("c", "C", "", (wide,)))
    assert [one.text for one in found.paragraphs if one.style.name == "Caption"] == [
        "Table 1: Wide (columns, part 1 of 2)", "Table 1: Wide (columns, part 2 of 2)",
    ]  # fmt: skip


def test_a_long_table_is_named_and_not_printed():
    texts = [one.text for one in opened(made("docx")).paragraphs]
    assert any(
        text.startswith("Not printed here: its 400 rows are in the data of this pack, under the name answers.")
        for text in texts
    )


def test_a_pack_of_which_nothing_is_known_is_a_document_too():
    found = opened(made_empty("docx"))
    assert [[cell.text for cell in row.cells] for row in found.tables[0].rows] == [
        ["Name"],
        ["There is nothing to list."],
    ]


def test_a_chart_of_very_many_categories_is_several_pictures():
    values = ("1",) * 60
    names = tuple(f"Constituency {at} (1 of 2)" for at in range(60))
    table = Table("t", "T", (Column("a", ""),), ("A",), (("x",),), "Base.")
    tall = Chart(
        "tall", "Tall", "bars", names, (Series("", values, values, "#17456b", "#ffffff"),), "", "Tall.", "1 of 2.", "t"
    )
    found = of(Chapter("c", "C", "", (table, tall)))
    captions = [one.text for one in found.paragraphs if one.style.name == "Caption"]
    assert captions[1:] == [f"Figure 1: Tall (part {at} of 3)" for at in (1, 2, 3)]
