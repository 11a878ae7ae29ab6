import pytest

from questionnaires.changes import changes_between
from questionnaires.changes.parts import Move
from questionnaires.definition import Section
from tests.questionnaires.asking import asking, yes_no


def section(key, *inner, **facts):
    return Section(key=key, title=facts.pop("title", key), questions=(yes_no(f"in-{key}"),), sections=inner, **facts)


def changes(old, new):
    return changes_between(asking(sections=old), asking(sections=new))


@pytest.mark.parametrize(
    ("fact", "size"),
    [
        ({"title": "Wholly other words"}, "minor"),
        ({"guidance": "Look here."}, "patch"),
        ({"applies_if": "profile.a"}, "major"),
        ({"number": "7"}, "minor"),
    ],
)
def test_a_change_in_any_field_of_a_section_is_found_and_weighed(fact, size):
    found = changes((section("one"),), (section("one", **fact),))
    assert [(change.key, change.size) for change in found.sections.changed] == [("one", size)]
    assert found.size == size


def test_sections_that_came_and_went_are_listed_with_number_and_title():
    found = changes((section("a"), section("b")), (section("a"), section("c", title="New one")))
    assert [(one.key, one.number, one.title) for one in found.sections.added] == [("c", "2", "New one")]
    assert [(one.key, one.number, one.title) for one in found.sections.removed] == [("b", "2", "b")]


def test_a_section_that_moves_into_another_is_moved_and_its_questions_are_not():
    found = changes((section("a"), section("b")), (section("a", section("b")),))
    assert [(change.key, change.moved) for change in found.sections.changed] == [("b", Move(None, "a", None))]
    assert [change.moved for change in found.questions.changed] == [None]


def test_inserting_a_section_moves_none():
    found = changes((section("a"), section("b")), (section("new"), section("a"), section("b")))
    assert [change.moved for change in found.sections.changed] == [None, None]


def test_sections_that_change_places_are_moved_as_few_as_possible():
    found = changes((section("a"), section("b"), section("c")), (section("c"), section("a"), section("b")))
    assert [(change.key, change.moved) for change in found.sections.changed if change.moved] == [
        ("c", Move(None, None, None))
    ]
