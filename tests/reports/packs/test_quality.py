from reports.packs.document import Chapter, Sentences, Table
from reports.packs.quality import quality, withheld
from reports.sheets import Exact, Withheld
from tests.reports.packs.rounds_to_pack import a_basis, rows, texts
from tests.reports.rounds import Asked, a_round, answers, four_constituencies


def facts(chapter):
    return dict(rows(chapter.blocks[0]))


def test_who_is_missing_is_counted_and_named_to_whom_may_see_names():
    made = four_constituencies()
    chapter = quality(a_basis(made), made.receipts, ["The base changed."])
    found = facts(chapter)
    assert found["Handed in"] == "6 of 8 organisations handed in (75 %)"
    assert found["Not handed in"] == "2 of 8 organisations; none counts as nought"
    assert found["Not rated though handed in"] == "0 of 6 organisations"
    assert found["Constituencies without any answer"] == "Software"
    assert found["Least complete"].startswith("Dell Networks") or "Least complete" in found
    assert texts(chapter.blocks[1])[-1] == "The base changed."
    assert rows(chapter.blocks[2]) == [
        ("Suppliers", "Cairn", "nothing handed in"),
        ("Software", "Harbour Software", "nothing handed in"),
    ]
    assert chapter.blocks[2].data_only


def test_nobody_is_named_to_others():
    made = four_constituencies()
    chapter = quality(a_basis(made, see_names=False), made.receipts, [])
    assert {"Least complete", "Complete", "Answer sheets"}.isdisjoint(facts(chapter))
    assert [type(one) for one in chapter.blocks] == [Table]
    assert "Cairn" not in str(chapter)


def test_an_unknown_number_of_asked_is_said():
    made = a_round([Asked("a", "X", answers(100, 100))], population_known=False)
    found = facts(quality(a_basis(made), made.receipts, []))
    assert found["Not handed in"] == "not known: how many were asked is not known"
    assert found["Constituencies without any answer"] == "none"


def a_table(*cells):
    return Chapter("x", "X", "", (Sentences(("withheld",)), Table("t", "T", (), (), (cells,), "")))


def test_withheld_figures_are_counted_in_tables():
    assert texts(withheld([a_table(Withheld("withheld"), None, Exact("1"), Withheld("withheld"))]))[0].startswith(
        "2 figures"
    )
    assert texts(withheld([a_table(None, "X")])) == ["No figure of this pack is withheld."]
