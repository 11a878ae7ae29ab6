from questionnaires.question_types import Information
from tests.questionnaires.question_types.refusing import refusal

HINT = Information(key="hint", text="Answer for the whole organisation.")


def test_words_to_read_are_not_asked_for_an_answer():
    assert HINT.is_asked_for_an_answer is False


def test_an_answer_to_them_is_refused():
    assert refusal(HINT, "yes") == "This is text to read; it takes no answer."


def test_they_have_no_options_no_samples_and_no_problems():
    assert (HINT.choices, HINT.samples(frozenset({"yes"})), list(HINT.problems())) == ((), None, [])
