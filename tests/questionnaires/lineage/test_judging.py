import datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from questionnaires.definition import Section
from questionnaires.lineage import lineage_between
from questionnaires.question_types import Day, LongText, Maturity, MultipleChoice, Number, Percent
from tests.questionnaires.asking import asking, choice, yes_no

LONG = (
    "Has your organisation agreed its plan for the migration of data with every party that owns some of this data and"
)
CONFIRM = "Not comparable until the author confirms that it is."
SIDE = "Answers before and after cannot be put side by side."
PLAN = yes_no("q", "Is there a plan?")
STATE = choice("a", "b", "c", key="q")
LEVELS = Maturity(key="q", text="How far?", levels=STATE.options)
DAYS = Number(key="q", text="How long?", unit="days")
SAME = "The words and the scale are the same"
CASES = {
    "nothing": (PLAN, PLAN, "same", True, f"{SAME}."),
    "guidance": (PLAN, replace(PLAN, guidance="Look."), "same", True, f"{SAME}; changed: guidance."),
    "help": (PLAN, replace(PLAN, criteria="Look.", evidence="Minute."), "same", True, f"{SAME}; changed: criteria, evidence."),
    "number": (PLAN, replace(PLAN, number="7"), "same", True, f"{SAME}. It is now number 7 (was 1.1)."),
    "required": (PLAN, replace(PLAN, required=False), "same", True, f"{SAME}; changed: required."),
    "translation": (PLAN, replace(PLAN, text={"en": PLAN.text, "fr": "Plan ?"}), "same", True, f"{SAME}; changed: translations."),
    "translated unit": (DAYS, replace(DAYS, unit={"en": "days", "fr": "jours"}), "same", True, f"{SAME}; changed: translations."),
    "translated option": (
        choice(("a", "Yes"), key="q"), choice(("a", {"en": "Yes", "fr": "Oui"}), key="q"), "same", True, f"{SAME}; changed: translations.",
    ),
    "order of options": (STATE, choice("c", "a", "b", key="q"), "same", True, f"{SAME}; changed: the order of the options."),
    "guidance of options": (
        STATE, replace(STATE, options=(replace(STATE.options[0], guidance="Look."), *STATE.options[1:])), "same", True,
        f"{SAME}; changed: guidance of options.",
    ),
    "length": (LongText(key="q", text="Why?"), LongText(key="q", text="Why?", most_characters=9), "same", True, f"{SAME}; changed: most characters."),
    "asked of others": (
        PLAN, replace(PLAN, applies_if="profile.a"), "same", False,
        f"{SAME}. It is asked under other conditions than before. {CONFIRM}",
    ),
    "may decline": (
        PLAN, replace(PLAN, not_applicable=True), "same", False,
        f"{SAME}. Organisations may now say that it does not apply to them. {CONFIRM}",
    ),
    "may not decline": (
        replace(PLAN, not_applicable=True), PLAN, "same", False,
        f"{SAME}. Organisations may no longer say that it does not apply to them. {CONFIRM}",
    ),
    "punctuation": (
        PLAN, replace(PLAN, text="Is there a Plan"), "reworded", True,
        "The wording changed in punctuation, capital letters or spacing only; the scale is the same.",
    ),
    "one word of many": (
        yes_no("q", f"{LONG} its customers?"), yes_no("q", f"{LONG} its suppliers?"), "reworded", True,
        'The wording changed a little (95 % of the words are the same: "customers" became "suppliers"); the scale is the same.',
    ),
    "word put in": (
        yes_no("q", f"{LONG} its customers?"), yes_no("q", f"{LONG} its own customers?"), "reworded", True,
        'The wording changed a little (97 % of the words are the same: "own" was put in); the scale is the same.',
    ),
    "word taken out": (
        yes_no("q", f"{LONG} its own customers?"), yes_no("q", f"{LONG} its customers?"), "reworded", True,
        'The wording changed a little (97 % of the words are the same: "own" was taken out); the scale is the same.',
    ),
    "negation": (
        yes_no("q", f"{LONG} its customers?"), yes_no("q", f"{LONG} not its customers?"), "reworded", False,
        f'The wording changed in few words (97 % of the words are the same: "not" was put in), but a number, a negation or a quantity is among them. {CONFIRM}',
    ),
    "other words": (
        PLAN, yes_no("q", "Is there an agreed budget?"), "reworded", False,
        f"The wording changed (44 % of the words are the same); the scale is the same. {CONFIRM}",
    ),
    "other words asked of others": (
        PLAN, yes_no("q", "Who?", applies_if="profile.a"), "reworded", False,
        f"The wording changed (0 % of the words are the same); the scale is the same. It is asked under other conditions than before. {CONFIRM}",
    ),
    "other words of an option": (
        choice(("a", "Fully"), "b", key="q"), choice(("a", "Partly"), "b", key="q"), "reworded", False,
        f"The wording of an option changed (0 % of the words are the same); the scale is the same. {CONFIRM}",
    ),
    "options": (
        STATE, choice("a", "d", "e", key="q"), "rescaled", False, f"The scale changed: 2 options added; 2 options removed. {SIDE}",
    ),
    "one option and words": (
        STATE, choice("a", "b", "c", "d", key="q", text="How bad is it?"), "rescaled", False,
        f"The scale changed: 1 option added. The wording changed too. {SIDE}",
    ),
    "option keys": (
        choice(("a-1", "Yes"), key="q"), choice(("a-2", "Yes"), key="q"), "rescaled", False,
        f"The scale changed: 1 option with the same words under another key. {SIDE}",
    ),
    "order of levels": (
        LEVELS, replace(LEVELS, levels=LEVELS.levels[::-1]), "rescaled", False, f"The scale changed: the levels stand in another order. {SIDE}",
    ),
    "level": (LEVELS, replace(LEVELS, levels=LEVELS.levels[:2]), "rescaled", False, f"The scale changed: 1 level removed. {SIDE}"),
    "rules for options": (
        STATE, replace(STATE, options=(replace(STATE.options[0], applies_if="profile.a"), *STATE.options[1:])), "rescaled", False,
        f"The scale changed: other rules for when options may be chosen. {SIDE}",
    ),
    "kind": (
        DAYS, Percent(key="q", text="How long?", applies_if="profile.a"), "rescaled", False,
        f'The scale changed: number became percent; the unit was "days" and is "none". It is asked under other conditions than before. {SIDE}',
    ),
    "unit": (DAYS, replace(DAYS, unit="hours"), "rescaled", False, f'The scale changed: the unit was "days" and is "hours". {SIDE}'),
    "range": (
        DAYS, replace(DAYS, minimum=Decimal(0), maximum=Decimal("0.5")), "rescaled", False,
        f"The scale changed: minimum was not stated and is 0; maximum was not stated and is 0.5. {SIDE}",
    ),
    "earliest": (
        Day(key="q", text="When?"), Day(key="q", text="When?", earliest=datetime.date(2026, 1, 1)), "rescaled", False,
        f"The scale changed: earliest was not stated and is 2026-01-01. {SIDE}",
    ),
    "at most": (
        MultipleChoice(key="q", text="Which?", options=STATE.options, at_most=2), MultipleChoice(key="q", text="Which?", options=STATE.options),
        "rescaled", False, f"The scale changed: at most was 2 and is not stated. {SIDE}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "verdict", "comparable", "reason"), CASES.values(), ids=CASES)
def test_the_verdict_on_a_question_that_kept_its_key(old, new, verdict, comparable, reason):
    (link,) = lineage_between(asking(old), asking(new, version="2")).links
    assert (link.verdict, link.comparable, link.reason) == (verdict, comparable, reason)


def test_a_condition_of_the_section_counts_as_one_of_the_question():
    old, new = (
        asking(sections=(Section(key="s", title="S", applies_if=condition, questions=(PLAN,)),), version=version)
        for condition, version in ((None, "1"), ("profile.a", "2"))
    )
    (link,) = lineage_between(old, new).links
    assert (link.verdict, link.comparable) == ("same", False)


def test_long_changes_are_not_quoted():
    words = " ".join(f"word{number}" for number in range(600))
    (link,) = lineage_between(
        asking(yes_no("q", f"{words} {'abcdefg ' * 9}")), asking(yes_no("q", f"{words} x"), version="2")
    ).links
    assert link.reason == "The wording changed a little (99 % of the words are the same); the scale is the same."


def test_the_options_that_changed_are_kept_with_the_link():
    (link,) = lineage_between(asking(STATE), asking(choice("a", "d", key="q"), version="2")).links
    assert [option.key for option in link.options.added] == ["d"]
    assert [option.key for option in link.options.removed] == ["b", "c"]


def test_the_language_whose_words_differ_most_decides():
    old, new = ({"en": "Is there a plan?", "fr": said} for said in ("Y a-t-il un plan ?", "Qui dirige ?"))
    (link,) = lineage_between(asking(yes_no("q", old)), asking(yes_no("q", new), version="2")).links
    assert link.reason.startswith("The wording changed (0 % of the words are the same)")
