"""The reader against what chance writes; what it takes and refuses case by case is in test_reading_documents.py."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.documents import read_document
from questionnaires.problems import Refused

WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=8) | st.sampled_from(
    [
        "yes",
        "no",
        "null",
        "~",
        "true",
        "1",
        "1.5",
        "1e3",
        "0x1",
        "-",
        ".5",
        "=",
        "<<",
        "2026-01-01",
        "a: b",
        "#",
        "12:30",
    ]
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(WORDS, PLAIN, min_size=1, max_size=3)


@settings(max_examples=60)
@given(MAPPINGS)
def test_json_is_read_as_json_and_its_text_as_yaml_says_the_same(data):
    text = json.dumps(data, ensure_ascii=False)
    assert read_document(text, "f").data == data
    assert read_document(f"- {text}", "f").data == [data]


@settings(max_examples=60)
@given(MAPPINGS)
def test_every_part_has_the_line_it_stands_in(data):
    text = json.dumps({"first": 1, "data": data, "last": 2}, indent=1, ensure_ascii=True).replace("\\ud", "ud")
    document = read_document(text, "f")
    lines = text.splitlines()
    assert [document.line_of(("last",)), document.line_of(("data",))] == [len(lines) - 1, 3]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_numbers_are_exact_to_the_last_figure(number):
    assert read_document(f"a: {number}", "f").data == {"a": number}
    assert read_document(f'{{"a": {number}}}', "f").data == {"a": number}
    assert isinstance(read_document("a: 0.1", "f").data["a"], Decimal)


@given(st.text(max_size=40) | st.text(alphabet='{}[]":,\\u0d-1e.null \n', max_size=40))
def test_any_text_at_all_is_read_or_refused_with_sentences(text):
    assert [said for said in sentences_about(text) if not said.endswith(".")] == []


def sentences_about(text):
    try:
        read_document(text, "f")
    except Refused as refused:
        return [problem.sentence for problem in refused.problems]
    return []


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", '{"a":', '[{"a":', "? "])
def test_depth_without_end_is_refused_and_never_the_end_of_the_process(opening):
    with pytest.raises(Refused):
        read_document(opening * 50_000, "f")
