"""Text to plain data: YAML 1.2 and JSON, exact numbers, lines, and what is refused with a sentence."""

from decimal import Decimal

import pytest

from questionnaires import documents
from questionnaires.documents import read_document
from questionnaires.problems import Refused


def refusal(text: str) -> str:
    with pytest.raises(Refused) as refused:
        read_document(text, "f")
    return str(refused.value)


def test_words_are_words_and_numbers_are_exact():
    assert read_document("a: yes\nb: 1.50\nc: [1, '2', 0x1F, ~, .5, -3]\n1.0: true\nd: !!str 5\n", "f").data == {
        "a": "yes",
        "b": Decimal("1.50"),
        "c": [1, "2", "0x1F", None, Decimal("0.5"), -3],
        "1.0": True,
        "d": "5",
    }


def test_json_is_read_by_the_same_loader_with_its_lines():
    document = read_document('{"a": 1.5,\n "b": ["\\ud83d\\ude00", "c\\/d"],\n "e": 2}', "f")
    assert document.data == {"a": Decimal("1.5"), "b": ["\U0001f600", "c/d"], "e": 2}
    assert document.line_of(("e",)) == 0
    plain = read_document('{"a": 1,\n "b": [\n  {"c": 1}]}', "f")
    assert [plain.line_of(path) for path in (("a",), ("b", 0, "c"), ("b", 9), ("z",), ())] == [1, 3, 2, 1, 1]


def test_a_line_is_that_of_the_nearest_part_there_is():
    document = read_document("a:\n  - b: 1\n    c: 2\n", "f")
    assert [document.line_of(path) for path in (("a",), ("a", 0, "c"), ("a", 0, "z", "y"), ("a", "b"))] == [1, 3, 2, 1]
    assert str(document.problem(("a", 0, "c"), "q", "No.")) == "f:3: q: No."


YAML = "Look at the indentation, colons and quotes here."
REFUSED = {
    "": "f: The file is empty.",
    "a: &x [1]\nb: *x": "f:1: Anchors and aliases (& and *) are not used here; write the part out again.",
    "a: 1\na: 2": "f:2: `a` stands twice in the same place; keep one.",
    "? [a]\n: 1": "f:1: The name of an entry must be plain text.",
    "a: !thing x": "f:1: The tag !thing is not known here; leave it out.",
    "a: !thing [x]": "f:1: The tag !thing is not known here; leave it out.",
    "a: b: c": f"f:1: This is not valid YAML: mapping values are not allowed in this context. {YAML}",
    "a: \x07b": "f:1: There is a control character here; remove it.",
    '{"a": 1': "f:1: This begins like JSON but is not valid JSON: Expecting ',' delimiter.",
    '{"a": NaN}': "f: NaN is not a number that can be used; give a figure or leave it out.",
    '{"a": 1, "a": 2}': "f: `a` stands twice in the same place; keep one.",
    '{"a": "\\ud83d"}': "f: A text holds half a character (a lone surrogate); retype it.",
    '{"a":' * 100_000: "f: This JSON is nested too deeply; no questionnaire or scheme is.",
    "[" * 100_000: "f:1: This is nested more than 60 deep; no questionnaire or scheme is.",
    "a:\n" + "- " * 100_000: "f:2: This is nested more than 60 deep; no questionnaire or scheme is.",
    "\n".join(
        "  " * 400 * at + "- " * 400 for at in range(100)
    ): "f:3: This is nested more than 60 deep; no questionnaire or scheme is.",
    "a: " + '["]", ' * 100_000: "f:1: This is nested more than 60 deep; no questionnaire or scheme is.",
    "[" * 70 + "]" * 70: "f:1: This is nested more than 60 deep; no questionnaire or scheme is.",
}


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_read_gets_one_sentence_with_its_line(text):
    found = refusal(text)
    assert found.startswith(REFUSED[text]), found


def test_an_enormous_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(documents, "MOST_CHARACTERS", 10)
    assert (
        refusal("a: 1234567890") == "f: The file has more than 10 characters; a questionnaire or scheme has far fewer."
    )


def test_a_name_that_stands_twice_among_a_hundred_thousand_is_found_at_once():
    names = ", ".join(f'"n{at}": 0' for at in range(100_000))
    assert refusal(f'{{{names}, "n99999": 1}}') == "f: `n99999` stands twice in the same place; keep one."
