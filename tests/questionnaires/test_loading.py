import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.exchange.own import as_json, as_yaml
from questionnaires.library import catalogue, text_of
from questionnaires.loading import load_questionnaire
from questionnaires.problems import Refused
from scoring.loading import load_scheme
from tests.questionnaires.asking import asking, yes_no
from tests.questionnaires.written import PLAN, loaded, problems_of, written


def test_what_is_written_becomes_a_typed_questionnaire():
    assert loaded(PLAN) == asking(yes_no())


@pytest.mark.parametrize("write", [as_yaml, as_json])
def test_yaml_and_json_are_read_alike(write):
    assert load_questionnaire(write(asking(yes_no())), "tiny") == asking(yes_no())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a", "1: This is not a questionnaire: it is not a mapping with `readiness: questionnaire/1` at its head."),
        (
            "key: a",
            "1: This is not a questionnaire: it does not say so at its head; "
            "a questionnaire begins with `readiness: questionnaire/1`.",
        ),
        (
            "key: a\nreadiness: scheme/1",
            "2: This is not a questionnaire: it says `readiness: scheme/1`; "
            "a questionnaire begins with `readiness: questionnaire/1`.",
        ),
        ("", "The file is empty."),
        ("a: ]", "1: This is not valid YAML: did not find expected node content. Look at the indentation, colons and quotes here."),
    ],
)  # fmt: skip
def test_what_is_no_questionnaire_is_refused(text, said):
    assert problems_of(text) == [said]


def test_checks_are_made_once_the_types_fit():
    assert problems_of(written(PLAN + PLAN)) == [
        "10: plan: The key stands twice (first in line 9); keys are identity, give this one another."
    ]


SHIPPED = catalogue()[0]
LINES = text_of(SHIPPED).splitlines(keepends=True)
RULES = text_of(f"{SHIPPED}.scheme").splitlines(keepends=True)
ODD = ["", " ", "\t", "*", "&a ", "'", '"', "{", "]", ": ", "- ", "#", "|", "!x ", "null", "5", "1e5", "é\u2028", "\x07", "NaN"]  # fmt: skip


@st.composite
def spoilt(draw, lines):
    """The lines with a few of them lost, moved, doubled, cut short or with something odd in them."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    lines = lines[: chance.choice([len(lines), len(lines), chance.randrange(len(lines))])]
    for _ in range(chance.randint(1, 3)):
        at, line = len(lines) // 2, "a: b\n"
        if lines:
            at = chance.randrange(len(lines))
            line = lines.pop(at)
        where = chance.randrange(len(line))
        lines[at:at] = chance.choice([
            [], [line, line], [line.strip() + "\n"], [f"  {line}"], [line[where:]], [line[:where], chance.choice(ODD), line[where:]],
        ])  # fmt: skip
    return "".join(lines)


@settings(max_examples=40)
@given(spoilt(LINES))
def test_a_spoilt_questionnaire_is_refused_by_line_or_still_one(text):
    assert unclear_in(text, load_questionnaire) == []


@settings(max_examples=60)
@given(spoilt(RULES))
def test_a_spoilt_scheme_is_refused_by_line_or_still_one(text):
    assert unclear_in(text, load_scheme) == []


@given(st.text(alphabet="ab:-[]{}\"'\n \t#*&!|>,?%@`0.5~\\é\u2028", max_size=60))
def test_any_text_at_all_is_refused(text):
    assert problems_of(text) != []


def unclear_in(text, load):
    """Problems that are not one line of words about a line there is; none where it loads."""
    try:
        load(text, "spoilt.yaml")
    except Refused as refused:
        last = text.count("\n") + 2
        return [problem for problem in refused.problems if problem.line > last or "\n" in problem.sentence]
    return []
