"""Pages, charts, exports and packs are made from one type, the protected table, which readers without names get veiled.

Whoever rolls receipts up, compares rounds or reads receipts elsewhere holds figures that nobody has protected. They are few, each is
named here with the reason why no reader without names gets them, and a new one is a failing test before it is a page.
"""

import ast

from tests.architecture.tree import modules, name

UNPROTECTED = {
    "scoring.constituencies": {"RatedRound", "roll_up"},
    "scoring.constituencies.values": {"RatedRound"},
    "readiness.figures": {"compared", "comparison", "loading", "rescored", "rolled", "said"},
    "readiness.figures.compared": {"compared_round", "full_receipts"},
    "readiness.figures.comparison": {"compared", "inputs", "known_of", "made_of"},
    "readiness.figures.loading": {"load"},
    "readiness.figures.rescored": {"both_of", "rescored", "rescored_rows"},
    "readiness.figures.rolled": {"loaded_of", "made_from", "parts_of"},
    "readiness.figures.said": {"earlier_asking", "told_in"},
    "readiness.tables": {"ConstituencyStanding", "KeptComparison", "StoredReceipt"},
    "reports.comparison": {"compare"},
}
"""What gives figures of organisations or of few of them, by the module that it is imported from."""
HOUSE = ("readiness/figures/", "readiness/tables/", "readiness/migrations/")
COMMAND = "A command over files or by whoever runs the service, who has all of it anyway."
OFFICE = "For the office alone, which sees names; its doors are in the access table."
SCORING = "It scores and keeps what is scored, and shows nothing."
MAY = {
    "readiness/commands/score.py": COMMAND,
    "readiness/compared_rounds.py": COMMAND,
    "readiness/constituency_report.py": COMMAND,
    "readiness/scored_rounds.py": COMMAND,
    "readiness/service_rounds.py": COMMAND,
    "readiness/scorekeeping.py": SCORING,
    "readiness/demonstration/responses.py": SCORING,
    "readiness/comparing/actions/rescore.py": OFFICE,
    "readiness/comparing/queries/rescore_page.py": OFFICE,
    "readiness/comparing/queries/rescored_page.py": OFFICE,
    "readiness/comparing/scoring_again.py": OFFICE,
    "readiness/milestones/queries/go_live_page.py": OFFICE,
    "readiness/reporting/exports/streaming.py": OFFICE,
    "readiness/reporting/queries/organisations.py": OFFICE,
    "readiness/comparing/pages/compare.py": "Hands the comparison on to `comparing/shown.py`, which lays rows out for readers without names that `reports.comparison.told_rows` has veiled.",
    "readiness/improving/queries/movements.py": "Tells readers without names the verdict and no count, by `figures.telling`.",
    "readiness/packs/earlier.py": "Tells a pack without names by `reports.packs.told_movement`, from rows that are veiled.",
    "readiness/packs/rounds.py": "Gives hashes of receipts, and comparisons to `packs/earlier.py`.",
    "readiness/reporting/queries/receipt_page.py": "One receipt, for the office and for whoever answers for that organisation.",
    "readiness/standing/queries/standing_page.py": "Receipts of the reader's own organisation.",
}


def unprotected_in(source: str) -> set[str]:
    """What it imports of that."""
    whole = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom | ast.Import)]
    names = {(node.module, one.name) for node in whole if isinstance(node, ast.ImportFrom) for one in node.names}
    plain = {one.name for node in whole if isinstance(node, ast.Import) for one in node.names}
    return {what for module, what in names if what in UNPROTECTED.get(str(module), ())} | (plain & UNPROTECTED.keys())


def test_figures_that_nobody_has_protected_are_reached_by_those_named_here_alone():
    found = {name(path) for path in modules("readiness") if unprotected_in(path.read_text())}
    assert {path for path in found if not path.startswith(HOUSE)} == set(MAY)


def calls_in(source: str, *names: str) -> set[str]:
    """Which of these functions or types it calls."""
    called = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {one.id for one in called if isinstance(one, ast.Name)} & set(names)


def test_one_type_is_what_pages_charts_exports_and_packs_are_made_from_and_one_module_makes_it():
    rooms = [path for room in ("readiness", "reports") for path in modules(room)]
    makers = {name(path) for path in rooms if calls_in(path.read_text(), "ProtectedTable")}
    assert makers == {"reports/suppression/protected.py"}
    bare = {name(path) for path in modules("reports") if "RatedRound" in path.read_text()}
    assert bare == {"reports/constituency_page.py"}, (
        "Rated rounds reach reports in the one function that makes them a table."
    )


def test_figures_in_full_are_made_where_names_are_seen():
    found = {name(path) for path in modules("readiness") if calls_in(path.read_text(), "in_full")}
    full = {name(path) for path in modules("readiness") if "in_full" in path.read_text()}
    assert found | full == {"readiness/figures/of_milestones.py", "readiness/figures/of_round.py"}


def test_the_census_sees_each_way_to_such_figures():
    assert unprotected_in("from readiness.figures.rolled import Unreadable, parts_of") == {"parts_of"}
    assert unprotected_in("from readiness.figures import rolled") == {"rolled"}
    assert unprotected_in("import readiness.figures.compared") == {"readiness.figures.compared"}
    assert unprotected_in("from readiness.figures.of_round import figures_of") == set()
