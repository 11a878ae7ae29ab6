from questionnaires.definition import Section
from questionnaires.numbering import numbers_of
from questionnaires.question_types import Information
from tests.questionnaires.asking import asking, yes_no


def section(key, *questions, sections=(), number=None):
    return Section(key=key, title=key, questions=questions, sections=sections, number=number)


def test_numbers_follow_the_position():
    tiny = asking(sections=(section("a", yes_no("p"), yes_no("q")), section("b", yes_no("r"))))
    assert numbers_of(tiny) == {"a": "1", "p": "1.1", "q": "1.2", "b": "2", "r": "2.1"}


def test_sections_within_a_section_count_on_after_its_questions():
    inner = section("inner", yes_no("q"), sections=(section("deep", yes_no("r")),))
    tiny = asking(sections=(section("a", yes_no("p"), sections=(inner, section("last"))),))
    assert numbers_of(tiny) == {
        "a": "1", "p": "1.1", "inner": "1.2", "q": "1.2.1", "deep": "1.2.2", "r": "1.2.2.1", "last": "1.3",
    }  # fmt: skip


def test_texts_to_read_have_no_number_and_take_none():
    tiny = asking(yes_no("p"), Information(key="hint", text="Read this."), yes_no("q"))
    assert numbers_of(tiny) == {"only": "1", "p": "1.1", "q": "1.2"}


def test_a_stated_number_stands_and_those_after_it_keep_their_position():
    tiny = asking(yes_no("p"), yes_no("q", number="7b"), yes_no("r"))
    assert numbers_of(tiny) == {"only": "1", "p": "1.1", "q": "7b", "r": "1.3"}


def test_what_is_in_a_section_begins_with_the_number_stated_for_it():
    inner = section("inner", yes_no("q"), number="X")
    tiny = asking(sections=(section("a", yes_no("p"), sections=(inner,), number="IV"), section("b")))
    assert numbers_of(tiny) == {"a": "IV", "p": "IV.1", "inner": "X", "q": "X.1", "b": "2"}
