import pytest

from reports.numbers import AS_STATED, counted, day, ended, listed, organisations, percent, readable, short_hash


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0", "0"),
        ("6840000", "6,840,000"),
        ("-1234.5", "−1,234.5"),
        ("66.7", "66.7"),
        ("59.25", "59.25"),
        ("33.33333333333333333333333333333333", "33.33…"),
        ("79.996", "79.99…"),
        ("-0.5", "−0.5"),
    ],
)
def test_a_number_is_cut_and_never_rounded(number, shown):
    assert readable(number) == shown


def test_a_number_can_be_shown_as_stated():
    assert readable("66.6667", AS_STATED) == "66.6667"


def test_per_cent_does_not_leave_its_number():
    assert percent("1234.5") == "1,234.5\u00a0%"


def test_one_is_not_many():
    assert [counted(1, "rule", "rules"), organisations(1), organisations(2000)] == [
        "1 rule",
        "1 organisation",
        "2,000 organisations",
    ]


@pytest.mark.parametrize(
    ("names", "most", "shown"),
    [
        ([], 0, ""),
        (["a"], 0, "a"),
        (["a", "b"], 0, "a and b"),
        (["a", "b", "c"], 0, "a, b and c"),
        (["a", "b", "c"], 3, "a, b and c"),
        (["a", "b", "c", "d"], 3, "a, b, c and 1 more"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names, most, shown):
    assert listed(names, most) == shown


def test_a_date_is_written_out_and_other_words_stay():
    assert [day("2024-12-31"), day("end of phase 2")] == ["31 December 2024", "end of phase 2"]


def test_a_hash_is_quoted_by_its_beginning():
    assert short_hash("sha256:0123456789abcdef") == "0123456789ab"


def test_a_sentence_that_another_follows_ends():
    assert (ended("as of today"), ended("As of today."), ended("Really?")) == (
        "as of today.",
        "As of today.",
        "Really?",
    )
