from reports.quality import Quality, quality_of
from tests.reports.rounds import QUESTIONS, SCHEME, Asked, a_round, answers


def quality(*given, **documents):
    made = a_round([Asked(f"o{at}", "X", one) for at, one in enumerate(given)], **documents)
    return quality_of(made.receipts)


def test_what_a_report_stands_on():
    found = quality(answers(10, 20), answers(30), {"planned": 5})
    assert [(name, text.replace("\u00a0", " ")) for name, text in found.facts] == [
        ("Receipts", "3, one for each organisation that answered"),
        ("Answer sheets", "3 different by content hash"),
        ("Questions answered", "6 of 9 asked (66.6 %)"),
        ("Complete", "1 of 3 organisations left no question unanswered"),
        ("Least complete", "o2: 1 of 3 questions asked"),
        ("Scoring engine", "1"),
    ]
    assert found.warnings == ()


def test_answers_that_are_exactly_alike_are_worth_a_look():
    assert quality(answers(10, 20), answers(10, 20)).warnings == (
        "2 organisations gave 1 different answer sheets: some answered exactly alike. That may be right, and is worth a look.",
    )


def test_without_answers_it_stands_on_nothing():
    assert quality() == Quality(facts=(("Receipts", "none"),), warnings=())


def test_those_asked_nothing_are_no_share_of_anything():
    nothing = QUESTIONS.replace("    title: Plan and milestones", "    title: Plan\n    applies_if: profile.builds")
    made = a_round([Asked("a", "X", {}, builds=False)], questions=nothing, scheme=SCHEME)
    facts = dict(quality_of(made.receipts).facts)
    assert (facts["Questions answered"], facts["Least complete"]) == (
        "0 of 0 asked (nothing asked)",
        "nobody was asked anything",
    )
