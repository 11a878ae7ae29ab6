import pytest

from reports.wrapping import at_the_foot, in_lines, shortened


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", ("",)),
        ("Suppliers", ("Suppliers",)),
        ("Supplier Agent (in-house)", ("Supplier Agent", "(in-house)")),
        ("one two three four five six seven", ("one two three", "four five six…")),
        ("w" * 40, ("w" * 16, "w" * 15 + "…")),
    ],
)
def test_a_name_is_cut_into_lines(name, lines):
    assert in_lines(name, 16, 2) == lines


def test_headings_of_different_heights_end_on_one_line():
    assert at_the_foot(("one",), 3) == ("", "", "one")


def test_a_long_name_is_shortened():
    assert [shortened("as it is", 8), shortened("far too long", 8)] == ["as it is", "far too…"]
