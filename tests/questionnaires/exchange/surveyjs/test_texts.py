import pytest

from questionnaires.exchange.surveyjs.texts import plain_words
from tests.questionnaires.exchange.surveyjs.surveys import imported, question_of, radio, text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h2>Title</h2>One  <b>bold</b>\n word.<p>Two</p>", "Title\n\nOne bold word.\n\nTwo"),
        ("First<ul><li>a</li><li>b<br/>c</li></ul>Last", "First\n\n- a\n- b\nc\n\nLast"),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb".replace("\n\n", "\n")),
        ("Q&amp;A &nbsp;&lt;here&gt;", "Q&A <here>"),
        ("See <a href='https://example.org/a'>the rules</a>.", "See the rules (https://example.org/a)."),
        (
            "See <a href='https://example.org'>https://example.org</a> or <a href='#top'>above</a></a>",
            "See https://example.org or above",
        ),
        ("a<script>b<style>c</style></script></script>d", "ad"),
        ("a<!-- b --><p<q>", "a"),
        ("<a>x</a> < y", "x < y"),
    ],
)
def test_html_becomes_paragraphs_and_lists(html, words):
    assert plain_words(html) == words


@pytest.mark.parametrize(
    ("title", "said", "becomes"),
    [
        ("Plan?", {}, "Plan?"),
        (" Plan? ", {}, "Plan?"),
        ({"default": "Plan?"}, {}, "Plan?"),
        ({"default": "Plan?", "fr": "Le plan?"}, {}, {"en": "Plan?", "fr": "Le plan?"}),
        ({"default": "Plan?", "en": "Older"}, {}, "Plan?"),
        ({"default": "Le plan?", "de": "Der Plan?"}, {"locale": "fr"}, {"fr": "Le plan?", "de": "Der Plan?"}),
        ({"default": "Plan?", "fr": "Le plan?"}, {"locale": "fr"}, {"en": "Plan?", "fr": "Le plan?"}),
        ({"default": " ", "fr": ""}, {}, "q"),
        ({"default": 5}, {}, "5"),
        ({"default": ["Plan?"]}, {}, "q"),
        (True, {}, "q"),
        (None, {}, "q"),
    ],
)
def test_words_are_read_in_every_language(title, said, becomes):
    assert imported(text(title=title), **said).questionnaire.questions["q"].text == becomes


def test_the_first_language_stands_for_a_default_that_is_missing():
    outcome = imported(text(title={"de": "Der Plan?"}))
    assert outcome.questionnaire.questions["q"].text == {"en": "Der Plan?", "de": "Der Plan?"}
    assert "`title` of q: it lacks the default language, so its first language stands for en" in outcome.notes


def test_words_under_what_is_no_language_are_left_out_and_noted():
    outcome = imported(text(title={"default": "Plan?", "Klingon!": "nab?"}), locale="?")
    assert (outcome.questionnaire.language, outcome.questionnaire.questions["q"].text) == ("en", "Plan?")
    assert outcome.notes == ("`title` of q: 'Klingon!' is no code of a language, so these words are left out",)


def test_an_answer_inserted_in_words_is_noted():
    question, notes = question_of(text(title="Why {plan.name}?", description="{ } is not one"))
    assert question.text == "Why {plan.name}?"
    assert notes == ("the answer inserted in `title` of q: its place stays as it is written",)


def test_languages_are_promised_where_every_text_has_them():
    both = {"default": "Plan", "fr": "Le plan"}
    page = {
        "name": "page",
        "title": both,
        "elements": [radio("q", {"value": "a", "text": both}, title=both, hasNone=True)],
    }
    outcome = imported(pages=[page], title=both)
    assert outcome.notes == ()
    assert (outcome.questionnaire.language, outcome.questionnaire.languages) == ("en", ("en", "fr"))
    assert outcome.questionnaire.questions["q"].options[-1].text == {"en": "None", "fr": "Aucun"}


def test_languages_are_not_promised_where_a_text_lacks_one_and_it_is_named():
    both = {"default": "Plan", "fr": "Le plan"}
    outcome = imported(radio("q", {"value": "a", "text": both}, title=both), title=both)
    assert outcome.questionnaire.languages == ()
    assert outcome.notes == ("texts in fr of page: they are missing there, so `languages` is not declared",)


def test_words_that_surveyjs_shows_itself_are_in_the_language_of_the_survey():
    none = {
        locale: imported(radio(hasNone=True), locale=locale).questionnaire.questions["q"].options[-1].text
        for locale in ("en", "fr", "de")
    }
    assert none == {"en": "None", "fr": "Aucun", "de": "None"}


def test_the_survey_s_own_title_and_description_are_kept():
    questionnaire = imported(text(), title="Readiness", description="Once a year.").questionnaire
    assert (questionnaire.title, questionnaire.description) == ("Readiness", "Once a year.")
    assert imported(text()).questionnaire.title == "tiny"
