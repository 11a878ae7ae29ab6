from fractions import Fraction

import pytest

from questionnaires.answers import NotApplicable
from questionnaires.changes.parts import OptionChanges, Rekeyed
from scoring.decomposition.parting import Parting
from scoring.decomposition.saying import Said
from scoring.decomposition.values import Decomposition, NotDecomposed
from tests.scoring.decomposition.rounds import Asked, a_round, link, linked
from tests.scoring.worlds import asked, choice, number, section, several, yes_no

SCALE = {"levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 80}]}
Q = number("q", minimum=0, maximum=100)
R = number("r", minimum=0, maximum=100)
LINEAR = {"from": 0, "to": 100}


def rule(key, weight=1):
    return {"match": key, "linear": LINEAR, "weight": weight}


def whole(**answers):
    return Asked(answers)


def parted(before, after, *links, constituency=None):
    found = Parting(Said(before), Said(after), linked(before, after, *links)).of(constituency)
    if isinstance(found, Decomposition):
        assert sum(found.parts) == found.whole
    return found


def one_question(asked_, **scheme):
    return a_round(asked(Q), [rule("q")], asked_, scale=SCALE, **scheme)


def test_who_joined_and_who_left_is_told_from_real_movement():
    before = one_question({"a": whole(q=20), "b": whole(q=40), "gone": whole(q=90)})
    after = one_question({"a": whole(q=30), "b": whole(q=40), "new": whole(q=100)})
    found = parted(before, after, link("q", "q"))
    assert (found.before, found.after, found.unit) == (50, Fraction(170, 3), "percent")
    # Without the one that left the mean was 30 and not 50; with the one that joined it is 56 2/3 and not 35.
    assert found.parts == (-20 + Fraction(65, 3), 0, 0, 5)
    assert found.notes == ()


def test_a_constituency_counts_those_who_moved_as_joined_and_left():
    before = one_question({"a": whole(q=20), "b": Asked({"q": 80}, "d")})
    after = one_question({"a": whole(q=30), "b": whole(q=90)})
    found = parted(before, after, link("q", "q"), constituency="c")
    assert found.parts == (30, 0, 0, 10)
    assert parted(before, after, link("q", "q"), constituency=None).parts == (0, 0, 0, 10)
    gone = parted(before, after, link("q", "q"), constituency="d")
    assert gone == NotDecomposed("Too few organisations have a rating in the later round for a figure to change.")


def test_a_new_and_a_retired_question_are_what_was_asked():
    before = a_round(asked(Q, R), [rule("q"), rule("r")], {"a": whole(q=40, r=0)}, scale=SCALE)
    after = a_round(
        asked(Q, number("t", minimum=0, maximum=100)), [rule("q"), rule("t")], {"a": whole(q=50, t=90)}, scale=SCALE
    )
    found = parted(before, after, link("q", "q"), link("r", "", comparable=False), link("", "t", comparable=False))
    assert (found.before, found.after) == (20, 70)
    assert found.parts == (0, 20 + 20, 0, 10)
    assert found.notes == (
        "Real movement is that of questions whose answers fit both rounds: 1 of the 2 counted now, and 1 of the 2 counted before.",
    )


@pytest.mark.parametrize(
    ("before", "after", "links", "words"),
    [
        ({"q": 40, "r": 0}, {"q": 50, "t": 90, "u": 70}, [("r", "t u")], "2 questions counted now are split or merged"),
        ({"q": 40, "r": 0, "v": 20}, {"q": 50, "t": 90}, [("r v", "t")], "1 question counted now is split or merged"),
    ],
)
def test_a_split_or_merged_question_is_what_was_asked_however_comparable(before, after, links, words):
    def made(answers):
        questions = [number(key, minimum=0, maximum=100) for key in answers]
        return a_round(asked(*questions), [rule(key) for key in answers], {"a": whole(**answers)}, scale=SCALE)

    found = parted(made(before), made(after), link("q", "q"), *(link(*one) for one in links))
    assert found.real_movement == 10 and sum(found.parts) == found.after - found.before
    assert found.what_was_asked == found.after - found.before - 10
    assert words in found.notes[1]


def test_a_section_with_nothing_left_of_it_leaves_and_does_not_count_as_nought():
    sections = {"default": {"absent_members": "zero"}}
    measures = {
        "measures": [{"key": "m", "of": [{"sections": "*"}], "rule": "mean", "absent_members": "zero"}],
        "total": "m",
    }
    before = a_round(
        asked(section("x", Q), section("y", R)),
        [rule("q"), rule("r")],
        {"a": whole(q=40, r=0)},
        scale=SCALE,
        sections=sections,
        **measures,
    )
    after = a_round(asked(section("x", Q)), [rule("q")], {"a": whole(q=40)}, scale=SCALE, sections=sections, **measures)
    assert parted(before, after, link("q", "q"), link("r", "", comparable=False)).parts == (0, 20, 0, 0)


def test_other_weights_of_questions_are_how_it_was_scored():
    questionnaire, links = asked(Q, R), (link("q", "q"), link("r", "r"))
    before = a_round(questionnaire, [rule("q"), rule("r")], {"a": whole(q=100, r=0)}, scale=SCALE)
    after = a_round(questionnaire, [rule("q", 3), rule("r")], {"a": whole(q=100, r=0)}, scale=SCALE)
    assert parted(before, after, *links).parts == (0, 0, 25, 0)


def test_what_rules_and_answers_change_together_is_shared_equally():
    questionnaire, links = asked(Q, R), (link("q", "q"), link("r", "r"))
    before = a_round(questionnaire, [rule("q"), rule("r")], {"a": whole(q=0, r=0)}, scale=SCALE)
    after = a_round(questionnaire, [rule("q", 3), rule("r")], {"a": whole(q=100, r=0)}, scale=SCALE)
    # The new weight first, and it does nothing, then 75 of movement; or movement first, which is 50, then 25 of weight.
    assert parted(before, after, *links).parts == (0, 0, Fraction(25, 2), Fraction(125, 2))


def test_other_weights_of_organisations_are_how_it_was_weighed():
    roll = {"constituencies": {"rule": "mean", "weights": "weighted"}}
    before = one_question({"a": Asked({"q": 0}, weight=1), "b": Asked({"q": 100}, weight=1)}, **roll)
    after = one_question({"a": Asked({"q": 0}, weight=1), "b": Asked({"q": 100}, weight=3)}, **roll)
    assert parted(before, after, link("q", "q")).parts == (0, 0, 25, 0)


def test_who_moves_to_a_constituency_with_other_weights_is_weighed_otherwise():
    rules = [{**rule("q"), "weight": {"c": 1, "default": 3}}, rule("r")]
    rounds = [a_round(asked(Q, R), rules, {"a": Asked({"q": 100, "r": 0}, place)}, scale=SCALE) for place in ("c", "d")]
    assert parted(*rounds, link("q", "q"), link("r", "r")).parts == (0, 0, 25, 0)


def test_a_question_that_only_the_later_scheme_counts_is_how_it_was_scored_where_its_answers_are_known():
    questionnaire, links, who = asked(Q, R), (link("q", "q"), link("r", "r")), {"a": whole(q=100, r=0)}
    for with_sheets, parts in ((True, (0, 0, -50, 0)), (False, (0, -50, 0, 0))):
        before = a_round(questionnaire, [rule("q")], who, scale=SCALE, not_counted="r", with_sheets=with_sheets)
        after = a_round(questionnaire, [rule("q"), rule("r")], who, scale=SCALE)
        assert parted(before, after, *links).parts == parts


def test_an_uncounted_answer_may_be_missing_or_never_have_been_asked():
    for answers, condition, parts in (
        ({"q": 100}, {}, (0, 0, -50, 0)),
        ({"q": 100}, {"applies_if": "answers.q < 50.0"}, (0, 0, 0, 0)),
    ):
        questionnaire = asked(Q, {**R, **condition})
        before = a_round(
            questionnaire, [rule("q")], {"a": whole(**answers)}, scale=SCALE, not_counted="r", with_sheets=True
        )
        after = a_round(questionnaire, [rule("q"), rule("r")], {"a": whole(**answers)}, scale=SCALE)
        assert parted(before, after, link("q", "q"), link("r", "r")).parts == parts


def test_an_answer_that_fits_no_option_of_the_other_version_takes_its_question_with_it():
    points = {"match": "o", "options": {"a": 0, "b": 1, "c": 2}}
    before = a_round(
        asked(choice("o"), Q), [points, {**rule("q"), "weight": "0.02"}], {"a": whole(o="c", q=0)}, scale=SCALE
    )
    after = a_round(
        asked(choice("o", "a b"), Q),
        [{**points, "options": {"a": 0, "b": 2}}, {**rule("q"), "weight": "0.02"}],
        {"a": whole(o="a", q=50)},
        scale=SCALE,
    )
    assert parted(before, after, link("o", "o"), link("q", "q")).parts == (0, -75, 0, 50)


def test_an_option_whose_key_alone_changed_is_carried():
    options = OptionChanges(rekeyed=(Rekeyed(old="b", new="x", text="Option b"),))
    for make, old, new in ((choice, "b", "x"), (several, ["a", "b"], ["a", "x"])):
        before = a_round(
            asked(make("o", "a b")), [{"match": "o", "options": {"a": 0, "b": 1}}], {"a": whole(o=old)}, scale=SCALE
        )
        after = a_round(
            asked(make("o", "a x")),
            [{"match": "o", "options": {"a": 0, "x": 1}, "maximum": 2}],
            {"a": whole(o=new)},
            scale=SCALE,
        )
        assert parted(before, after, link("o", "o", options=options)).parts == (0, 0, -50, 0)


def test_not_applicable_is_carried_only_to_a_question_that_may_be_not_applicable():
    why = NotApplicable("why")
    for may in (True, False):
        before = a_round(
            asked(Q, {**R, "not_applicable": True}),
            [rule("q"), rule("r")],
            {"a": whole(q=0, r=why), "b": whole(q=0, r=100)},
            scale=SCALE,
        )
        later = asked(Q, {**R, "not_applicable": may, "text": "Other?"})
        after = a_round(later, [rule("q"), rule("r")], {"a": whole(q=20, r=100), "b": whole(q=20, r=100)}, scale=SCALE)
        found = parted(before, after, link("q", "q"), link("r", "r"))
        assert sum(found.parts) == 35
        assert found.how_scored == 0
        assert (found.what_was_asked == 0) is may


def test_without_a_lineage_all_that_matched_organisations_changed_is_what_was_asked():
    before = one_question({"a": whole(q=20)})
    after = a_round(asked(R), [rule("r")], {"a": whole(r=50)}, scale=SCALE)
    found = Parting(Said(before), Said(after), None).of(None)
    assert found.parts == (0, 30, 0, 0)
    assert found.notes == (
        "Of what both rounds asked nothing can be scored, so what organisations in both changed is one of what was asked.",
    )


def test_who_has_no_figure_on_what_both_asked_is_counted_under_what_was_asked():
    absence = {"absence": {"not_answered": "leave_out"}}
    before = a_round(
        asked(Q, R), [rule("q"), rule("r")], {"a": whole(q=20, r=20), "b": whole(r=60)}, scale=SCALE, **absence
    )
    after = a_round(asked(Q), [rule("q")], {"a": whole(q=40), "b": whole(q=80)}, scale=SCALE, **absence)
    found = parted(before, after, link("q", "q"), link("r", "", comparable=False))
    assert (found.real_movement, found.what_was_asked) == (20, 0)
    assert found.notes[0] == (
        "1 of 2 organisations in both rounds have no figure on what both asked; their change is one of what was asked."
    )


def test_where_nobody_is_in_both_rounds_all_is_who_answered():
    found = parted(one_question({"a": whole(q=20)}), one_question({"b": whole(q=50)}), link("q", "q"))
    assert found.parts == (30, 0, 0, 0)
    assert found.notes == (
        "No organisation with a weight counts in both rounds, so the whole change is one of who answered.",
    )


def test_the_worst_rule_is_parted_in_levels():
    roll = {"constituencies": {"rule": "worst"}}
    before = one_question({"a": whole(q=50), "b": whole(q=90)}, **roll)
    after = one_question({"a": whole(q=85), "b": whole(q=90), "c": whole(q=10)}, **roll)
    found = parted(before, after, link("q", "q"))
    assert (found.before, found.after, found.unit) == (1, 0, "levels")
    assert found.parts == (-2, 0, 0, 1)


SHARE = {
    "rule": "share",
    "level": "green",
    "levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 90}],
}


def test_a_share_is_parted_as_it_is_and_gates_count():
    gate = {"key": "g", "questions": "y", "passes_with": ["yes"], "cap": "red", "sentence": "None."}
    questionnaire = asked(Q, yes_no("y"))

    def made(who, weight):
        return a_round(
            questionnaire,
            [rule("q", weight), {"match": "y", "options": {"yes": 1}, "weight": 0}],
            who,
            scale=SCALE,
            gates=[gate],
            constituencies=SHARE,
        )

    before = made({"a": whole(q=90, y="no"), "b": whole(q=90, y="yes")}, 1)
    after = made({"a": whole(q=90, y="yes"), "b": whole(q=90, y="yes")}, 2)
    found = parted(before, after, link("q", "q"), link("y", "y"))
    assert (found.parts, found.unit) == ((0, 0, 0, 50), "percent")
    assert found.notes == ()
    beyond = parted(before, after, link("q", "q"), link("y", "y", comparable=False))
    assert beyond.parts == (0, 50, 0, 0)
    assert (
        beyond.notes[1] == "Gates on other questions are left aside there, so what they did is one of what was asked."
    )


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ({"scale": None}, {}, "One of the rounds rates by a scale and the other has none."),
        (
            {"constituencies": {"rule": "worst"}},
            {},
            "The roll-up rule was worst and is now mean; the two figures are not of one kind.",
        ),
        (
            {"constituencies": SHARE},
            {"constituencies": {**SHARE, "level": "amber"}},
            "The levels that the roll-up looks at are not the same in both rounds.",
        ),
        ({"scale": {**SCALE, "on": "points"}}, {}, "Totals were rated in another unit before."),
        (
            {"constituencies": {"rule": "mean", "weights": "weighted"}},
            {},
            "The organisations rated have no weight, so there is no figure to change.",
        ),
        (
            {"scale": {**SCALE, "minimum_coverage": 100}, "who": {"a": whole()}},
            {},
            "Too few organisations have a rating in the earlier round for a figure to change.",
        ),
        (
            {"who": {"a": whole(q=1), "b": Asked(), "c": Asked()}},
            {},
            "Too few organisations have a rating in the earlier round for a figure to change.",
        ),
    ],
)
def test_figures_of_different_kinds_are_not_parted(before, after, reason):
    def made(more):
        who = more.pop("who", {"a": Asked({"q": 10}, weight=0)})
        more = {"scale": SCALE, **more}
        return a_round(asked(Q), [rule("q")], who, **{key: value for key, value in more.items() if value is not None})

    assert parted(made(dict(before)), made(dict(after)), link("q", "q")) == NotDecomposed(reason)


def test_a_median_may_become_a_mean_and_that_is_how_it_was_weighed():
    who = {"a": whole(q=0), "b": whole(q=0), "c": whole(q=60)}
    before = one_question(who, constituencies={"rule": "median"})
    assert parted(before, one_question(who), link("q", "q")).parts == (0, 0, 20, 0)


def test_without_a_scale_points_are_parted():
    rounds = [a_round(asked(Q), [rule("q", weight)], {"a": whole(q=answer)}) for answer, weight in ((10, 1), (20, 2))]
    found = parted(*rounds, link("q", "q"))
    assert (found.unit, found.before, found.after) == ("points", 10, 40)
    assert found.parts == (0, 0, 15, 15)


def test_how_many_were_asked_need_not_be_known():
    before = one_question({"a": whole(q=20), "b": Asked(), "c": Asked()}, population_known=False)
    assert parted(before, one_question({"a": whole(q=30)}), link("q", "q")).real_movement == 10
