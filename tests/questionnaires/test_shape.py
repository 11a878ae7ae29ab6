from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
import pytest
from msgspec import Meta

from questionnaires.documents import read_document
from questionnaires.misfits import misfit_in
from questionnaires.question_types.question import KEY_FORM
from questionnaires.shape import subject_of
from scoring.loading import load_scheme
from tests.questionnaires.written import HEAD, PLAN, problems_of, written

KINDS = "date, information, long_text, maturity, milestone_grid, multiple_choice, number, percent, short_text, single_choice, yes_no"
FIELDS = "applies_if, criteria, evidence, guidance, key, kind, not_applicable, number, required, text, themes"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("key: plan, kind: yes_no", "plan: `text` is missing here; add it."),
        ("kind: yes_no, text: Plan?", "only: `key` is missing here; add it."),
        ("key: plan, text: Plan?", "plan: `kind` is missing here; add it."),
        ("key: plan, kind: yesno, text: Plan?", f"plan: `kind` is 'yesno', which is not known; use one of {KINDS}."),
        ("key: plan, kind: [yes_no], text: Plan?", "plan: `kind` must be text, not a list."),
        ("key: plan, kind: 1.5, text: Plan?", "plan: `kind` must be text, not a number."),
        ("key: plan, kind: , text: Plan?", "plan: `kind` must be text, not nothing."),
        ("key: plan, kind: yes_no, text: Plan?, textt: x", "plan: `textt` is not known here; did you mean `text`?"),
        (
            "key: plan, kind: yes_no, text: Plan?, zzz: x",
            f"plan: `zzz` is not known here; leave it out. Known are {FIELDS}.",
        ),
        ("key: 5, kind: yes_no, text: Plan?", "only: `key` must be text, not a whole number; write it in quotes."),
        ("key: 1.5, kind: yes_no, text: Plan?", "only: `key` must be text, not a number; write it in quotes."),
        ("key: true, kind: yes_no, text: Plan?", "only: `key` must be text, not true or false; write it in quotes."),
        ("key: a*, kind: yes_no, text: Plan?", f"a*: `key` is 'a*', which is not how it must be written. {KEY_FORM}"),
        (
            f"key: {'k' * 201}, kind: yes_no, text: Plan?",
            f"{'k' * 201}: `key` is '{'k' * 59}…, which is not how it must be written. {KEY_FORM}",
        ),
        ("key: plan, kind: yes_no, text: [Plan?]", "plan: `text` must be text or a mapping, not a list."),
        ("key: plan, kind: yes_no, text: {en: 5}", "plan: `en` must be text, not a whole number; write it in quotes."),
        ("key: plan, kind: yes_no, text: Plan?, required: yes", "plan: `required` must be true or false, not text."),
        ("key: plan, kind: yes_no, text: Plan?, themes: x", "plan: `themes` must be a list, not text."),
        (
            "key: plan, kind: yes_no, text: Plan?, themes: [a, {}]",
            "plan: Entry 2 of `themes` must be text, not a mapping.",
        ),
        ("key: n, kind: number, text: N?, minimum: few", "n: `minimum` is 'few'; give a number."),
        ("key: n, kind: number, text: N?, minimum: NaN", "n: `minimum` is 'NaN'; give a number."),
        ("key: n, kind: number, text: N?, minimum: '1_0'", "n: `minimum` is '1_0'; give a number."),
        ("key: n, kind: number, text: N?, minimum: '1e9999'", "n: `minimum` is '1e9999'; give a number."),
        ("key: n, kind: number, text: N?, places: 13", "n: `places` must be at most 12, not 13."),
        ("key: n, kind: number, text: N?, places: -1", "n: `places` must be at least 0, not -1."),
        ("key: n, kind: number, text: N?, places: 1.5", "n: `places` must be a whole number or nothing, not a number."),
        ("key: d, kind: date, text: D?, latest: soon", "d: `latest` is 'soon'; give a date such as 2026-03-31."),
        ("key: d, kind: date, text: D?, latest: 2026-02-30", "d: `latest` is '2026-02-30'; give a date such as 2026-03-31."),
        ("key: s, kind: single_choice, text: S?, options: []", "s: `options` must have at least 1 entry, not 0."),
        ("key: m, kind: maturity, text: M?, levels: [{key: a, text: A}]", "m: `levels` must have at least 2 entries, not 1."),
    ],
)  # fmt: skip
def test_a_question_that_does_not_fit_is_refused_with_what_to_write(facts, said):
    assert problems_of(written(f"- {{{facts}}}\n")) == [f"9: {said}"]


def test_every_part_that_does_not_fit_is_named_by_its_line():
    text = f"""{HEAD.replace("Tiny", "[]")}profile:
  role: {{kind: list, title: Role}}
  size: 5
sections:
  - key: only
    title: Only
    questions:
      - {{key: plan, kind: yes_no}}
      - key: state
        kind: single_choice
        text: State?
        options:
          - {{key: a, text: 5}}
          - {{key: b, text: B, txt: B}}
        places: 5
      - plan
    sections:
      - {{key: inner}}
  - 5
versoin: "1"
"""
    assert problems_of(text) == [
        "4: `title` must be text or a mapping, not a list.",
        "6: role: `kind` is 'list', which is not known; use one of choice, choices, number, text, yes_no.",
        "7: size: `size` must be a mapping, not a whole number.",
        "12: plan: `text` is missing here; add it.",
        "17: a: `text` must be text or a mapping, not a whole number; write it in quotes.",
        "18: b: `txt` is not known here; did you mean `text`?",
        "19: state: `places` is not known here; leave it out. Known are "
        "applies_if, criteria, evidence, guidance, key, kind, not_applicable, number, options, required, text, themes.",
        "20: only: Entry 3 of `questions` must be a mapping, not text.",
        "22: inner: `title` is missing here; add it.",
        "23: Entry 2 of `sections` must be a mapping, not a whole number.",
    ]


def test_what_is_unknown_at_the_outermost_level_is_named_once_the_rest_fits():
    assert problems_of(written(PLAN, 'versoin: "1"\n')) == ["10: `versoin` is not known here; did you mean `version`?"]


def test_lists_that_should_be_mappings_are_not_taken_apart():
    assert problems_of(written(PLAN, "profile: [{kind: text, title: A}]\n")) == [
        "10: `profile` must be a mapping, not a list."
    ]


def test_names_of_facts_are_keys():
    assert problems_of(written(PLAN, 'profile: {"a*": {kind: text, title: A}}\n')) == [
        f"10: a*: 'a*' cannot be a name here. {KEY_FORM}"
    ]


def test_an_unknown_name_is_shown_on_one_line_and_cut():
    long = "z" * 70
    said = f"`z z{'z' * 57}` is not known here; leave it out. Known are {FIELDS}."
    assert problems_of(written(f'- {{key: plan, kind: yes_no, text: Plan?, "z\\nz{long}": x}}\n')) == [
        f"9: plan: {said}"
    ]


SCHEME = """readiness: scheme/1
key: tiny
version: "1"
title: Tiny
questionnaire: {key: tiny}
"""


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("questions: [{match: plan, options: {yes: 1, no: none}}]", "plan: `no` is 'none'; give a number."),
        ("questions: [{match: plan, options: {yes: 1, no: []}}]", "plan: `no` must be a number, not a list."),
        ("questions: [{match: plan, linear: {from: 0, to: 1, points: [1]}}]", "plan: `points` must have exactly 2 entries, not 1."),
        ("questions: [{match: plan, linear: {from: 0, to: 1, points: [0, inf]}}]", "plan: Entry 2 of `points` is 'inf'; give a number."),
        ("questions: [{match: plan, answered: Infinity}]", "plan: `answered` is 'Infinity'; give a number."),
        ("questions: [{match: [plan, 5]}]", "Entry 2 of `match` must be text, not a whole number; write it in quotes."),
        (
            "questions: [{match: plan, absence: {not_asked: full_marks}}]",
            "plan: `not_asked` is 'full_marks', which is not known; use one of full, leave_out, worst, zero.",
        ),
        (
            "questions: [{match: plan, answered: 1}]\nrelative: [{key: r, rule: mean, of: {totally: 1}}]",
            "r: 'totally' cannot be a name here. `total`, `question:KEY`, `section:KEY`, `measure:KEY` or "
            "`relative:KEY` of each receipt. Sections, measures and the total enter as reported, that is, rounded.",
        ),
        (
            "questions: [{match: plan, answered: 1}]\nrelative: [{key: r, rule: meen, of: total}]",
            "r: `rule` is 'meen', which is not known; use one of change, mean, min_max, rank, rounded, z_score.",
        ),
        (
            "questions: [{match: plan, answered: 1}]\nscale: {levels: [{key: a, colour: red}, {key: b}]}",
            "a: `colour` is 'red', which is not how it must be written. The pattern is ^#[0-9a-fA-F]{6}$",
        ),
        (
            "questions: [{match: plan, answered: 1}]\nconstituencies: {by_constituency: {agents: {rule: best}}}",
            "`rule` is 'best', which is not known; use one of mean, median, share, worst.",
        ),
    ],
)  # fmt: skip
def test_a_scheme_that_does_not_fit_is_refused_in_the_same_words(rest, said):
    line = 5 + len(rest.splitlines())
    assert problems_of(f"{SCHEME}{rest}\n", load_scheme) == [f"{line}: {said}"]


def test_the_subject_is_the_nearest_key_around():
    document = read_document("sections:\n  - key: a\n    questions: [{text: Q}, {key: q, options: [5]}]\n", "f")
    assert [
        subject_of(document, path)
        for path in [
            ("sections",),
            ("sections", 0, "questions", 0, "text"),
            ("sections", 0, "questions", 1, "options", 0),
            ("sections", 0, "questions", 7, "text"),
            ("sections", "x"),
            ("profile", "size"),
        ]
    ] == ["", "a", "q", "a", "", "size"]


@dataclass
class Even:
    number: Annotated[int, Meta(multiple_of=2)]


def test_what_has_no_words_of_its_own_is_said_as_it_was():
    data: Any = {"number": 3}
    with pytest.raises(msgspec.ValidationError) as refused:
        msgspec.convert(data, Even)
    assert misfit_in(data, Even, ("part",), refused.value) == (
        ("part", "number"),
        "`number` is 3, which does not fit: Expected `int` that's a multiple of 2.",
    )
