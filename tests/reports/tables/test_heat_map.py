from reports.constituency_page import constituency_page
from tests.reports.rounds import four_constituencies


def test_the_table_has_the_numbers_of_the_cells():
    page, _ = constituency_page(*four_constituencies().inputs, as_of=None, title=None, illustrative=False)
    found = {row.name: [(cell.shown.replace("\u00a0", " "), cell.over) for cell in row.cells] for row in page.heat_map}
    assert found == {
        "All organisations": [("77.5 %", "6 of 6"), ("63.8 %", "4 of 6")],
        "Suppliers": [("85 %", "2 of 2"), ("65 %", "2 of 2")],
        "Networks": [("95 %", "2 of 2"), ("does not apply", "")],
        "Agents": [("52.5 %", "2 of 2"), ("62.5 %", "2 of 2")],
        "Software": [("no answers", ""), ("no answers", "")],
    }
