from reports.beside import beside_of
from tests.reports.rounds import four_constituencies


def test_what_stands_beside_all_organisations_together():
    made = four_constituencies()
    beside = made.rolled.beside
    assert (beside.answered, beside.capped, beside.failed) == (6, 1, {"sponsor": 1})
    assert {key: (mean.percent, mean.n) for key, mean in beside.means.items()} == {
        "plan": ("77.5", 6),
        "build": ("63.8", 4),
    }
    assert beside.reasons.keys() == {driver.organisation for driver in made.rated.all.drivers}
    assert "There is no sponsor" in " ".join(beside.reasons.values())


def test_what_stands_beside_one_without_answers():
    made = four_constituencies()
    beside = beside_of(made.rated.constituencies[-1], [], made.questionnaire)
    assert (beside.answered, beside.means, beside.capped, beside.failed, beside.reasons) == (0, {}, 0, {}, {})
