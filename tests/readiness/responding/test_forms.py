"""Questions as forms: every kind has one, and nothing that a person or an author writes gets out of its place."""

import pytest

from questionnaires.loading import load_questionnaire
from questionnaires.question_types import KINDS
from questionnaires.texts import words
from readiness.responding.forms import Both, Shown, prepared
from tests.architecture.tree import ROOT

HOSTILE = """<b>"&' [[ a.version ]] [% if %] [# {{ 1 }} {% raw %}"""
OPTIONS = [{"key": "a", "text": HOSTILE, "guidance": HOSTILE}, {"key": HOSTILE, "text": "B"}]
MORE = {
    "single_choice": {"options": OPTIONS},
    "multiple_choice": {"options": OPTIONS, "at_most": 1},
    "maturity": {"levels": OPTIONS},
    "milestone_grid": {"milestones": [{"key": "M10", "text": HOSTILE, "guidance": HOSTILE}]},
    "number": {"unit": HOSTILE, "minimum": 0, "maximum": 5},
}


def forms_of(kind, **more):
    question = {
        "key": HOSTILE,
        "kind": kind,
        "text": HOSTILE,
        "guidance": HOSTILE,
        "criteria": HOSTILE,
        "evidence": HOSTILE,
    }
    document = {
        "readiness": "questionnaire/1", "key": "k", "version": "1", "title": "T",
        "sections": [{"key": "s", "title": "S", "questions": [question | MORE.get(kind, {}) | more]}],
    }  # fmt: skip
    (asked,) = load_questionnaire(_json(document), "q").questions.values()
    return prepared([("q1", "1.1", asked)], words)


def _json(document) -> str:
    import json

    return json.dumps(document)


def test_every_kind_has_a_template_of_its_name_and_no_other_is_there():
    folder = ROOT / "readiness/templates/responding/questions"
    assert {path.stem[1:] for path in folder.glob("_*.html")} - {"question", "about"} == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_words_of_a_questionnaire_stay_words(kind):
    shown = str(forms_of(kind, not_applicable=kind != "information").blank[HOSTILE])
    assert '<b>"' not in shown
    assert "[[" not in shown and "[%" not in shown  # what the second stage would read
    assert "&lt;b&gt;&#34;&amp;&#39; &#91;&#91; a.version &#93;&#93;" in shown


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"information"}))
def test_words_of_a_person_stay_words(kind):
    texts = {name: HOSTILE for name, default in Shown._field_defaults.items() if isinstance(default, str)}
    both = Both(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 3)
    forms = forms_of(kind, not_applicable=True)
    for one in (Shown(version=2, answered=True, **texts), Shown(version=2, both=both, **texts)):
        for draw in (forms.whole[HOSTILE], forms.about[HOSTILE]):
            assert '<b>"' not in draw(one) and "\"&'" not in draw(one)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"information"}))
def test_what_was_typed_is_shown_again_where_it_was_typed(kind):
    typed = Shown(
        at=0, many=frozenset({0}), text="12x", day="31", month="2", year="2027", cells=("complete", "12x", HOSTILE)
    )
    form = forms_of(kind).whole[HOSTILE](typed)
    expected = {
        "date": ['value="31"', 'value="2"', 'value="2027"'],
        "milestone_grid": ['value="complete" selected', 'value="12x"'], "number": ['value="12x"'], "percent": ['value="12x"'], "short_text": ['value="12x"'], "long_text": ["\n12x</textarea>"],
    }  # fmt: skip
    for part in expected.get(kind, [" checked"]):
        assert part in form
    assert form.count(" checked") == (0 if kind in expected else 1)


def test_an_option_that_is_not_offered_is_not_there():
    gated = [{"key": "a", "text": "First", "applies_if": "1 == 1"}, {"key": "b", "text": "Second"}]
    forms = forms_of("single_choice", options=gated)
    assert "First" in forms.whole[HOSTILE](Shown()) and "First" not in forms.whole[HOSTILE](
        Shown(hidden=frozenset({0}))
    )


def test_not_applicable_stands_only_where_it_is_allowed():
    assert "This does not apply to us" not in forms_of("number").blank[HOSTILE]
    assert "This does not apply to us" in forms_of("number", not_applicable=True).blank[HOSTILE]
