"""Who reads the figures: the office down to the receipt and out to a spreadsheet, an observer without names, a rival not at all."""

import csv
from decimal import Decimal, InvalidOperation
from pathlib import Path

from playwright.sync_api import Locator, expect
from python_calamine import CalamineWorkbook

from questionnaires.texts import words
from readiness.answer_files import Submission
from readiness.organisation_files import read_organisations
from readiness.scored_rounds import score_round
from scoring.loading import load_scheme
from scoring.receipt import Receipt
from tests.journeys.people import Someone
from tests.journeys.walk.answering import OURS
from tests.journeys.walk.questions import SCHEME, answers_of, questionnaire
from tests.journeys.walk.rounds import TITLE
from tests.journeys.walk.setting_up import ORGANISATIONS, RIVAL
from tests.journeys.walk.setting_up import OURS as OUR_NAME


def expected() -> Receipt:
    """What the command line makes of the same answers, without a browser or a database."""
    scheme = load_scheme(SCHEME.read_text(encoding="utf-8"), SCHEME.name, questionnaire())
    listed = read_organisations(ORGANISATIONS, questionnaire(), frozenset())
    (receipt,) = score_round(questionnaire(), scheme, [Submission(OURS, answers_of(OURS), 1)], listed).receipts
    return receipt


def see_the_dashboard(office: Someone) -> None:
    office.follows("Rounds")
    office.follows(TITLE)
    office.presses("Dashboard")
    office.sees("In short", "1 of 3 organisations answered")
    row = row_of(office, "Table of constituencies", "NETSO")
    expect(row).to_contain_text(rating())
    expect(row).to_contain_text("1 of 1")


def click_down_to_the_receipt(office: Someone) -> None:
    """From the constituency to the organisation to every line of its score."""
    office.follows("NETSO")
    office.sees("Who holds it down")
    office.follows(OUR_NAME)
    office.sees_title(f"{OUR_NAME}: receipt")
    receipt = expected()
    for figure in (rating(), receipt.rating_reason, receipt.answers_hash):
        office.sees(figure)


def take_tables_away(office: Someone) -> None:
    """What was downloaded is what the page shows, and CSV and XLSX say the same."""
    office.follows("Dashboard")
    in_summary = cells_of(row_of(office, "Table of constituencies", "NETSO"))[:3]
    office.page.locator("summary", has_text="The same numbers as a table").last.click()
    in_sections = cells_of(row_of(office, "Mean per cent of what is possible", "NETSO"))
    office.follows("Take tables away")
    netso = _taken(office, "constituencies")[0]
    of_all, percent = f"{netso['handed_in']} of {netso['asked']}", f"{netso['response_percent']} %"
    assert [netso["rating"], of_all, percent] == in_summary
    assert [_in_cell(one) for one in _taken(office, "constituencies by section")] == in_sections


def _taken(office: Someone, table: str) -> list[dict[str, str]]:
    """The rows about NETSO, the same in both kinds of file."""
    as_csv = rows_of_csv(office.downloads(f"CSV of {table}"))
    assert rows_of_xlsx(office.downloads(f"XLSX of {table}")) == as_csv
    return [one for one in as_csv if one["constituency"] == "NETSO"]


def _in_cell(row: dict[str, str]) -> str:
    """As the page writes a mean."""
    return f"{row['mean_percent']} % ({row['over']} of {row['handed_in']})" if row["mean_percent"] else row["why_none"]


def see_figures_without_names(observer: Someone, addresses: list[str]) -> None:
    observer.follows("Rounds")
    observer.follows(TITLE)
    observer.sees("Ratings are not released yet")
    observer.sees_nothing_of(OUR_NAME, RIVAL)
    for address in addresses:
        observer.finds_nothing_at(address)


def see_nothing(rival: Someone, addresses: list[str]) -> None:
    """Of another organisation, wherever they look."""
    for address in addresses:
        rival.finds_nothing_at(address)
        rival.sees_nothing_of(OUR_NAME)


def rating() -> str:
    scheme = load_scheme(SCHEME.read_text(encoding="utf-8"), SCHEME.name, questionnaire())
    return next(words(level.title, "en") for level in scheme.scale.levels if level.key == expected().rating)


def row_of(someone: Someone, table: str, first: str) -> Locator:
    return someone.page.get_by_role("region", name=table).get_by_role("row").filter(has_text=first).first


def cells_of(row: Locator) -> list[str]:
    return [" ".join(cell.split()) for cell in row.get_by_role("cell").all_inner_texts()]


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: _plain(cell) for name, cell in row.items()} for row in csv.DictReader(file)]


def rows_of_xlsx(path: Path) -> list[dict[str, str]]:
    head, *body = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [{str(name): _plain(cell) for name, cell in zip(head, row, strict=True)} for row in body]


def _plain(cell: object) -> str:
    """A number as it is, whatever way of writing it the file has."""
    try:
        return format(Decimal(str(cell)).normalize(), "f")
    except InvalidOperation:
        return str(cell)
