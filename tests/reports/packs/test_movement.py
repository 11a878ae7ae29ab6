from dataclasses import replace

from questionnaires.lineage import lineage_between
from reports.comparison import compare
from reports.packs.document import Chart, Sentences, Table
from reports.packs.movement import movement, movement_message, warnings_of
from tests.reports.comparison.worlds import QUESTIONS, SCHEME, Asked, a_round, at
from tests.reports.packs.rounds_to_pack import rows, said, texts

BEFORE = (
    Asked("A", at(40)),
    Asked("B", at(90)),
    Asked("C", at(60), "Networks"),
    Asked("D", at(20), "Networks"),
    Asked("E"),
)
AFTER = (
    Asked("A", at(60)),
    Asked("B", at(70)),
    Asked("C", at(65), "Networks"),
    Asked("D", None, "Networks"),
    Asked("F", at(90)),
)


def a_pair(before=BEFORE, after=AFTER, **more):
    rounds = a_round("one", before), a_round("two", after, **more)
    lineage = lineage_between(rounds[0].questionnaire, rounds[1].questionnaire)
    return compare(rounds, {("one", "two"): lineage}).pairs[0]


def tables(chapter):
    return {one.key: one for one in chapter.blocks if isinstance(one, Table)}


def test_movement_is_counted_among_those_rated_in_both_rounds():
    pair = a_pair()
    chapter = movement(pair)
    shown = tables(chapter)["movement"]
    assert (
        shown.message == "Of 3 organisations rated in both rounds, 1 improved, 1 stayed and 1 worsened since Round one."
    )
    assert rows(shown) == [
        ("All organisations", "3", "1", "1", "1", "1", "1"),
        ("Suppliers", "2", "1", "0", "1", "1", "0"),
        ("Networks", "1", "0", "1", "0", "0", "1"),
    ]
    assert rows(tables(chapter)["movement-means"])[:2] == [
        ("All organisations", "3", "63.3", "65"),
        ("Suppliers", "2", "65", "65"),
    ]
    assert tables(chapter)["movement-means"].notes[0].startswith("In per cent")
    assert said(shown.base).startswith(
        "Round one: 4 of 5 organisations handed in, as of 31 March 2026. Round two: 4 of 5"
    )
    (drawn,) = (one for one in chapter.blocks if isinstance(one, Chart))
    assert drawn.categories == ("All organisations (3 matched)", "Suppliers (2 matched)", "Networks (1 matched)")
    assert [(one.title, one.values, one.labels[1]) for one in drawn.series] == [
        ("Worsened", ("1", "1", "0"), "1"),
        ("Unchanged", ("1", "0", "1"), ""),
        ("Improved", ("1", "1", "0"), "1"),
    ]


def test_the_matrix_says_from_which_rating_to_which():
    shown = tables(movement(a_pair()))["movement-matrix"]
    assert shown.headings[:4] == ("Before", "Behind", "Nearly there", "Ready")
    assert rows(shown)[0][:3] == ("Behind", "0", "1")


def test_the_change_is_parted_and_what_cannot_be_is_said():
    shown = tables(movement(a_pair()))["movement-why"]
    assert len(shown.rows) == 3 and len(shown.rows[0]) == 6
    assert shown.notes[0].startswith("The four parts sum")
    worst = SCHEME + "constituencies: {rule: worst}\n"
    nothing = tables(movement(a_pair((Asked("A"),), (Asked("A"),), scheme=worst)))["movement-why"]
    assert rows(nothing)[0][1:] == ("not stated",) * 5 and any(
        note.startswith("not stated: ") for note in nothing.notes
    )


def test_every_organisation_is_named_with_its_movement():
    moved = tables(movement(a_pair()))["moved"]
    assert (
        moved.data_only and ("Suppliers", "A", "improved") in rows(moved) and ("Networks", "D", "left") in rows(moved)
    )


def test_questions_that_moved_most_come_first_and_all_are_data():
    found = tables(movement(a_pair()))
    assert [row[0] for row in rows(found["questions-moved"])] != []
    assert len(found["questions"].rows) == 2 and found["questions"].data_only
    still = tables(movement(a_pair(BEFORE, BEFORE)))["questions-moved"]
    assert still.rows == () and still.base.startswith("No question moved more one way")


def test_a_question_without_movement_says_why():
    other = QUESTIONS.replace('version: "1"', 'version: "2"').replace("{kind: yes_no, key: sponsor, text: Is there a sponsor?}", "{kind: percent, key: sponsor, text: What part of a sponsor?}")  # fmt: skip
    scheme = SCHEME.replace(
        "{match: sponsor, options: {yes: 100, no: 0}}", "{match: sponsor, linear: {from: 0, to: 100}}"
    )
    after = (Asked("A", {"planned": 50, "sponsor": 10}),)
    found = tables(movement(a_pair(BEFORE, after, questions=other, scheme=scheme)))["questions"]
    assert any("not stated" in row for row in rows(found))


def test_without_matched_organisations_no_movement_is_stated():
    pair = a_pair((Asked("A", at(40)),), (Asked("B", at(40)),))
    assert movement_message(pair) == "No organisation is rated both in Round one and now, so no movement is stated."
    chapter = movement(pair)
    assert not any(isinstance(one, Chart) for one in chapter.blocks)
    assert rows(tables(chapter)["movement-means"])[0][-2:] == ("none rated", "none rated")
    assert warnings_of(pair)


def test_scales_that_cannot_be_compared_give_no_movement_by_level():
    other = SCHEME.replace("key: behind, title: Behind", "key: low, title: Low").replace(
        "key: ready, title: Ready", "key: high, title: High"
    )
    pair = a_pair(scheme=other)
    assert not pair.scales.comparable
    assert (
        movement_message(pair)
        == "The ratings of 3 organisations rated in both rounds are not comparable with Round one."
    )
    shown = tables(movement(pair))["movement"]
    assert rows(shown)[0][2:5] == ("not comparable",) * 3 and shown.notes[0].startswith("not comparable: ")
    on_points = a_pair(scheme=SCHEME.replace("scale:\n", "scale:\n  on: points\n"))
    assert "In points" in tables(movement(on_points))["movement-means"].notes[0]


def test_where_no_lineage_is_stated_no_question_is_compared():
    pair = a_pair()
    unknown = replace(pair, questions=replace(pair.questions, questions=(), reason="Nobody has stated it."))
    chapter = movement(unknown)
    assert "questions" not in tables(chapter)
    assert "Nobody has stated it." in texts(next(one for one in chapter.blocks if isinstance(one, Sentences)))
