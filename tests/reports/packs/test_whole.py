"""A whole pack, kept as text and read again, and what changed between two of them."""

from dataclasses import replace

import pytest

from reports.packs import nothing
from reports.packs.differences import ChangedFigure, ChangedSource, differences
from reports.packs.document import Chapter, Chart, Sentences, Series, Table
from reports.packs.messages import Message, generated
from reports.packs.methodology import methodology
from reports.packs.quality import quality
from reports.packs.ratings import ratings
from reports.packs.response import response
from reports.packs.stored import as_text, from_text
from reports.packs.whole import Snapshot, pack_of
from reports.sheets import WITHHELD, Column, Exact, Withheld
from tests.reports.packs.rounds_to_pack import a_basis, texts
from tests.reports.rounds import Asked, a_round, answers, four_constituencies


def a_snapshot(made=None, **more):
    made = made or four_constituencies()
    basis = a_basis(made)
    chapters = (
        quality(basis, made.receipts, []), methodology(basis, None), nothing.actions(), nothing.lessons(),
        nothing.movement(), ratings(basis), response(basis),
    )  # fmt: skip
    given = Snapshot(
        "A programme", "", "en", "2025-10-31", (("Round", "Round two"),), tuple(basis.messages.items()), chapters,
        (("Scheme tiny-scheme 2", made.rated.scheme.hash),),
    )  # fmt: skip
    return replace(given, **more)


def a_pack(snapshot=None, messages=None):
    snapshot = snapshot or a_snapshot()
    told = generated(snapshot.messages) if messages is None else messages
    return pack_of(snapshot, told, title="Pack", subtitle="For the steering group", made_on="2025-11-10")


def test_chapters_stand_in_the_order_of_reading_after_the_headlines():
    pack = a_pack()
    assert [one.key for one in pack.chapters] == [
        "headlines", "response", "ratings", "movement", "lessons", "actions", "methodology", "quality", "data",
    ]  # fmt: skip
    assert texts(pack.chapters[-3].blocks[2])[0].startswith("The headline messages (")
    assert texts(pack.chapters[-2].blocks[-1]) == ["No figure of this pack is withheld."]
    assert [one.key for one in pack.chapters[-1].blocks] == ["constituencies", "receipts", "missing"]
    assert not any(
        table.data_only for chapter in pack.chapters[:-1] for table in chapter.blocks if isinstance(table, Table)
    )
    assert (pack.made_on, pack.as_of, pack.programme) == ("2025-11-10", "2025-10-31", "A programme")


def test_a_snapshot_kept_as_text_is_the_same_and_its_numbers_are_numbers():
    kept = Chapter("kept", "Kept", "", (a_table("kept", (("A", Withheld("withheld")),)),))
    snapshot = a_snapshot(chapters=(*a_snapshot().chapters, kept))
    again = from_text(as_text(snapshot))
    assert again == snapshot
    assert as_text(again) == as_text(snapshot)
    assert type(a_pack(again).table("kept").rows[0][1]) is Withheld
    table = a_pack(again).table("response")
    assert [one.key for one in a_pack(again).charts] == ["response-chart"]
    assert [type(cell) is Exact for cell in table.rows[0]] == [False, True, True, True, True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        as_text(a_snapshot()).replace("Sentences", "Pictures"),
        as_text(a_snapshot()).replace("Response rates", "\\ud800"),
    ],
)
def test_another_text_is_no_snapshot(text):
    with pytest.raises(ValueError, match="no snapshot"):
        from_text(text)


def test_the_same_pack_has_no_differences():
    found = differences(a_pack(), a_pack())
    assert found.are_none and found.figures == ()


def test_a_changed_figure_is_named_by_table_row_and_column():
    later = a_round(
        [Asked("S1", "Suppliers", answers(90, 90), weight=60), Asked("S3", "Suppliers", answers(90, 90), weight=10)]
    )
    found = differences(a_pack(), a_pack(a_snapshot(later)))
    figures = {(one.table, one.place): (one.before, one.after) for one in found.figures}
    assert figures["response", "Suppliers, Asked (N)"] == ("3", "2")
    assert figures["response", "Software, Asked (N)"] == ("1", "")
    assert found.added_messages and found.removed_messages


def a_table(key, rows, headings=("Name", "Figure")):
    return Table(key, f"Table {key}", (Column("name", ""), Column("figure", "")), headings, rows, "")


def holding(*tables, sources=()):
    chapters = (Chapter("x", "X", "", (*tables, Sentences(("Not a message.",)))),)
    return a_pack(a_snapshot(chapters=chapters, sources=sources), [Message("a", "One.", "One.")])


def test_tables_come_and_go_and_rows_of_one_name_are_told_apart():
    before = holding(a_table("gone", ()), a_table("kept", (("A", "1"), ("A", "2"), ("B (1 of 3)", "5"), (None, "x"))))
    after = holding(a_table("come", ()), a_table("kept", (("A", "1"), ("A", "3"), ("B (2 of 3)", "5"), (None, None))))
    found = differences(before, after)
    assert (found.added_tables, found.removed_tables) == (("Table come",), ("Table gone",))
    assert found.figures == (
        ChangedFigure("kept", "Table kept", "A, row 2, Figure", "2", "3"),
        ChangedFigure("kept", "Table kept", ", Figure", "x", ""),
    )
    assert not found.are_none


def test_sources_are_compared_by_their_hashes():
    before = holding(sources=(("Scheme", "a"), ("Questionnaire", "q"), ("Lessons", "l")))
    after = holding(sources=(("Scheme", "b"), ("Questionnaire", "q"), ("Actions", "n")))
    assert differences(before, after).sources == (
        ChangedSource("Scheme", "a", "b"),
        ChangedSource("Actions", "", "n"),
        ChangedSource("Lessons", "l", ""),
    )


def test_a_withheld_label_of_a_chart_is_kept_as_text():
    chart = Chart(
        "c", "C", "shares", ("X",), (Series("Red", (None,), (WITHHELD,), "#000000", "#ffffff"),), "", "", "", ""
    )
    told = a_snapshot(chapters=(Chapter("distribution", "D", "", (chart,)),))
    assert a_pack(from_text(as_text(told))).charts == (chart,)
