"""Rows as organisations: every problem of every row is named at once."""

import pytest

from readiness.organising.reading.organisations import OrganisationRow, organisations_from
from readiness.uploads.problems import UnfitFile
from readiness.uploads.upload import table_from
from tests.readiness.organising.files import csv_of

WIDE = "id,name,constituency,weight,roles,parent,identifiers,new_entrant"


def read(*rows, header=WIDE, parents=None):
    return organisations_from(table_from(csv_of(*rows, header=header), ()), ["Supplier", "Agent"], parents or {})


def test_every_column_finds_its_place_and_the_others_are_facts():
    file = read("A,One,Supplier,50.50,supplier;agent,B,MPID:ABCD; LEI:1,no", "B,Two,Agent,,,,,")
    assert file.rows == (
        OrganisationRow(2, "A", "One", "Supplier", "50.5", ("supplier", "agent"), "B", (("MPID", "ABCD"), ("LEI", "1")), {"new_entrant": "no"}),
        OrganisationRow(3, "B", "Two", "Agent", facts={"new_entrant": ""}),
    )  # fmt: skip


def test_a_parent_may_be_known_already():
    assert read("A,One,Supplier,,,Z,,", parents={"Z": None}).rows[0].parent == "Z"


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (",One,Supplier,,,,,", "id", "The cell is blank"),
        ("A,,Supplier,,,,,", "name", "The cell is blank"),
        ("A,One,,,,,,", "constituency", "The cell is blank"),
        ("A,One,Suppliers,,,,,", "constituency", "no constituency Suppliers; there are: Supplier, Agent."),
        ("A,One,supplier,,,,,", "constituency", "did you mean Supplier?"),
        ("A,One,Supplier,lots,,,,", "weight", "is not a number"),
        ('A,One,Supplier,"6,840",,,,', "weight", "is not a number"),
        ("A,One,Supplier,-1,,,,", "weight", "0 or more"),
        ("A,One,Supplier,=1+1,,,,", "weight", "formula"),
        ("A,One,Supplier,,,A,,", "parent", "its own parent"),
        ("A,One,Supplier,,,Q,,", "parent", "No organisation has the id Q"),
        ("A,One,Supplier,,,,ABCD,", "identifiers", "write it like MPID:ABCD"),
        ("A,One,Supplier,,,,,=1+1", "new_entrant", "formula"),
        (f"A,{'x' * 201},Supplier,,,,,", "name", "at most 200 fit"),
    ],
)
def test_a_problem_has_its_row_its_column_and_its_remedy(row, column, words):
    with pytest.raises(UnfitFile) as refused:
        read("B,Two,Agent,,,,,", row)
    (problem,) = refused.value.problems
    assert (problem.line, problem.column) == (3, column)
    assert words in problem.sentence


def test_an_id_that_stands_twice_names_the_first_place():
    with pytest.raises(UnfitFile, match="A stands twice, first in line 2"):
        read("A,One,Supplier,,,,,", "A,Two,Supplier,,,,,")


def test_parents_in_a_ring_are_refused():
    with pytest.raises(UnfitFile) as refused:
        read("A,One,Supplier,,,B,,", "B,Two,Supplier,,,Z,,", parents={"Z": "A"})
    assert [problem.line for problem in refused.value.problems] == [2, 3]


def test_a_file_without_rows_is_refused():
    with pytest.raises(UnfitFile, match="lists no organisation"):
        read()


def test_many_problems_are_counted_but_not_all_listed():
    with pytest.raises(UnfitFile) as refused:
        read(*(f"A{at},,Supplier,,,,," for at in range(150)))
    assert (len(refused.value.problems), refused.value.more) == (100, 50)
