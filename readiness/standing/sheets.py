"""The tables of the page as sheets, with the figures that the page shows."""

from collections.abc import Sequence

from readiness.standing.queries.standing_page import StandingPage
from reports.sheets import About, Cell, Column, Sheet, count, exact

ROUNDS = (
    Column("round", "Title of the round"),
    Column("as_of", "The day the answers are about"),
    Column("rating", "Level of the rating"),
    Column("movement", "Against the round before it took part in"),
    Column("total", "The total as reported", "points", "number"),
    Column("maximum", "What was possible", "points", "number"),
)
QUESTIONS = (
    Column("number", "Number of the question as it is shown"),
    Column("question", "Text of the question"),
    Column("movement", "Improved, worsened, unchanged, not comparable, or not answered in both rounds"),
    Column("reason", "Why it is not comparable, where it is not"),
)
CONSTITUENCY = (
    Column("level", "Level of the scale, the worst first"),
    Column("organisations", "Organisations of the constituency rated so", "organisations", "count"),
    Column("own", "Whether this organisation is one of them"),
)
LIFTING = (
    Column("level", "The level that would have been reached"),
    Column("set", "Which of the sets that are equally small", "", "count"),
    Column("proof", "Whether the number of answers is the smallest"),
    Column("section", "Section of the question"),
    Column("question", "Text of the question"),
    Column("answered", "What was answered"),
    Column("would", "What would have lifted the rating, together with the other answers of the set"),
    Column("points", "Points that it earned, and that it would have earned"),
)


def sheet_named(page: StandingPage, name: str) -> Sheet | None:
    """None where there is no such table, or nothing in it."""
    columns, rows = {
        "rounds": (ROUNDS, _rounds(page)),
        "questions": (QUESTIONS, _questions(page)),
        "constituency": (CONSTITUENCY, _constituency(page)),
        "lifting": (LIFTING, _lifting(page)),
    }.get(name, ((), []))
    if not rows:
        return None
    facts = [("Organisation", page.organisation), ("Round", page.round.title), ("As of", page.round.as_of.isoformat())]
    if name == "constituency" and page.distribution is not None:
        facts.append(("Stands on", page.distribution.stands_on))
    return Sheet(About(f"{page.organisation}: {name}", tuple(facts)), columns, rows)


def _rounds(page: StandingPage) -> list[Sequence[Cell]]:
    return [
        (one.title, one.as_of.isoformat(), one.rating.text, one.movement, exact(one.total), exact(one.maximum))
        for one in page.rounds
    ]


def _questions(page: StandingPage) -> list[Sequence[Cell]]:
    return [(one.number, one.text, one.movement, one.reason) for one in page.questions]


def _constituency(page: StandingPage) -> list[Sequence[Cell]]:
    if page.distribution is None:
        return []
    return [(one.title, exact(one.count), "yes" if one.is_own else "no") for one in page.distribution.levels]


def _lifting(page: StandingPage) -> list[Sequence[Cell]]:
    return [
        (lift.level, count(at), lift.sentence, row.section, row.question, row.answered, row.would, row.points)
        for lift in page.lifts
        for at, some in enumerate(lift.sets, start=1)
        for row in some.rows
    ]
