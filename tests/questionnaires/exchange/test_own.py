from decimal import Decimal

import msgspec
import pytest

from questionnaires.exchange.own import as_json, as_plain, as_yaml, canonical, content_hash
from questionnaires.loading import load_questionnaire
from questionnaires.question_types import Number, Option, SingleChoice
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
    "\u2028",
]


@pytest.mark.parametrize("write", [as_yaml, as_json])
@pytest.mark.parametrize("words", WORDS)
def test_what_is_written_reads_back_as_the_same_value(write, words):
    question = SingleChoice(key="state", text=words, options=(Option(key=words.strip() or "a", text=words),))
    written = (
        asking(question, yes_no()) if words.strip() and "\n" not in words else asking(choice("a", text=f"a{words}b"))
    )
    assert load_questionnaire(write(written), "tiny") == written


def test_numbers_stay_exact():
    written = asking(Number(key="share", text="Share?", minimum=Decimal("0.10"), maximum=Decimal("1E+2")))
    assert as_plain(written)["sections"][0]["questions"][0] == {
        "kind": "number", "key": "share", "text": "Share?", "minimum": Decimal("0.10"), "maximum": Decimal(100)
    }  # fmt: skip
    for text in (as_yaml(written), as_json(written)):
        assert load_questionnaire(text, "tiny") == written


def test_the_hash_is_of_the_content_not_of_its_spelling():
    one, other = (asking(Number(key="share", text="Share?", maximum=Decimal(most))) for most in ("1.50", "1.5"))
    assert (canonical(one), content_hash(one)) == (canonical(other), content_hash(other))
    assert content_hash(msgspec.structs.replace(one, version="2")) != content_hash(one)
