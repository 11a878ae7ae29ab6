from questionnaires.lineage import lineage_between
from reports.comparison import compare
from reports.comparison.narrowing import NOBODY_HERE, narrowed
from reports.comparison.organisations import organisations
from reports.comparison.tables import tables_of
from tests.reports.comparison.worlds import QUESTIONS, SCHEME, Asked, a_round, answers, at

NEXT = QUESTIONS.replace('version: "1"', 'version: "2"').replace(
    "      - {kind: yes_no, key: sponsor, text: Is there a sponsor?}\n", ""
)


def comparison(**later):
    before = a_round(
        "1", [Asked("ash", at(40)), Asked("beech", at(90)), Asked("gum", at(50), "Networks"), Asked("oak", None)]
    )
    after = a_round("2", [Asked("ash", at(85)), Asked("elm", at(100)), Asked("gum", at(50), "Suppliers")], **later)
    return compare([before, after, a_round("3", [Asked("fir", at(10), "Agents")])], {})


def test_a_constituency_alone_has_its_own_figures_and_no_others():
    whole = comparison()
    alone = narrowed(whole, "Suppliers")
    assert alone.all == next(one for one in whole.constituencies if one.constituency == "Suppliers")
    assert alone.constituencies == ()
    for pair, before in zip(alone.pairs, whole.pairs, strict=True):
        assert pair.all == next(one for one in before.constituencies if one.constituency == "Suppliers")
        assert pair.constituencies == ()
        for one, of_all in zip(pair.questions.questions, before.questions.questions, strict=True):
            assert one.all == of_all.by_constituency.get("Suppliers")
    assert "Networks" not in str(tables_of(alone))


def test_pairs_of_rounds_in_which_it_was_not_are_left_out():
    assert [pair.after.key for pair in narrowed(comparison(), "Agents").pairs] == ["3", "3"]
    assert narrowed(comparison(), "Brokers") is None


def test_a_question_that_nobody_there_answered_twice_says_so():
    one = narrowed(comparison(), "Networks").pairs[0].questions.questions[0]
    assert one.all is None and one.reason == NOBODY_HERE


def test_questions_that_are_not_comparable_keep_their_reason():
    before = a_round("1", [Asked("ash", at(40))])
    scheme = SCHEME.replace("  - {match: sponsor, options: {yes: 100, no: 0}}\n", "")
    after = a_round("2", [Asked("ash", answers(50))], questions=NEXT, scheme=scheme)
    links = lineage_between(before.questionnaire, after.questionnaire)
    whole = compare([before, after], {("1", "2"): links})
    reasons = [one.reason for one in whole.pairs[0].questions.questions if one.all is None]
    assert (
        reasons
        and [one.reason for one in narrowed(whole, "Suppliers").pairs[0].questions.questions if one.all is None]
        == reasons
    )


def ways(made, names):
    return [row[2:] for row in organisations(made.pairs[:1], names).rows]


def test_which_way_each_organisation_went_those_that_moved_first():
    assert ways(comparison(), {"ash": "Ash Ltd", "oak": "Oak Ltd"}) == [
        ("Suppliers", "ash", "Ash Ltd", "Behind", "Ready", "improved"),
        ("Suppliers", "elm", "elm", "Not asked", "Ready", "joined"),
        ("Suppliers", "gum", "gum", "In another constituency", "Nearly there", "joined"),
        ("Networks", "gum", "gum", "Nearly there", "In another constituency", "left"),
        ("Suppliers", "beech", "beech", "Ready", "Not asked", "left"),
        ("Suppliers", "oak", "Oak Ltd", "No response", "Not asked", "not rated in either round"),
    ]


def test_of_one_constituency_alone_only_its_own_are_named():
    assert [row[0] for row in ways(narrowed(comparison(), "Networks"), {})] == ["Networks"]
