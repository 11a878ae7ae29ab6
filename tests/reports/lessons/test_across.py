"""Lessons compared across rounds: which came back, which closed, which constituency improves."""

import pytest

from reports.lessons.across import Improving, RoundCounts, across
from reports.lessons.chapter import chapter, said
from reports.lessons.sheet import COLUMNS, rows_of
from reports.lessons.values import PROGRAMME, Learned, Movement, Stand

ROUNDS = ("Round 1", "Round 2", "Round 3")
CONSTITUENCIES = ("Supplier", "Distributor", "Agent")


def stand(at, state, verdict=None):
    moved = Movement(verdict, "Based on 9 of 12.", "Because.", ROUNDS[at - 1]) if verdict else None
    return Stand(ROUNDS[at], state, moved)


def lesson(reference, *stands, constituency="Supplier", state=None, **more):
    return Learned(
        reference, f"About {reference}", "People", constituency, "It was late.", "Begin sooner.", "Lead",
        state or (stands[-1].state if stands else "raised"), "a round", "1 June 2022", stands, **more,
    )  # fmt: skip


def test_a_lesson_comes_back_where_it_is_raised_again_or_its_questions_get_worse():
    again = lesson("L1", stand(0, "verified"), stand(1, "raised", "no change"))
    worse = lesson("L2", stand(0, "applied"), stand(1, "verified", "helped"), stand(2, "verified", "worse"))
    stays = lesson("L3", stand(0, "verified"), stand(1, "verified", "helped"), stand(2, "verified"))
    found = across([again, worse, stays], ROUNDS, CONSTITUENCIES)
    assert [(turn.lesson.reference, turn.round, turn.why) for turn in found.came_back] == [
        ("L1", "Round 2", "It was verified in Round 1 and is open again."),
        ("L2", "Round 3", "It was verified in Round 2; its linked questions got worse since."),
    ]
    assert [(turn.lesson.reference, turn.round, turn.why) for turn in found.closed] == [
        ("L1", "Round 1", "Verified; no linked question stands beside it in this round."),
        ("L2", "Round 2", "Verified; its linked questions say: helped."),
        ("L3", "Round 1", "Verified; no linked question stands beside it in this round."),
    ]


def test_each_round_counts_its_lessons():
    lessons = [
        lesson("L1", stand(0, "raised"), stand(1, "verified", "helped"), stand(2, "raised")),
        lesson("L2", stand(1, "agreed"), stand(2, "applied", "worse")),
        lesson("L3", stand(0, "set_aside")),
        lesson("L4"),
    ]
    assert across(lessons, ROUNDS, CONSTITUENCIES).rounds == (
        RoundCounts("Round 1", raised=1, carried=0, closed=0, came_back=0, open=1),
        RoundCounts("Round 2", raised=1, carried=1, closed=1, came_back=0, open=1),
        RoundCounts("Round 3", raised=0, carried=1, closed=0, came_back=1, open=2),
    )


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        ((), "Cannot tell"), (("cannot tell",), "Cannot tell"), (("no change",), "No change"), (("helped", "worse"), "As often better as worse"),
        (("helped", "no change"), "Improves"), (("worse", "worse"), "Gets worse"),
    ],
)  # fmt: skip
def test_a_constituency_improves_where_its_lessons_helped_more_often_than_not(verdicts, words):
    lessons = [lesson(f"L{at}", stand(0, "agreed"), stand(1, "agreed", one)) for at, one in enumerate(verdicts)]
    lessons.append(lesson("L9", stand(0, "verified")))
    (found,) = across(lessons, ROUNDS, CONSTITUENCIES).improving
    assert (found.constituency, found.lessons, found.closed, found.said) == ("Supplier", len(verdicts) + 1, 1, words)


def test_constituencies_stand_in_the_order_of_the_programme_after_the_whole_programme():
    lessons = [lesson("L1", constituency="Agent"), lesson("L2"), lesson("L3", constituency=PROGRAMME)]
    found = across(lessons, ROUNDS, CONSTITUENCIES).improving
    assert [one.constituency for one in found] == [PROGRAMME, "Supplier", "Agent"]
    assert found[0] == Improving(PROGRAMME, 1, 0, 0, 0, 0, 0)


def test_the_chapter_leaves_out_tables_without_rows_and_lessons_set_aside():
    lessons = [
        lesson("L1", stand(0, "agreed"), stand(1, "applied", "helped"), stand(2, "applied")),
        lesson("L2", stand(0, "set_aside")),
        lesson("L3", constituency="Agent"),
    ]
    made = chapter(lessons, ROUNDS, CONSTITUENCIES, "31 May 2022")
    tables = {block.key: block for block in made.blocks[1:]}
    assert list(tables) == ["lessons-by-round", "lessons-by-constituency", "lessons-open"]
    assert tables["lessons-open"].rows == (
        ("L1", "About L1", "Supplier", "Begin sooner.", "Lead", "Applied", "helped", "Because. Based on 9 of 12."),
        ("L3", "About L3", "Agent", "Begin sooner.", "Lead", "Raised", "not carried yet", ""),
    )
    assert tables["lessons-open"].base == "2 of 3 lessons, as of 31 May 2022; those set aside are left out"
    assert all(len(row) == len(table.columns) == len(table.headings) for table in tables.values() for row in table.rows)
    assert made.blocks[0].texts == (
        "2 lessons: 0 closed now, 2 open. None came back after being closed. Improving: Supplier.",
    )


def test_the_chapter_says_what_closed_came_back_and_got_worse():
    lessons = [lesson("L1", stand(0, "verified"), stand(1, "raised", "worse"))]
    made = chapter(lessons, ROUNDS, CONSTITUENCIES, "31 May 2022")
    assert [block.key for block in made.blocks[1:]][1:3] == ["lessons-came-back", "lessons-closed"]
    assert said(across(lessons, ROUNDS, CONSTITUENCIES)) == (
        "1 lesson: 0 closed now, 1 open. 1 came back after being closed. Getting worse: Supplier."
    )
    assert made.blocks[1].base == "1 of 1 lessons, as of 31 May 2022"


def test_without_lessons_the_chapter_says_so():
    assert chapter([], ROUNDS, CONSTITUENCIES, "31 May 2022").blocks[0].texts == ("No lesson is in the register.",)


def test_the_register_has_a_row_for_each_round_of_a_lesson():
    lessons = [
        lesson("L1", stand(0, "agreed"), stand(1, "applied", "helped"), questions=("a", "b"), actions=("T01-01",)),
        lesson("L2"),
    ]
    rows = list(rows_of(lessons))
    assert [row[0] for row in rows] == ["L1", "L1", "L2"] and {len(row) for row in rows} == {len(COLUMNS)}
    assert rows[0][9:] == ("Applied", "a;b", "T01-01", "Round 1", "Agreed", None, None, None)
    assert rows[1][12:] == ("Round 2", "Applied", "helped", "Based on 9 of 12.", "Because.")
    assert rows[2][12:] == (None,) * 5
