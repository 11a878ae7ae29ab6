"""From the fields of a form to an answer."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.answers import NotApplicable
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import Day, LongText, MultipleChoice, Number, Option, ShortText, YesNo
from readiness.responding.addresses import from_address, in_address
from readiness.responding.reading import read, typed_in

OPTIONS = (Option(key="a", text="A"), Option(key="b", text="B"))


def answer(question, **fields):
    return read(question, typed_in({f"{letter}.k": value for letter, value in fields.items()}, "k"))


@pytest.mark.parametrize(
    ("question", "fields", "value"),
    [
        (YesNo(key="k", text="?"), {"a": "yes"}, "yes"),
        (YesNo(key="k", text="?"), {"a": ""}, None),
        (YesNo(key="k", text="?"), {}, None),
        (MultipleChoice(key="k", text="?", options=OPTIONS), {"a": ["b", "a"]}, ("a", "b")),
        (MultipleChoice(key="k", text="?", options=OPTIONS), {"a": "b"}, ("b",)),
        (Number(key="k", text="?"), {"a": " 1.50 "}, Decimal("1.50")),
        (Day(key="k", text="?"), {"d": "7", "m": "3", "y": "2027"}, date(2027, 3, 7)),
        (Day(key="k", text="?"), {"d": "", "m": "", "y": ""}, None),
        (LongText(key="k", text="?"), {"a": "one\r\ntwo"}, "one\ntwo"),
        (ShortText(key="k", text="?"), {"a": "   "}, None),
        (YesNo(key="k", text="?", not_applicable=True), {"a": "*", "r": "Why"}, NotApplicable("Why")),
        (Number(key="k", text="?", not_applicable=True), {"n": "1", "r": "Why", "a": ""}, NotApplicable("Why")),
        (YesNo(key="k", text="?"), {"a": "yes", "w": "1"}, None),
    ],
)
def test_fields_say_what_was_answered(question, fields, value):
    assert answer(question, **fields) == value


@pytest.mark.parametrize(
    ("question", "fields", "sentence"),
    [
        (Day(key="k", text="?"), {"d": "31", "m": "2", "y": "2027"}, "There is no such day"),
        (Day(key="k", text="?"), {"d": "7", "m": "", "y": "2027"}, "Give day, month and year\\."),
        (Day(key="k", text="?"), {"d": "7", "m": "3", "y": "27"}, "four figures"),
        (Day(key="k", text="?"), {"d": "٧", "m": "3", "y": "2027"}, "as numbers"),
        (YesNo(key="k", text="?", not_applicable=True), {"a": "*"}, "Say why it does not apply."),
        (YesNo(key="k", text="?"), {"a": "*", "r": "Why"}, "applies to everyone"),
        (Number(key="k", text="?", not_applicable=True), {"n": "1", "r": "Why", "a": "3"}, "cannot be both"),
        (Number(key="k", text="?", not_applicable=True), {"n": "1", "r": "x" * 2001}, "Shorten this to 2000"),
        (YesNo(key="k", text="?"), {"a": "maybe"}, "not one of its options"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(question, fields, sentence):
    with pytest.raises(InvalidAnswer, match=sentence):
        answer(question, **fields)


@given(st.text(min_size=1).filter(lambda key: not any("\ud800" <= letter <= "\udfff" for letter in key)))
def test_any_key_comes_back_from_an_address(key):
    from urllib.parse import unquote

    part = in_address(key)
    assert "/" not in part and part not in (".", "..")
    assert from_address(unquote(part)) == key


@given(st.dictionaries(st.sampled_from(["a.k", "v.k", "c.k", "r.k", "d.k"]), st.text() | st.lists(st.text())))
def test_anything_at_all_in_a_form_is_read_or_refused(data):
    with suppress(InvalidAnswer):
        read(Number(key="k", text="?"), typed_in(data, "k"))
