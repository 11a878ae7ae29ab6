"""One change at a time, in every field of every kind of question."""

import datetime
from decimal import Decimal

import pytest
from msgspec.structs import fields, replace

from questionnaires.changes import changes_between
from questionnaires.changes.parts import AskedWhen, Move, Setting
from questionnaires.definition import Section
from questionnaires.question_types import KINDS, Information, LongText, Maturity, Number, Option, Percent
from tests.questionnaires.asking import asking, choice, yes_no

LEVELS = (Option(key="low", text="Low"), Option(key="mid", text="Mid"), Option(key="top", text="Top"))
OTHER = {
    "text": ("Entirely other words", "major"),
    "number": ("9.9", "minor"),
    "guidance": ("Look here.", "patch"),
    "criteria": ("Look there.", "patch"),
    "evidence": ("A minute.", "patch"),
    "required": (False, "minor"),
    "not_applicable": (True, "major"),
    "applies_if": ('profile.size == "large"', "major"),
    "themes": (("people",), "minor"),
    "options": (LEVELS[1:], "major"),
    "levels": (LEVELS[:2], "major"),
    "milestones": (LEVELS[:2], "major"),
    "confidence": (LEVELS[:2], "major"),
    "at_most": (2, "major"),
    "unit": ("days", "major"),
    "minimum": (Decimal(5), "major"),
    "maximum": (Decimal(50), "major"),
    "places": (1, "minor"),
    "earliest": (datetime.date(2026, 1, 1), "major"),
    "latest": (datetime.date(2027, 1, 1), "major"),
    "most_characters": (20, "minor"),
}
EVERY_FIELD = [
    (kind, field.name)
    for kind in KINDS.values()
    for field in fields(kind)
    if field.name != "key" and not (kind is Information and field.name == "number")
]


def of(kind):
    parts = {"options": LEVELS, "levels": LEVELS, "milestones": LEVELS}
    return kind(key="one", text="Some words", **{name: parts[name] for name in kind.__struct_fields__ if name in parts})


def change_between(old, new):
    (change,) = changes_between(asking(old), asking(new)).questions.changed
    return change


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD, ids=lambda value: getattr(value, "__name__", value))
def test_a_change_in_any_field_is_found_and_weighed(kind, field):
    value, size = OTHER[field]
    changes = changes_between(asking(of(kind)), asking(replace(of(kind), **{field: value})))
    assert [change.size for change in changes.questions.changed] == [size]
    assert changes.size == size


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_question_that_stays_as_it_is_has_not_changed(kind):
    changes = changes_between(asking(of(kind)), asking(of(kind), version="2"))
    assert (changes.size, changes.questions.changed) == ("none", ())


def test_numbers_and_dates_are_shown_as_text():
    old = Number(key="one", text="How many?", minimum=Decimal("1.50"), maximum=Decimal(10))
    assert change_between(old, replace(old, minimum=Decimal("0.5"), maximum=None)).settings == (
        Setting("minimum", "1.5", "0.5"),
        Setting("maximum", "10", None),
    )


def test_decimals_that_only_look_different_are_no_change():
    old = Number(key="one", text="How many?", minimum=Decimal("1.0"))
    assert changes_between(asking(old), asking(replace(old, minimum=Decimal(1)))).size == "none"


def test_another_kind_names_what_went_and_came_with_it():
    change = change_between(
        Number(key="one", text="How much?", unit="days", minimum=Decimal(1)), Percent(key="one", text="How much?")
    )
    assert change.kind == Setting("kind", "number", "percent")
    assert change.settings == (Setting("minimum", "1", "0"), Setting("maximum", None, "100"))
    assert [line.old for line in change.unit] == ["days"]


def test_yes_and_no_that_become_options_of_a_choice_stay_the_options_they_were():
    change = change_between(yes_no(key="one", text="Agreed?"), choice("yes", "no", "partly", key="one", text="Agreed?"))
    assert [option.key for option in change.options.added] == ["partly"]
    assert change.options.changed == ()


def test_a_condition_of_a_section_is_told_at_each_question_it_concerns():
    def with_condition(condition):
        inner = Section(key="inner", title="Inner", questions=(yes_no(applies_if="profile.b"),))
        return asking(sections=(Section(key="outer", title="Outer", applies_if=condition, sections=(inner,)),))

    (change,) = changes_between(with_condition(None), with_condition("profile.a")).questions.changed
    assert (change.condition, change.asked_when) == (None, AskedWhen(("profile.b",), ("profile.a", "profile.b")))
    assert change.size == "major"


def test_a_condition_that_moves_from_the_question_to_its_section_asks_the_same_organisations():
    old = asking(sections=(Section(key="one", title="One", questions=(yes_no(applies_if="profile.a"),)),))
    new = asking(sections=(Section(key="one", title="One", applies_if="profile.a", questions=(yes_no(),)),))
    (change,) = changes_between(old, new).questions.changed
    assert (change.condition, change.asked_when, change.size) == (
        Setting("applies_if", "profile.a", None),
        None,
        "minor",
    )


def test_inserting_a_question_renumbers_those_after_it_and_moves_none():
    old = asking(yes_no("a"), yes_no("b"))
    new = asking(yes_no("new"), yes_no("a"), yes_no("b"))
    changes = changes_between(old, new)
    assert [
        (change.key, change.old_number, change.new_number, change.moved) for change in changes.questions.changed
    ] == [
        ("a", "1.1", "1.2", None),
        ("b", "1.2", "1.3", None),
    ]
    assert changes.size == "minor"


def test_a_question_moved_within_its_section_names_what_it_now_follows():
    changes = changes_between(
        asking(yes_no("a"), yes_no("b"), yes_no("c")), asking(yes_no("b"), yes_no("c"), yes_no("a"))
    )
    assert {change.key: change.moved for change in changes.questions.changed} == {
        "a": Move("only", "only", "c"),
        "b": None,
        "c": None,
    }


def test_a_question_moved_to_another_section_names_both():
    def placed(first, second):
        sections = [
            Section(key=key, title=key, questions=tuple(map(yes_no, keys)))
            for key, keys in (("x", first), ("y", second))
        ]
        return asking(sections=tuple(sections))

    changes = changes_between(placed("ab", "c"), placed("b", "ac"))
    assert [(change.key, change.moved) for change in changes.questions.changed if change.moved] == [
        ("a", Move("x", "y", None))
    ]


def test_levels_in_another_order_are_a_major_change_and_options_a_minor_one():
    levels = Maturity(key="one", text="How far?", levels=LEVELS)
    change = change_between(levels, replace(levels, levels=(LEVELS[2], *LEVELS[:2])))
    assert (change.options.moved, change.options.ordered, change.size) == (("top",), True, "major")
    options = change_between(choice("a", "b", "c"), choice("c", "a", "b"))
    assert (options.options.moved, options.options.ordered, options.size) == (("c",), False, "minor")


def test_an_option_with_the_same_words_and_another_key_is_rekeyed():
    change = change_between(
        choice(("yes-1", "Yes"), ("no-0", "No")), choice(("yes-3", "Yes"), ("no-0", "No"), ("may-1", "Maybe"))
    )
    assert [(option.old, option.new, option.text) for option in change.options.rekeyed] == [("yes-1", "yes-3", "Yes")]
    assert [option.key for option in change.options.added] == ["may-1"]
    assert (change.options.removed, change.options.moved, change.options.changed) == ((), (), ())


def test_words_in_one_language_are_enough_to_know_an_option_by():
    change = change_between(choice(("a", {"en": "Yes", "fr": "Oui"})), choice(("b", {"en": "Yes", "fr": "Mais oui"})))
    assert [(option.old, option.new) for option in change.options.rekeyed] == [("a", "b")]
    assert [(option.key, [line.language for line in option.text]) for option in change.options.changed] == [
        ("b", ["fr"])
    ]


def test_of_two_options_with_the_same_words_each_is_known_once():
    change = change_between(choice(("a", "Yes"), ("b", "Yes")), choice(("c", "Yes"), ("d", "Yes"), ("e", "Yes")))
    assert [(option.old, option.new) for option in change.options.rekeyed] == [("a", "c"), ("b", "d")]
    assert [option.key for option in change.options.added] == ["e"]


@pytest.mark.parametrize(
    ("field", "value", "size"),
    [
        ("text", "Wholly other words", "major"),
        ("text", {"en": "Low", "fr": "Bas"}, "minor"),
        ("guidance", "Look here.", "patch"),
        ("exclusive", True, "major"),
        ("applies_if", "profile.a", "major"),
    ],
)
def test_a_change_in_any_field_of_an_option_is_found_and_weighed(field, value, size):
    old = choice("low", "high")
    options = (replace(old.options[0], **{field: value}), old.options[1])
    change = change_between(old, replace(old, options=options))
    assert ([option.key for option in change.options.changed], change.size) == (["low"], size)


def test_a_unit_that_is_translated_is_still_the_same_unit():
    old = Number(key="one", text="How long?", unit="days")
    assert change_between(old, replace(old, unit={"en": "days", "fr": "jours"})).size == "minor"


def test_a_long_text_with_one_word_changed_is_a_minor_change():
    long = "Describe what your organisation has done since the last round to reduce the risks that it named in its answers to that round"
    assert (
        change_between(LongText(key="one", text=f"{long} then."), LongText(key="one", text=f"{long} before.")).size
        == "minor"
    )


def test_texts_to_read_have_no_number():
    change = change_between(Information(key="one", text="Welcome"), Information(key="one", text="Good morning"))
    assert (change.old_number, change.new_number) == ("", "")
