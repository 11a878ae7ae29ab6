"""A round as chapters take it."""

from dataclasses import replace

from reports.dashboard import Rolled
from reports.packs.basis import Basis
from tests.reports.rounds import four_constituencies


def rolled(made):
    return Rolled(made.rated, made.beside, made.besides)


def a_basis(made=None, **more):
    made = made or four_constituencies()
    given = Basis(rolled(made), made.questionnaire, made.scheme, "2025-10-31", True)
    return replace(given, **more)


def said(text):
    return text.replace("\u00a0", " ")


def texts(block):
    return [said(one) for one in block.texts]


def rows(table):
    return [tuple(said(cell) for cell in row) for row in table.rows]
