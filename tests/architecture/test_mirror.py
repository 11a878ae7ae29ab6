import pytest

from tests.architecture.tree import ROOT

FOLDERS = ("questionnaires/question_types", "questionnaires/exchange", "reports/charts", "reports/exports")
# Parts shared by several kinds of question, and tested with them.
SHARED = {"__init__", "choices", "numbers", "question"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_kind_format_chart_and_export_has_a_test_of_its_name(folder):
    tests = {path.stem for path in (ROOT / "tests" / folder).glob("test_*.py")}
    wanted = {f"test_{path.stem}" for path in (ROOT / folder).glob("*.py") if path.stem not in SHARED}
    assert sorted(wanted - tests) == []
