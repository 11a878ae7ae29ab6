from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.changes.layout import marked
from questionnaires.changes.redline import MOST_COMPARISONS, RedLine, Run, red_lines, runs

LANGUAGES = ("en", "en")
WORDY = st.lists(st.sampled_from(["plan", "the", "is", ",", " ", "\n", "?", "été", "don’t", "  "]), max_size=12).map(
    "".join
)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Is there a plan?", "Is there a plan?", "Is there a plan?"),
        ("Is there a plan?", "Is there a budget?", "Is there a [-plan-]{+budget+}?"),
        ("Is there a plan?", "Is there an agreed plan?", "Is there [-a-]{+an agreed+} plan?"),
        ("Is it agreed", "Is it agreed now", "Is it agreed{+ now+}"),
        ("Please say why.", "Say why.", "[-Please say-]{+Say+} why."),
        ("one, two", "three, four", "[-one, two-]{+three, four+}"),
        ("one and two", "three and four", "[-one-]{+three+} and [-two-]{+four+}"),
        ("", "New words", "{+New words+}"),
        ("Old words", "", "[-Old words-]"),
        ("First.\nSecond.", "First. Second.", "First.[-¶-]{+ +}Second."),
        ("a\nb", "a\nc", "a [-b-]{+c+}"),
        ("plan ", "budget ", "[-plan-]{+budget+}"),
        (" plan", "  plan", "[- -]{+  +}plan"),
        ("", "", ""),
    ],
)
def test_words_taken_out_and_put_in_are_marked(old, new, line):
    assert marked(runs(old, new)) == line


@given(WORDY, WORDY)
def test_both_texts_can_be_read_back_from_the_red_line(old, new):
    line = RedLine(language="en", runs=runs(old, new))
    assert (line.old, line.new) == (old, new)


@given(WORDY, WORDY)
def test_runs_of_one_fate_are_joined_and_never_empty(old, new):
    kinds = [run.kind for run in runs(old, new)]
    assert all(run.text for run in runs(old, new))
    assert all(one != other for one, other in pairwise(kinds))


def test_a_long_rewritten_part_is_shown_as_replaced_whole():
    count = int(MOST_COMPARISONS**0.5) + 2
    old, new = " ".join(["before"] * count), " ".join(["after"] * count)
    line = runs(f"Same start {old} middle end.", f"Same start {new} middle end.")
    assert line == (Run("kept", "Same start "), Run("removed", old), Run("added", new), Run("kept", " middle end."))


def test_a_long_unchanged_stretch_is_shown_by_its_ends():
    words = " ".join(f"word{number}" for number in range(60))
    line = marked(runs(f"{words} old", f"{words} new"))
    assert line.startswith("word0 word1 ")
    assert "[...]" in line
    assert line.endswith(" word59 [-old-]{+new+}")
    assert len(line) < 200


def test_each_language_gets_its_own_red_line_and_equal_ones_none():
    lines = red_lines(
        {"en": "Plan", "fr": "Plan", "de": "Plan"}, {"en": "A plan", "fr": "Plan", "de": "Der Plan"}, LANGUAGES
    )
    assert [(line.language, marked(line.runs)) for line in lines] == [
        ("en", "[-Plan-]{+A plan+}"),
        ("de", "{+Der +}Plan"),
    ]


def test_a_plain_string_is_in_the_questionnaires_own_language():
    assert red_lines("Plan", {"en": "Plan"}, LANGUAGES) == ()


@pytest.mark.parametrize(
    ("old", "new", "translations"),
    [
        ("Plan", {"en": "Plan", "fr": "Projet"}, [("fr", True)]),
        ({"en": "Plan", "fr": "Projet"}, "Plan", [("fr", True)]),
        ("Plan", {"fr": "Projet"}, [("fr", False), ("en", False)]),
        (None, "Plan", [("en", False)]),
        ("Plan", None, [("en", False)]),
        (None, None, []),
    ],
)
def test_a_translation_is_a_language_that_came_or_went_while_another_stayed(old, new, translations):
    assert [(line.language, line.translation) for line in red_lines(old, new, LANGUAGES)] == translations
