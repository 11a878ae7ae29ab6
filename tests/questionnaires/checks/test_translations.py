import pytest

from tests.questionnaires.written import HEAD, loaded, problems_of, written

BOTH = "{en: Words, fr: Mots}"


def in_languages(title="{en: Words, fr: Mots}", text="{en: Words, fr: Mots}", option="{en: Words, fr: Mots}"):
    return f"""readiness: questionnaire/1
key: tiny
version: "1"
title: {title}
languages: [en, fr]
sections:
  - key: only
    title: {BOTH}
    questions:
      - key: state
        kind: single_choice
        text: {text}
        options:
          - key: a
            text: {option}
source: Written here.
"""


def test_a_questionnaire_in_every_language_it_promises_is_taken():
    assert problems_of(in_languages(title="{en: Words}")) == ["4: This text lacks fr; add the translation."]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("Words", "This text lacks fr; add the translation."),
        ("{en: Words}", "This text lacks fr; add the translation."),
        ("{de: Worte}", "This text lacks en, fr; add the translation."),
        ("{en: Words, fr: ' '}", "This text is blank; write it, or leave `text` out."),
    ],
)
def test_texts_that_lack_a_promised_language_are_named_by_line(words, problem):
    assert problems_of(in_languages(text=words, option=words)) == [f"12: state: {problem}", f"15: state: {problem}"]


def test_texts_of_facts_and_of_the_lineage_count_too():
    text = (
        in_languages()
        + """profile:
  role:
    kind: choice
    title: Role
    options:
      - {key: a, text: A}
lineage:
  since: "0"
  links:
    - {verdict: new, new: [state], comparable: false, reason: It is new.}
"""
    )
    assert problems_of(text) == [
        "20: role: This text lacks fr; add the translation.",
        "22: role: This text lacks fr; add the translation.",
        "26: new: This text lacks fr; add the translation.",
    ]


def test_the_questionnaires_own_language_must_be_among_those_promised():
    text = in_languages().replace("[en, fr]", "[fr]")
    assert problems_of(text) == ["5: `languages` must name the questionnaire's own language, en."]


def test_a_translated_text_without_the_own_language_is_refused_even_when_none_is_promised():
    questions = "- {key: plan, kind: yes_no, text: {fr: Un plan ?}}\n"
    assert problems_of(written(questions)) == ["9: plan: This text lacks en; add the translation."]


def test_plain_words_are_in_the_questionnaires_own_language():
    assert loaded(after="language: fr\nlanguages: [fr]\n").language == "fr"


@pytest.mark.parametrize("blank", ['""', '" "', '"\\n"', '{en: ""}'])
def test_blank_texts_are_refused(blank):
    assert problems_of(HEAD.replace("Tiny", blank) + written()[len(HEAD) :]) == [
        "4: This text is blank; write it, or leave `title` out."
    ]


def test_a_language_is_a_language_code():
    assert problems_of(written(after="languages: [en, plain English]\n")) == [
        "10: Entry 2 of `languages` is 'plain English', which is not how it must be written. "
        "A language code such as en, fr or pt-BR."
    ]
    assert problems_of(written("- {key: plan, kind: yes_no, text: {en: Plan?, '': Plan}}\n")) == [
        "9: plan: '' cannot be a name here. A language code such as en, fr or pt-BR."
    ]
