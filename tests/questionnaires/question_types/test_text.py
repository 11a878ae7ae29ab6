import pytest

from questionnaires.question_types import LongText, ShortText
from tests.questionnaires.question_types.refusing import refusal

LINE = ShortText(key="who", text="Who leads it?", most_characters=10)
STORY = LongText(key="plan", text="What will you do?", most_characters=10)


@pytest.mark.parametrize("question", [LINE, STORY])
@pytest.mark.parametrize(("raw", "text"), [("  Ann Lee ", "Ann Lee"), (12, "12"), (1.5, "1.5"), ("x" * 10, "x" * 10)])
def test_words_are_kept_without_the_spaces_around_them(question, raw, text):
    assert question.read(raw) == text


@pytest.mark.parametrize("question", [LINE, STORY])
@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (None, "Give text."),
        (True, "Give text."),
        (["Ann"], "Give text."),
        (" \n ", "Write something, or leave the question unanswered."),
        ("a\x00b", "The text holds a character that cannot be kept; retype it."),
        ("x" * 11, "Shorten this to 10 characters; it has 11."),
    ],
)
def test_what_cannot_be_kept_is_refused(question, raw, said):
    assert refusal(question, raw) == said


@pytest.mark.parametrize("raw", ["one\ntwo", "one\rtwo"])
def test_only_a_long_text_may_have_several_lines(raw):
    assert STORY.read(raw) == raw
    assert refusal(LINE, raw) == "Write it on one line."


def test_a_line_ends_where_nobody_would_read_on_and_paragraphs_do_not():
    line, story = ShortText(key="who", text="Who?"), LongText(key="plan", text="What?")
    assert (len(line.read("x" * 250)), len(story.read("x" * 10_000))) == (250, 10_000)
    assert refusal(line, "x" * 251) == "Shorten this to 250 characters; it has 251."
    assert refusal(story, "x" * 10_001) == "Shorten this to 10000 characters; it has 10001."


@pytest.mark.parametrize("question", [LINE, STORY])
def test_words_cannot_all_be_tried_and_conditions_see_them_as_they_are(question):
    assert (question.samples(frozenset({"Ann"})), question.as_condition_value("Ann")) == (None, "Ann")
    assert (question.choices, list(question.problems())) == ((), [])
