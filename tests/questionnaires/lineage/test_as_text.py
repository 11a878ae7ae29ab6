from hypothesis import given

from questionnaires.lineage import lineage_between
from questionnaires.lineage.as_text import as_text
from tests.questionnaires.asking import asking, choice, declaring, yes_no
from tests.questionnaires.generated import PAIRS

OLD = asking(
    yes_no("plan"), yes_no("budget", "Is there a budget?"), choice("x", key="state"), yes_no("gone", "Is that over?")
)
NEW = asking(
    yes_no("plan"),
    yes_no("asked", "Was a budget asked for?"),
    yes_no("granted", "Was it granted?"),
    choice("y", key="state"),
    version="2",
    lineage=declaring(("split", "budget", "asked granted", False)),
)
TEXT = """\
Tiny: 1 -> 2
1 of 4 questions comparable (1 of the 4 asked before)
1 same, 1 rescaled, 1 split, 1 retired

EARLIER     LATER                   VERDICT   COMPARABLE  STATED BY
1.1 plan    1.1 plan                same      yes         proposal
    The words and the scale are the same.
1.2 budget  1.2 asked, 1.3 granted  split     no          author
    Because.
1.3 state   1.4 state               rescaled  no          proposal
    The scale changed: 1 option added; 1 option removed. Answers before and after cannot be put side by side.
1.4 gone    -                       retired   no          proposal
    No longer asked: no question of version 2 is like it.
"""


def test_a_lineage_is_a_table_with_a_reason_under_each_row():
    assert as_text(lineage_between(OLD, NEW), OLD, NEW) == TEXT


def test_what_would_steer_a_terminal_is_not_printed():
    new = asking(yes_no("a"), version="2", title="Tiny\x1b[2J\nand more")
    assert as_text(lineage_between(new, new), new, new).splitlines()[0] == "Tiny\ufffd[2J and more: 2 -> 2"


@given(PAIRS)
def test_every_link_is_a_row_and_a_reason(pair):
    lineage = lineage_between(*pair)
    assert len(as_text(lineage, *pair).splitlines()) == 5 + 2 * len(lineage.links)
