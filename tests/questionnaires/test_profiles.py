import pytest

from questionnaires.definition import Fact, Section
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import facts_read_by, profile_of
from questionnaires.question_types import Option, SingleChoice
from tests.questionnaires.asking import asking, yes_no

ROLES = tuple(Option(key=key, text=key) for key in ("supplier", "agent"))


def with_fact(kind, **facts):
    return asking(yes_no(), profile={"it": Fact(kind=kind, title="It", options=facts.pop("options", ()), **facts)})


@pytest.mark.parametrize(
    ("kind", "raw", "seen"),
    [
        ("text", " north ", "north"),
        ("text", 7, "7"),
        ("number", "12.50", 12.5),
        ("number", 3, 3.0),
        ("yes_no", "Yes", True),
        ("yes_no", "1", True),
        ("yes_no", "FALSE", False),
        ("yes_no", False, False),
    ],
)
def test_a_fact_is_read_to_its_kind(kind, raw, seen):
    profile = profile_of(with_fact(kind), {"it": raw})
    assert (profile, type(profile["it"])) == ({"it": seen}, type(seen))


@pytest.mark.parametrize(
    ("kind", "raw", "seen"),
    [
        ("choice", " agent ", "agent"),
        ("choices", "supplier; agent", ["supplier", "agent"]),
        ("choices", "agent;", ["agent"]),
        ("choices", ["agent", ""], ["agent"]),
        ("choices", ("supplier",), ["supplier"]),
        ("choices", [], []),
    ],
)
def test_a_choice_is_one_key_and_choices_are_a_list_or_parted_by_semicolons(kind, raw, seen):
    assert profile_of(with_fact(kind, options=ROLES), {"it": raw}) == {"it": seen}


def test_only_declared_facts_are_taken():
    assert profile_of(with_fact("text"), {"it": "a", "other": "b"}) == {"it": "a"}


@pytest.mark.parametrize("raw", [{}, {"it": None}, {"it": ""}])
def test_a_blank_takes_the_default_even_where_that_is_no(raw):
    assert profile_of(with_fact("yes_no", default=False), raw) == {"it": False}
    assert profile_of(with_fact("choices", options=ROLES, default=("agent",)), raw) == {"it": ["agent"]}


def test_a_blank_without_a_default_stays_unknown_but_an_empty_cell_of_choices_is_none_of_them():
    text, choices = with_fact("text"), with_fact("choices", options=ROLES)
    assert [profile_of(text, {"it": ""}), profile_of(text, {})] == [{}, {}]
    assert [profile_of(choices, {"it": ""}), profile_of(choices, {})] == [{"it": []}, {}]


@pytest.mark.parametrize(
    ("kind", "options", "raw", "said"),
    [
        ("yes_no", (), "perhaps", "'perhaps' is neither yes nor no."),
        ("number", (), "many", "'many' is not a number; write it like 1200 or 12.5."),
        ("choice", ROLES, "code", "'code' is not one of its options (supplier, agent)."),
        ("choices", ROLES, "agent;code", "'code' is not one of its options (supplier, agent)."),
        ("choice", ROLES, ["agent"], "Choose one option by its key. It may be supplier, agent."),
    ],
)
def test_a_fact_that_does_not_fit_is_refused_by_name_with_what_it_may_be(kind, options, raw, said):
    with pytest.raises(InvalidAnswer) as refused:
        profile_of(with_fact(kind, options=options), {"it": raw})
    assert str(refused.value) == f"The fact `it` does not fit: {said}"


def test_facts_are_read_by_sections_questions_and_options():
    late = Option(key="late", text="Late", applies_if='"agent" in profile.roles')
    state = SingleChoice(key="state", text="State?", options=(late, ROLES[0]), applies_if="profile.size > 1.0")
    sections = (
        Section(key="a", title="A", questions=(yes_no(),)),
        Section(
            key="b", title="B", applies_if='profile.region == "north" && answers.plan == "yes"', questions=(state,)
        ),
    )
    assert facts_read_by(asking(sections=sections)) == {"roles", "size", "region"}
    assert facts_read_by(asking(yes_no())) == set()
