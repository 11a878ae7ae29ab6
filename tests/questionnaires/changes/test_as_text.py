from hypothesis import given

from questionnaires.changes import changes_between
from questionnaires.changes.as_text import as_text
from questionnaires.definition import Fact, Section
from questionnaires.question_types import Information, Maturity, Number, Option
from tests.questionnaires.asking import asking, choice, yes_no
from tests.questionnaires.generated import PAIRS

LEVELS = (Option(key="low", text="Low"), Option(key="top", text="Top"))
OLD = asking(
    sections=(
        Section(
            key="plan",
            title="Plan",
            questions=(
                Information(key="welcome", text="Welcome."),
                yes_no("agreed", "Is the plan agreed?", guidance="By the board."),
                choice("done", "open", ("none", "None yet"), key="state"),
                yes_no("owner", "Has it an owner?", number="9"),
                Maturity(key="how_far", text="How far?", levels=LEVELS),
            ),
        ),
        Section(key="people", title="People", questions=(Number(key="staff", text="How many people?", unit="people"), yes_no("lead"))),
        Section(key="old", title="Old", questions=(yes_no("dropped", "Is it over?"),)),
    ),
    profile={"size": Fact(kind="text", title="Size"), "gone": Fact(kind="text", title="Gone")},
)  # fmt: skip
NEW = asking(
    version="2",
    title="Tiny but longer",
    languages=("en", "fr"),
    profile={"size": Fact(kind="number", title="Size"), "come": Fact(kind="text", title="Come")},
    sections=(
        Section(key="new", title="New", questions=(choice("a", "b", key="why", text="Why?\nSay it."),)),
        Section(
            key="people",
            title="People and\nroles",
            guidance="All of them.",
            applies_if='profile.size > 9',
            questions=(
                Number(key="staff", text="How many people?", unit={"en": "people", "fr": "personnes"}, required=False),
                yes_no("agreed", "Is the plan not agreed?", guidance="By a board.", criteria="A minute."),
                yes_no("lead", not_applicable=True),
            ),
        ),
        Section(
            key="plan",
            title="Plan",
            questions=(
                Information(key="welcome", text="Welcome back."),
                choice(("open", "Still open"), "done", ("none-0", "None yet"), ("lost", "Lost"), key="state", applies_if="profile.come"),
                yes_no("owner", "Has it an owner?"),
                Maturity(key="how_far", text="How far?", levels=(*LEVELS[::-1], Option(key="more", text="More", exclusive=False))),
            ),
        ),
    ),
)  # fmt: skip
TEXT = """\
Tiny but longer: 1 -> 2
Size of the change: major (some earlier answers may no longer fit or mean the same)

Questions: 8 -> 8; 1 added, 1 removed, 3 reworded, 2 with other options, 2 with other settings, \
4 asked under other conditions, 1 with other guidance, 1 with other criteria, 1 with other translations, 1 moved, 5 renumbered
Sections: 1 added, 1 removed, 2 changed

Questionnaire
  title: Tiny{+ but longer+}
  languages: [-none-]{+en, fr+}
  profile fact added: come
  profile fact removed: gone
  profile fact size, kind: [-text-]{+number+}

Sections
  1  new  added: New
  3  old  removed: Old
  2  people
      moved after new
      title: People{+ and¶roles+}
      guidance: {+All of them.+}
      asked when: [-always-]{+profile.size > 9+}
  only renumbered: 1 -> 3

Questions added
  1.1  why  (single choice, in new)
      Why? Say it.

Questions removed
  3.1  dropped  (yes no, in old)
      Is it over?

Questions changed
  2.1  staff
      unit (fr): {+personnes+}
      required: [-yes-]{+no+}
  2.2 (was 1.1)  agreed
      moved from plan to people, after staff
      text: Is the plan {+not +}agreed?
      guidance: By [-the-]{+a+} board.
      criteria: {+A minute.+}
  2.3 (was 2.2)  lead
      not applicable allowed: [-no-]{+yes+}
  -  welcome
      text: Welcome{+ back+}.
  3.1 (was 1.2)  state
      option added: lost  Lost
      option key: [-none-]{+none-0+}  None yet
      options in another order: open moved
      option open, text: [-Open-]{+Still open+}
      asked when: [-always-]{+profile.come+}
  3.3 (was 1.4)  how_far
      level added: more  More
      levels in another order: top moved

Only renumbered
  9 -> 3.2  owner
"""


def test_a_red_line_reads_like_a_note():
    assert as_text(changes_between(OLD, NEW)) == TEXT


def test_nothing_changed_is_said_in_three_lines():
    assert as_text(changes_between(OLD, OLD)) == (
        "Tiny: 1 -> 1\nSize of the change: none (nothing that is asked has changed)\n\nQuestions: 8 -> 8\n"
    )


def test_questions_that_only_their_section_asks_of_others_are_named_together():
    def text(condition):
        return asking(
            sections=(Section(key="one", title="One", applies_if=condition, questions=(yes_no("a"), yes_no("b"))),)
        )

    assert as_text(changes_between(text("profile.a"), text(None))).partition("Sections: ")[2] == (
        "1 changed\n\nSections\n  1  one\n      asked when: [-profile.a-]{+always+}\n\n"
        "Asked under other conditions because of their section\n  1.1  a\n  1.2  b\n"
    )


def test_sections_that_only_have_another_number_share_a_line():
    sections = [Section(key=key, title=key, questions=(yes_no(f"in-{key}"),)) for key in "abc"]
    text = as_text(changes_between(asking(sections=tuple(sections[1:])), asking(sections=tuple(sections))))
    assert "  only renumbered: 1 -> 2, 2 -> 3\n" in text


def test_a_question_that_becomes_text_to_read_loses_its_number():
    text = as_text(changes_between(asking(yes_no("a", "Plan?")), asking(Information(key="a", text="Plan?"))))
    assert "  - (was 1.1)  a\n      kind: [-yes_no-]{+information+}\n" in text
    text = as_text(changes_between(asking(Information(key="a", text="Plan?")), asking(yes_no("a", "Plan?"))))
    assert "  1.1 (was without a number)  a\n      kind: [-information-]{+yes_no+}\n" in text


def test_an_option_reworded_in_its_place_is_told_with_its_key():
    text = as_text(changes_between(asking(choice(("a", "Yes"))), asking(choice(("a", "Yes, fully")))))
    assert text.endswith("  1.1  state\n      option a, text: Yes{+, fully+}\n")


def test_a_move_to_the_outermost_level_and_to_the_first_place_is_told():
    inner = Section(key="inner", title="Inner", questions=(yes_no("a"),))
    outer = Section(key="outer", title="Outer", questions=(yes_no("b"),))
    nested = Section(key="outer", title="Outer", questions=(yes_no("b"),), sections=(inner,))
    text = as_text(changes_between(asking(sections=(nested,)), asking(sections=(inner, outer))))
    assert "moved from outer to the outermost level, to the first place\n" in text


def test_what_would_steer_a_terminal_is_not_printed():
    text = as_text(
        changes_between(asking(yes_no("a", "Plan?")), asking(yes_no("a", "Plan \x1b[31m\u202eor\t\x00not?")))
    )
    assert "{+\ufffd[31m\ufffdor \ufffdnot+}" in text.replace("{+ \ufffd", "{+\ufffd")


@given(PAIRS)
def test_no_line_of_the_text_is_broken_or_padded(pair):
    text = as_text(changes_between(*pair))
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert text.endswith("\n")
