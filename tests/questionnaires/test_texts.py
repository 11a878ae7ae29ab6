from questionnaires.texts import languages_of, words

BOTH = {"en": "Plan", "fr": "Projet"}


def test_a_plain_string_is_said_in_every_language():
    assert [words("Plan"), words("Plan", "fr", "en")] == ["Plan", "Plan"]


def test_words_are_taken_in_the_language_asked_for():
    assert [words(BOTH, "en", "fr"), words(BOTH, "fr", "en")] == ["Plan", "Projet"]


def test_words_missing_or_empty_there_are_taken_in_the_own_language():
    assert words(BOTH, "de", "fr") == "Projet"
    assert words({"de": "", "en": "Plan", "fr": "Projet"}, "de", "fr") == "Projet"


def test_words_in_neither_language_are_the_first_there_are():
    assert [words(BOTH, "de", "it"), words(BOTH)] == ["Plan", "Plan"]


def test_no_text_has_no_words():
    assert [words(None, "en"), words({}, "en")] == ["", ""]


def test_only_a_mapping_names_its_languages():
    assert [languages_of(BOTH), languages_of("Plan"), languages_of(None)] == [{"en", "fr"}, set(), set()]
