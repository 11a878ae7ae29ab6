import time

import pytest

from questionnaires.definition import Section
from questionnaires.lineage import lineage_between
from tests.questionnaires.asking import asking, choice, yes_no

SAME = "The words and the scale are the same."
CONFIRM = "Not comparable until the author confirms that it is."
PLAN = "Has your organisation agreed its migration plan with the data owners?"


def sections(**within):
    return tuple(Section(key=key, title=key, questions=tuple(questions)) for key, questions in within.items())


def links(old, new):
    return [
        (link.verdict, " ".join(link.old), " ".join(link.new), link.comparable)
        for link in lineage_between(old, new).links
    ]


def pairs(old, new):
    return links(asking(*old), asking(*new, version="2"))


def test_the_same_question_under_another_key_is_renamed_and_comparable():
    lineage = lineage_between(asking(yes_no("a", PLAN)), asking(yes_no("b", PLAN), version="2"))
    (link,) = lineage.links
    assert (link.verdict, link.comparable, link.reason) == ("replaced", True, f"Only its key is new. {SAME}")


def test_a_renamed_question_asked_of_others_is_not_comparable():
    (link,) = lineage_between(
        asking(yes_no("a", PLAN)), asking(yes_no("b", PLAN, applies_if="profile.a"), version="2")
    ).links
    assert (link.verdict, link.comparable) == ("replaced", False)
    assert link.reason == (
        f"It seems to take the place of number 1.1. {SAME} It is asked under other conditions than before. {CONFIRM}"
    )


def test_words_that_stand_several_times_do_not_make_a_question_comparable():
    old = [
        yes_no("a", "Please say why you chose this answer."),
        yes_no("kept", "Please say why you chose this answer."),
    ]
    new = [
        yes_no("kept", "Please say why you chose this answer."),
        yes_no("b", "Please say why you chose this answer."),
    ]
    (_, link) = lineage_between(asking(*old), asking(*new, version="2")).links
    assert (link.verdict, link.old, link.new, link.comparable) == ("replaced", ("a",), ("b",), False)
    assert link.reason == f"It seems to take the place of number 1.1. {SAME} It is now number 1.2 (was 1.1). {CONFIRM}"


def test_the_section_tells_questions_with_the_same_words_apart():
    old = asking(sections=sections(x=[yes_no("a", PLAN)], y=[yes_no("b", PLAN)]))
    new = asking(sections=sections(y=[yes_no("d", PLAN)], x=[yes_no("c", PLAN)]), version="2")
    assert links(old, new) == [("replaced", "b", "d", True), ("replaced", "a", "c", True)]


def test_the_same_words_on_another_scale_are_replaced_and_not_comparable():
    old, new = [choice(("x-1", "Yes"), key="a", text=PLAN)], [choice(("x-2", "Yes"), key="b", text=PLAN)]
    (link,) = lineage_between(asking(*old), asking(*new, version="2")).links
    assert (link.verdict, link.comparable) == ("replaced", False)
    assert link.reason == (
        "It seems to take the place of number 1.1. The scale changed: 1 option with the same words under another key. "
        "Answers before and after cannot be put side by side."
    )
    assert [(option.old, option.new) for option in link.options.rekeyed] == [("x-1", "x-2")]


def test_nearly_the_same_words_under_another_key_are_replaced():
    old, new = [yes_no("a", PLAN)], [yes_no("b", PLAN.replace("agreed", "shared"))]
    assert pairs(old, new) == [("replaced", "a", "b", False)]


def test_the_most_alike_follow_one_another_whatever_their_order():
    old = [
        yes_no(f"old{word}", f"Has your organisation agreed the {word} plan with all data owners?")
        for word in ("test", "cutover")
    ]
    new = [
        yes_no(f"new{word}", f"Has your organisation agreed a {word} plan with all data owners?")
        for word in ("cutover", "test")
    ]
    assert pairs(old, new) == [
        ("replaced", "oldcutover", "newcutover", False),
        ("replaced", "oldtest", "newtest", False),
    ]


@pytest.mark.parametrize("words", ["Who leads?", "", "Has your organisation a sponsor?"])
def test_other_words_under_another_key_are_a_new_question(words):
    assert pairs([yes_no("a", PLAN)], [yes_no("b", words)]) == [("new", "", "b", False), ("retired", "a", "", False)]


OLD = "Has your organisation a migration plan and a budget for migration?"
PARTS = ("Has your organisation a migration plan?", "Has your organisation a budget for migration?")


def test_several_alike_in_the_place_of_one_are_a_split():
    old, new = [yes_no("a", OLD)], [yes_no("b", PARTS[0]), yes_no("c", PARTS[1])]
    (link,) = lineage_between(asking(*old), asking(*new, version="2")).links
    assert (link.verdict, link.old, link.new, link.comparable) == ("split", ("a",), ("b", "c"), False)
    assert link.reason == "Number 1.1 seems to have become numbers 1.1, 1.2; no one of them stands for it."


def test_one_in_the_place_of_several_alike_is_a_merger():
    old, new = [yes_no("b", PARTS[0]), yes_no("c", PARTS[1])], [yes_no("a", OLD)]
    (link,) = lineage_between(asking(*old), asking(*new, version="2")).links
    assert (link.verdict, link.old, link.new, link.comparable) == ("merged", ("b", "c"), ("a",), False)
    assert link.reason == "Numbers 1.1, 1.2 seem to have become number 1.1; it stands for no one of them."


def test_a_question_that_kept_its_key_is_no_part_of_a_split():
    old, new = [yes_no("a", OLD)], [yes_no("a", PARTS[0]), yes_no("c", PARTS[1])]
    assert pairs(old, new) == [("reworded", "a", "a", False), ("new", "", "c", False)]


def test_parts_that_stand_elsewhere_are_no_split():
    old = asking(sections=sections(x=[yes_no("a", OLD)], y=[yes_no("k", "Who leads?")]))
    new = asking(
        sections=sections(x=[yes_no("n", "Is that over?")], y=[yes_no("k", "Who leads?"), *map(yes_no, "bc", PARTS)]),
        version="2",
    )
    assert [link[0] for link in links(old, new)] == ["new", "same", "new", "replaced"]


def test_where_the_section_is_gone_the_parts_may_stand_in_another_but_together():
    old = asking(sections=sections(x=[yes_no("a", OLD)]))
    together = asking(sections=sections(y=map(yes_no, "bc", PARTS)), version="2")
    apart = asking(sections=sections(y=[yes_no("b", PARTS[0])], z=[yes_no("c", PARTS[1])]), version="2")
    assert links(old, together) == [("split", "a", "b c", False)]
    assert "split" not in [link[0] for link in links(old, apart)]


def test_one_heir_with_a_small_change_of_words_leaves_no_split():
    long = "Has your organisation agreed its plan for the migration of data with every party that owns some of this data and its"
    old = [yes_no("a", f"{long} customers?")]
    new = [
        yes_no("b", f"{long} suppliers?"),
        yes_no("c", "Has your organisation agreed its plan for the migration of data?"),
    ]
    assert pairs(old, new) == [("replaced", "a", "b", False), ("new", "", "c", False)]


def test_a_few_common_words_are_too_little_for_a_split():
    assert "split" not in [
        link[0] for link in pairs([yes_no("a", "Is it agreed?")], map(yes_no, "bc", ["Is it?", "Agreed?"]))
    ]


def test_each_part_follows_the_question_it_is_most_alike_to():
    stem = "How ready is your organisation for {}?"
    old = [
        yes_no(f"old-{name}", stem.format(name))
        for name in ("settlement testing", "data migration", "cutover rehearsal")
    ]
    new = [
        yes_no(f"new-{name}", stem.format(f"the {name}"))
        for name in ("settlement testing", "data migration", "cutover rehearsal")
    ]
    assert [link[0] for link in pairs(old, new)] == ["replaced"] * 3


def test_the_same_words_in_another_order_are_another_question():
    words = ["Has", "the", "board", "agreed", "how", "the", "auditors", "will", "test", "what", "the", "teams", "do"]
    turned = [*words[6:], *words[:6]]
    assert [link[0] for link in pairs([yes_no("a", " ".join(words))], [yes_no("b", " ".join(turned))])] == [
        "new",
        "retired",
    ]


def test_the_search_stays_quick_where_all_questions_are_alike():
    stem = "How ready is your organisation for the step numbered {} of the plan that the programme has agreed with all parties?"
    levels = ("low", "high", ("none", "None"))
    old = [choice(*levels, key=f"old{at}", text=stem.format(at)) for at in range(250)]
    new = [choice(*levels, key=f"new{at}", text=stem.format(at + 3) + " Say so.") for at in range(250)]
    start = time.process_time()
    found = pairs(old, new)
    assert time.process_time() - start < 5
    assert {(old_key, new_key) for verdict, old_key, new_key, _ in found if verdict == "replaced"} >= {
        (f"old{at + 3}", f"new{at}") for at in range(240)
    }


def test_options_are_not_words_of_the_question():
    old = choice(("x", "Has your organisation agreed?"), key="a", text="Plan?")
    new = choice(("y", "Has your organisation agreed?"), key="b", text="Budget?")
    assert pairs([old], [new]) == [("new", "", "b", False), ("retired", "a", "", False)]
