import msgspec

from scoring.compiling import compile_scheme
from scoring.constituencies import Organisation, roll_up
from tests.reports.rounds import four_constituencies


def test_without_statistics_all_else_is_the_same():
    made = four_constituencies()
    compiled = compile_scheme(made.questionnaire, made.scheme)
    answered = {receipt.organisation: receipt for receipt in made.receipts}
    organisations = [Organisation(id=key, name=key, constituency="Suppliers") for key in answered]
    refs = (compiled.questionnaire_ref, compiled.scheme_ref)
    full = roll_up(made.scheme, organisations, answered, {}, refs)
    lean = roll_up(made.scheme, organisations, answered, {}, refs, with_statistics=False)
    assert full.all.statistics
    emptied = msgspec.structs.replace(full.all, statistics={})
    assert lean.all == emptied
    assert [one.statistics for one in lean.constituencies] == [{}]
