"""Every kind against whatever a form, a file or another tool may hand it."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from questionnaires.answers import answers_hash, plain
from questionnaires.definition import Fact
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import read_fact
from questionnaires.question_types import KINDS, Maturity, MilestoneGrid, MultipleChoice, Option, SingleChoice

OPTIONS = tuple(Option(key=key, text=key) for key in ("a", "b;c", "1", "true", "[", "-"))
NEEDED = {
    SingleChoice: {"options": OPTIONS},
    MultipleChoice: {"options": OPTIONS},
    Maturity: {"levels": OPTIONS},
    MilestoneGrid: {"milestones": OPTIONS[:1] + OPTIONS[2:]},
}
QUESTIONS = [kind(key="q", text="Q", **NEEDED.get(kind, {})) for kind in KINDS.values()]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=20),
    st.sampled_from(["a", " a;1 ", '["a", 1]', "[a", "[", "yes", "2026-03-31", "12.5 %", "1e400", "-0", "٣", "1_0", "", " ", "\x00"]),
)  # fmt: skip
ANYTHING = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=3), SCALARS, max_size=2)


@pytest.mark.parametrize("question", QUESTIONS, ids=list(KINDS))
@given(raw=ANYTHING)
@example(raw=10**5000)
@example(raw=-(10**5000))
@example(raw="9" * 5000)
@example(raw=f"[{'9' * 5000}]")
@example(raw="[" * 5000)
@example(raw=["[" * 50])
@example(raw=Decimal("sNaN"))
@example(raw=Decimal("1e999999"))
@example(raw=Decimal("Infinity"))
@example(raw=[10**5000])
@example(raw=datetime(2026, 3, 31, 12))
@example(raw="0000-01-01")
@example(raw="a\ud800")
@example(raw=["a=complete/2026-03-31/", "1=in_progress/2026-04-01/low"])
@example(raw={"a": {"state": "not_applicable"}})
@example(raw={"a": {"state": [1]}})
def test_an_answer_is_read_the_same_again_from_how_it_is_written_down_or_refused_with_a_sentence(question, raw):
    value, said = read(question.read, raw)
    if value is None:
        assert said[-1] in ".?)" and len(said) < 300
    else:
        assert question.read(plain(value)) == value
        assert isinstance(value, str | tuple | Decimal | date) and not isinstance(value, datetime)
        question.as_condition_value(value)
        assert answers_hash({"q": value}) == answers_hash({"q": question.read(plain(value))})


@pytest.mark.parametrize("kind", ["text", "choice", "choices", "number", "yes_no"])
@given(raw=ANYTHING)
@example(raw=10**5000)
@example(raw=Decimal("sNaN"))
def test_a_fact_is_read_or_refused_with_a_sentence(kind, raw):
    fact = Fact(kind=kind, title="F", options=OPTIONS if kind in ("choice", "choices") else ())
    value, said = read(lambda given: read_fact(fact, given), raw)
    assert value is not None or said.endswith(".")


def read(how, raw):
    """What is made of it, and what is said of it."""
    try:
        return how(raw), ""
    except InvalidAnswer as refused:
        return None, str(refused)
