import re
from io import BytesIO

import pypdfium2
import pytest
import typst
from pypdfium2 import raw

from reports.exports.pdf import pdf, pictures
from reports.packs.document import Chapter, Chart, Series, Table
from reports.packs.laying_out import numbers_of_tables, unbroken_base
from reports.packs.shown import printable, shown
from reports.sheets import Column, Exact
from tests.reports.exports.made_packs import FONTS, made, made_empty
from tests.reports.exports.packs_to_write import HOSTILE, pack


def opened(content):
    return pypdfium2.PdfDocument(BytesIO(content))


def squeezed(text):
    """Without blanks and hyphens: lines end where there is room for them."""
    return re.sub(r"[\s\u00a0\u00ad\u0002\ufffe-]+", "", text)


def text_of(content):
    found = opened(content)
    return squeezed(" ".join(page.get_textpage().get_text_range() for page in found))


def test_it_is_tagged_and_says_that_everyone_can_read_it():
    found = opened(made("pdf"))
    assert raw.FPDFCatalog_IsTagged(found)
    assert b"pdfuaid:part" in made("pdf")
    assert found.get_metadata_value("Title") == "Readiness for migration: round 2"
    assert re.search(rb"/Lang ?\(en\)", made("pdf"))


def test_its_only_moment_is_that_of_the_pack():
    found = opened(made("pdf"))
    assert {found.get_metadata_value(name)[:16] for name in ("CreationDate", "ModDate")} == {"D:20251110000000"}


def test_chapters_are_bookmarks():
    titles = [one.get_title() for one in opened(made("pdf")).get_toc()]
    assert titles == [*(one.title for one in pack().chapters), "What this pack was made from"]


def test_every_cell_caption_and_base_stands_in_it_as_text():
    text, given = text_of(made("pdf")), printable(pack())
    for table in given.tables:
        said = [table.caption, table.base, *table.notes]
        cells = (
            []
            if table.data_only
            else [shown(cell, column) for row in table.rows for cell, column in zip(row, table.columns, strict=True)]
        )
        headings = [] if table.data_only else table.headings
        assert [one for one in (*said, *headings, *cells) if squeezed(one) not in text] == []


def test_every_chart_has_its_names_its_labels_and_what_it_is_based_on():
    text = text_of(made("pdf"))
    for chart in pack().charts:
        words = [chart.title, chart.base, *map(unbroken_base, chart.categories), *(one.title for one in chart.series)]
        labels = [label for one in chart.series for label in one.labels if chart.kind in {"bars", "lines"}]
        assert [one for one in (*words, *labels) if squeezed(one) not in text] == []


def test_what_a_chart_shows_is_said_to_those_who_do_not_see_it():
    found = opened(made("pdf"))
    said = set()
    for number in range(len(found)):
        tree = raw.FPDF_StructTree_GetForPage(found[number])
        stack = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
        while stack:
            one = stack.pop()
            if not one:
                continue
            buffer = bytes(2 * raw.FPDF_StructElement_GetAltText(one, None, 0))
            raw.FPDF_StructElement_GetAltText(one, buffer, len(buffer))
            said.add(buffer.decode("utf-16-le").split("\0")[0])
            stack += [
                raw.FPDF_StructElement_GetChildAtIndex(one, at)
                for at in range(raw.FPDF_StructElement_CountChildren(one))
            ]
        raw.FPDF_StructTree_Close(tree)
    assert {one.alternative for one in pack().charts} <= said


def test_every_page_has_the_notice_and_its_number():
    found = opened(made("pdf"))
    for number in range(1, len(found)):
        text = found[number].get_textpage().get_text_range()
        assert pack().notice in text and f"Page {number + 1} of {len(found)}" in text


def test_a_wide_table_lies_with_the_heading_of_its_chapter():
    found = opened(made("pdf"))
    lying = [page.get_textpage().get_text_range() for page in found if page.get_width() > page.get_height()]
    assert len(lying) == 1 and "Heat map of sections" in lying[0] and "Table 3" in lying[0]


def test_the_head_of_a_long_table_is_on_each_of_its_pages():
    pages = [page.get_textpage().get_text_range() for page in opened(made("pdf"))]
    assert all("Reference" in page for page in pages if "ACT-0" in page)
    assert sum("ACT-0" in page for page in pages) > 2


def test_texts_that_a_program_might_run_are_texts():
    text = text_of(made("pdf"))
    assert [one for one in printable(HOSTILE) if squeezed(one) not in text] == []


def test_a_table_of_very_many_columns_comes_in_parts():
    columns = tuple(Column(f"c{at}", "", "", "count") for at in range(30))
    wide = Table(
        "wide",
        "Wide",
        columns,
        tuple(f"Head{at}" for at in range(30)),
        (tuple(Exact(100 + at) for at in range(30)),),
        "Base",
    )
    text = text_of(pdf(pack(chapters=(Chapter("c", "C", "", (wide,)),)), fonts=FONTS))
    assert "part1of3" in text and "part3of3" in text and "Head29" in text and "129" in text


def test_a_pack_of_which_nothing_is_known_is_a_document_too():
    text = text_of(made_empty("pdf"))
    assert "Thereisnothingtolist." in text and text.count("Nofigurecanbedrawn.") == 2 and "Nosourceisnamed." in text


def test_a_long_table_is_named_and_not_printed():
    number = numbers_of_tables(pack())["answers"]
    assert squeezed(
        f"Table {number}: Open actions and who owns them Not printed here: its 400 rows are in the data of this pack, under the name answers."
    ) in text_of(made("pdf"))


def test_a_character_that_no_font_has_costs_the_name_of_the_standard_and_nothing_else():
    given = pdf(pack(title="日本 ✅ ready", chapters=()), fonts=FONTS)
    assert raw.FPDFCatalog_IsTagged(opened(given))
    assert b"pdfuaid:part" not in given and "ready" in text_of(given)


def test_another_failure_is_not_hidden():
    with pytest.raises(typst.TypstError, match="language"):
        pdf(pack(language="english"), fonts=FONTS)


def test_a_language_may_have_a_region_and_a_title_may_be_missing():
    found = pdf(pack(language="cy-GB", title=""), fonts=FONTS)
    assert b"(cy-GB)" in found and opened(found).get_metadata_value("Title") == "Untitled"


def test_charts_are_pictures_too():
    made_pictures = pictures(pack().charts, fonts=FONTS, pixels_per_inch=40)
    assert [[part[:8] for part in one] for one in made_pictures] == [[b"\x89PNG\r\n\x1a\n"]] * len(pack().charts)
    assert pictures((), fonts=FONTS) == ()


def tall(count):
    values = ("1",) * count
    names = tuple(f"Constituency {at} (1 of 2)" for at in range(count))
    return Chart(
        "tall", "Tall", "bars", names, (Series("", values, values, "#17456b", "#ffffff"),), "", "Tall.", "1 of 2.", "t"
    )


def test_a_chart_of_very_many_categories_comes_in_parts_that_no_page_cuts():
    table = Table("t", "T", (Column("a", ""),), ("A",), (("x",),), "Base.")
    found = opened(pdf(pack(chapters=(Chapter("c", "C", "", (table, tall(60))),), sources=()), fonts=FONTS))
    pages = [squeezed(page.get_textpage().get_text_range()) for page in found]
    assert [sum(f"Tall(part{part}of3)" in page for page in pages) for part in (1, 2, 3)] == [1, 1, 1]
    assert all(any(f"Constituency{at}(1of2)" in page for page in pages) for at in range(60))
    for page in found:
        assert [
            box for box in boxes(page) if box[1] < 0 or box[3] > page.get_height() or box[2] > page.get_width()
        ] == []
    assert [len(one) for one in pictures((tall(60), tall(2)), fonts=FONTS, pixels_per_inch=20)] == [3, 1]


def boxes(page):
    text = page.get_textpage()
    return [text.get_charbox(at) for at in range(text.count_chars())]


def test_a_word_without_an_end_does_not_run_off_the_page():
    long = "http://example.org/" + "x" * 300
    table = Table("t", "T", (Column("a", ""),), ("A",), ((long,),), "Base.")
    found = opened(pdf(pack(chapters=(Chapter("c", "C", "", (table,)),)), fonts=FONTS))
    assert [box for page in found for box in boxes(page) if box[2] > page.get_width() - 50] == []
    assert long.replace("/", "") in squeezed(found[1].get_textpage().get_text_range()).replace("\u200b", "").replace(
        "/", ""
    )


def test_hashes_of_sources_can_be_copied():
    assert "sha256:" + "0123456789abcdef" * 4 in text_of(made("pdf"))
