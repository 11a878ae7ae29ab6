import msgspec
from hypothesis import given
from msgspec.structs import replace

from questionnaires.changes import Changes, changes_between
from questionnaires.exchange.own import as_plain, content_hash
from questionnaires.question_types import Number
from tests.questionnaires.asking import asking, choice, yes_no
from tests.questionnaires.generated import PAIRS, versions

OLD = asking(
    yes_no("kept"),
    yes_no("gone"),
    yes_no("reworded", "Is the plan approved?", guidance="Old."),
    choice("a", "b", key="rescaled"),
    Number(key="translated", text="How many days?", unit="days"),
)
NEW = asking(
    yes_no("reworded", "Is the plan drafted?", guidance="New.", criteria="Read it.", evidence="A minute."),
    yes_no("fresh", applies_if="profile.a"),
    yes_no("kept", applies_if="profile.a"),
    choice("a", "c", key="rescaled", required=False),
    Number(key="translated", text="How many days?", unit={"en": "days", "fr": "jours"}),
    version="2",
)


def test_counts_say_how_many_questions_each_kind_of_change_touches():
    assert as_plain(changes_between(OLD, NEW).counts) == {
        "questions_before": 5, "questions_after": 5, "added": 1, "removed": 1, "changed": 4, "moved": 1, "renumbered": 2,
        "reworded": 1, "translated": 1, "guidance": 1, "criteria": 1, "evidence": 1, "kind": 0, "options": 1, "option_keys": 1,
        "settings": 2, "asked_when": 1, "sections_added": 0, "sections_removed": 0, "sections_renamed": 0, "sections_changed": 0,
    }  # fmt: skip


def test_what_came_and_went_is_listed_as_it_stood():
    questions = changes_between(OLD, NEW).questions
    listed = {"number": "1.2", "section": "only", "kind": "yes_no", "text": "Is there a plan?"}
    assert [as_plain(question) for question in questions.added] == [{"key": "fresh"} | listed]
    assert [as_plain(question) for question in questions.removed] == [{"key": "gone"} | listed]


def test_both_versions_are_named_with_the_hash_of_their_content():
    changes = changes_between(OLD, NEW)
    assert as_plain(changes.old) == {
        "key": "tiny", "version": "1", "title": "Tiny", "language": "en", "hash": content_hash(OLD),
    }  # fmt: skip
    assert (changes.new.version, changes.new.hash) == ("2", content_hash(NEW))


def test_adding_is_minor_and_removing_major():
    assert changes_between(asking(yes_no("a")), asking(yes_no("a"), yes_no("b"))).size == "minor"
    assert changes_between(asking(yes_no("a"), yes_no("b")), asking(yes_no("a"))).size == "major"


def test_what_is_declared_about_lineage_is_no_change():
    assert changes_between(OLD, replace(OLD, version="2", lineage=None)).size == "none"


@given(versions())
def test_a_version_does_not_differ_from_itself(version):
    changes = changes_between(version, replace(version, version="2", lineage=None))
    assert (changes.size, changes.questions.changed, changes.sections.changed) == ("none", (), ())


@given(PAIRS)
def test_going_back_turns_the_red_line_round(pair):
    old, new = pair
    there, back = changes_between(old, new), changes_between(new, old)
    assert there.questions.added == back.questions.removed
    assert {(change.key, change.old_number) for change in there.questions.changed} == {
        (change.key, change.new_number) for change in back.questions.changed
    }
    assert there.counts.option_keys == back.counts.option_keys


@given(PAIRS)
def test_the_json_reads_back_as_the_same_changes(pair):
    changes = changes_between(*pair)
    assert msgspec.json.decode(msgspec.json.encode(as_plain(changes)), type=Changes) == changes
