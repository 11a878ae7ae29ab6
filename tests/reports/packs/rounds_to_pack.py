"""A round as chapters take it."""

from dataclasses import replace

from reports.packs.basis import Basis
from reports.suppression.protected import Protection, protect
from tests.reports.rounds import four_constituencies


def without_names(rolled, veil=lambda row: row):
    return replace(rolled, table=protect(rolled.rows, veil, Protection(names=False)))


def a_basis(made=None, *, see_names=True, veil=lambda row: row, **more):
    made = made or four_constituencies()
    rolled = made.rolled if see_names else without_names(made.rolled, veil)
    return replace(Basis(rolled, made.questionnaire, made.scheme, "2025-10-31"), **more)


def said(text):
    return text.replace("\u00a0", " ")


def texts(block):
    return [said(one) for one in block.texts]


def rows(table):
    return [tuple(said(cell) for cell in row) for row in table.rows]
