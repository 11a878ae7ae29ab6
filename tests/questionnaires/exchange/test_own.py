import json
from decimal import Decimal

import msgspec
import pytest
import yaml
from hypothesis import given, settings

from questionnaires.documents import read_document
from questionnaires.exchange.own import as_json, as_plain, as_yaml, canonical, content_hash
from questionnaires.loading import load_questionnaire, questionnaire_in
from questionnaires.question_types import Number, Option, SingleChoice
from tests.questionnaires.anything import questionnaires
from tests.questionnaires.asking import asking, choice, yes_no

WORDS = [
    "008",
    "1e3",
    "0x1F",
    "no",
    "null",
    "~",
    "- a",
    "a: b",
    "#a",
    "2026-03-31",
    "été",
    "two\n\nlines",
    " padded ",
    "trailing \nspace",
    "\u2028",
    "\x85",
    "\ufeff",
    "\x07",
    "\U0001f600",
]


@pytest.mark.parametrize("write", [as_yaml, as_json])
@pytest.mark.parametrize("words", WORDS)
def test_what_is_written_reads_back_as_the_same_value(write, words):
    key = words if words.isprintable() and words.strip() == words else "a"
    written = asking(
        SingleChoice(key="state", text=f"a{words}b", options=(Option(key=key, text=f"{words}."),)), yes_no()
    )
    assert load_questionnaire(write(written), "tiny") == written


@settings(max_examples=60)
@given(questionnaires())
def test_every_questionnaire_reads_back_as_the_same_value(written):
    for text in (as_yaml(written), as_json(written)):
        assert questionnaire_in(read_document(text, "any")) == written


@settings(max_examples=30)
@given(questionnaires())
def test_readers_of_older_yaml_find_the_same_words(written):
    ours = read_document(as_yaml(written), "any").data
    assert yaml.safe_load(as_yaml(written)) == json.loads(json.dumps(ours, default=float))


@settings(max_examples=30)
@given(questionnaires())
def test_the_hash_does_not_depend_on_layout(written):
    respelt = "# A comment.\n\n" + as_yaml(written).replace("\nkey:", "\n\nkey:   ", 1)
    read = [questionnaire_in(read_document(text, "any")) for text in (as_yaml(written), as_json(written), respelt)]
    assert {content_hash(questionnaire) for questionnaire in read} == {content_hash(written)}


def test_the_hash_is_of_the_content_not_of_its_spelling():
    one, other = (asking(Number(key="share", text="Share?", maximum=Decimal(most))) for most in ("1.50", "1.5"))
    assert (canonical(one), content_hash(one)) == (canonical(other), content_hash(other))
    assert content_hash(msgspec.structs.replace(one, version="2")) != content_hash(one)


def test_the_canonical_spelling_has_sorted_names_and_no_defaults():
    assert canonical(asking(yes_no(required=True), version="1.0")) == (
        b'{"key":"tiny","readiness":"questionnaire/1","sections":[{"key":"only","questions":'
        b'[{"key":"plan","kind":"yes_no","text":"Is there a plan?"}],"title":"Only"}],"title":"Tiny","version":"1.0"}'
    )


def test_numbers_stay_exact():
    written = asking(Number(key="share", text="Share?", minimum=Decimal("0.10"), maximum=Decimal("1E+2")))
    assert as_plain(written)["sections"][0]["questions"][0] == {
        "kind": "number", "key": "share", "text": "Share?", "minimum": Decimal("0.10"), "maximum": Decimal(100)
    }  # fmt: skip
    for text in (as_yaml(written), as_json(written)):
        assert load_questionnaire(text, "tiny") == written


def test_yaml_is_laid_out_for_people():
    assert (
        as_yaml(asking(choice("a", ("no", "One line.\nAnother."), key="state")))
        == """readiness: questionnaire/1
key: tiny
version: '1'
title: Tiny
sections:
  - key: only
    title: Only
    questions:
      - kind: single_choice
        key: state
        text: How far is it?
        options:
          - key: a
            text: A
          - key: 'no'
            text: |-
              One line.
              Another.
"""
    )
