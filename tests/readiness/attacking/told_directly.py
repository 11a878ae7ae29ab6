"""A round as tables of constituencies, levels and sections, laid out without a server: cheap enough for many worlds."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from reports.levels import shown_levels
from reports.outcomes import Outcomes
from reports.sheets import Cell, Column
from reports.suppression.protected import Protection, protect
from reports.suppression.told import Thresholds, decided
from reports.suppression.veils import veil
from reports.tables import sheets
from tests.readiness.attacking.facts import Facts
from tests.readiness.attacking.kinds import QUESTIONS, SCHEME, answers_of
from tests.readiness.attacking.tables import Table, Where, read
from tests.readiness.attacking.worlds import Told
from tests.reports.rounds import Asked, a_round
from tests.reports.suppression.rounds_of_many import asked_of


def facts_of(told: Told, at: int, ladder: Sequence[Thresholds], public: Collection[str] = ()) -> tuple[Facts, set[str]]:
    """What the reader of the last step is told of a round, and which constituencies have figures."""
    made = a_round(
        [
            Asked(str(number), stay[0], answers_of(stay[1]), weight=number % 7 + 1)
            for number, one in enumerate(told.ones)
            if (stay := one.stays[at]) is not None
        ],
        questions=QUESTIONS,
        scheme=SCHEME,
    )
    asked = asked_of(made, tuple(public))
    found = None
    for step in ladder:
        found = decided(asked, step, within=found)
    assert found is not None
    table = protect(made.table.rows, partial(veil, lines=found.lines), Protection(names=False))
    outcomes = Outcomes(made.scheme, shown_levels(made.scheme.scale))
    facts, where = Facts(), Where(told.rounds[at], "", told.handed_in())
    for columns, rows in (
        (sheets.CONSTITUENCIES, sheets.constituencies(table, outcomes)),
        (sheets.DISTRIBUTION, sheets.distribution(table, outcomes)),
        (sheets.SECTIONS, sheets.sections(table, made.questionnaire)),
    ):
        read(facts, _table(columns, rows), where)
    for key, line in found.lines.items():
        failed = sum(not gate.passed for one in made.receipts if key in ("", one.constituency) for gate in one.gates)
        if line.figures:
            from tests.readiness.attacking.facts import ALL, Key

            facts.note(Key("gate", told.rounds[at], key or ALL), "withheld" if line.gates else str(failed))
    return facts, {key for key, line in found.lines.items() if line.figures}


def _table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Table:
    return Table(
        tuple(one.key for one in columns),
        tuple(tuple("" if cell is None else str(cell) for cell in row) for row in rows),
    )
