import datetime
import hashlib
from decimal import Decimal

import pytest

from questionnaires.answers import Absence, NotApplicable, answers_hash, decimal_text, plain

SHEET = {"b": ("x", "y"), "a": "yes", "c": Decimal("1.50"), "d": NotApplicable("No plant")}


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("yes", "yes"),
        (("a", "b"), ["a", "b"]),
        (Decimal("12.50"), "12.5"),
        (datetime.date(2026, 3, 1), "2026-03-01"),
        (NotApplicable("No plant"), {"not_applicable": "No plant"}),
    ],
)
def test_an_answer_is_written_down_plainly(given, written):
    assert plain(given) == written


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1", "1"),
        ("1.0", "1"),
        ("0.50", "0.5"),
        ("-20", "-20"),
        ("1E+3", "1000"),
        ("1E-3", "0.001"),
        ("-0.0", "0"),
        ("0E+5", "0"),
    ],
)
def test_a_number_is_spelt_in_one_way(number, text):
    assert decimal_text(Decimal(number)) == text


def test_the_hash_is_taken_over_sorted_json():
    canonical = '{"a":"yes","b":["x","y"],"c":"1.5","d":{"not_applicable":"No plant"}}'
    assert answers_hash(SHEET) == "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def test_the_hash_knows_neither_the_order_of_the_questions_nor_the_spelling_of_numbers():
    assert answers_hash({key: SHEET[key] for key in "dcba"} | {"c": Decimal("1.5")}) == answers_hash(SHEET)


@pytest.mark.parametrize(
    "change", [{"a": "no"}, {"b": ("y", "x")}, {"c": Decimal(2)}, {"d": NotApplicable("No plan")}, {"e": "more"}]
)
def test_any_other_answer_changes_the_hash(change):
    assert (answers_hash(SHEET | change) == answers_hash(SHEET)) is False


def test_the_three_absences_have_words_of_their_own():
    assert [str(absence) for absence in Absence] == ["not_asked", "not_answered", "not_applicable"]
